"""What lists of posts and totals can be asked by: organisations, localities with those in them, roles and groups."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from oneworkforce.partnership.models import Locality, Organisation
from oneworkforce.workforce.domain import roles

Pairs = tuple[tuple[str, str], ...]


def pairs(rows: QuerySet[Organisation] | QuerySet[Locality]) -> Pairs:
    """Return (id, name) by name."""
    return tuple((str(pk), name) for pk, name in rows.order_by(Lower("name"), "pk").values_list("pk", "name"))


def localities() -> Pairs:
    """Return (id, name) of every locality; one of a name that several have says what it lies in. One query."""
    rows = list(Locality.objects.order_by(Lower("name"), "pk").values_list("pk", "name", "parent__name"))
    names = [name for _, name, _ in rows]
    return tuple(
        (str(pk), f"{name}, {parent}" if parent and names.count(name) > 1 else name) for pk, name, parent in rows
    )


def beneath(locality: UUID) -> set[UUID]:
    """Return a locality with all that lie in it. One query."""
    within = {locality}
    known = list(Locality.objects.values_list("id", "parent_id"))
    while more := {pk for pk, parent in known if parent in within} - within:
        within |= more
    return within


def roles_of(group: str) -> Collection[str]:
    """Return the keys of the roles of a group."""
    return [role.key for role in roles.all_roles().values() if role.group == group]
