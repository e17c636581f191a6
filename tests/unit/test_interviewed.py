"""The interviews of the worked example, told from its files."""

from pathlib import Path

from oneworkforce.assess.domain import framework_file
from oneworkforce.plan import public as plans
from oneworkforce.site import interviewed

EXAMPLE = Path(__file__).parents[2] / "examples" / "calderdale"


def test_it_says_what_presses_and_what_was_talked_of_most() -> None:
    said = interviewed.summary(EXAMPLE)
    assert said[0] == "22 services interviewed on 6 themes."
    assert said[1].startswith("Recruitment and where it presses: 2.50 is the mean of 22 services, from 1.00 to 3.33;")
    assert [line.split(":")[0] for line in said[2:4]] == [
        "What changing roles will ask of staff",
        "Room for closer work with other services",
    ]
    assert said[4:] == [
        "Most notes: Room for work in localities (16) and Room for closer work with other services (14)."
    ]


def test_each_note_is_of_a_service_and_a_question_that_there_is() -> None:
    services = {row["service"] for row in interviewed.rows(EXAMPLE / "interviews.csv")}
    questions = {question.id for question in framework_file.load(interviewed.FRAMEWORK).questions}
    notes = interviewed.rows(EXAMPLE / "notes.csv")
    assert len(services) == 22
    assert {row["service"] for row in notes} <= services
    assert {row["question"] for row in notes} <= questions
    assert len({(row["service"], row["question"]) for row in notes}) == len(notes)


def test_its_plan_is_linked_to_the_themes() -> None:
    plan = plans.read(EXAMPLE / "plan.yaml")
    themes = [arc.id for arc in framework_file.load(interviewed.FRAMEWORK).arcs]
    assert plans.unknown_links(plan, interviewed.FRAMEWORK, themes) == ()
    assert [action.number for action in plan.actions if action.priority] == [1, 3, 4]
