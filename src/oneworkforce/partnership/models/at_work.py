"""Who has not left: one condition for every list, count and choice."""

from datetime import date

from django.db.models import Q


def at_work(today: date, path: str = "") -> Q:
    """Return the condition that a person has not left by `today`; a person's last day is a day at work.

    `path` leads from the row asked about to the person ("person", "people"); without one the row is the person.
    """
    field = f"{path}__left_on" if path else "left_on"
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": today})
