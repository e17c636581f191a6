"""What has changed between two frameworks: each question the same, mapped, reworded, new or removed; and its arc.

Which questions can be compared over two rounds follows from this alone (method section 2): those of the same wording
identity wherever they stand, and those that a crosswalk maps. `change.shared` cuts the frameworks down to them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from oneworkforce.assess.domain.crosswalk import Crosswalk, old_arc
from oneworkforce.assess.domain.framework import Arc, Framework, Question
from oneworkforce.lib import text
from oneworkforce.lib.titled import Titled


class Kind(Titled):
    """What became of a question."""

    SAME = "same", "The same"
    MAPPED = "mapped", "Mapped"
    CHANGED = "changed", "Changed"
    NEW = "new", "New"
    REMOVED = "removed", "Removed"


COMPARABLE = frozenset({Kind.SAME, Kind.MAPPED})


@dataclass(frozen=True)
class Line:
    """One question: as it is now in its `arc`, as it was in `was`. `moved`: its arc does not go on from that one.

    `differs` names what is not as it was (wording, scale, scored in reverse); `why` is the crosswalk's note.
    """

    kind: Kind
    new: Question | None = None
    arc: Arc | None = None
    old: Question | None = None
    was: Arc | None = None
    moved: bool = False
    differs: tuple[str, ...] = ()
    why: str = ""

    @property
    def comparable(self) -> bool:
        """Whether its scores before and now may stand beside each other."""
        return self.kind in COMPARABLE


@dataclass(frozen=True)
class Comparison:
    """Every question of both frameworks once: those of the new in its order, then the removed in the old one's."""

    old: Framework
    new: Framework
    lines: tuple[Line, ...]
    crosswalk: Crosswalk | None = None

    @cached_property
    def counts(self) -> Mapping[Kind, int]:
        """How many questions are of each kind; kinds without any count 0."""
        found = Counter(line.kind for line in self.lines)
        return {kind: found[kind] for kind in Kind}

    @property
    def moved(self) -> int:
        """How many questions stand in another arc."""
        return sum(line.moved for line in self.lines)

    @property
    def mapped(self) -> frozenset[str]:
        """The questions, by their id now, that are compared because a crosswalk maps them."""
        return frozenset(line.new.id for line in self.lines if line.new and line.kind is Kind.MAPPED)

    @property
    def unchanged(self) -> bool:
        """Whether every question is the same, where it was."""
        return all(line.kind is Kind.SAME and not line.moved for line in self.lines)

    def before(self, arc: Arc) -> Arc | None:
        """Return the old arc that the new `arc` goes on from."""
        name = old_arc(arc.id, self.old, self.crosswalk)
        return next((one for one in self.old.arcs if one.id == name), None)

    def of(self, arc: Arc) -> tuple[Line, ...]:
        """Return the questions of one of the new arcs, and what was removed from the arc it goes on from."""
        was = self.before(arc)
        gone = () if was is None else self.removed(was)
        return (*(line for line in self.lines if line.arc == arc), *gone)

    def removed(self, arc: Arc) -> tuple[Line, ...]:
        """Return the questions that were removed from one of the old arcs."""
        return tuple(line for line in self.lines if line.kind is Kind.REMOVED and line.was == arc)

    @cached_property
    def ended(self) -> tuple[Arc, ...]:
        """The old arcs that no new one goes on from."""
        kept = {before.id for arc in self.new.arcs if (before := self.before(arc))}
        return tuple(arc for arc in self.old.arcs if arc.id not in kept)


def compare(old: Framework, new: Framework, crosswalk: Crosswalk | None = None) -> Comparison:
    """Return what became of every question. Where two have the same wording, the first counts.

    `crosswalk` has been checked against both (`crosswalk_file`).
    """
    arc_of = {question.id: arc for arc in old.arcs for question in arc.questions}
    known = {question.id: question for question in old.questions}
    left, same = dict(known), _same(old, new)
    for twin in same.values():
        left.pop(twin)
    mapped = {} if crosswalk is None else crosswalk.before
    partners = {
        question.id: pair.old
        for question in new.questions
        if question.id not in same and (pair := mapped.get(question.id)) and pair.old in left
    }
    for name in partners.values():
        left.pop(name)
    lines = []
    for arc in new.arcs:
        home = old_arc(arc.id, old, crosswalk)
        for question in arc.questions:
            kind, why = Kind.NEW, ""
            before: str | None = same.get(question.id)
            if before is not None:
                kind = Kind.SAME
            elif question.id in partners:
                kind, before, why = Kind.MAPPED, partners[question.id], mapped[question.id].why
            elif question.id in left:
                kind, before = Kind.CHANGED, left.pop(question.id).id
            if before is None:
                lines.append(Line(kind, question, arc))
                continue
            was, asked = arc_of[before], known[before]
            differs = () if kind is Kind.SAME else _differs(old, asked, new, question)
            lines.append(Line(kind, question, arc, asked, was, was.id != home, differs, why))
    removed = [Line(Kind.REMOVED, old=question, was=arc_of[name]) for name, question in left.items()]
    return Comparison(old, new, (*lines, *removed), crosswalk)


def _same(old: Framework, new: Framework) -> dict[str, str]:
    """Return the old id of each new question that is worded as it was."""
    before: dict[str, str] = {}
    for question in old.questions:
        before.setdefault(old.wording(question), question.id)
    found = {}
    for question in new.questions:
        twin = before.pop(new.wording(question), None)
        if twin is not None:
            found[question.id] = twin
    return found


def _differs(old: Framework, was: Question, new: Framework, question: Question) -> tuple[str, ...]:
    told = {
        "wording": text.folded(old.say(was.text)) != text.folded(new.say(question.text)),
        "scale": (old.scale.min, old.scale.max) != (new.scale.min, new.scale.max),
        "direction of scoring": was.reverse != question.reverse,
    }
    return tuple(what for what, differs in told.items() if differs)
