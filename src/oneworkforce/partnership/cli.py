"""`oneworkforce partnership`: the first words of an installation, from the machine's own administrator."""

import getpass
import sys
from pathlib import Path

import click

from oneworkforce.lib import terminal
from oneworkforce.lib.faults import Fault, Refused

BY = "the command line"


@click.group(cls=terminal.Commands)
def partnership() -> None:
    """Make partnerships, and list them."""


@partnership.command()
@click.argument("name")
@click.option("--administrator", required=True, metavar="EMAIL", help="Who administers it first.")
@click.option("--person", required=True, metavar="NAME", help="What they are called.")
@click.option("--organisation", default="", help="Who runs the partnership; itself where none is named.")
@click.option(
    "--password-file", type=click.Path(path_type=Path), help="Holds their password; - reads the standard input."
)
def add(name: str, administrator: str, person: str, organisation: str, password_file: Path | None) -> None:
    """Make the partnership NAME with its first administrator."""
    from oneworkforce.ground import start  # noqa: PLC0415  Django is set up here and not before

    start.set_up()
    from django.utils import timezone  # noqa: PLC0415

    from oneworkforce.ground import database  # noqa: PLC0415
    from oneworkforce.partnership.commands import partnerships  # noqa: PLC0415

    database.prepare()
    known = _known(administrator)
    partnerships.add(
        by=BY,
        now=timezone.now(),
        name=name,
        administrator=administrator,
        person=person,
        organisation=organisation,
        password=None if known else _password(password_file),
    )
    click.echo(f"{name} is there. {administrator} administers it{_how(known=known)}.")
    click.echo("The role sleeps until they have signed in with an authenticator or a passkey.")


@partnership.command("list")
def listed() -> None:
    """List the partnerships of this installation."""
    from oneworkforce.ground import start  # noqa: PLC0415

    start.set_up()
    from oneworkforce.ground.models import Partnership  # noqa: PLC0415

    for name in Partnership.objects.order_by("name").values_list("name", flat=True):
        click.echo(name)


def _known(email: str) -> bool:
    from oneworkforce.ground.models import User  # noqa: PLC0415

    return User.objects.filter(email=email.strip().lower()).exists()


def _how(*, known: bool) -> str:
    return " and signs in as before" if known else " and can sign in now"


def _password(file: Path | None) -> str:
    """Return the password from a file, from the standard input, or asked for twice on a terminal."""
    if file is not None and str(file) != "-":
        try:
            return file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeError):
            raise Refused(
                Fault("--password-file", "It cannot be read.", "Name a text file with the password alone.")
            ) from None
    if file is not None:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        remedy = "Give --password-file FILE, or - and the password on the standard input."
        raise Refused(Fault("password", "Nobody is there to type one.", remedy))
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Once more: "):
        raise Refused(Fault("password", "The two were not the same.", "Try again."))
    return first
