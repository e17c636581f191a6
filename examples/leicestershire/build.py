"""Writes the SYNTHETIC answers and frames of this example: no one gave these answers, no one is in them.

    .venv/bin/python examples/leicestershire/build.py [FOLDER]

People are drawn from a seed: a mood of their own, a view of each arc, a place and sector, chance. Then single
answers are moved by one point, at random, until each audience's arc means meet TARGETS, so that the analysis
computes what one partnership published in 2009 (README.md). The script ends by running that analysis.
"""

import csv
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.queries.analysis import Request, Source, run
from oneworkforce.lib import rounding

AUDIENCES = ("leaders", "frontline")
DISTRICTS = {"Charnwood": 0.06, "Hinckley & Bosworth": -0.06}
SECTORS = {"council": -0.05, "health": 0.0, "schools": 0.05, "police": -0.1, "voluntary and private": 0.1}
SHARES = {"leaders": (0.33, 0.17, 0.27, 0.07, 0.16), "frontline": (0.26, 0.19, 0.31, 0.07, 0.17)}

# Arc means of leaders and of frontline staff, and how much lower they are in the invented earlier round.
# On training, 3.00 for everyone and more than 3.50 for frontline staff leave leaders no choice but to be far below.
TARGETS = {
    "shared-identity": (3.22, 3.57, 0.14),
    "common-values": (2.86, 2.86, 0.05),
    "behaviours": (3.17, 3.38, 0.08),
    "integrated-working": (3.02, 3.22, 0.22),
    "trained-workforce": (2.364, 3.52, 0.15),
    "complementary-roles": (3.20, 3.55, 0.06),
    "capacity-safety": (2.83, 3.02, -0.04),
    "outcomes": (3.67, 3.67, 0.10),
}
EASE = {"q21": -0.3, "q22": -0.4, "q23": -0.45, "q24": 0.4, "q25": 0.35}  # the low questions on training
SCORE = "score"
SAID = {"dk": 0.03, "na": 0.015, "": 0.01, SCORE: 0.945}
STOPPED = 0.03  # of people leave the form part of the way through


@dataclass(frozen=True)
class Drawn:
    """One round to make: its files' prefix, its seed, and (respondents, invited) by district and audience."""

    prefix: str
    seed: int
    earlier: bool
    people: Mapping[tuple[str, str], tuple[int, int]]

    def target(self, arc: str, audience: str) -> float:
        """Return the arc mean that the audience's answers shall have."""
        return TARGETS[arc][AUDIENCES.index(audience)] - self.earlier * TARGETS[arc][2]


ROUNDS = (
    Drawn(
        "",
        2009,
        earlier=False,
        people={
            ("Charnwood", "leaders"): (138, 241),
            ("Charnwood", "frontline"): (169, 412),
            ("Hinckley & Bosworth", "leaders"): (114, 208),
            ("Hinckley & Bosworth", "frontline"): (139, 371),
        },
    ),
    Drawn(
        "previous-",
        2008,
        earlier=True,
        people={
            ("Charnwood", "leaders"): (71, 149),
            ("Charnwood", "frontline"): (92, 246),
            ("Hinckley & Bosworth", "leaders"): (62, 138),
            ("Hinckley & Bosworth", "frontline"): (75, 207),
        },
    ),
)


def main(folder: Path) -> None:
    """Write the four files into `folder`, analyse them, print the arcs and stop if a published figure is missed."""
    framework = framework_file.load(framework_file.DEFAULT)
    for drawn in ROUNDS:
        write(folder / f"{drawn.prefix}answers.csv", answers(drawn, framework))
        frame = [[*cell, str(invited)] for cell, (_, invited) in drawn.people.items()]
        write(folder / f"{drawn.prefix}frame.csv", [["district", "audience", "invited"], *frame])
    source = Source(folder / "answers.csv", framework, folder / "frame.csv")
    results = run(Request(source, choices=Choices(by=("district", "audience")))).results
    arcs = [arc.id for arc in framework.arcs]
    everyone, frontline = means(results), means(results, ("audience", "frontline"))
    print(f"{'arc':20}{'everyone':>10}{'frontline':>11}")
    for name in (*arcs, ""):
        print(f"{name or 'overall':20}{everyone[name]:>10}{frontline[name]:>11}")
    missed = [what for what, holds in published(results, everyone, frontline, arcs).items() if not holds]
    if missed:
        sys.exit("The answers do not give what was published: " + "; ".join(missed))


