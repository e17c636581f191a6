"""Synthetic answers for the benchmarks: seeded, with people, questions and gaps as real ones have."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale

DISTRICTS = [f"District {number}" for number in range(1, 13)]
AUDIENCES = ["leaders", "frontline"]


def framework(arcs: int = 8, length: int = 5) -> Framework:
    """Return a framework of `arcs` arcs of `length` questions, 1 to 5, asked of everyone."""
    return Framework(
        id="bench",
        version=1,
        title={"en": "Benchmark"},
        scale=Scale(1, 5, Fraction(3)),
        arcs=tuple(
            Arc(
                f"arc-{arc}",
                {"en": f"Arc {arc}"},
                tuple(
                    Question(f"q{arc * length + at + 1}", {"en": f"Question number {arc * length + at + 1}"})
                    for at in range(length)
                ),
            )
            for arc in range(arcs)
        ),
    )


def answers(people: int, questions: int, seed: int = 1) -> NDArray[np.uint8]:
    """Return bytes [questions, people]: scores from 0, 2 % don't know, 1 % not applicable, 2 % empty."""
    rng = np.random.default_rng(seed)
    person = rng.normal(0, 0.7, people)
    out = np.empty((questions, people), np.uint8)
    for question in range(questions):
        scores = np.rint(2.2 + rng.normal(0, 0.3) + person + rng.normal(0, 0.9, people))
        out[question] = np.clip(scores, 0, 4).astype(np.uint8)
        gap = rng.random(people)
        for code, start, end in ((253, 0, 0.02), (254, 0.02, 0.03), (255, 0.03, 0.05)):
            out[question][(gap >= start) & (gap < end)] = code
    return out


def cells(people: int, seed: int = 2) -> NDArray[np.int32]:
    """Return the cell, 0 to 23, of each person: 12 districts x 2 audiences."""
    return np.random.default_rng(seed).integers(0, 24, people).astype(np.int32)


def write(path: Path, people: int, questions: int, *, clean: bool = False, block: int = 500_000) -> None:
    """Write answers as CSV, block by block; `clean` leaves the gaps empty, so that a typed reader can take it."""
    said = pl.Series(["1", "2", "3", "4", "5", *([""] * 248), *(["", "", ""] if clean else ["dk", "na", ""])])
    with path.open("wb") as file:
        for start in range(0, people, block):
            size = min(block, people - start)
            data, cell = answers(size, questions, seed=start), cells(size, seed=start + 1)
            columns = {
                "district": pl.Series(DISTRICTS).gather(cell // 2),
                "audience": pl.Series(AUDIENCES).gather(cell % 2),
                **{f"q{at + 1}": said.gather(data[at]) for at in range(questions)},
            }
            pl.DataFrame(columns).write_csv(file, include_header=start == 0)
