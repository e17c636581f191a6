"""Which posts there are on a day: the conditions that every list and every count of posts is made of.

The last day of a post is a day on which it is there, as the last day of a person is a day at work. `path` leads from
the row asked about to the post; without one the row is the post.
"""

from datetime import date

from django.db.models import F, Q

from oneworkforce.lib import periods
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.workforce.domain.kinds import Gives


def in_force(today: date, path: str = "") -> Q:
    """Return the condition that a post has not ended: it is there, or is to come."""
    return _unsaid_or(path, "left_on", "gte", today)


def ended(today: date, path: str = "") -> Q:
    """Return the condition that a post has ended."""
    return Q(**{_named(path, "left_on__lt"): today})


def held(today: date, path: str = "") -> Q:
    """Return the condition that somebody at work holds a post: it has begun and not ended."""
    return kept(today, path) & _unsaid_or(path, "started_on", "lte", today)


def kept(today: date, path: str = "") -> Q:
    """Return the condition that somebody at work holds a post or is to take it up."""
    return Q(**{_named(path, "person__isnull"): False}) & in_force(today, path) & at_work(today, _named(path, "person"))


def vacant(today: date, path: str = "") -> Q:
    """Return the condition that a post is nobody's, from the day on since which it is vacant."""
    return (
        Q(**{_named(path, "person__isnull"): True})
        & in_force(today, path)
        & _unsaid_or(path, "vacant_since", "lte", today)
    )


def had(today: date, path: str = "") -> Q:
    """Return the condition that somebody took a post up by a day, whether or not they hold it still."""
    left = _named(path, "person__left_on")
    in_time = Q(**{f"{left}__isnull": True}) | _unsaid_or(path, "started_on", "lte", F(left))
    return Q(**{_named(path, "person__isnull"): False}) & _unsaid_or(path, "started_on", "lte", today) & in_time


def left_within_year(today: date, path: str = "") -> Q:
    """Return the condition that a post ended in the twelve months before a day: it was there a year before or since."""
    return ended(today, path) & Q(**{_named(path, "left_on__gte"): year_before(today)})


def year_before(today: date) -> date:
    """Return the day a year before, with which the twelve months to a day begin."""
    return periods.years_on(today, -1)


def gives_rows(path: str = "organisation") -> Q:
    """Return the condition that an organisation gives rows; who says nothing does. `path` leads to it."""
    return ~Q(**{f"{path}__giving__gives": Gives.TOTALS})


def _unsaid_or(path: str, column: str, how: str, value: object) -> Q:
    name = _named(path, column)
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__{how}": value})


def _named(path: str, name: str) -> str:
    return f"{path}__{name}" if path else name
