"""Which items belong to the data set of an organisation: what forms, files and collections ask it for."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from oneworkforce.partnership.models import AgencyMember, Locality, Organisation
from oneworkforce.workforce.domain import chosen, items
from oneworkforce.workforce.domain.chosen import Decided
from oneworkforce.workforce.domain.items import Item
from oneworkforce.workforce.models import SessionDecision


def keys_for(organisations: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
    """Return the keys of the items that each of `organisations` is asked for. Three queries, however many there are.

    The core, and what any locality chose that it belongs to; what a locality chose belongs to those in it too.
    """
    places: defaultdict[UUID, list[UUID]] = defaultdict(list)
    members = AgencyMember.objects.filter(organisation__in=organisations)
    for organisation, place in members.values_list("organisation_id", "locality_id"):
        places[organisation].append(place)
    parents, added = _parents(), _added()
    return {each: chosen.of(places[each], parents, added) for each in organisations}


def keys_of(organisation: UUID | None) -> frozenset[str]:
    """Return the keys of the items that an organisation is asked for; None, no organisation: the core."""
    return chosen.core() if organisation is None else keys_for([organisation])[organisation]


def keys_at(locality: UUID) -> frozenset[str]:
    """Return the keys of the items that are asked in a locality: the core, and what it or one it lies in added."""
    return chosen.of([locality], _parents(), _added())


def keys_of_any(organisations: QuerySet[Organisation]) -> frozenset[str]:
    """Return the keys of the items that any of `organisations` is asked for. Three queries."""
    members = AgencyMember.objects.filter(organisation__in=organisations)
    return chosen.of(members.values_list("locality_id", flat=True).distinct(), _parents(), _added())


def in_order(keys: Collection[str]) -> tuple[Item, ...]:
    """Return the items of `keys` in the order of the list."""
    return tuple(item for key, item in items.all_items().items() if key in keys)


def choosing() -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return the name of each locality that adds something to the core, with what it adds, by name. Two queries."""
    added = {place: keys for place, keys in _added().items() if keys}
    rows = Locality.objects.filter(pk__in=added).order_by(Lower("name"), "pk").values_list("pk", "name")
    return tuple((name, in_order(added[pk])) for pk, name in rows)


def _parents() -> dict[UUID, UUID | None]:
    return dict(Locality.objects.values_list("pk", "parent_id"))


def _added() -> dict[UUID, frozenset[str]]:
    rows = SessionDecision.objects.order_by("session__held_on", "decided_at", "pk")
    return chosen.by_locality(Decided(*row) for row in rows.values_list("session__locality_id", "item", "adds"))
