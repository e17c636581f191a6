"""The fourth example's six-steps plan, conditions, secondments and collection, as those they are for read them."""

import re

from django.urls import reverse

from factories.demonstrated import page
from oneworkforce.ground.models import Partnership
from oneworkforce.partnership.models import Team
from oneworkforce.plan.models import Action
from oneworkforce.workforce.models import (
    Collection,
    HrQuestion,
    Measure,
    PlanVersion,
    Return,
    Secondment,
    WorkforcePlan,
)


def of_plan(role: str, route: str) -> str:
    return page(role, reverse(route, args=[WorkforcePlan.objects.get().pk]))


def test_each_of_the_six_steps_has_what_it_needs(demo: Partnership) -> None:
    assert demo.synthetic
    assert "Nothing: each of the six steps has what it needs." in of_plan("workforce_lead", "workforce_plan")


def test_options_are_scored_and_one_is_preferred_with_its_reason(demo: Partnership) -> None:
    assert demo.synthetic
    said = of_plan("coordinator", "workforce_plan_options")
    assert "|Teams by part of the borough (preferred)|4|4|3|38 of 50|1|" in said
    assert "|Preferred|Teams by part of the borough|" in said


def test_a_planner_reads_a_real_gap_by_role_and_place_with_its_interval(demo: Partnership) -> None:
    assert demo.synthetic
    assert PlanVersion.objects.get().state == "done"
    said = of_plan("executive", "workforce_plan_gap")
    assert re.search(
        r"Between [\d.]+ more than needed and [\d.]+ short of whole-time health visitors in the whole area by \d{4}, "
        r"most likely short by [\d.]+\.",
        said,
    )
    assert "|Short by 3 whole-time early help navigators (new role) in the whole area by " in said
    assert "|Makaton|Family support worker|Foundry East|" in said
    gaps = page("executive", reverse("workforce_gaps", args=[PlanVersion.objects.get().pk]))
    assert re.search(r"\|Social worker\|Foundry [A-Z]", gaps)


def test_measures_have_costs_and_some_are_actions_of_the_strategy(demo: Partnership) -> None:
    assert demo.synthetic
    assert Measure.objects.count() == 4
    said = of_plan("executive", "workforce_plan_gap")
    assert "|£92,000|" in said
    assert re.search(r"\|Health visitor\|[\d.]+\|3.7\|[\d.]+\|No\|£113,000\|£30,540.54\|", said)
    titles = set(Action.objects.filter(strand__title__startswith="Workforce:").values_list("title", flat=True))
    assert titles == {
        "Train four family support workers of the borough as health visitors",
        "Keep those who would retire with fewer hours instead",
    }


def test_pivotal_posts_and_successors_are_shown_to_who_sees_posts_alone(demo: Partnership) -> None:
    assert demo.synthetic
    assert re.search(r"\|P08-030\|Co-ordinator\|.*\(ready now\)", of_plan("workforce_lead", "workforce_plan_available"))
    assert "P08-030" not in of_plan("executive", "workforce_plan_available")


def test_a_team_leads_to_the_conditions_of_four_employers_side_by_side(demo: Partnership) -> None:
    assert demo.synthetic
    team = Team.objects.get(name="Willenhall family team").pk
    assert "side by side" in page("workforce_lead", reverse("team", args=[team]))
    said = page("coordinator", reverse("terms_team", args=[team]))
    for words in (
        "Council officers",
        "Community health staff",
        "School support staff",
        "Paid staff of the Family Circle",
    ):
        assert f"|{words}|" in said
    assert re.search(r"\|Annual leave\|.*\|27 days\|.*\|25 days\|.*\|23 days\|", said)
    assert "|In practice: Thirty-three days after ten years.|" in said


def test_one_question_to_hr_is_answered_for_all_and_one_waits(demo: Partnership) -> None:
    assert demo.synthetic
    states = dict(HrQuestion.objects.values_list("condition", "state"))
    assert states == {"leave": "answered", "supervision": "open"}
    [answered] = HrQuestion.objects.filter(state="answered")
    assert "Up to five days in either group" in page("manager", reverse("hr_question", args=[answered.pk]))
    assert "1 question about pay and conditions without an answer." in page("workforce_lead", reverse("home"))


def test_secondments_run_wait_and_have_ended(demo: Partnership) -> None:
    assert demo.synthetic
    said = page("workforce_lead", reverse("secondments"))
    for state in ("In force", "Ended", "Agreed by the home end"):
        assert said.count(f"|{state}|") == 1, state
    running = Secondment.objects.get(minutes=720)
    ends = page("workforce_lead", reverse("secondment", args=[running.pk]))
    assert "Clinical lead" in ends
    assert "waits for your agreement" in page("manager", reverse("home"))


def test_a_collection_has_returns_in_every_state_and_one_reminder(demo: Partnership) -> None:
    assert demo.synthetic
    row = Collection.objects.get()
    said = page("executive", reverse("collection", args=[row.pk]))
    states = ("Not begun", "Begun", "Confirmed", "Nothing changed", "Gave totals", "Refused, with a reason")
    found = {state: re.search(rf"\|{state}\|(\d+)\|", said) for state in states}
    assert all(number and int(number[1]) for number in found.values()), found
    assert "|7 of 46 organisations answered|" in said
    assert set(Return.objects.filter(reminders__gt=0).values_list("reminders", flat=True)) == {1}
