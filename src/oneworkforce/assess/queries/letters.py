"""The words of letters, filled in for somebody or as an example; what was sent, without saying to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import letters as rules
from oneworkforce.assess.domain.framework import Framework, Text
from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.models import Contact, Letter, Round, Sending
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import contacts, stored
from oneworkforce.ground import scope
from oneworkforce.ground.models import Partnership
from oneworkforce.lib.days import day

EVERYBODY = ""
"""The audience that stands for all that have no words of their own."""
Words = tuple[str, str]
"""Subject and letter."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The letters of one audience: its title, and whether each has words of its own."""

    audience: str
    title: str
    own: Mapping[Kind, bool]


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter as somebody gets it."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One sending: `letters` in words."""

    id: UUID
    kind: Kind
    letters: str
    asked_by: str
    asked_at: datetime


def worded(row: Round) -> tuple[Worded, ...]:
    """Return the letters of a round by audience, those for everybody first."""
    kept = set(Letter.objects.filter(round=row).values_list("audience", "kind"))
    shape = stored.framework_of(row)
    found = ((EVERYBODY, "Everybody"), *contacts.audiences(shape))
    return tuple(
        Worded(audience, title, {kind: (audience, kind.value) in kept for kind in Kind}) for audience, title in found
    )


def words(row: Round, kind: Kind, audience: str) -> Words:
    """Return what stands in a letter to an audience: its own words, those for everybody, or ours."""
    kept = Letter.objects.filter(round=row, kind=kind, audience__in=(audience, EVERYBODY))
    found = {each.audience: (each.subject, each.words) for each in kept}
    return found.get(audience) or found.get(EVERYBODY) or rules.DEFAULTS[kind]


def filled(row: Round, said: Words, *, name: str, language: str, link: str) -> Filled:
    """Return a letter with what stands in braces filled in, as far as may be in somebody's language."""
    shape = stored.framework_of(row)
    values = {
        "name": name,
        "partnership": Partnership.objects.values_list("name", flat=True).get(pk=scope.current()),
        "title": spoken(shape, shape.title, language),
        "closes": day(row.closes_on) if row.closes_on else "it is closed",
        rules.LINK: link,
    }
    return Filled(rules.fill(said[0], values)[:150], rules.fill(said[1], values) + "\n")


def spoken(shape: Framework, words: Text, language: str) -> str:
    """Return a framework's words in a language, or in its own where it has none in that."""
    return words.get(language) or shape.say(words)


def sendings(viewer: Viewer, round: UUID) -> tuple[Sent, ...]:  # noqa: A002  the field's word
    """Return what was sent, the latest first."""
    row = years.get(viewer, round)
    asked = Contact.objects.filter(round=row).count()
    rows = Sending.objects.filter(round=row).order_by("-asked_at", "pk")
    return tuple(
        Sent(each.pk, Kind(each.kind), rules.told(Kind(each.kind), each.letters, asked), each.asked_by, each.asked_at)
        for each in rows
    )
