"""A person's assessment of themselves: what they said, what it may mean for them, and the ballot it becomes. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.assess.domain import ballot
from oneworkforce.assess.domain.ballot import Ballot
from oneworkforce.assess.domain.framework import NOT_STATED, Arc, Framework, Question
from oneworkforce.assess.domain.packing import MOST, Pack

Said = Mapping[str, str]
"""question -> a score as figures, "dk", "na" or "": nothing yet."""
PLAIN = b"\0"
"""How answers begin that are kept as they are (domain/packing.py)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One arc for its owner: how many of its questions have an answer, the mean of those with a score, or None.

    `weak`: the questions scored lowest, where they are below what is acceptable.
    """

    arc: Arc
    answered: int
    mean: Fraction | None
    weak: tuple[Question, ...]


def to_bytes(said: Said) -> bytes:
    """Return it as it is sealed."""
    return json.dumps(dict(said), sort_keys=True).encode()


def from_bytes(written: bytes) -> dict[str, str]:
    """Return what `to_bytes` wrote."""
    return {str(name): str(value) for name, value in json.loads(written).items()}


def taken(framework: Framework, arc: Arc, said: Said) -> dict[str, str]:
    """Return what was said of the arc's questions; ValueError for what is no answer."""
    kept = {question.id: said.get(question.id, "") for question in arc.questions}
    ballot.fill(framework, NOT_STATED, (), kept, {})
    return kept


def standings(framework: Framework, said: Said) -> tuple[Standing, ...]:
    """Return how each arc stands for its owner, in the framework's order."""
    return tuple(_standing(framework, arc, said) for arc in framework.arcs)


def helped(found: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return the arcs in which support may help: with a question below what is acceptable, lowest mean first."""
    weak = [(each.mean, each) for each in found if each.weak and each.mean is not None]
    return tuple(each for _, each in sorted(weak, key=lambda pair: pair[0]))


def ballots(framework: Framework, finished: Sequence[Said]) -> tuple[Ballot, ...]:
    """Return finished assessments as ordinary answers of the one cell () of everybody."""
    return tuple(ballot.fill(framework, NOT_STATED, (), said, {}) for said in finished)


def packs(cast: Sequence[Ballot]) -> tuple[Pack, ...]:
    """Return the answers of ballots of one cell as they are kept, in the order given."""
    parts = [cast[start : start + MOST] for start in range(0, len(cast), MOST)]
    return tuple(Pack(part[0].cell, len(part), PLAIN + b"".join(each.answers for each in part)) for part in parts)


def _standing(framework: Framework, arc: Arc, said: Said) -> Standing:
    asked = ((question, _score(framework, question, said)) for question in arc.questions)
    scored = [(question, score) for question, score in asked if score is not None]
    low = min((score for _, score in scored), default=0)
    weak = low < framework.scale.threshold
    return Standing(
        arc=arc,
        answered=sum(bool(said.get(question.id, "")) for question in arc.questions),
        mean=Fraction(sum(score for _, score in scored), len(scored)) if scored else None,
        weak=tuple(question for question, score in scored if weak and score == low),
    )


def _score(framework: Framework, question: Question, said: Said) -> int | None:
    word = said.get(question.id, "")
    if not word or word in ballot.WITHOUT_SCORE:
        return None
    score = int(word)
    return framework.scale.min + framework.scale.max - score if question.reverse else score
