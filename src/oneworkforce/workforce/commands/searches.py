"""A search is written down: who searched, and by which fields; never for which words."""

from datetime import datetime

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import search_index
from oneworkforce.workforce.domain.wanted import Wanted
from oneworkforce.workforce.permissions import finding

NOUN = "search"


def look(*, by: Viewer, now: datetime, asked: Wanted) -> bool:
    """Take in who changed since the last search, and record this one; return whether some changes are still to come.

    One event a search, with the names of its fields. Opening somebody's record is recorded by the page that opens it.
    """
    finding.check_search(by)
    behind = search_index.follow()
    with transactions.whole("search.look"):
        record(by=by, verb="searched", noun=NOUN, fields=asked.fields, now=now)
    return behind
