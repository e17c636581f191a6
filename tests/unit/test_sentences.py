import dataclasses
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import frameworks, results
from factories.readings import NORTH, SOUTH, THREE, read
from oneworkforce.assess.domain.framework import Framework, Scale
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Change, Results, Withheld
from oneworkforce.assess.domain.sentences import change, groups, response, scores, withheld


def changed(reading: Reading, arc: str | None, **values: object) -> Reading:
    made = results.replaced(reading.results, arc, **values)
    return Reading(made, reading.framework)


# overall


def test_the_overall_is_given_with_its_scale_its_interval_and_what_they_allow() -> None:
    assert scores.overall(read({"a1": 3.2, "a2": 3.4, "a3": 3.3})) == (
        "The score over 3 arcs is 3.30 on a scale from 1 to 5.",
        "Allowing for who happened to answer, this is above the acceptable score of 3.00 (95% interval 3.20 to 3.40).",
    )


def test_an_overall_that_cannot_be_told_from_the_threshold_is_said_to_be_open() -> None:
    said = scores.overall(read({"a1": 2.9, "a2": 3.0, "a3": 2.95}))[1]
    assert said == (
        "Its 95% interval, 2.85 to 3.05, has the acceptable score of 3.00 inside it: the score could as well be above."
    )


def test_an_overall_without_an_interval_says_so() -> None:
    reading = changed(read(), None, se=None, low=None, high=None, call=None)
    assert scores.overall(reading)[1] == "No interval can be given for it."


def test_an_overall_that_is_withheld_and_a_group_of_which_nothing_is_shown_are_said_differently() -> None:
    reading = read(of={NORTH: {}}, hidden={((), "overall"): "row", (NORTH, "all"): "cell"})
    assert scores.overall(reading) == ("The score over all arcs is withheld.",)
    assert scores.overall(reading, NORTH) == ("Nothing can be shown.",)


def test_an_overall_that_does_not_exist_is_not_called_withheld() -> None:
    reading = changed(read(), None, mean=None, se=None, low=None, high=None, call=None, plain=None)
    assert scores.overall(reading) == ("There is no score over all arcs, because not every arc has one.",)


def test_the_ends_of_the_scale_are_named_by_what_stands_in_brackets_or_by_all_their_words() -> None:
    words = {0: {"en": "Never (not at all)"}, 4: {"en": "Always"}}
    framework = dataclasses.replace(THREE, scale=Scale(0, 4, Fraction(2), words))
    assert Reading(results.make(framework), framework).scale == "from 0 (not at all) to 4 (always)"


# arcs


def test_the_highest_and_lowest_arcs_are_named_with_ties_together() -> None:
    assert scores.highest_and_lowest(read({"a1": 3.4, "a2": 2.9, "a3": 3.4})) == (
        "The highest score: Arc 1 (3.40) and Arc 3 (3.40).",
        "The lowest: Arc 2 (2.90).",
    )


def test_arcs_tie_when_they_are_shown_alike() -> None:
    said = scores.highest_and_lowest(read({"a1": 3.401, "a2": 2.9, "a3": 3.399}))
    assert said[0] == "The highest score: Arc 1 (3.40) and Arc 3 (3.40)."


def test_arcs_that_all_score_the_same_have_no_highest() -> None:
    assert scores.highest_and_lowest(read()) == (
        "All arcs score the same: Arc 1 (3.00), Arc 2 (3.00) and Arc 3 (3.00).",
    )


def test_a_rank_among_arcs_that_are_shown_says_so() -> None:
    two: dict[tuple[By, str], Withheld] = {((), "a1"): "row", ((), "overall"): "row"}
    reading = read({"a1": 4.4, "a2": 2.9, "a3": 3.1}, hidden=two)
    assert scores.highest_and_lowest(reading)[0] == "The highest score among the arcs that are shown: Arc 3 (3.10)."
    one = read({"a3": 3.1}, hidden={**two, ((), "a2"): "row"})
    assert scores.highest_and_lowest(one) == ("The only arc that is shown is Arc 3 (3.10).",)
    none = read(hidden={((), "all"): "cell"})
    assert scores.highest_and_lowest(none) == ("No arc's score can be shown.",)