def answers(drawn: Drawn, framework: Framework) -> list[list[str]]:
    """Return the round's answers as rows of cells, headings first."""
    rng = np.random.default_rng(drawn.seed)
    cells = [cell for cell, (count, _) in drawn.people.items() for _ in range(count)]
    who = [cells[at] for at in rng.permutation(len(cells))]
    sectors = [str(rng.choice(list(SECTORS), p=SHARES[audience])) for _, audience in who]
    scores, said = draw(drawn, framework, rng, who, sectors)
    rows = [["district", "audience", "sector", *(question.id for question in framework.questions)]]
    for at, (district, audience) in enumerate(who):
        row = [district, audience, sectors[at]]
        for place, question in enumerate(framework.questions):
            score = 6 - scores[at, place] if question.reverse else scores[at, place]
            row.append(str(score if said[at, place] == SCORE else said[at, place]))
        rows.append(row)
    return rows


def draw(
    drawn: Drawn, framework: Framework, rng: np.random.Generator, who: list[tuple[str, str]], sectors: list[str]
) -> tuple[NDArray[np.int64], NDArray[np.str_]]:
    """Return scores [people, questions], and what was said: SCORE, or what stands there instead."""
    shape = len(who), len(framework.questions)
    audience = np.array([name for _, name in who])
    leaning = rng.normal(0, 0.5, len(who))
    leaning += [DISTRICTS[district] + SECTORS[sector] for (district, _), sector in zip(who, sectors, strict=True)]
    said = rng.choice(list(SAID), shape, p=list(SAID.values()))
    stops = np.where(rng.random(len(who)) < STOPPED, rng.integers(6, shape[1], len(who)), shape[1])
    said[np.arange(shape[1]) >= stops[:, None]] = ""
    scores = np.zeros(shape, np.int64)
    for arc, places in zip(framework.arcs, framework.positions, strict=True):
        view = leaning + rng.normal(0, 0.55, len(who))
        ease = np.array([EASE.get(question.id, rng.normal(0, 0.2)) for question in arc.questions])
        for name in AUDIENCES:
            people = np.flatnonzero(audience == name)
            asked = np.array([framework.asks(question, name) for question in arc.questions])
            said[np.ix_(people, np.array(places)[~asked])] = ""
            block = np.ix_(people, np.array(places)[asked])
            middle = drawn.target(arc.id, name) + ease[asked] - ease[asked].mean()
            felt = middle + view[people, None] + rng.normal(0, 0.75, (len(people), asked.sum()))
            first = np.clip(np.rint(felt), 1, 5).astype(np.int64)
            scores[block] = settled(first, said[block] == SCORE, drawn.target(arc.id, name), rng)
    return scores, said


def settled(
    scores: NDArray[np.int64], answered: NDArray[np.bool_], target: float, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return `scores` with answers moved by one point until the mean of arc scores is `target` to a thousandth."""
    count = answered.sum(axis=1, keepdims=True)
    counted = answered & (2 * count >= scores.shape[1])  # method section 2: half of what is asked
    weight = counted / np.maximum(count, 1) / counted.any(axis=1).sum()
    while abs(gap := target - float((scores * weight).sum())) > 0.001:
        step = 1 if gap > 0 else -1
        movable = np.flatnonzero(counted & (scores + step >= 1) & (scores + step <= 5))
        scores.flat[rng.choice(movable)] += step
    return scores


def means(results: Results, *by: tuple[str, str]) -> dict[str, str]:
    """Return a group's arc means, and its overall as "", as a report shows them."""
    rows = [row for row in results.rows if row.by == by and row.question is None]
    return {row.arc or "": rounding.shown(row.mean) for row in rows if row.mean is not None}


def published(
    results: Results, everyone: Mapping[str, str], frontline: Mapping[str, str], arcs: list[str]
) -> dict[str, bool]:
    """Return whether each fact of the 2009 report is what the results say."""
    training = [row for row in results.rows if row.by == () and row.arc == "trained-workforce" and row.question]
    every, front = sorted(everyone[arc] for arc in arcs), sorted(frontline[arc] for arc in arcs)
    above = {arc for arc in arcs if frontline[arc] > "3.50"}
    return {
        "overall 3.21": everyone[""] == "3.21",
        "outcomes highest, at 3.67": everyone["outcomes"] == every[-1] == "3.67" > every[-2],
        "two arcs below 3.00": {arc for arc in arcs if everyone[arc] < "3.00"} == {"common-values", "capacity-safety"},
        "training at 3.00": everyone["trained-workforce"] == "3.00",
        "three of its questions below": sum(row.plain == "below" for row in training) >= 3,
        "frontline has the same range": (front[0], front[-1]) == (every[0], every[-1]),
        "common values lowest": frontline["common-values"] == front[0] < front[1],
        "four frontline arcs above 3.50": above
        == {"shared-identity", "trained-workforce", "complementary-roles", "outcomes"},
    }


def write(path: Path, rows: list[list[str]]) -> None:
    """Write a CSV file of the same bytes on any system."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
