"""An answer is one byte: the score less the scale's minimum, or why there is none (method section 1).

`encode` turns a batch of text columns into bytes. Each distinct text of a column is judged once.
Reverse questions are turned here, before anything else sees them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain.columns import Columns
from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.lib import faults as lib_faults
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.lib.tables import Batch

WITHHELD, NOT_ASKED, DONT_KNOW, NOT_APPLICABLE, NOT_ANSWERED = range(251, 256)
_BAD = 250
"""A cell that is no answer; never leaves this module."""

NUMBER = re.compile(r"([+-]?\d+)(?:[.,](\d+))?")
SAID: Mapping[str, int] = {
    "": NOT_ANSWERED,
    "dk": DONT_KNOW,
    "don't know": DONT_KNOW,
    "dont know": DONT_KNOW,
    "na": NOT_APPLICABLE,
    "n/a": NOT_APPLICABLE,
    "not applicable": NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Answers:
    """Respondents of a batch: `bytes` [questions, people], their row `numbers`, and what was left out.

    `kept` says which rows of the batch are respondents (at least one score, dk or na).
    `blank` are the row numbers of the others. `strays` counts answers to questions not asked of the person.
    """

    bytes: NDArray[np.uint8]
    kept: NDArray[np.bool_]
    blank: tuple[int, ...]
    faults: tuple[Fault, ...]
    strays: int


class Reader:
    """Judges cells of answers to one framework. `missing` are further words for an empty cell."""

    def __init__(self, framework: Framework, missing: Sequence[str] = ()) -> None:
        """Prepare the words a cell may hold."""
        self._framework = framework
        scale = framework.scale
        words = {
            text.folded(said): score - scale.min for score, texts in scale.words.items() for said in texts.values()
        }
        self._said: dict[str, int] = {**words, **SAID, **{text.folded(word): NOT_ANSWERED for word in missing}}
        turned = np.arange(256, dtype=np.uint8)
        turned[: scale.points] = turned[: scale.points][::-1]
        self._turned = turned

    def encode(self, batch: Batch, columns: Columns, audience: Sequence[str], of_row: NDArray[np.intp]) -> Answers:
        """Return the batch as bytes. `audience[of_row[i]]` is the audience of row i (NOT_STATED where unknown).

        A bad cell becomes "not answered" and a fault; the caller decides whether faults end the reading.
        """
        rows = len(batch.numbers)
        answers = np.empty((len(columns.questions), rows), np.uint8)
        faults: list[tuple[int, int, Fault]] = []
        strays = 0
        answered = np.zeros(rows, np.bool_)
        for at, (place, question) in enumerate(zip(columns.questions, self._framework.questions, strict=True)):
            column = batch.columns[place]
            judged = np.array([self._judge(value) for value in column.values] or [NOT_ANSWERED], np.uint8)
            if question.reverse:
                judged = self._turned[judged]
            answers[at] = judged[column.codes]
            if (judged == _BAD).any():
                for row in np.flatnonzero(answers[at] == _BAD):
                    number = int(batch.numbers[row])
                    value = column.values[column.codes[row]]
                    faults.append((number, at, self._fault(number, question.id, value)))
                answers[at][answers[at] == _BAD] = NOT_ANSWERED
            unasked = np.array([not self._framework.asks(question, name) for name in audience])
            if unasked.any():
                mask = unasked[of_row]
                strays += int(np.count_nonzero(answers[at][mask] != NOT_ANSWERED))
                answers[at][mask] = NOT_ASKED
            answered |= answers[at] < WITHHELD
            answered |= (answers[at] == DONT_KNOW) | (answers[at] == NOT_APPLICABLE)
        blank = tuple(int(number) for number in batch.numbers[~answered])
        if blank:
            answers = np.ascontiguousarray(answers[:, answered])
        faults.sort(key=lambda fault: fault[:2])
        return Answers(answers, answered, blank, tuple(fault for _, _, fault in faults), strays)

    def _judge(self, cell: str) -> int:
        """Return the byte of a cell, or _BAD."""
        said = text.folded(cell)
        if said in self._said:
            return self._said[said]
        number = NUMBER.fullmatch(said)
        if number is None or int(number[2] or 0):
            return _BAD
        score = int(number[1]) - self._framework.scale.min
        return score if 0 <= score < self._framework.scale.points else _BAD

    def _fault(self, row: int, heading: str, cell: str) -> Fault:
        scale = self._framework.scale
        where = f"row {row:,}, column {heading}"
        remedy = f"Give a whole number from {scale.min} to {scale.max}, dk, na, or leave it empty."
        number = NUMBER.fullmatch(text.folded(cell))
        shown = lib_faults.shown(cell)
        if number is None:
            return Fault(where, f"{shown} is not an answer.", remedy)
        if int(number[2] or 0):
            return Fault(where, f"{shown} is a fraction.", remedy)
        return Fault(where, f"{shown} is not on the scale.", remedy)


def audience_ids(framework: Framework) -> dict[str, str]:
    """Return what an audience cell may say (its id, its title in any language), folded, and the id it means."""
    known = {text.folded(NOT_STATED): NOT_STATED, "": NOT_STATED}
    used = dict.fromkeys(name for question in framework.questions for name in question.audiences)
    for name in (*used, *framework.audiences):
        known[text.folded(name)] = name
        for title in framework.audiences.get(name, {}).values():
            known[text.folded(title)] = name
    return known