def test_arcs_below_and_at_the_threshold_are_named_as_a_report_of_2009_would() -> None:
    assert scores.against_threshold(read({"a1": 2.86, "a2": 3.0, "a3": 2.93})) == (
        (
            "Taking a score of 3.00 as acceptable, 2 arcs are below it and need development: "
            "Arc 1 (2.86) and Arc 3 (2.93)."
        ),
        "1 arc is just acceptable: Arc 2 (3.00).",
    )
    assert scores.against_threshold(read({"a1": 3.1, "a2": 3.2, "a3": 3.3})) == (
        "Taking a score of 3.00 as acceptable, no arc is below it.",
    )


def test_what_intervals_allow_is_said_apart_from_the_plain_figures() -> None:
    reading = read({"a1": 2.5, "a2": 2.95, "a3": 3.4})
    assert scores.clear(reading) == (
        "Allowing for who happened to answer, 1 arc is clearly above 3.00 and 1 arc is clearly below 3.00.",
    )
    assert scores.unclear(reading) == (
        "1 arc has 3.00 inside the 95% interval, and cannot be told apart from it:",
        "Arc 2 (2.95, interval 2.85 to 3.05) could as well be above.",
    )
    assert scores.unclear(read({"a1": 2.5, "a2": 2.5, "a3": 3.4})) == ()


def test_an_arc_that_stands_at_the_threshold_could_be_on_either_side() -> None:
    assert scores.unclear(read())[-1] == "Arc 3 (3.00, interval 2.90 to 3.10) could be on either side."
    assert scores.clear(read()) == ()


def test_an_arc_at_the_threshold_by_everyone_invited_is_not_called_uncertain() -> None:
    assert scores.unclear(read(half=0))[1] == "Arc 1 (3.00, interval 3.00 to 3.00) stands exactly there."


def test_an_acceptable_arc_with_low_questions_names_them_and_three_are_several() -> None:
    reading = read({"a1": 3.0, "q1": 2.5, "q2": 2.6, "q3": 2.7, "a2": 3.2, "q5": 2.9, "a3": 2.5})
    assert scores.low_questions(reading) == (
        (
            "Although Arc 1 (3.00) is acceptable as a whole, several of its questions are not: "
            "“Question number 1” (2.50); “Question number 2” (2.60); “Question number 3” (2.70)."
        ),
        "Although Arc 2 (3.20) is acceptable as a whole, one of its questions is not: “Question number 5” (2.90).",
    )


def test_a_low_question_that_was_turned_round_says_so() -> None:
    framework = frameworks.make(reverse=("q1",))
    said = scores.low_questions(read({"a1": 3.1, "q1": 2.5}, framework))
    assert said == (
        (
            "Although Arc 1 (3.10) is acceptable as a whole, one of its questions is not: "
            "“Question number 1” (scored in reverse) (2.50)."
        ),
    )


def test_the_lowest_questions_come_first_with_ties_in_the_order_of_the_framework() -> None:
    found = scores.lowest_questions(read({"q2": 2.0, "q5": 1.5, "q7": 2.0}), 3)
    assert [(arc.id, question.id) for arc, question, _ in found] == [("a2", "q5"), ("a1", "q2"), ("a3", "q7")]


def test_arcs_well_above_are_those_beyond_half_a_point_over_the_threshold() -> None:
    reading = read({"a1": 3.5, "a2": 3.51, "a3": 3.8})
    assert scores.well_above(reading) == ("2 arcs are above 3.50: Arc 2 (3.51) and Arc 3 (3.80).",)
    assert scores.well_above(reading, line=Fraction(4)) == ()


# groups


def test_the_response_is_given_with_its_rate() -> None:
    assert response.answered(read()) == ("100 people answered of 200 invited: 50%.",)


