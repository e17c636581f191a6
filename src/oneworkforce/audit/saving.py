"""The save of one command: what changed is written and audited, a name taken meanwhile is refused in a sentence."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Model

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused


@contextmanager
def whole(name: str, *, taken: Fault | None) -> Iterator[None]:
    """Run the command `name` in one transaction; a row that another took in the same moment is refused as `taken`.

    None: nothing can be taken by another.
    """
    try:
        with transactions.whole(name):
            yield
    except IntegrityError as clash:
        if taken is None:
            raise
        raise Refused(taken) from clash


def changed(row: Model, values: Mapping[str, Any]) -> list[str]:
    """Put `values` into `row` and save those that differ; return their names."""
    fields = [name for name, value in values.items() if getattr(row, name) != value]
    for name in fields:
        setattr(row, name, values[name])
    if fields:
        row.save(update_fields=fields)
    return fields


def audited(*, by: Viewer, noun: str, subject: UUID, fields: list[str], now: datetime, verb: str = "changed") -> None:
    """Record a change of `fields`, called as people call them; nothing where nothing changed."""
    if fields:
        record(
            by=by, verb=verb, noun=noun, subject=subject, fields=[each.replace("_", " ") for each in fields], now=now
        )
