"""Rows of a partnership: every table but the exempt few inherits from `Scoped`.

`objects` refuses to answer without an open scope, and on PostgreSQL outside a transaction, where
row-level security would show nothing without a word. Django's `_base_manager` stays plain.
"""

import uuid
from collections.abc import Iterable
from typing import Any, Self, TypeVar

from django.db import connections, models

from oneworkforce.ground import scope
from oneworkforce.ground.models.partnership import Partnership

M = TypeVar("M", bound="Scoped")


class ScopedQuerySet(models.QuerySet[M]):
    """Rows of the partnership whose scope is open."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Insert many rows, all of them of the open scope."""
        rows = list(objs)
        for row in rows:
            row.check_scope()
        return super().bulk_create(rows, *args, **kwargs)


class ScopedManager(models.Manager[M]):
    """Refuses a query that does not say whose rows it wants."""

    def get_queryset(self) -> ScopedQuerySet[M]:
        """Return the rows of the open scope; scope.NoScope where none is open."""
        partnership = scope.current()
        found: ScopedQuerySet[M] = ScopedQuerySet(self.model, using=self._db)
        connection = connections[found.db]
        if connection.vendor == "postgresql" and not connection.in_atomic_block:
            raise scope.NoScope("Open transactions.reading() or transactions.whole() first: rows need a scope.")
        return found.filter(partnership_id=partnership)


class Scoped(models.Model):
    """A row of one partnership, with a random id (it tells nothing, not even when it was made)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, default=scope.current, editable=False, related_name="+"
    )

    objects = ScopedManager[Self]()

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a row of the open scope."""
        self.check_scope()
        super().save(*args, **kwargs)

    def check_scope(self) -> None:
        """Refuse to write a row of another partnership than the open one."""
        if self.partnership_id != scope.current():
            raise scope.NoScope("A row of another partnership was about to be written.")