@pytest.mark.parametrize(
    ("people", "invited", "said"),
    [
        (1, None, "1 person answered. How many were invited is not known or not shown, so there is no rate."),
        (120, 100, "120 people answered, although only 100 were invited: the number invited should be checked."),
        (0, 0, "0 people answered of 0 invited."),
        (1, 8, "1 person answered of 8 invited: 13%."),
    ],
)
def test_a_rate_is_given_only_where_there_can_be_one(people: int, invited: int | None, said: str) -> None:
    made = results.make(THREE, people=people, invited=invited)
    assert response.answered(Reading(made, THREE)) == (said,)


def test_an_arc_asked_of_some_audiences_never_stands_in_for_all_who_were_invited() -> None:
    framework = frameworks.make(
        lengths=(1, 1), audiences={"q1": ("leaders",), "q2": ("leaders", "staff")}, audience_column="audience"
    )
    made = results.make(framework, withheld={((), "overall"): "row"})
    made = results.replaced(made, "a1", invited=20)
    assert Reading(made, framework).invited() == 200
    made = results.replaced(made, "a2", invited=None)
    assert Reading(made, framework).invited() is None


def test_alpha_is_noted_where_it_is_low_negative_or_missing() -> None:
    reading = changed(changed(changed(read(), "a1", alpha=0.694), "a2", alpha=-0.2), "a3", alpha=None)
    assert response.alpha(reading) == (
        "The questions of Arc 1 (0.69) may measure more than one thing: alpha is below 0.70.",
        (
            "The questions of Arc 2 (−0.20) run against each other: alpha is below 0. "  # noqa: RUF001  a minus sign
            "See whether one of them should be scored in reverse."
        ),
        "Alpha cannot be given for Arc 3.",
    )
    assert response.alpha(read()) == ("The questions of each arc hang together (alpha of 0.70 or more).",)


def test_an_alpha_that_is_shown_as_0_70_is_not_called_below_it() -> None:
    assert "below" not in response.alpha(changed(read(), "a1", alpha=0.6951))[0]


def test_perception_is_not_passed_off_as_evidence() -> None:
    assert "perception, not evidence" in response.perception()


# change


def moved(difference: float = 0.2, q: float | None = 0.01, p: float = 0.005, questions: int = 4) -> Change:
    low, high = difference - 0.1, difference + 0.1
    return Change(3.2, 3.2 - difference, difference, 0.05, low, high, p, q, difference, questions)


def test_a_clear_change_is_told_with_its_interval_and_size_and_the_rest_is_counted() -> None:
    reading = changed(read(), "a1", change=moved())
    reading = changed(reading, "a2", change=moved(-0.9, q=0.0001, questions=1))
    reading = changed(reading, "a3", change=moved(q=0.3))
    assert change.arcs(reading) == (
        (
            "Arc 1: risen from 3.00 to 3.20 (difference +0.20, interval +0.10 to +0.30; q 0.010). "
            "Beside the spread of answers this is small."
        ),
        (
            "Arc 2: fallen from 4.10 to 3.20, over 1 of its 2 questions (difference −0.90, interval −1.00 to −0.80; "  # noqa: RUF001
            "q below 0.001). Beside the spread of answers this is large."
        ),
        "In the other 1 arc compared, no change is clear.",
    )


def test_the_overall_has_no_family_and_is_judged_by_p() -> None:
    clear = changed(read(), None, change=moved(q=None, p=0.04))
    unclear = changed(read(), None, change=moved(q=None, p=0.06))
    assert change.overall(clear)[0].startswith("The score over all arcs has risen from 3.00 to 3.20 (")
    assert change.overall(unclear)[0].startswith("The score over all arcs has not clearly changed: 3.00 before, 3.20")


def test_no_clear_change_is_said_and_a_first_round_says_nothing() -> None:
    assert change.arcs(changed(read(), "a1", change=moved(q=0.05))) == (
        "None of the 1 arc compared has clearly changed.",
    )
    assert change.arcs(read()) == change.overall(read()) == change.comparing(read()) == ()


def test_rounds_are_said_to_be_independent_samples() -> None:
    assert any("independent samples" in said for said in change.comparing(changed(read(), "a1", change=moved())))


# what is withheld


