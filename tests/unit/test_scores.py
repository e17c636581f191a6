"""Method section 2 on answers small enough to work out by hand."""

import math
import statistics

import pytest
from scipy import stats

from factories import frameworks, surveys
from oneworkforce.assess.domain.framework import NOT_STATED


def test_an_arc_score_needs_half_of_the_questions_asked() -> None:
    framework = frameworks.make(lengths=[4])
    rows: surveys.Rows = [{"q1": 4, "q2": 2}, {"q1": 5}, {"q1": 1, "q2": 2, "q3": 3}, {"q1": "dk"}]
    arc = surveys.row(surveys.analyse(framework, rows), arc="a1")
    assert arc.n == 2
    assert arc.mean == (3 + 2) / 2
    assert arc.distribution == (1, 2, 1, 1, 1)
    assert arc.dont_know == 1


def test_an_arc_of_five_needs_three() -> None:
    framework = frameworks.make(lengths=[5])
    rows = [{"q1": 4, "q2": 2}, {"q1": 5, "q2": 5, "q3": 5}, {"q1": 1, "q2": 1, "q3": 1, "q4": 1, "q5": 2}]
    arc = surveys.row(surveys.analyse(framework, rows), arc="a1")
    assert arc.n == 2
    assert arc.mean == pytest.approx((5 + 1.2) / 2, abs=1e-15)


def test_dont_know_not_applicable_and_blank_are_unanswered_and_counted_apart() -> None:
    framework = frameworks.make(lengths=[1])
    rows: surveys.Rows = [{"q1": 5}, {"q1": "DK"}, {"q1": "n/a"}, {"q1": "na"}, {"q1": ""}]
    question = surveys.row(surveys.analyse(framework, rows), question="q1")
    assert (question.n, question.mean, question.dont_know, question.not_applicable) == (1, 5.0, 1, 2)
    assert question.respondents == 4


def test_a_reverse_question_is_turned_before_anything_is_shown() -> None:
    framework = frameworks.make(lengths=[1], least=0, most=4, threshold=2, reverse=["q1"])
    question = surveys.row(surveys.analyse(framework, [{"q1": 0}, {"q1": 1}]), question="q1")
    assert question.mean == 3.5
    assert question.distribution == (0, 0, 0, 1, 1)


def test_the_interval_is_students_t_corrected_for_the_frame() -> None:
    framework = frameworks.make(lengths=[1])
    answers = [1, 2, 2, 3, 5, 4, 4, 3, 2, 1, 5]
    frame = surveys.frame(["place"], {("here",): 20, ("there",): 5})
    rows = [{"place": "here", "q1": answer} for answer in answers]
    results = surveys.analyse(framework, rows, by=["place"], frame=frame)
    here = surveys.row(results, {"place": "here"}, question="q1")
    se = statistics.stdev(answers) / math.sqrt(11) * math.sqrt(1 - 11 / 20)
    half = stats.t.ppf(0.975, 10) * se
    assert here.invited == 20
    assert here.se == pytest.approx(se, rel=1e-13)
    assert here.low == pytest.approx(statistics.mean(answers) - half, rel=1e-13)
    assert here.high == pytest.approx(statistics.mean(answers) + half, rel=1e-13)
    there = surveys.row(results, {"place": "there"}, question="q1")
    assert (there.n, there.invited, there.mean, there.se) == (0, 5, None, None)


def test_one_person_has_a_mean_and_no_interval() -> None:
    row = surveys.row(surveys.analyse(frameworks.make(lengths=[1]), [{"q1": 4}]), question="q1")
    assert (row.mean, row.se, row.low, row.call, row.plain) == (4.0, None, None, None, "above")


def test_more_answers_than_the_frame_has_are_not_corrected_and_are_named() -> None:
    framework = frameworks.make(lengths=[1])
    frame = surveys.frame(["place"], {("here",): 2})
    rows = [{"place": "here", "q1": answer} for answer in (1, 2, 3)]
    results = surveys.analyse(framework, rows, by=["place"], frame=frame)
    assert surveys.row(results, {"place": "here"}, question="q1").se == pytest.approx(1 / math.sqrt(3))
    assert any("place here: 3 of 2" in note for note in results.notes)


def test_a_mean_of_exactly_three_is_three_however_many_people_gave_it() -> None:
    framework = frameworks.make(lengths=[3])
    rows = [{"q1": 1, "q2": 3, "q3": 5}, {"q1": 3, "q2": 2, "q3": 4}] * 3335 + [{"q1": 2, "q2": 4}] * 7
    for row in surveys.analyse(framework, rows).rows:
        if row.question is None:
            assert (row.mean, row.plain) == (3.0, "at")


