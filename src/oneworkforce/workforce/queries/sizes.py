"""How many people of an organisation are at work, as search knows it: whether it may be named of somebody found."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Sum

from oneworkforce.workforce.domain.wanted import ORGANISATION, term
from oneworkforce.workforce.models import SearchBlock


def sizes(organisations: Collection[UUID]) -> Mapping[UUID, int]:
    """Return how many people of each organisation are at work, as search knows it."""
    if not organisations:
        return {}
    terms = {term(ORGANISATION, pk.hex): pk for pk in organisations}
    rows = SearchBlock.objects.filter(term__in=list(terms)).values_list("term").annotate(many=Sum("people"))
    return {terms[name]: many for name, many in rows}
