"""One person's answers as they are handed in: the cut cell, a byte a question, remarks by arc. Pure.

Nothing else stands in a ballot: no time, no language, no link (docs/reference/method.md 4).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from oneworkforce.assess.domain.answers import DONT_KNOW, NOT_ANSWERED, NOT_APPLICABLE, NOT_ASKED
from oneworkforce.assess.domain.framework import Framework, Question

Cell = tuple[tuple[str, str], ...]
"""(column, category) of each column of the round, as FrameCell.cut has them."""
WITHOUT_SCORE: Mapping[str, int] = {"dk": DONT_KNOW, "na": NOT_APPLICABLE, "": NOT_ANSWERED}


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one person handed in. `answers`: a byte each, in the layout's order (method section 1)."""

    cell: Cell
    answers: bytes
    remarks: Mapping[str, str]

    def to_bytes(self) -> bytes:
        """Return it as it is sealed."""
        said = {"cell": self.cell, "answers": self.answers.hex(), "remarks": dict(self.remarks)}
        return json.dumps(said, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, written: bytes) -> "Ballot":
        """Return what `to_bytes` wrote."""
        said = json.loads(written)
        cell = tuple((column, category) for column, category in said["cell"])
        return cls(cell, bytes.fromhex(said["answers"]), said["remarks"])


def fill(
    framework: Framework, audience: str, cell: Cell, said: Mapping[str, str], remarks: Mapping[str, str]
) -> Ballot:
    """Return the ballot of somebody of `audience` who said `said` (question -> a score, "dk", "na" or "").

    Questions not asked of them count as not asked, whatever was said. ValueError for what is no answer.
    """
    answers = bytes(_byte(framework, audience, question, said) for question in framework.questions)
    kept = {arc.id: remarks[arc.id].strip() for arc in framework.arcs if arc.remark and remarks.get(arc.id, "").strip()}
    return Ballot(cell, answers, kept)


def _byte(framework: Framework, audience: str, question: Question, said: Mapping[str, str]) -> int:
    if not framework.asks(question, audience):
        return NOT_ASKED
    word = said.get(question.id, "")
    if word in WITHOUT_SCORE:
        return WITHOUT_SCORE[word]
    scale, score = framework.scale, int(word)
    if not scale.min <= score <= scale.max:
        raise ValueError("a score is on the scale")
    return (scale.max - score) if question.reverse else (score - scale.min)