@pytest.mark.parametrize(
    ("answers", "plain", "call"),
    [
        ([3] * 199 + [2], "at", "not distinguishable"),
        ([3] * 100 + [2], "below", "not distinguishable"),
        ([3] * 199 + [4] * 30, "above", "above"),
        ([2] * 30 + [3] * 10, "below", "below"),
    ],
)
def test_plain_goes_by_two_decimals_half_up_and_call_by_the_interval(answers: list[int], plain: str, call: str) -> None:
    row = surveys.row(surveys.analyse(frameworks.make(lengths=[1]), [{"q1": one} for one in answers]), question="q1")
    assert (row.plain, row.call) == (plain, call)


def test_the_overall_is_the_plain_mean_of_arcs_and_its_error_counts_their_covariance() -> None:
    framework = frameworks.make(lengths=[1, 1, 1])
    data = [(1, 2, None), (5, 4, 4), (3, None, 2), (2, 2, 1), (4, 5, 5), (None, None, 3)]
    rows = [{f"q{at}": "" if value is None else value for at, value in enumerate(one, 1)} for one in data]
    overall = surveys.row(surveys.analyse(framework, rows))
    columns = [[value for one in data if (value := one[at]) is not None] for at in range(3)]
    means = [statistics.mean(column) for column in columns]
    z = [
        sum((value - means[at]) / len(columns[at]) for at in range(3) if (value := one[at]) is not None) / 3
        for one in data
    ]
    assert overall.n == 6
    assert overall.mean == pytest.approx(statistics.mean(means), rel=1e-15)
    assert overall.se == pytest.approx(math.sqrt(6 / 5 * sum(value**2 for value in z)), rel=1e-12)


def test_no_overall_where_an_arc_has_no_score() -> None:
    overall = surveys.row(surveys.analyse(frameworks.make(lengths=[1, 1]), [{"q1": 3}, {"q1": 4}]))
    assert (overall.mean, overall.se, overall.plain) == (None, None, None)


class TestRoutedQuestions:
    framework = frameworks.make(
        lengths=[3], audience_column="audience", audiences={"q1": ("leaders",), "q2": ("leaders", "frontline")}
    )

    def test_half_is_of_the_questions_asked_of_the_person(self) -> None:
        rows = [{"audience": "frontline", "q2": 4}, {"audience": "leaders", "q2": 4}]
        results = surveys.analyse(self.framework, rows, by=["audience"])
        assert surveys.row(results, {"audience": "frontline"}, arc="a1").n == 1
        assert surveys.row(results, {"audience": "leaders"}, arc="a1").n == 0

    def test_an_answer_to_a_question_not_asked_is_left_out_and_counted(self) -> None:
        rows = [{"audience": "frontline", "q1": 1, "q2": 4, "q3": 4}]
        survey = surveys.survey(self.framework, rows)
        assert survey.strays == 1
        row = surveys.row(surveys.analyse(self.framework, rows), question="q1")
        assert (row.n, row.dont_know) == (0, 0)

    def test_somebody_whose_audience_is_not_stated_is_asked_everything(self) -> None:
        rows = [{"q1": 1, "q2": 4}, {"q3": 2}]
        arc = surveys.row(surveys.analyse(self.framework, rows, by=["audience"]), {"audience": NOT_STATED}, arc="a1")
        assert (arc.n, arc.mean) == (1, 2.5)

    def test_the_frame_of_a_routed_question_is_that_of_its_audiences(self) -> None:
        frame = surveys.frame(["audience"], {("leaders",): 40, ("frontline",): 60, ("families",): 100})
        rows = [{"audience": "leaders", "q1": 1, "q2": 4, "q3": 2}] * 3
        results = surveys.analyse(self.framework, rows, frame=frame)
        invited = [surveys.row(results, question=question).invited for question in ("q1", "q2", "q3")]
        assert invited == [40, 100, 200]
        assert surveys.row(results, arc="a1").invited == 200
        assert surveys.row(results).invited == 200

    def test_a_frame_that_does_not_know_audiences_does_not_correct_routed_questions(self) -> None:
        frame = surveys.frame(["place"], {("here",): 50})
        rows = [{"audience": "leaders", "place": "here", "q1": 1, "q2": 4, "q3": 2}] * 3
        results = surveys.analyse(self.framework, rows, frame=frame)
        assert surveys.row(results, question="q1").invited is None
        assert surveys.row(results, question="q3").invited == 50
        assert any("no column “audience”" in note for note in results.notes)


def test_people_whom_the_frame_does_not_know_weigh_nothing_and_are_named() -> None:
    framework = frameworks.make(lengths=[1])
    frame = surveys.frame(["place"], {("here",): 20, ("there",): 30})
    rows = [{"place": place, "q1": score} for place, score in (("here", 1), ("there", 3), ("", 5), ("there", 3))]
    results = surveys.analyse(framework, rows, frame=frame, weighted=True)
    assert surveys.row(results, question="q1").mean == pytest.approx((20 * 1 + 30 * 3) / 50)
    assert any("place not stated" in note and "weigh nothing" in note for note in results.notes)
