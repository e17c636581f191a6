"""A figure is found again by what it is about, and says of itself no more than its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import readings
from factories.readings import NORTH, SOUTH, THREE
from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.figure import About

GROUPS = st.lists(st.tuples(st.text(min_size=1, max_size=4), st.text(max_size=4)), max_size=3).map(tuple)


@given(st.lists(GROUPS, unique=True, max_size=20))
def test_a_group_is_found_by_its_key_among_any_others(groups: list[tuple[tuple[str, str], ...]]) -> None:
    assert [figure.group(groups, figure.key(by)) for by in groups] == groups
    assert figure.group(groups, "elsewhere") is None


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (About(), "All arcs, everyone: 2.67, interval 2.57 to 2.77, 100 people."),
        (About((), "a1"), "Arc 1, everyone: 2.00, interval 1.90 to 2.10, 100 people."),
        (About(NORTH, "a1", "q1"), "“Question number 1”, North: 3.00, interval 2.90 to 3.10, 100 people."),
        (About(SOUTH, "a1"), "Arc 1, South: withheld."),
    ],
)
def test_it_says_what_its_row_says(about: About, sentence: str) -> None:
    read = readings.read({"a1": 2.0}, of={NORTH: {}, SOUTH: {}}, hidden={(SOUTH, "all"): "cell"})
    assert figure.sentence(read, about) == sentence


@pytest.mark.parametrize(
    "about", [About((("district", "East"),), "a1"), About((), "a9"), About((), "a1", "q9"), About((), "", "q1")]
)
def test_what_is_not_there_is_no_row(about: About) -> None:
    assert figure.row(readings.read(), about) is None


def test_a_question_stands_under_its_own_arc() -> None:
    assert figure.known(THREE, About((), "a1", "q1"))
    assert not figure.known(THREE, About((), "a2", "q1"))
