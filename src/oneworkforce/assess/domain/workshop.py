"""A workshop on the results: the order of its screens, who was there, what a screen says, what the minute holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeVar
from uuid import UUID

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.lib import rounding, text, typed
from oneworkforce.lib.faults import Fault, Refused

LONGEST_NAME = 160
MOST_AT_ONCE = 200
MOST_ENDS = 3
"""Questions told at either end of an arc."""
T = TypeVar("T")


class Kind(Enum):
    """What a screen shows."""

    RAINBOW = "rainbow"
    ARC = "arc"
    DECIDED = "decided"


class Screen(NamedTuple):
    """One screen of the walk; `arc` is "" on the first and the last."""

    kind: Kind
    arc: str = ""


class Somebody(NamedTuple):
    """Somebody who was there, for an organisation or for nobody in particular."""

    name: str
    organisation: str = ""


def screens(arcs: Iterable[str]) -> tuple[Screen, ...]:
    """Return the walk: the whole rainbow, one arc a screen in the framework's order, what was decided."""
    return (Screen(Kind.RAINBOW), *(Screen(Kind.ARC, arc) for arc in arcs), Screen(Kind.DECIDED))


def beside(walk: Sequence[Screen], here: Screen) -> tuple[Screen | None, Screen | None]:
    """Return the screens before and after `here`; None at either end. ValueError where the walk has no such screen."""
    at = walk.index(here)
    return walk[at - 1] if at else None, walk[at + 1] if at + 1 < len(walk) else None


def day_fault(held_on: date, today: date) -> Fault | None:
    """Return why nothing can be decided at a workshop yet: a decision has its day, and that has not come."""
    if held_on <= today:
        return None
    return Fault("", "This workshop has not been held yet.", "Decide on its day, or change the day.")


def people(said: str, there: Iterable[Somebody]) -> tuple[Somebody, ...]:
    """Return who is named in lines of "Name, organisation" and is not `there` already, in their order.

    Raises `Refused` naming the line, never the person: too many, too long, or another of the same name.
    """
    rows = [(at, line) for at, row in enumerate(said.splitlines(), start=1) if (line := text.plain(row))]
    if not rows:
        raise Refused(Fault("people", "Nobody is named.", "Enter each on a line: name, organisation."))
    if len(rows) > MOST_AT_ONCE:
        raise Refused(Fault("people", f"There are more than {MOST_AT_ONCE} lines.", "Enter some of them first."))
    known = {one.name.casefold(): one for one in there}
    found: list[Somebody] = []
    faults: list[Fault] = []
    for at, line in rows:
        one, fault = _somebody(at, line)
        same = known.get(one.name.casefold())
        if fault is None and same is not None and same.organisation.casefold() != one.organisation.casefold():
            fault = Fault(
                "people",
                f"Line {at}: somebody of this name is here already, for another organisation.",
                "Tell them apart, such as by an initial.",
            )
        if fault is not None:
            faults.append(fault)
        elif same is None:
            known[one.name.casefold()] = one
            found.append(one)
    if faults:
        raise Refused(*faults)
    return tuple(found)


def _somebody(at: int, line: str) -> tuple[Somebody, Fault | None]:
    name, _, organisation = (part.strip() for part in line.partition(","))
    _, fault = typed.line(name, where="people", label=f"Line {at}: the name", longest=LONGEST_NAME)
    if fault is None:
        label = f"Line {at}: the organisation"
        _, fault = typed.line(organisation, where="people", label=label, longest=LONGEST_NAME, required=False)
    return Somebody(name, organisation), fault


def standing(read: Reading, arc: Arc) -> tuple[str, ...]:
    """Return what an arc's score says beside the acceptable one: by its two decimals, and by its interval."""
    row = read.arc(arc)
    if row.withheld is not None:
        return ("Its score is withheld, so that no person in a small group can be known.",)
    if reading.score(row) is None:
        return ("It has no score: too few of its questions were answered.",)
    shown = rounding.shown(scores.score(row))
    plain = {
        "below": f"{shown} is below the acceptable score of {read.threshold}: it needs development.",
        "at": f"{shown} is just the acceptable score.",
        "above": f"{shown} is above the acceptable score of {read.threshold}.",
    }
    return plain[row.plain or "at"], scores.call(read, row)


