"""The places of a partnership as forms and lists offer them, and what lies in one."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from oneworkforce.lib import text, trees
from oneworkforce.partnership.models import Locality, Organisation, Team

Pairs = tuple[tuple[str, str], ...]


def choices() -> Pairs:
    """Return (id, name) of every locality, by name; one of a name that several have says what it lies in. One query."""
    rows = list(Locality.objects.values_list("pk", "name", "parent__name"))
    names = [name for _, name, _ in rows]
    often = {name for name in names if names.count(name) > 1}
    named = [(str(pk), f"{name}, {above}" if name in often and above else name) for pk, name, above in rows]
    return tuple(sorted(named, key=lambda pair: (text.folded(pair[1]), pair[0])))


def teams(organisation: UUID) -> Pairs:
    """Return (id, name) of the teams of an organisation, by name. One query."""
    return pairs(Team.objects.filter(organisation=organisation))


def pairs(rows: QuerySet[Organisation] | QuerySet[Team]) -> Pairs:
    """Return (id, name) by name."""
    return tuple((str(pk), name) for pk, name in rows.order_by(Lower("name"), "pk").values_list("pk", "name"))


def beneath(localities: Iterable[UUID]) -> frozenset[UUID]:
    """Return localities with all that lie in them. One query."""
    return trees.beneath(dict(Locality.objects.values_list("pk", "parent_id")), localities)
