"""Which items belong to the data set of a locality and of an organisation: what forms and files ask for."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from oneworkforce.partnership.models import AgencyMember, Locality
from oneworkforce.workforce.domain import chosen, items
from oneworkforce.workforce.domain.chosen import Decided
from oneworkforce.workforce.domain.items import Item
from oneworkforce.workforce.models import SessionDecision


def items_for(locality: UUID) -> tuple[Item, ...]:
    """Return the items of a locality's data set in the order of the list: the core, and what it chose. Two queries.

    What a locality chose belongs to those that lie in it too.
    """
    return _items(chosen.of([locality], _parents(), _added()))


def items_for_organisation(organisation: UUID) -> tuple[Item, ...]:
    """Return the items that an organisation is asked for: of all localities it belongs to together. Three queries."""
    return _items(keys_for([organisation])[organisation])


def keys_for(organisations: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
    """Return the keys of the items that each of `organisations` is asked for. Three queries, however many there are."""
    places: defaultdict[UUID, list[UUID]] = defaultdict(list)
    members = AgencyMember.objects.filter(organisation__in=organisations)
    for organisation, place in members.values_list("organisation_id", "locality_id"):
        places[organisation].append(place)
    parents, added = _parents(), _added()
    return {each: chosen.of(places[each], parents, added) for each in organisations}


def added_by(locality: UUID) -> frozenset[str]:
    """Return the keys of the items that a locality itself adds to the core."""
    return _added().get(locality, frozenset())


def _items(keys: frozenset[str]) -> tuple[Item, ...]:
    return tuple(item for key, item in items.all_items().items() if key in keys)


def _parents() -> dict[UUID, UUID | None]:
    return dict(Locality.objects.values_list("pk", "parent_id"))


def _added() -> dict[UUID, frozenset[str]]:
    rows = SessionDecision.objects.order_by("session__held_on", "decided_at", "pk")
    return chosen.by_locality(Decided(*row) for row in rows.values_list("session__locality_id", "item", "adds"))
