"""`oneworkforce audit`: verifies the chains of seals, and writes down where they end."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import click

from oneworkforce.audit.domain import anchors, reports
from oneworkforce.audit.domain.anchors import Anchored
from oneworkforce.ground import start
from oneworkforce.lib import text, writing
from oneworkforce.lib.faults import Fault, Refused

FILE = click.Path(path_type=Path)
WRONG = 1
"""The exit code when something is named."""


@click.group()
def audit() -> None:
    """Verify what happened and who looked."""


@audit.command()
@click.option("--anchor", "anchor", type=FILE, help="A file that `audit anchor` has made: shows a tail cut off.")
@click.option("--partnership", "name", metavar="NAME", help="Only this partnership.")
@click.pass_context
def verify(ctx: click.Context, anchor: Path | None, name: str | None) -> None:
    """Name every altered, missing or moved event; exit code 1 when there is one."""
    start.set_up()
    from oneworkforce.audit.queries import chain  # noqa: PLC0415  models are loaded by now
    from oneworkforce.ground import partnerships, scope  # noqa: PLC0415

    known = _read(anchor) if anchor else {}
    wrong = False
    found = partnerships.called(name)
    for partnership in found:
        reached = known.get(partnership.pk)
        with scope.entered(partnership.pk):
            report = chain.verify(reached.anchor if reached else None)
        click.echo(f"{text.plain(partnership.name)}: {reports.outcome(report.verified.findings).lower()}.")
        for sentence in reports.sentences(report.verified, report.unsealed):
            click.echo(f"  {sentence}")
        if anchor and reached is None:
            click.echo("  The anchor file does not know this partnership: a tail cut off would not be seen.")
        wrong = wrong or bool(report.verified.findings)
    for lost in set(known) - {partnership.pk for partnership in found} if name is None else ():
        click.echo(f"The partnership {lost}, which the anchor file knows, is missing.")
        wrong = True
    ctx.exit(WRONG if wrong else 0)


@audit.command()
@click.argument("file", type=FILE)
def anchor(file: Path) -> None:
    """Seal what is not sealed yet, and write to FILE where each chain ends; keep it away from the database."""
    writing.check(file)
    start.set_up()
    from django.utils import timezone  # noqa: PLC0415

    from oneworkforce.ground import partnerships  # noqa: PLC0415

    anchored = [each for each in (_anchored(one.pk, timezone.now()) for one in partnerships.called(None)) if each]
    writing.write(file, anchors.written(anchored))
    click.echo(f"Written: {file}, with the end of {text.counted(len(anchored), 'chain')}.")


def _anchored(partnership: UUID, now: datetime) -> Anchored | None:
    from oneworkforce.audit.commands.anchor import anchor as anchor_of  # noqa: PLC0415
    from oneworkforce.ground import scope  # noqa: PLC0415

    with scope.entered(partnership):
        return anchor_of(now=now)


def _read(path: Path) -> dict[UUID, Anchored]:
    try:
        return dict(anchors.read(path.read_bytes(), path.name))
    except OSError:
        raise Refused(Fault(path.name, "This file cannot be read.", "Check its name and place.")) from None
