"""What happened, as a viewer may read it: newest first, filtered, paged by key, with what it was about named."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import nouns, permissions
from oneworkforce.audit.domain import sentences
from oneworkforce.audit.models import Event

SIZE = 50
COUNTED = 1_000
"""No count goes further: "1,000+"."""

_BATCH = 1_000
_LOOKED, _EXPORTED, _SIGNED, _VERIFIED = "looked", "exported", "signed", "verified"
WHATS = (("looked", "Looked"), ("changed", "Changed"), ("exported", "Exported"), ("signed", "Signed in or out"))
"""Kinds of events that one can ask for."""

_COLUMNS = ("id", "at", "actor", "verb", "noun", "subject", "fields", "reason")
Label = Mapping[tuple[str, UUID], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; nothing set is everything. `first` and `last` are days, both included."""

    actor: str = ""
    what: str = ""
    noun: str = ""
    first: date | None = None
    last: date | None = None
    subject: UUID | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place between events: behind the one of this time and id."""

    at: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class Happened:
    """One event. `thing`: what it was about, in words; `url` the route to its page, where it has one and is here."""

    id: UUID
    at: datetime
    actor: str
    verb: str
    noun: str
    subject: UUID | None
    fields: tuple[str, ...]
    reason: str
    thing: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, how many there are in all (COUNTED + 1 stands for more), and where the older ones begin."""

    rows: tuple[Happened, ...]
    total: int
    older: Place | None


def page(viewer: Viewer, wanted: Wanted, behind: Place | None = None, size: int = SIZE) -> Page:
    """Return the newest events behind a place. The number of queries grows with the kinds of nouns alone."""
    found = _asked_for(viewer, wanted)
    rows = _ordered(found, behind, size + 1)
    older = Place(rows[size - 1][1], rows[size - 1][0]) if len(rows) > size else None
    return Page(tuple(_happened(rows[:size])), found[: COUNTED + 1].count(), older)


def each(viewer: Viewer, wanted: Wanted) -> Iterator[Happened]:
    """Yield every event that is asked for, newest first, in fixed memory."""
    found, behind = _asked_for(viewer, wanted), None
    while rows := _ordered(found, behind, _BATCH):
        yield from _happened(rows)
        behind = Place(rows[-1][1], rows[-1][0])


def named(noun: str, subject: UUID) -> str | None:
    """Return what `subject` is called in a sentence, None where it is no longer here."""
    return nouns.NOUNS[noun].labels([subject]).get(subject)


def _asked_for(viewer: Viewer, wanted: Wanted) -> QuerySet[Event]:
    found = permissions.visible_to(viewer)
    if wanted.actor:
        found = found.filter(actor__icontains=wanted.actor)
    if wanted.noun:
        found = found.filter(noun=wanted.noun)
    if wanted.subject:
        found = found.filter(subject=wanted.subject)
    if wanted.first:
        found = found.filter(at__gte=_start(wanted.first))
    if wanted.last:
        found = found.filter(at__lt=_start(wanted.last + timedelta(days=1)))
    return found.filter(_what(wanted.what)) if wanted.what else found


def _what(what: str) -> Q:
    kinds = {
        _LOOKED: Q(verb__startswith=_LOOKED),
        _EXPORTED: Q(verb=_EXPORTED),
        _SIGNED: Q(verb__startswith=_SIGNED),
    }
    if what in kinds:
        return kinds[what]
    return ~(kinds[_LOOKED] | kinds[_EXPORTED] | kinds[_SIGNED] | Q(verb=_VERIFIED))


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _ordered(found: QuerySet[Event], behind: Place | None, most: int) -> list[tuple[Any, ...]]:
    if behind:
        found = found.filter(at__lte=behind.at).filter(Q(at__lt=behind.at) | Q(pk__lt=behind.id))
    return list(found.order_by("-at", "-id").values_list(*_COLUMNS)[:most])


def _happened(rows: Sequence[tuple[Any, ...]]) -> Iterator[Happened]:
    labels = _labels(rows)
    for id_, at, actor, verb, noun, subject, fields, reason in rows:
        label = labels.get((noun, subject))
        url = nouns.NOUNS[noun].url if label is not None else ""
        thing = _thing(noun, subject, label)
        yield Happened(id_, at, actor, verb, noun, subject, tuple(map(str, fields)), reason, thing, url)


def _labels(rows: Sequence[tuple[Any, ...]]) -> Label:
    """Return what the subjects are called: one query a kind of noun."""
    wanted: defaultdict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        noun, subject = row[4], row[5]
        if subject is not None and noun in nouns.NOUNS:
            wanted[noun].add(subject)
    return {
        (noun, subject): label
        for noun, ids in wanted.items()
        for subject, label in nouns.NOUNS[noun].labels(ids).items()
    }


def _thing(noun: str, subject: UUID | None, label: str | None) -> str:
    known = nouns.NOUNS.get(noun)
    if subject is None:
        return known.many if known and known.many else nouns.plural(noun).replace("-", " ")
    if known is None:
        return f"the {noun.replace('_', ' ')}"
    return sentences.thing(known.words, label)
