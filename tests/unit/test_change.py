"""Which questions two rounds share, and what is shown of the change."""

import dataclasses
from fractions import Fraction

import pytest

from factories import frameworks, surveys
from oneworkforce.assess.domain import analysis, change
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.crosswalk import Crosswalk, Pair, Version
from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.domain.sentences import change as told
from oneworkforce.assess.reports import tables


def reworded(framework: Framework, question: str, words: str) -> Framework:
    arcs = tuple(
        dataclasses.replace(
            arc,
            questions=tuple(
                dataclasses.replace(one, text={"en": words}) if one.id == question else one for one in arc.questions
            ),
        )
        for arc in framework.arcs
    )
    return dataclasses.replace(framework, arcs=arcs)


def compared(now: Framework, then: Framework, people: int = 30, *, guarded: bool = False) -> Results:
    shared = change.shared(now, then)
    assert shared is not None
    data = [{question.id: 1 + (at + len(question.id)) % 5 for question in now.questions} for at in range(people)]
    before = [{question.id: 1 + at % 3 for question in then.questions} for at in range(people)]
    first = Round(surveys.survey(now, data, also=[shared[0]]))
    second = Round(surveys.survey(then, before, also=[shared[1]]))
    return analysis.analyse(first, Choices(guarded=guarded), second)


def test_questions_are_shared_by_wording_wherever_they_stand() -> None:
    now = frameworks.make(lengths=[2, 1])
    moved = Framework(
        id="old",
        version=7,
        title={"en": "Old"},
        scale=Scale(1, 5, Fraction(3)),
        arcs=(
            Arc("x", {"en": "X"}, (Question("z9", {"en": "question  NUMBER 3"}), Question("z1", {"en": "Gone"}))),
            Arc("y", {"en": "Y"}, (Question("z2", {"en": "Question number 1"}),)),
        ),
    )
    shared = change.shared(now, moved)
    assert shared is not None
    assert [[question.id for question in arc.questions] for arc in shared[0].arcs] == [["q1"], ["q3"]]
    assert [[question.id for question in arc.questions] for arc in shared[1].arcs] == [["z2"], ["z9"]]


def test_nothing_is_shared_on_another_scale() -> None:
    assert change.shared(frameworks.make(), frameworks.make(most=6)) is None


def test_an_arc_is_compared_over_its_shared_questions_alone() -> None:
    now = frameworks.make(lengths=[3])
    results = compared(now, reworded(now, "q3", "Another question"))
    arc = surveys.row(results, arc="a1")
    assert arc.change is not None
    assert arc.change.questions == 2
    assert arc.change.previous == pytest.approx(2.0)
    assert arc.change.mean == arc.mean
    assert surveys.row(results, question="q3").change is None
    assert surveys.row(results, question="q1").change is not None


def test_an_overall_has_p_and_no_family() -> None:
    overall = surveys.row(compared(frameworks.make(), frameworks.make())).change
    assert overall is not None
    assert overall.p is not None
    assert overall.q is None
    assert overall.questions == 4


def test_a_change_without_uncertainty_has_no_p() -> None:
    framework = frameworks.make(lengths=[1])
    frame = surveys.frame(["place"], {("here",): 2})
    now, then = (
        Round(surveys.survey(framework, [{"place": "here", "q1": score} for score in scores], ["place"]), frame)
        for scores in ((4, 5), (1, 2))
    )
    found = surveys.row(analysis.analyse(now, Choices(guarded=False), then), question="q1").change
    assert found is not None
    assert (found.difference, found.se, found.low, found.high, found.p) == (3.0, 0.0, 3.0, 3.0, None)


def test_the_union_of_both_rounds_patterns_is_withheld() -> None:
    framework = frameworks.make(lengths=[1])
    groups = {"a": 40, "b": 40, "c": 40}
    now = [{"place": place, "q1": 1 + at % 5} for place, number in groups.items() for at in range(number)]
    then = [row for at, row in enumerate(now) if row["place"] != "b" or at % 40 < 4]
    first, second = (Round(surveys.survey(framework, rows, ["place"])) for rows in (now, then))
    alone = analysis.analyse(first, Choices(("place",)))
    both = analysis.analyse(first, Choices(("place",)), second)
    assert surveys.row(alone, {"place": "b"}, question="q1").withheld is None
    assert surveys.row(both, {"place": "b"}, question="q1").withheld == "cell"
    hidden = [by for by in both.groups if surveys.row(both, dict(by), question="q1").withheld]
    assert len(hidden) == 2


def test_an_arc_cut_to_its_shared_questions_tells_nothing_of_a_withheld_one() -> None:
    now = frameworks.make(lengths=[4])
    then = reworded(reworded(now, "q3", "Another question"), "q4", "One more")
    shared = change.shared(now, then)
    assert shared is not None
    data = [{"q1": 1 + at % 5, "q2": 1 + at % 4} | ({"q3": 2, "q4": 3} if at < 5 else {}) for at in range(40)]
    first = Round(surveys.survey(now, data, also=[shared[0]]))
    second = Round(surveys.survey(then, data, also=[shared[1]]))
    results = analysis.analyse(first, Choices(), second)
    assert surveys.row(results, question="q3").withheld == "row"
    assert surveys.row(results, arc="a1").change is None
    raw = analysis.analyse(first, Choices(guarded=False), second)
    assert surveys.row(raw, arc="a1").change is not None


