"""A workshop's rules: the order of its screens, who is named, what a screen says, what the minute holds."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import readings
from factories.readings import THREE
from oneworkforce.assess.domain import workshop
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.domain.workshop import Decided, Kind, Screen, Somebody
from oneworkforce.lib.faults import Refused

WHOLE: By = ()
DAY = date(2027, 3, 12)
NAMES = st.text("abc é,", min_size=1, max_size=12)


def found(number: int, stance: Stance, words: str = "Found.", reason: str = "") -> Decided:
    return Decided(UUID(int=number), words, stance, reason, DAY if stance is not Stance.PROPOSED else None)


def test_the_walk_begins_with_the_rainbow_has_an_arc_a_screen_and_ends_with_what_was_decided() -> None:
    walk = workshop.screens(["a", "b"])
    assert walk == (Screen(Kind.RAINBOW), Screen(Kind.ARC, "a"), Screen(Kind.ARC, "b"), Screen(Kind.DECIDED))
    assert workshop.beside(walk, walk[0]) == (None, walk[1])
    assert workshop.beside(walk, Screen(Kind.ARC, "b")) == (walk[1], walk[3])
    assert workshop.beside(walk, walk[3]) == (walk[2], None)
    with pytest.raises(ValueError, match="not in"):
        workshop.beside(walk, Screen(Kind.ARC, "c"))


@given(st.lists(st.text("abc", min_size=1), unique=True))
def test_forward_through_the_walk_and_back_meets_every_screen_once(arcs: list[str]) -> None:
    walk = workshop.screens(arcs)
    met, here = [], walk[0]
    while True:
        met.append(here)
        _, after = workshop.beside(walk, here)
        if after is None:
            break
        assert workshop.beside(walk, after)[0] == here
        here = after
    assert met == list(walk)


def test_people_are_read_from_lines_and_those_who_are_there_already_passed_over() -> None:
    there = [Somebody("Ada Example", "Bramble Trust")]
    said = "  ada example,  BRAMBLE trust\r\n\nBen Example\nCleo Example, Health, north\nBen Example"
    assert workshop.people(said, there) == (Somebody("Ben Example"), Somebody("Cleo Example", "Health, north"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (" \n ", "Nobody is named"),
        ("Ada Example, Elsewhere", "Line 1: somebody of this name is here already"),
        (f"Ben\n{'x' * 161}", "Line 2: the name is 161 characters"),
        (f"Ben, {'x' * 161}", "Line 1: the organisation is 161 characters"),
        (", Bramble Trust", "Line 1: the name is empty"),
        ("\n".join(f"P{number}" for number in range(201)), "more than 200 lines"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_by_its_number_never_by_its_name(said: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as refused:
        workshop.people(said, [Somebody("Ada Example", "Bramble Trust")])
    assert "Ada" not in str(refused.value)


@given(st.lists(NAMES, max_size=6))
def test_the_same_lines_twice_add_nobody(lines: list[str]) -> None:
    said = "\n".join(lines)
    try:
        first = workshop.people(said, [])
    except Refused:
        return
    assert workshop.people(said, first) == ()


def test_an_arc_says_how_it_stands_by_its_figure_and_by_its_interval() -> None:
    below, unclear, above = THREE.arcs
    read = readings.read({"a1": 2.5, "a2": 2.95, "a3": 4.0})
    assert workshop.standing(read, below) == (
        "2.50 is below the acceptable score of 3.00: it needs development.",
        "Allowing for who happened to answer, this is below the acceptable score of 3.00 (95% interval 2.40 to 2.60).",
    )
    assert workshop.standing(read, unclear)[1].endswith("inside it: the score could as well be above.")
    assert workshop.standing(read, above)[0] == "4.00 is above the acceptable score of 3.00."
    at = readings.read({"a1": 3.0})
    assert workshop.standing(at, below)[0] == "3.00 is just the acceptable score."


def test_a_withheld_arc_says_no_more_than_that() -> None:
    read = readings.read({"a1": 2.5}, hidden={(WHOLE, "a1"): "row"})
    (said,) = workshop.standing(read, THREE.arcs[0])
    assert "withheld" in said
    assert "2.5" not in said


@given(st.lists(st.integers(), unique=True))
def test_few_at_each_end_and_none_at_both(numbers: list[int]) -> None:
    ranked = sorted(numbers)
    lowest, highest = workshop.ends(ranked)
    assert not set(lowest) & set(highest)
    assert len(lowest) <= max(workshop.MOST_ENDS, 1)
    if ranked:
        assert lowest[0] == min(ranked)
    if highest:
        assert highest[0] == max(ranked)


ARCS = [("", "All arcs", "3.10"), ("a", "Vision", "2.90"), ("b", "Values", "withheld")]


def test_the_minute_holds_each_arc_with_what_was_said_and_found_by_stance() -> None:
    made = workshop.content(
        ARCS,
        present=[Somebody("Ada Example")],
        said=[("a", "Too few of us meet."), ("", "A good day."), ("gone", "Of an arc that is no more.")],
        found=[
            ("a", found(1, Stance.PROPOSED)),
            ("a", found(2, Stance.ENQUIRE, reason="Ask schools.")),
            ("a", found(3, Stance.AGREED)),
            ("b", found(4, Stance.DISPUTED, reason="Not so.")),
            ("gone", found(5, Stance.AGREED)),
        ],
    )
    every, vision, values = made.arcs
    assert every.said == ("A good day.", "Of an arc that is no more.")
    assert [each.id.int for each in every.found] == [5]
    assert (vision.score, vision.said) == ("2.90", ("Too few of us meet.",))
    assert [each.id.int for each in vision.found] == [3, 2, 1]
    assert values.stand(Stance.DISPUTED) == (found(4, Stance.DISPUTED, reason="Not so."),)
    assert [title for title, _ in made.stand(Stance.AGREED)] == ["All arcs", "Vision"]
    assert made.counted == "5 findings: 2 agreed, 1 disputed, 1 to be enquired into and 1 not yet discussed."


def test_a_minute_without_findings_says_so() -> None:
    assert workshop.content(ARCS, present=[], said=[], found=[]).counted == "No finding was recorded."


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "gone"]), st.sampled_from(list(Stance))), max_size=12))
def test_no_finding_is_lost_from_the_minute_nor_told_twice(given_: list[tuple[str, Stance]]) -> None:
    every = [(arc, found(number, stance)) for number, (arc, stance) in enumerate(given_)]
    made = workshop.content(ARCS, present=[], said=[], found=every)
    told = [each.id.int for one in made.arcs for each in one.found]
    assert sorted(told) == list(range(len(given_)))


def test_a_decision_waits_for_the_workshops_day() -> None:
    assert workshop.day_fault(DAY, DAY) is None
    fault = workshop.day_fault(DAY, date(2027, 3, 11))
    assert fault is not None
    assert "not been held yet" in fault.what


def test_a_draft_action_says_where_it_comes_from() -> None:
    one = found(1, Stance.ENQUIRE, "Schools see\nit otherwise.", "Ask them.")
    assert workshop.action_title(one) == "Enquire further: Schools see it otherwise."
    assert workshop.action_title(found(2, Stance.AGREED, "It is low.")) == "Act on: It is low."
    assert workshop.action_notes(one, "workshop on 12 March 2027") == (
        "Drafted from a finding to be enquired into at the workshop on 12 March 2027: "
        "“Schools see it otherwise.” Why: Ask them."
    )