def test_groups_and_figures_that_are_withheld_are_counted_with_the_reasons_there_are() -> None:
    reading = read(
        {},
        of={NORTH: {}, SOUTH: {}},
        hidden={
            ((), "q1"): "row",
            ((), "q2"): "row",
            (NORTH, "all"): "cell",
            (SOUTH, "a1"): "row",
            (SOUTH, "overall"): "row",
        },
    )
    assert withheld.found(reading) == (
        "Nothing is shown for 1 of 2 groups: North.",
        "For everyone together, 2 questions are withheld.",
        "In 1 other group, 1 arc and 1 overall score are withheld.",
        (
            "A figure is withheld where it rests on fewer than 10 people, where everyone gave the same score, or where "
            "it could be worked out from figures that are shown. Which of these it was is not told, because that would "
            "narrow it down."
        ),
    )


def test_nothing_withheld_everything_withheld_and_raw_figures_are_said() -> None:
    assert withheld.found(read()) == ("Nothing had to be withheld.",)
    hidden = withheld.found(read(hidden={((), "all"): "cell"}))
    assert hidden[0] == "Nothing can be shown, not even for everyone together."
    raw = Reading(results.make(THREE, guarded=False), THREE)
    assert "not for release" in withheld.found(raw)[0]
    assert withheld.limits(raw) == ()


def test_single_scores_and_earlier_runs_are_named_as_limits() -> None:
    said = " ".join(withheld.limits(read()))
    assert "the count of a single score may be below 10" in said
    assert "cannot know what was published from the same answers before" in said


# what is withheld is never told


NAMES = ("all", "overall", *(arc.id for arc in THREE.arcs), *(question.id for question in THREE.questions))
HIDING = st.lists(st.tuples(st.sampled_from([(), NORTH, SOUTH]), st.sampled_from(NAMES))).map(
    lambda hidden: {place: "cell" if place[1] == "all" else "row" for place in hidden}
)
FIGURE = re.compile(r"\d+\.\d+")


def every_sentence(made: Results, framework: Framework) -> str:
    reading = Reading(made, framework)
    said = [*groups.comparing(reading), *groups.everyone(reading), *withheld.limits(reading)]
    for by in made.groups:
        for tell in (
            scores.overall,
            scores.highest_and_lowest,
            scores.against_threshold,
            scores.clear,
            scores.unclear,
            scores.low_questions,
            scores.well_above,
            response.answered,
            response.alpha,
            change.overall,
            change.arcs,
        ):
            said += tell(reading, by)
    for column in made.groupings:
        for compare in (groups.ranges, groups.profiles, groups.differing):
            said += compare(reading, column)
    return "\n".join((*said, *withheld.found(reading)))


@given(hidden=HIDING, seed=st.integers(0, 10**6))
@settings(max_examples=80, deadline=None)
def test_no_sentence_holds_a_figure_of_a_withheld_row(hidden: dict[tuple[By, str], Withheld], seed: int) -> None:
    # Every row has a mean of its own, so that a figure that slips out is known by its digits.
    ids = [name for name in NAMES if name not in {"all", "overall"}]
    places = iter(range(101 + seed % 7, 499, 4))
    means: dict[By, dict[str, float]] = {by: {one: next(places) / 100 for one in ids} for by in ((), NORTH, SOUTH)}
    made = results.make(
        THREE, means[()], groups={NORTH: means[NORTH], SOUTH: means[SOUTH]}, withheld=hidden, half=0.001
    )
    said = every_sentence(made, THREE)
    assert not re.search(r"None|nan\b", said)
    secret = {
        f"{means[row.by][row.question or row.arc or '']:.2f}"
        for row in made.rows
        if row.withheld and row.arc is not None
    }
    told = {found for found in FIGURE.findall(said) if found not in {"3.00", "3.50", "0.70"}}
    assert not secret & told - intervals(made)


def intervals(made: Results) -> set[str]:
    """Return the ends of intervals, and overalls, of rows that are shown: figures that may coincide."""
    ends = [value for row in made.rows for value in (row.low, row.high, row.mean) if value is not None]
    return {f"{value:.2f}" for value in ends}
