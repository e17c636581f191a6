"""Answers as they are kept: by cell, a byte each, pressed (docs/reference/method.md 1).

They are packed while a file is read, and are added up again by the ordinary sums.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain.groups import Key
from oneworkforce.assess.domain.tally import Survey

MOST = 100_000
"""People of one pack."""

QUICK = 1
"""How hard zlib tries: answers on a short scale shrink to a third at once, and hardly more with patience."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Answers of some people of one cell: (column, category) of each grouping, and their bytes, pressed or plain."""

    cell: tuple[tuple[str, str], ...]
    people: int
    packed: bytes

    def answers(self) -> NDArray[np.uint8]:
        """Return the answers, [people, questions]."""
        plain = self.packed[1:] if self.packed[:1] == b"\0" else zlib.decompress(self.packed[1:])
        return np.frombuffer(plain, np.uint8).reshape(self.people, -1)


class Packer:
    """Takes the answers of a reading (tally.Keep), and gives them back as packs."""

    def __init__(self) -> None:
        """Begin without any."""
        self._held: list[tuple[Key, int, bytes]] = []

    def __call__(self, cells: Sequence[Key], answers: NDArray[np.uint8], of_row: NDArray[np.int32]) -> None:
        """Pack people cell by cell, in the order in which they stand."""
        order = np.argsort(of_row, kind="stable")
        ends = np.searchsorted(of_row[order], np.arange(len(cells) + 1))
        for at, cell in enumerate(cells):
            for start in range(int(ends[at]), int(ends[at + 1]), MOST):
                who = order[start : min(start + MOST, int(ends[at + 1]))]
                self._held.append((cell, len(who), _pressed(np.ascontiguousarray(answers[:, who].T).tobytes())))

    def packs(self, survey: Survey) -> Iterator[Pack]:
        """Return what was packed, with its categories as the whole file writes them most often."""
        for key, people, packed in self._held:
            names = (known.name(category) for known, category in zip(survey.categories, key, strict=True))
            yield Pack(tuple(zip(survey.groupings, names, strict=True)), people, packed)


def packed(cell: tuple[tuple[str, str], ...], answers: Sequence[bytes]) -> Iterator[Pack]:
    """Return the answers of people of one cell, a byte a question each, as packs, in the order in which they are."""
    for start in range(0, len(answers), MOST):
        some = answers[start : start + MOST]
        yield Pack(cell, len(some), _pressed(b"".join(some)))


def _pressed(plain: bytes) -> bytes:
    """Return the bytes led by 1 and pressed, or by 0 where that is no longer."""
    pressed = zlib.compress(plain, QUICK)
    return b"\1" + pressed if len(pressed) < len(plain) else b"\0" + plain
