"""`oneworkforce doctor`: says in sentences how the installation stands. `oneworkforce rotate`: new master key."""

import sys

import click

from oneworkforce.ground import findings, start
from oneworkforce.lib.faults import Refused


@click.command()
def doctor() -> None:
    """Look at everything that can be wrong here; the exit code is 1 when something is. Nothing is changed."""
    try:
        start.set_up()
    except Refused as refused:
        found = [findings.wrong(fault.where, fault.what, fault.remedy) for fault in refused.faults]
    else:
        from django.utils import timezone  # noqa: PLC0415  the settings are read first

        from oneworkforce.ground import doctor as examination  # noqa: PLC0415

        found = [findings.well("settings", "They can be used."), *examination.examine(now=timezone.now())]
    click.echo("\n".join(findings.lines(found)))
    sys.exit(1 if any(finding.wrong for finding in found) else 0)


@click.command()
def rotate() -> None:
    """Put the keys of all texts under the newest master key. Stopped anywhere, it goes on where it was."""
    start.set_up()
    from oneworkforce.ground import narratives  # noqa: PLC0415  the settings are read first
    from oneworkforce.lib import text  # noqa: PLC0415

    done = narratives.rotate()
    click.echo(f"{text.counted(done.rewrapped, 'key')} put under master key {done.newest}.")
    if done.missing:
        click.echo(f"{text.counted(done.missing, 'key')} left: their own master key is not in the settings.", err=True)
    if done.damaged:
        click.echo(f"{text.counted(done.damaged, 'key')} left: damaged. Restore a copy of the keystore.", err=True)
    if done.missing or done.damaged:
        sys.exit(1)
    click.echo("The older master keys can be dropped from the settings; keep them as long as copies of the keystore.")
