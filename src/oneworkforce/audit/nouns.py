"""How each room's nouns are called when an event is told: registered by the room, used when a page is viewed."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from oneworkforce.ground.models import Scoped


@dataclass(frozen=True, slots=True)
class Noun:
    """What an event was about.

    `words`: "the organisation". `labels` names those of the ids that still exist, under the open scope.
    `url` is the name of the route to one (its argument is the id), where there is a page.
    `many` is what an event without a subject was about ("people"), where it is not made from the name.
    """

    name: str
    words: str
    labels: Callable[[Collection[UUID]], Mapping[UUID, str]]
    url: str = ""
    many: str = ""


NOUNS: dict[str, Noun] = {}
_IRREGULAR = {"person": "people", "audit": "audit", "evidence": "evidence"}


def describe(*nouns: Noun) -> None:
    """Register nouns, once, when a room is loaded (its AppConfig.ready)."""
    NOUNS.update((noun.name, noun) for noun in nouns)


def plural(name: str) -> str:
    """Return the plural of a noun, with signs fit for a file name: "people", "localities", "link-persons"."""
    slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    head, _, last = slug.rpartition("-")
    if last in _IRREGULAR:
        return f"{head}-{_IRREGULAR[last]}" if head else _IRREGULAR[last]
    if re.search("[^aeiou]y$", slug):
        return f"{slug[:-1]}ies"
    return f"{slug}es" if re.search("(s|x|ch|sh)$", slug) else f"{slug}s"


def labelled(model: type[Scoped], path: str) -> Callable[[Collection[UUID]], Mapping[UUID, str]]:
    """Return what names rows of `model` by the field, or the path of fields, `path`."""

    def labels(ids: Collection[UUID]) -> Mapping[UUID, str]:
        return dict(model.objects.filter(pk__in=ids).values_list("pk", path))

    return labels
