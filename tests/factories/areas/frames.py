"""Frame, dates, plan of evidence, watching: commands that write, and the things that addresses name."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.utils import timezone

from factories import frames as asked
from factories.command_row import Row, by, seen
from factories.world import TODAY, World
from oneworkforce.assess.commands import dates, frames, gatherings, openings, watches
from oneworkforce.assess.models import FrameCell, Gathering, Round
from oneworkforce.ground import transactions

WHO = asked.WHO
FILE = "organisation,locality,audience,invited\nHarbour School,Willow,leaders,14\nKite Club,,frontline,5\n"


def planned(world: World, round_: UUID | None = None, **values: Any) -> UUID:
    """Add a focus group to the plan of evidence of a round; return the line's id."""
    made = asked.made(world) if round_ is None else round_
    usual: dict[str, Any] = {"kind": "focus_group", "with_whom": "Young people of Willow", "planned_on": TODAY}
    with world.scope(WHO):
        return gatherings.add(**by(world, WHO), round=made, **{**usual, **values})


def brought_in(world: World, round_: UUID, content: str = FILE) -> int:
    """Bring a file of the frame into a round; return how many groups it has."""
    with TemporaryDirectory() as folder, world.scope(WHO):
        path = Path(folder, "frame.csv")
        path.write_text(content)
        return frames.bring_in(**by(world, WHO), today=TODAY, round=round_, path=path)


def extended(world: World, round_: UUID, closes_on: date, *, today: date = TODAY) -> None:
    """Extend a round."""
    with world.scope(WHO):
        shown = seen(dates.last_day, Round, round_)
        dates.extend(**by(world, WHO), today=today, round=round_, seen=shown, closes_on=closes_on)


def settled(world: World, line: UUID, **values: Any) -> None:
    """Write down what came of a line of the plan of evidence."""
    usual: dict[str, Any] = {"held_on": None, "people": None, "not_run_because": ""}
    with world.scope(WHO):
        shown = seen(gatherings.came, Gathering, line)
        gatherings.settle(**by(world, WHO), today=TODAY, gathering=line, seen=shown, **{**usual, **values})


def _cell(world: World) -> UUID:
    return asked.added(world, asked.made(world))


def _change(world: World, cell: UUID) -> None:
    told: dict[str, Any] = {"organisation": world.organisations["Kite Club"], "locality": None, "audience": "leaders"}
    shown = seen(frames.shown, FrameCell, cell)
    frames.change(**by(world, WHO), today=TODAY, cell=cell, seen=shown, invited=9, **told)


def _after(world: World) -> UUID:
    """Return a round to be compared with one that has a frame."""
    return asked.made(world, "Tool 2027", previous=asked.prepared(world))


def _gathering(world: World, line: UUID) -> None:
    told: dict[str, Any] = {"kind": "interviews", "with_whom": "Heads", "audience": "leaders", "locality": None}
    shown = seen(gatherings.shown, Gathering, line)
    gatherings.change(**by(world, WHO), gathering=line, seen=shown, planned_on=None, **told)


def _facilitate(world: World, line: UUID) -> None:
    person = world.people["pia"]
    gatherings.facilitate(**by(world, WHO), today=TODAY, gathering=line, person=person, trained=True)


def _watch(_world: World, made: UUID) -> object:
    with transactions.reading():
        row = Round.objects.get(pk=made)
    return watches.make(row, today=TODAY)


def _opened(world: World, made: UUID) -> None:
    openings.open_round(**by(world, WHO), today=TODAY, round=made)


COMMANDS: tuple[Row, ...] = (
    Row("frame.add", asked.added, asked.made, WHO),
    Row("frame.change", _change, _cell, WHO),
    Row("frame.remove", lambda w, m: frames.remove(**by(w, WHO), today=TODAY, cell=m), _cell, WHO),
    Row("frame.upload", brought_in, asked.made, WHO),
    Row("frame.take_over", lambda w, m: frames.take_over(**by(w, WHO), today=TODAY, round=m), _after, WHO),
    Row("round.dates", asked.dated, asked.made, WHO),
    Row("round.extend", lambda w, m: extended(w, m, asked.LAST + timedelta(days=7)), asked.opened, WHO),
    Row("round.open", _opened, asked.prepared, WHO),
    Row("gathering.add", planned, asked.made, WHO),
    Row("gathering.change", _gathering, planned, WHO),
    Row("gathering.facilitate", _facilitate, planned, WHO),
    Row("gathering.settle", lambda w, m: settled(w, m, not_run_because="Nobody could come."), planned, WHO),
    Row("gathering.remove", lambda w, m: gatherings.remove(**by(w, WHO), gathering=m), planned, WHO),
    Row("watch.make", _watch, asked.opened, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part: pages ask the real clock, so the dates are about today."""
    made = asked.prepared(world, "Frame of the table")
    line = planned(world, made)
    opened = asked.opened(world, "Open in the table")
    real = timezone.localdate()
    with world.scope(WHO), transactions.whole("test dates"):
        cell = FrameCell.objects.filter(round=made).order_by("pk")[0]
        about = {"opens_on": min(real, TODAY), "closes_on": max(real, TODAY) + timedelta(days=30)}
        Round.objects.filter(pk__in=[made, opened]).update(**about)
    return {"frame_round": made, "frame_cell": cell.pk, "open_round": opened, "gathering": line}
