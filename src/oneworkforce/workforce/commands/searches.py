"""A search is written down: who searched, and by which fields; never for which words."""

from datetime import date, datetime

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import search_index
from oneworkforce.workforce.domain.wanted import Wanted
from oneworkforce.workforce.permissions import finding

NOUN = "search"


def begin(*, by: Viewer, today: date) -> bool:
    """Take in who changed since the last search, before its words are read; return whether some are still to come."""
    finding.check_search(by)
    return search_index.follow(today=today)


def look(*, by: Viewer, now: datetime, asked: Wanted) -> None:
    """Record a search: one event with the names of its fields. That a record is opened, its own page records."""
    finding.check_search(by)
    with transactions.whole("search.look"):
        record(by=by, verb="searched", noun=NOUN, fields=asked.fields, now=now)
