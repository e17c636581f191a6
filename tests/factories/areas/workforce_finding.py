"""Workforce, finding: commands that write, and the things that addresses name."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from factories import finding, workforce
from factories.command_row import Row, by
from factories.world import TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import search_index, searches
from oneworkforce.workforce.models import Enquiry

WHO = "carl"


def _known(world: World) -> None:
    """Let search know everybody, with sets of the same rows whoever writes them."""
    finding.can(world, speaks="sh")
    with world.scope():
        search_index.rebuild(today=TODAY)


def _begun(world: World) -> None:
    """Let a post begin today, of which search knows already."""
    workforce.post(world, started_on=TODAY)
    _known(world)


def _forwarded(world: World) -> object:
    finding.can(world, speaks="sh")
    enquiry = finding.asked(world, WHO)
    finding.forwarded(world, enquiry)
    return enquiry


COMMANDS: tuple[Row, ...] = (
    Row("search.follow", lambda _w, _m: search_index.follow(today=TODAY)),
    Row("search.days", lambda _w, _m: search_index.note_days(today=TODAY), _begun),
    Row("search.number", lambda _w, _m: search_index.number()),
    Row("search.rebuild", lambda _w, _m: search_index.rebuild(today=TODAY), _known),
    Row("search.look", lambda w, _m: searches.look(**by(w, WHO), asked=finding.MAKATON), _known, WHO),
    Row("enquiry.ask", lambda w, _m: finding.asked(w, WHO), lambda _w: None, WHO),
    Row("enquiry.answer", finding.answered, finding.asked, "mona"),
    Row("enquiry.forward", finding.forwarded, finding.asked, "mona"),
    Row("enquiry.reply", finding.replied, _forwarded, "pia"),
)


def things(world: World) -> dict[str, Any]:
    """Return an enquiry of Carl's to Harbour School that waits, and Carl's secret for the school."""
    made = finding.asked(world, WHO)
    finding.forwarded(world, made)
    with world.scope(), transactions.whole("test dates"):
        Enquiry.objects.filter(pk=made).update(due_on=timezone.localdate() + timedelta(days=7))
    return {"enquiry": made, "asking": finding.unshown(world, WHO)}