def ends(ranked: Sequence[T]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Return the lowest and the highest of what is `ranked` from the lowest: few at each end, none at both.

    Each end keeps its own extreme first. Of one thing alone, that is the lowest.
    """
    many = min(MOST_ENDS, len(ranked) // 2)
    if not many:
        return tuple(ranked), ()
    return tuple(ranked[:many]), tuple(reversed(ranked[-many:]))


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding as the minute tells it."""

    id: UUID
    words: str
    stance: Stance
    reason: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class OnArc:
    """What a workshop made of one arc, or ("") of all together: its score as shown, what was said, what was found."""

    arc: str
    title: str
    score: str
    said: tuple[str, ...]
    found: tuple[Decided, ...]

    def stand(self, stance: Stance) -> tuple[Decided, ...]:
        """Return the findings of one stance."""
        return tuple(each for each in self.found if each.stance is stance)


@dataclass(frozen=True, slots=True)
class Content:
    """What a minute holds: who was there, and each arc in the order of the walk, all together first."""

    present: tuple[Somebody, ...]
    arcs: tuple[OnArc, ...]

    def stand(self, stance: Stance) -> tuple[tuple[str, Decided], ...]:
        """Return the findings of one stance, each with the title of its arc."""
        return tuple((one.title, each) for one in self.arcs for each in one.stand(stance))

    @property
    def counted(self) -> str:
        """Return how many findings stand how: "5 findings: 3 agreed, 1 disputed and 1 not yet discussed."."""
        numbers = {stance: len(self.stand(stance)) for stance in ORDER}
        total = sum(numbers.values())
        if not total:
            return "No finding was recorded."
        each = [f"{many} {SAID[stance]}" for stance, many in numbers.items() if many]
        return f"{text.counted(total, 'finding')}: {text.listed(each)}."


ORDER = (Stance.AGREED, Stance.DISPUTED, Stance.ENQUIRE, Stance.PROPOSED)
"""In which findings are told."""
SAID = {
    Stance.AGREED: "agreed",
    Stance.DISPUTED: "disputed",
    Stance.ENQUIRE: "to be enquired into",
    Stance.PROPOSED: "not yet discussed",
}
ACTED_ON = (Stance.AGREED, Stance.ENQUIRE)
"""Findings from which actions are drafted: what is disputed waits until it no longer is."""


def content(
    arcs: Sequence[tuple[str, str, str]],
    *,
    present: Sequence[Somebody],
    said: Sequence[tuple[str, str]],
    found: Sequence[tuple[str, Decided]],
) -> Content:
    """Return the minute's content. `arcs`: (id, title, score as shown) in order; `said` and `found` name their arc.

    What is about an arc that `arcs` does not have is told with all together: nothing that was decided is left out.
    """
    known = [arc for arc, _, _ in arcs]

    def of(arc: str) -> str:
        return arc if arc in known else known[0]

    return Content(
        tuple(present),
        tuple(
            OnArc(
                arc,
                title,
                score,
                tuple(words for about, words in said if of(about) == arc),
                tuple(each for stance in ORDER for about, each in found if of(about) == arc and each.stance is stance),
            )
            for arc, title, score in arcs
        ),
    )


def action_title(found: Decided) -> str:
    """Return what the action drafted from a finding is called."""
    return f"{'Enquire further' if found.stance is Stance.ENQUIRE else 'Act on'}: {text.plain(found.words)}"


def action_notes(found: Decided, workshop: str) -> str:
    """Return what an action drafted from a finding says of where it comes from: words, never a figure."""
    why = f" Why: {text.plain(found.reason)}" if found.reason else ""
    return f"Drafted from a finding {SAID[found.stance]} at the {workshop}: “{text.plain(found.words)}”{why}"
