"""What the words of a search can mean in this partnership: its places, the languages and skills on record."""

from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from uuid import UUID

from oneworkforce.lib import text
from oneworkforce.partnership import public
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain.understanding import Known
from oneworkforce.workforce.domain.wanted import LANGUAGE, SKILL, term
from oneworkforce.workforce.models import SearchBlock


def known() -> Known:
    """Return it: places are asked for now, the rest when a search needs it."""
    names = place_names()
    places: dict[str, list[UUID]] = {}
    for pk, name in sorted(names.items(), key=lambda pair: (pair[1], str(pair[0]))):
        places.setdefault(text.folded(name), []).append(pk)
    tags = cache(_tags)
    return Known(
        places=places,
        place_names=names,
        language=public.language,
        name=public.language_name,
        like=public.languages_like,
        family=partial(_family, tags),
        holds=_holds,
    )


def place_names() -> Mapping[UUID, str]:
    """Return the name of every locality by its id. One query."""
    return dict(Locality.objects.values_list("pk", "name"))


def _family(tags: Callable[[], frozenset[str]], tag: str) -> tuple[str, ...]:
    return public.language_family(tag, tags())


def _tags() -> frozenset[str]:
    rows = SearchBlock.objects.filter(kind=LANGUAGE).values_list("term", flat=True).distinct()
    return frozenset(each.partition(":")[2] for each in rows)


def _holds(asked: Collection[str]) -> bool:
    terms = {term(SKILL, each) for each in asked}
    return SearchBlock.objects.filter(term__in=terms).values("term").distinct().count() == len(terms)
