"""`oneworkforce backup` and `oneworkforce restore`: one encrypted file there and back again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from oneworkforce.ground import start
from oneworkforce.lib import text
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--keystore", is_flag=True, help="Of the keystore instead, whose copies live 30 days.")
def backup(file: Path, keystore: bool) -> None:
    """Write everything the site remembers to one encrypted FILE, verified. People can go on working."""
    start.set_up()
    from django.utils import timezone  # noqa: PLC0415  the settings are read first

    from oneworkforce.ground.backups import manifest, snapshot  # noqa: PLC0415
    from oneworkforce.ground.backups.manifest import Kind  # noqa: PLC0415

    with _answering():
        kind = Kind.KEYSTORE if keystore else Kind.MAIN
        account, key = snapshot.make(file, kind=kind, now=timezone.now())
    click.echo(manifest.summary(account))
    click.echo(f"It is in {file}, was decrypted again, and every digest is right.")
    if account.dies_on:
        click.echo(f"Destroy it by {day(account.dies_on)}: `restore` will refuse it after that day.")
    else:
        click.echo(
            "Not in it: open sign-ins; the keys of what is written about children (oneworkforce backup --keystore);"
            " the secrets of the settings (secrets.json, or the environment). Keep copies of those elsewhere."
        )
    if key.made and key.file:
        click.secho(f"A KEY WAS MADE: {key.file}. WITHOUT IT NO BACKUP CAN BE READ.", err=True, bold=True)
        click.secho("Keep a copy of it somewhere else than this machine and the backups, now.", err=True, bold=True)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--key", required=True, type=_FILE, help="The file with the private key that opens it.")
@click.option("--keystore", is_flag=True, help="Merge a copy of the keystore into the present one.")
@click.option("--check", "only_check", is_flag=True, help="Prove that the file is whole; bring nothing back.")
def restore(file: Path, key: Path, keystore: bool, only_check: bool) -> None:
    """Bring FILE back: the main database into an empty one, all or nothing. What was disposed of stays so."""
    start.set_up()
    from django.utils import timezone  # noqa: PLC0415  the settings are read first

    from oneworkforce.ground import database  # noqa: PLC0415
    from oneworkforce.ground.backups import manifest  # noqa: PLC0415
    from oneworkforce.ground.backups import restore as restoring  # noqa: PLC0415
    from oneworkforce.ground.backups.manifest import Kind  # noqa: PLC0415

    now = timezone.now()
    with _answering():
        if only_check:
            kind = Kind.KEYSTORE if keystore else Kind.MAIN
            click.echo(manifest.summary(restoring.check(file, key, kind=kind, today=now.date())))
            click.echo("It is whole.")
            return
        database.prepare()
        if keystore:
            account, merged = restoring.keystore(file, key, now=now)
            click.echo(manifest.summary(account))
            click.echo(
                f"{text.counted(merged.kept, 'key')} came back, {merged.present:,} were there already, and"
                f" {merged.dead:,} stay destroyed because what they open was disposed of."
            )
            applied = merged.applied
        else:
            account, done = restoring.main(file, key, now=now)
            applied = done.applied
            click.echo(manifest.summary(account))
            click.echo("All of it was brought back, and its rows were counted and refer to one another as they should.")
    click.echo(
        f"Disposed of again: {text.counted(applied.wraps, 'key')}, {text.counted(applied.texts, 'text')};"
        f" {text.counted(applied.certificates, 'certificate')} written."
    )
    if not keystore:
        if done.uncertain:
            waiting = text.counted(done.uncertain, "message")
            click.echo(
                f"To be sent when the backup was made: {waiting}. They may have been sent since: decide on each."
            )
        click.echo("Nobody is signed in. Where the keystore was lost too: oneworkforce restore --keystore FILE.")


@contextmanager
def _answering() -> Iterator[None]:
    """Turn a database that does not answer into a sentence."""
    from django.db import OperationalError  # noqa: PLC0415  the settings are read first

    try:
        yield
    except OperationalError:
        what = "It does not answer, or somebody else is writing to it."
        raise Refused(Fault("database", what, "Start it, or stop the site, and try again.")) from None
