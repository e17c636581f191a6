"""What a search asks for, once its words are understood, and the terms that hold for one person. Pure.

A term is a short text; search keeps for each the set of people it holds for (domain/bits.py). Whoever can be found at
all has `EVERYBODY`. Terms tell nothing that is not on the person's record, and a word of a skill is its stem.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from oneworkforce.lib import text
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import roles, stems
from oneworkforce.workforce.domain.kinds import Known

EVERYBODY = "*"
LANGUAGE, SKILL, ROLE, PLACE, HOME, ORGANISATION, HOURS, CREDENTIAL = "l", "s", "r", "p", "h", "o", "t", "c"
"""The kinds of terms, the part before the colon. `HOME` is the locality of the person's own record, `PLACE` also those
of their posts."""
SOMEWHERE = "p:*"
"""Whoever has a place at all. Without the nearer ones they are those of a circle that holds all other places."""
_YEARS_AHEAD = 60
"""No credential of a working life runs longer and says when."""


class Time(Titled):
    """Hours that somebody can work beside the usual ones; in holidays: those who do not work in term time only."""

    EVENINGS = "evenings", "Evenings"
    WEEKENDS = "weekends", "Weekends"
    FLEXIBLE = "flexible", "Flexible hours"
    HOLIDAYS = "holidays", "School holidays"


class Holding(Titled):
    """What may be asked to be in date: kinds of a credential."""

    CHECK = "check", "Background check"
    TRAINING = "training", "Training"
    REGISTRATION = "registration", "Registration"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language asked for by its tag, with the tags on record whose speakers can help."""

    tag: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ability:
    """A skill asked for in words, with words that mean the same."""

    words: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of it has to hold of a person; within a language, a skill and the places any one of its ways."""

    languages: tuple[Tongue, ...] = ()
    skills: tuple[Ability, ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[UUID, ...] = ()
    times: tuple[Time, ...] = ()
    credentials: tuple[Holding, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for: a place alone is not."""
        return bool(self.languages or self.skills or self.roles or self.times or self.credentials)

    @property
    def fields(self) -> list[str]:
        """The names of what is asked for, for the audit: never the words."""
        named = (
            ("language", self.languages),
            ("skill", self.skills),
            ("role", self.roles),
            ("locality", self.places),
            ("hours", self.times),
            ("credential", self.credentials),
        )
        return [name for name, held in named if held]


@dataclass(frozen=True, slots=True)
class Facts:
    """What search needs of one person. `asked`: whether somebody can be asked for them, so they have an organisation.

    `shares`: they let colleagues see what they can do. `gone`: they left, have a day of leaving, or their organisation
    ended. `hours`: what their staff record says by `Time`; `credentials`: of each kind the day on which the last runs
    out, None for never; what runs out on a day that nobody knows is not in it.
    """

    organisation: UUID | None
    locality: UUID | None
    shares: bool
    gone: bool
    job_title: str = ""
    skills: Sequence[str] = ()
    languages: Sequence[str] = ()
    roles: Collection[str] = ()
    localities: Collection[UUID] = ()
    hours: Mapping[Time, Known] | None = None
    credentials: Mapping[str, date | None] | None = None


def terms_of(facts: Facts) -> frozenset[str]:
    """Return the terms that hold for a person; none for those who are never found."""
    if facts.gone or (facts.organisation is None and not facts.shares):
        return frozenset()
    found = {EVERYBODY, *(term(LANGUAGE, tag) for tag in facts.languages)}
    for name in facts.skills:
        found |= {term(SKILL, words) for words in stems.kept(name)}
    found |= {term(ROLE, key) for key in facts.roles}
    if facts.job_title and (key := roles.by_words().get(text.folded(facts.job_title))):
        found.add(term(ROLE, key))
    if facts.locality is not None:
        found.add(term(HOME, facts.locality.hex))
    places = {facts.locality, *facts.localities} - {None}
    if places:
        found |= {SOMEWHERE, *(term(PLACE, place.hex) for place in places if place)}
    if facts.organisation is not None:
        found.add(term(ORGANISATION, facts.organisation.hex))
    for time, known in (facts.hours or {}).items():
        if known in {Known.YES, Known.NO}:
            found.add(hours(time, known))
    for kind, day in (facts.credentials or {}).items():
        found |= _lasting(kind, day)
    return frozenset(found)


def term(kind: str, word: str) -> str:
    """Return the term of a kind."""
    return f"{kind}:{word}"


def hours(time: Time, known: Known) -> str:
    """Return the term of those who said yes, or no, to working at a time."""
    return term(HOURS, f"{time}:{known}")


def in_date(kind: str, today: date) -> tuple[str, ...]:
    """Return the terms of which one holds for those whose credential of a kind is in date: its last day is too."""
    days = [today + timedelta(days=more) for more in range(31)]
    this_month = [_day(kind, each) for each in days if each.month == today.month]
    this_year = [_month(kind, today.year, number) for number in range(today.month + 1, 13)]
    later = [_year(kind, today.year + more) for more in range(1, _YEARS_AHEAD + 1)]
    return (*this_month, *this_year, *later, _ever(kind))


def _lasting(kind: str, day: date | None) -> set[str]:
    if day is None:
        return {_ever(kind)}
    return {_day(kind, day), _month(kind, day.year, day.month), _year(kind, day.year)}


def _ever(kind: str) -> str:
    return term(CREDENTIAL, f"{kind}:ever")


def _year(kind: str, year: int) -> str:
    return term(CREDENTIAL, f"{kind}:{year}")


def _month(kind: str, year: int, number: int) -> str:
    return term(CREDENTIAL, f"{kind}:{year}-{number:02}")


def _day(kind: str, day: date) -> str:
    return term(CREDENTIAL, f"{kind}:{day.isoformat()}")


def codes(asked: Wanted) -> dict[str, list[list[str]]]:
    """Return what is asked for as plain lists, for a column: `of_codes` reads them back."""
    return {
        "languages": [[each.tag, *each.also] for each in asked.languages],
        "skills": [[each.words, *each.also] for each in asked.skills],
        "roles": [[each] for each in asked.roles],
        "places": [[each.hex] for each in asked.places],
        "times": [[each.value] for each in asked.times],
        "credentials": [[each.value] for each in asked.credentials],
    }


def of_codes(kept: Mapping[str, Sequence[Sequence[str]]]) -> Wanted:
    """Return what `codes` wrote; ValueError where it did not."""
    return Wanted(
        languages=tuple(Tongue(tag, tuple(also)) for tag, *also in kept.get("languages", ())),
        skills=tuple(Ability(words, tuple(also)) for words, *also in kept.get("skills", ())),
        roles=tuple(key for (key,) in kept.get("roles", ())),
        places=tuple(UUID(key) for (key,) in kept.get("places", ())),
        times=tuple(Time(key) for (key,) in kept.get("times", ())),
        credentials=tuple(Holding(key) for (key,) in kept.get("credentials", ())),
    )
