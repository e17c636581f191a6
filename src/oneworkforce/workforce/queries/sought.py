"""Whom a search finds, as sets of numbers: first those who said yes to the hours, then those who have not said.

One query reads the sets of all terms that are asked for; the rest is and, or and not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain import bits, circles, stems, wanted
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.wanted import Wanted, term
from oneworkforce.workforce.models import SearchBlock

Any = tuple[str, ...]
"""Terms of which one has to hold."""
Every = tuple[str, ...]
"""Terms that all have to hold."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of one circle (None: no place was asked for) who all said yes to the hours, or of whom some have not."""

    near: Near | None
    said: bool
    people: bits.Set

    @property
    def many(self) -> int:
        """How many they are."""
        return bits.count(self.people)


def groups(viewer: Viewer, asked: Wanted, *, today: date, organisation: UUID | None = None) -> tuple[Group, ...]:
    """Return the groups of those whom `asked` finds, in the order in which they are shown. Two queries at most.

    A credential is asked for only among the people whose full record `viewer` sees. With an `organisation`, only its
    people.
    """
    ways = _ways(viewer, asked, today, organisation)
    round_about = _circles(asked)
    yes = [wanted.hours(each, Known.YES) for each in asked.times]
    no = [wanted.hours(each, Known.NO) for each in asked.times]
    terms = {each for way in ways for every in way for each in every} | {*yes, *no, wanted.EVERYBODY}
    terms |= {each for _, places in round_about for each in places}
    sets = _Sets(terms)
    base = sets.of(wanted.EVERYBODY)
    for way in ways:
        base = base & sets.one(way)
    known = base
    for each in yes:
        known = known & sets.of(each)
    if yes:
        unsaid = base & ~known
        for each in no:
            unsaid = unsaid & ~sets.of(each)
        halves = [(True, known), (False, unsaid)]
    else:
        halves = [(True, known)]
    around = [(near, sets.one([(place,) for place in places])) for near, places in round_about]
    return tuple(group for said, half in halves for group in _near(around, said=said, people=half))


def _near(around: Sequence[tuple[Near, bits.Set]], *, said: bool, people: bits.Set) -> Iterable[Group]:
    if not around:
        yield Group(None, said, people)
        return
    for near, held in around:
        there = people & held
        people = people & ~there
        yield Group(near, said, there)
    yield Group(Near.ANYWHERE, said, people)


def _circles(asked: Wanted) -> list[tuple[Near, Any]]:
    if not asked.places:
        return []
    parents = dict(Locality.objects.values_list("pk", "parent_id"))
    found = circles.circles(parents, asked.places)
    by_near = ((Near.HERE, found.here), (Near.BENEATH, found.beneath), (Near.AROUND, found.around))
    named = {near: tuple(term(wanted.PLACE, place.hex) for place in places) for near, places in by_near}
    if found.around and found.whole(parents):
        # One set in place of a county's: those of the nearer circles are taken out before.
        named[Near.AROUND] = (wanted.SOMEWHERE,)
    return list(named.items())


def _ways(viewer: Viewer, asked: Wanted, today: date, organisation: UUID | None) -> list[list[Every]]:
    """Return what has to hold, each as ways of which one is enough, each way terms that all hold."""
    found: list[list[Every]] = [
        [(term(wanted.LANGUAGE, tag),) for tag in (tongue.tag, *tongue.also)] for tongue in asked.languages
    ]
    for ability in asked.skills:
        words = (stems.asked(each) for each in (ability.words, *ability.also))
        found.append([tuple(term(wanted.SKILL, stem) for stem in each) for each in words if each])
    if asked.roles:
        found.append([(term(wanted.ROLE, key),) for key in asked.roles])
    if asked.credentials:
        found.extend([(each,) for each in wanted.in_date(kind, today)] for kind in asked.credentials)
        found += _reach(viewer)
    if organisation is not None:
        found.append([(term(wanted.ORGANISATION, organisation.hex),)])
    return found


def _reach(viewer: Viewer) -> list[list[Every]]:
    """Return the condition of a person whose full record is seen: credentials are not shared with anybody else."""
    reach = viewer.reach(Permission.SEE_PEOPLE)
    if reach.everywhere:
        return []
    ways = [(term(wanted.ORGANISATION, each.hex),) for each in reach.organisations]
    return [[*ways, *((term(wanted.HOME, each.hex),) for each in reach.localities)]]


class _Sets:
    """The sets of the terms of one search, read at once."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Read them."""
        self._found: defaultdict[str, list[tuple[int, bytes]]] = defaultdict(list)
        self.blocks = 0
        rows = SearchBlock.objects.filter(term__in=sorted(terms)).values_list("term", "block", "bits")
        for name, block, held in rows:
            self._found[name].append((block, bytes(held)))
            self.blocks = max(self.blocks, block + 1)

    def of(self, name: str) -> bits.Set:
        """Return whom a term holds for."""
        return bits.together(self._found.get(name, ()), self.blocks)

    def one(self, ways: Sequence[Every]) -> bits.Set:
        """Return for whom all terms of one way or another hold."""
        alone = [pair for way in ways if len(way) == 1 for pair in self._found.get(way[0], ())]
        made = bits.together(alone, self.blocks)
        for way in ways:
            if len(way) > 1:
                every = self.of(way[0])
                for name in way[1:]:
                    every = every & self.of(name)
                made = made | every
        return made
