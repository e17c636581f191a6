"""Values as words: what is there, or why it is not. Not asked, not known, not said and not shown stay four."""

from collections.abc import Mapping
from datetime import date

from oneworkforce.lib import text as words
from oneworkforce.lib.named import Named
from oneworkforce.lib.titled import Titled
from oneworkforce.ui import jinja
from oneworkforce.workforce.domain import hours
from oneworkforce.workforce.domain.items import all_items
from oneworkforce.workforce.domain.kinds import Unsaid

NOT_ASKED = "Not asked yet"
NOT_KNOWN = "Not known"
WITHHELD = "Not shown to you"


def empty(unsaid: Mapping[str, str], column: str) -> str:
    """Return why a column is empty."""
    return Unsaid(unsaid[column]).title_ if column in unsaid else NOT_ASKED


def text(value: object, unsaid: Mapping[str, str], column: str) -> str:
    """Return a value as it stands, or why there is none."""
    return str(value) if value not in {None, ""} else empty(unsaid, column)


def titled(kind: type[Titled], value: str, unsaid: Mapping[str, str], column: str) -> str:
    """Return the title of a value of a list, or why there is none."""
    return kind(value).title_ if value else empty(unsaid, column)


def day(value: date | None, unsaid: Mapping[str, str], column: str) -> str:
    """Return a day, or why there is none."""
    return jinja.day(value) if value else empty(unsaid, column)


def worked(minutes: int | None, unsaid: Mapping[str, str]) -> str:
    """Return hours a week, or why there are none."""
    return empty(unsaid, "minutes") if minutes is None else hours.shown(minutes)


def whole(hundredths: int | None) -> str:
    """Return a whole-time equivalent; without hours there is none."""
    return NOT_KNOWN if hundredths is None else hours.written(hundredths)


def number(found: int | None) -> str:
    """Return a number with its thousands, or that it is not known."""
    return NOT_KNOWN if found is None else f"{found:,}"


def named(one: Named | None, unsaid: Mapping[str, str], column: str) -> str:
    """Return a name, or why there is none."""
    return empty(unsaid, column) if one is None else one.name


def missing(keys: tuple[str, ...]) -> str:
    """Return what nobody has asked yet, by the keys of its items, as a sentence; "" where all was asked."""
    labels = [all_items()[key].label.lower() for key in keys]
    return f"{NOT_ASKED}: {words.listed(labels)}." if labels else ""
