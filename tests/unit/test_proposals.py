"""What the results propose as findings: words without figures, resting on shown figures alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from factories import readings
from factories.readings import NORTH, SOUTH, THREE, WEST
from oneworkforce.assess.domain import figure, proposals, reading
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.proposals import Proposal

ARCS = [arc.id for arc in THREE.arcs]
NAMES = [*ARCS, *(question.id for question in THREE.questions)]
MEANS = st.dictionaries(st.sampled_from(NAMES), st.floats(1, 5).map(lambda mean: round(mean, 2)))


def test_arcs_below_then_unclear_then_low_questions_then_the_widest_gap() -> None:
    read = readings.read(
        {"a1": 2.5, "a2": 3.05, "a3": 4.0, "q7": 2.0},
        of={NORTH: {"a1": 2.0, "a3": 3.0}, SOUTH: {"a1": 3.0, "a3": 4.5}, WEST: {"a1": 3.2, "a3": 4.4}},
    )
    assert proposals.of(read) == (
        Proposal("a1", "Arc 1 is below the acceptable score of 3.00 and needs development.", (About((), "a1"),)),
        Proposal("a2", "It cannot be told whether Arc 2 reaches the acceptable score of 3.00.", (About((), "a2"),)),
        Proposal(
            "a3",
            "Arc 3 is acceptable as a whole, but “Question number 7” is not.",
            (About((), "a3", "q7"),),
        ),
        Proposal(
            "a3",
            "By district, groups differ most in Arc 3: it is higher for South than for North.",
            (About(SOUTH, "a3"), About(NORTH, "a3")),
        ),
    )


def test_nothing_is_proposed_where_all_is_well() -> None:
    assert proposals.of(readings.read(dict.fromkeys(ARCS, 4.0), of={NORTH: dict.fromkeys(ARCS, 4.0)})) == ()


@given(
    means=MEANS,
    north=MEANS,
    south=MEANS,
    hidden=st.sets(st.tuples(st.sampled_from([(), NORTH, SOUTH]), st.sampled_from(NAMES))),
)
def test_it_rests_on_shown_figures_alone_and_copies_none(
    means: dict[str, float], north: dict[str, float], south: dict[str, float], hidden: set[tuple[object, str]]
) -> None:
    read = readings.read(means, of={NORTH: north, SOUTH: south}, hidden=dict.fromkeys(hidden, "row"))  # type: ignore[arg-type]
    for each in proposals.of(read):
        assert each.supports
        for about in each.supports:
            row = figure.row(read, about)
            assert row is not None
            assert reading.score(row) is not None
        assert set(re.findall(r"\d+\.\d\d", each.words)) <= {"3.00"}
    assert len({(each.arc, each.supports) for each in proposals.of(read)}) == len(proposals.of(read))
