"""Which questions two rounds share, and what is shown of the change."""

import dataclasses
from fractions import Fraction

import pytest

from factories import frameworks, surveys
from oneworkforce.assess.domain import analysis, change
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.framework import Arc, Framework, Question, Scale
from oneworkforce.assess.domain.results import Results


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
