"""Whom and what a file may write to is held until its transaction ends."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from oneworkforce.partnership.models import Person
from oneworkforce.workforce.models import Post, StaffRecord


def hold(organisations: Iterable[str]) -> None:
    """Let nobody change the posts, staff records and people until the transaction ends: SQLite does so by itself."""
    if connection.vendor != "postgresql":
        return
    ids = [UUID(one) for one in organisations]
    held: tuple[tuple[Any, Q], ...] = (
        (Post, Q(organisation__in=ids)),
        (StaffRecord, Q(organisation__in=ids) | Q(person__organisation__in=ids)),
        (Person, Q(organisation__in=ids) | Q(organisation=None, staff_record__organisation__in=ids)),
    )
    for model, whose in held:
        rows = model.objects.select_for_update(of=("self",)).filter(whose)
        for _ in rows.order_by("pk").values_list("pk").iterator():
            pass
