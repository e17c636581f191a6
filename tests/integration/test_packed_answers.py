"""Kept answers give exactly the results that their file gave."""

from fractions import Fraction
from pathlib import Path
from random import Random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import packing
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale
from oneworkforce.assess.domain.groups import Categories
from oneworkforce.assess.domain.packing import Pack, Packer
from oneworkforce.assess.domain.tally import Survey
from oneworkforce.assess.queries.analysis import Found, Request, Source, run
from oneworkforce.assess.queries.packed import Kept
from oneworkforce.lib.faults import Refused

FRAMEWORK = Framework(
    id="packed",
    version=1,
    title={"en": "Packed"},
    scale=Scale(1, 5, Fraction(3)),
    arcs=(
        Arc("one", {"en": "One"}, tuple(Question(f"a{n}", {"en": f"Statement a{n}"}) for n in range(4))),
        Arc(
            "two",
            {"en": "Two"},
            (
                Question("b1", {"en": "Statement b1"}, reverse=True),
                Question("b2", {"en": "Statement b2"}, audiences=("leaders",)),
                Question("b3", {"en": "Statement b3"}, audiences=("frontline",)),
            ),
        ),
    ),
    audience_column="Audience",
    audiences={"leaders": {"en": "Leaders"}, "frontline": {"en": "Frontline staff"}},
)
QUESTIONS = [question.id for question in FRAMEWORK.questions]
PLACES = ("Oak", "oak ", "OAK", "Elm", "Ash", "")
CELLS = ("1", "2", "3", "4", "5", "5", "dk", "na", "")


def answers(people: int, seed: int) -> str:
    dice = Random(seed)  # noqa: S311  a test
    lines = [f"note,District,audience,{','.join(QUESTIONS)}"]
    for _ in range(people):
        cells = [dice.choice(CELLS) for _ in QUESTIONS]
        lines.append(",".join(["x", dice.choice(PLACES), dice.choice(("Leaders", "frontline", "")), *cells]))
    lines.append("x,Blank district,leaders" + "," * len(QUESTIONS))
    return "\n".join(lines) + "\n"


FRAME = "audience,district,invited\n" + "".join(
    f"{who},{place},{invited}\n"
    for who, of in (("Leaders", 1), ("frontline staff", 2), ("not stated", 3))
    for place, invited in (("Oak", 300 * of), ("ELM", 200), ("Ash", 150), ("not stated", 120))
)


def kept(found: Found, packer: Packer, frame: Path | None) -> Kept:
    packs = tuple(packer.packs(found.survey))
    return Kept(FRAMEWORK, tuple(column for column, _ in packs[0].cell), lambda: packs, frame)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    now, then, frame = tmp_path / "answers.csv", tmp_path / "before.csv", tmp_path / "frame.csv"
    now.write_text(answers(700, 1))
    then.write_text(answers(500, 2))
    frame.write_text(FRAME)
    return now, then, frame


@pytest.mark.parametrize("by", [(), ("district",), ("district", "audience")])
@pytest.mark.parametrize(("framed", "weighted"), [(False, False), (True, False), (True, True)])
def test_the_packed_answers_give_exactly_the_results_of_the_file(
    files: tuple[Path, Path, Path], by: tuple[str, ...], *, framed: bool, weighted: bool
) -> None:
    now, then, frame = files
    choices, framing = Choices(by, weighted=weighted), frame if framed else None
    first, second = Packer(), Packer()
    alone = run(Request(Source(now, FRAMEWORK, framing), choices=choices), keep=first)
    before = run(Request(Source(then, FRAMEWORK, framing), choices=choices), keep=second)
    assert run(Request(kept(alone, first, framing), choices=choices)).results == alone.results
    compared = run(Request(Source(now, FRAMEWORK, framing), Source(then, FRAMEWORK, framing), choices)).results
    packed = Request(Source(now, FRAMEWORK, framing), kept(before, second, framing), choices)
    assert run(packed).results == compared
    both = Request(kept(alone, first, framing), kept(before, second, framing), choices)
    assert run(both).results == compared


def test_a_grouping_that_was_not_kept_is_refused(files: tuple[Path, Path, Path]) -> None:
    packer = Packer()
    found = run(Request(Source(files[0], FRAMEWORK)), keep=packer)
    with pytest.raises(Refused, match="they are not grouped by district"):
        run(Request(kept(found, packer, None), choices=Choices(("district",))))


def test_a_byte_is_kept_for_each_answer_where_pressing_gains_nothing() -> None:
    assert Pack((), 2, b"\0\1\2\3\4").answers().tolist() == [[1, 2], [3, 4]]


FORMS = (st.integers(0, 4), st.sampled_from([251, 252, 253, 254, 255]))


@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(st.one_of(*FORMS), min_size=3, max_size=3)), min_size=1),
    st.integers(1, 5),
)
def test_whatever_is_packed_comes_back_person_by_person(people: list[tuple[int, list[int]]], most: int) -> None:
    cells = [("oak",), ("elm",), ("ash",), ("fir",)]
    survey = Survey(FRAMEWORK, (), (), ("District",), (Categories("District"),), (), 0)
    packer = Packer()
    with patch.object(packing, "MOST", most):
        packer(
            cells, np.array([who for _, who in people], np.uint8).T, np.array([cell for cell, _ in people], np.int32)
        )
    found = [(pack.cell[0][1], *row) for pack in packer.packs(survey) for row in pack.answers().tolist()]
    assert sorted(found) == sorted((cells[cell][0], *who) for cell, who in people)
    assert all(pack.people <= most for pack in packer.packs(survey))
