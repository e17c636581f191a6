"""Who has not left, and which organisations still work: one condition for every list, count and choice."""

from datetime import date

from django.db.models import Q


def at_work(today: date, path: str = "") -> Q:
    """Return the condition that a person has not left by `today`; a person's last day is a day at work.

    `path` leads from the row asked about to the person ("person", "people"); without one the row is the person.
    """
    return _not_past("left_on", today, path)


def working(today: date, path: str = "") -> Q:
    """Return the condition that an organisation has not ended by `today`; its last day is a day on which it works.

    `path` leads from the row asked about to the organisation; without one the row is the organisation.
    """
    return _not_past("ended_on", today, path)


def _not_past(column: str, today: date, path: str) -> Q:
    field = f"{path}__{column}" if path else column
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": today})