def mapped_rounds() -> tuple[Framework, Framework, Crosswalk]:
    """A year apart: q1 the same; q2, scored in reverse before, was put the other way round as r2."""
    then = frameworks.make(lengths=[2], reverse=["q2"])
    now = dataclasses.replace(
        then,
        version=2,
        arcs=(dataclasses.replace(then.arcs[0], questions=(then.questions[0], Question("r2", {"en": "Turned"}))),),
    )
    old, new = (Version("small", version) for version in (1, 2))
    return now, then, Crosswalk(old, new, (Pair("q2", "r2", "The same, put the other way round."),))


def test_a_mapped_question_is_compared_as_reckoned_by_hand() -> None:
    now, then, crosswalk = mapped_rounds()
    shared = change.shared(now, then, crosswalk)
    assert shared is not None
    assert [question.id for question in shared[1].questions] == ["q1", "q2"]
    # Arc scores now: 4.5, 3.5, 2.5, 3.5. Before, q2 turned (6 - x): 3, 2, 1, 2. Each has s^2 = 2/3, se^2 = 1/6.
    first = Round(surveys.survey(now, [{"q1": a, "r2": b} for a, b in ((4, 5), (4, 3), (2, 3), (2, 5))]))
    second = Round(surveys.survey(then, [{"q1": a, "q2": b} for a, b in ((3, 3), (3, 5), (1, 5), (1, 3))]))
    results = analysis.analyse(first, Choices(guarded=False), second, crosswalk)
    arc = surveys.row(results, arc="a1").change
    assert arc is not None
    assert (arc.mean, arc.previous, arc.difference) == (3.5, 2.0, 1.5)
    assert arc.se == pytest.approx((1 / 3) ** 0.5)
    assert arc.effect == pytest.approx(1.5 / (2 / 3) ** 0.5)
    # Welch: df = (1/6 + 1/6)^2 / (2 x (1/6)^2 / 3) = 6, whose t is 2.446912.
    assert arc.low == pytest.approx(1.5 - 2.446912 * (1 / 3) ** 0.5, abs=1e-6)
    assert (arc.questions, arc.mapped) == (2, 1)
    asked = surveys.row(results, question="r2").change
    assert asked is not None
    assert (asked.mean, asked.previous, asked.questions, asked.mapped) == (4.0, 2.0, 1, 1)
    same = surveys.row(results, question="q1").change
    assert same is not None
    assert (same.difference, same.mapped) == (1.0, 0)
    overall = surveys.row(results).change
    assert overall is not None
    assert (overall.questions, overall.mapped) == (2, 1)
    assert "Questions since the previous round: 1 the same and 1 mapped by a crosswalk." in results.notes


def test_without_the_crosswalk_only_the_same_wording_is_compared() -> None:
    now, then, _ = mapped_rounds()
    results = compared(now, then)
    arc = surveys.row(results, arc="a1").change
    assert arc is not None
    assert (arc.questions, arc.mapped) == (1, 0)
    assert surveys.row(results, question="r2").change is None
    assert "Questions since the previous round: 1 the same, 1 new and 1 removed." in results.notes


def test_a_mapped_question_withheld_in_one_year_is_withheld_in_both() -> None:
    now, then, crosswalk = mapped_rounds()
    shared = change.shared(now, then, crosswalk)
    assert shared is not None
    data = [{"q1": 1 + at % 5, "r2": 1 + at % 4} for at in range(40)]
    before = [{"q1": 1 + at % 5} | ({"q2": 2 + at % 2} if at < 5 else {}) for at in range(40)]
    first = Round(surveys.survey(now, data, also=[shared[0]]))
    second = Round(surveys.survey(then, before, also=[shared[1]]))
    alone = analysis.analyse(first, Choices())
    both = analysis.analyse(first, Choices(), second, crosswalk)
    assert surveys.row(alone, question="r2").withheld is None
    assert surveys.row(both, question="r2").withheld == "row"
    assert surveys.row(both, question="r2").change is None


def test_mapped_figures_are_told_and_marked() -> None:
    now, then, crosswalk = mapped_rounds()
    rows = [{"q1": 1 + at % 3, "r2": 1 + at % 4} for at in range(40)]
    before = [{"q1": 3 + at % 3, "q2": 1 + at % 2} for at in range(40)]
    first, second = Round(surveys.survey(now, rows)), Round(surveys.survey(then, before))
    read = Reading(analysis.analyse(first, Choices(), second, crosswalk), now)
    assert any("1 question of them was worded otherwise before, and mapped" in said for said in told.comparing(read))
    assert "over all 2 questions, 1 of them mapped" in " ".join(told.arcs(read))
    assert "with 1 mapped question" in " ".join(told.overall(read))
    table = tables.changed(read)
    assert table is not None
    assert [row[0] for row in table.rows] == ["Arc 1 (mapped)", "All arcs (mapped)"]
    assert "Mapped: also over questions worded otherwise before" in table.note
