"""What closes a gap, its actions in a plan, options, and posts that much hangs on."""

import csv
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import strategies
from factories import workforce as posts
from factories import workforce_plans as plans
from factories.areas.workforce_six_steps import named, pivotal
from factories.command_row import seen
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.plan.domain.rag import State
from oneworkforce.plan.models import Action
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import option_scores, pivotal_posts, plan_actions, plan_parts, workforce_plans
from oneworkforce.workforce.domain.closing import NO_ROLE
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.domain.plan_parts import BY_WORD
from oneworkforce.workforce.models import Measure, Option, OptionScore, PlanPlace, PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import closing, projected
from oneworkforce.workforce.queries.closing import reference

pytestmark = pytest.mark.undone


def text(world: World, name: str, *args: Any, who: str = "walter") -> str:
    return world.client(who).get(reverse(name, args=args)).content.decode()


def measured(world: World) -> tuple[UUID, UUID]:
    made = plans.needing(world)
    plans.staffed(world, 60)
    plans.run(world, made)
    return made, plans.part(world, made, "measures", whole_time=100, certainty=100)


def draft(world: World, made: UUID, measure: UUID, strategy: UUID) -> int:
    with world.scope("walter"):
        return plan_actions.draft(
            **plans.by(world), plan=made, measures=[measure], strategy=strategy, lead_role="Head", when=""
        )


def test_the_page_says_whether_what_is_planned_closes_the_gap_and_at_what_cost(world: World) -> None:
    made, _ = measured(world)
    page = text(world, "workforce_plan_gap", made)
    assert "Yes, up to the upper end" in page
    assert "£60,000" in page
    assert "£600" in page


def test_a_measure_counts_for_the_block_that_its_role_is_shown_in(world: World) -> None:
    made = plans.needing(world)
    service = str(plans.part(world, made, "services", title="Health"))
    for role in ("school_nurse", "health_visitor"):
        fixed = {"whole_time": Decimal(20), "group": "", "people_each": None, "source": ""}
        plans.part(world, made, "ratios", service=service, role=role, **fixed)
        plans.staffed(world, 6, role=role)  # too few to be shown by themselves
    plans.staffed(world, 40)
    version = plans.run(world, made)
    for role in ("school_nurse", "health_visitor"):
        plans.part(world, made, "measures", title=f"Train {role}", role=role, certainty=100, first_year=TODAY.year)
    with world.scope(), transactions.reading():
        row = PlanVersion.objects.select_related("plan").get(pk=version)
        found = closing.of(row.plan, row, TODAY.year)
    (nurses,) = [each for each in found.area if each.likely.brought]
    assert nurses.likely.gap is not None
    assert (int(nurses.likely.gap), int(nurses.likely.brought)) == (
        80 - 6,
        4,
    )  # both places, half of twelve
    assert not found.left_out


def test_a_measure_for_a_place_counts_there_and_one_that_counts_nowhere_is_named(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 40)
    plans.staffed(world, 30, "Marsh")
    marsh = str(world.localities["Marsh"])
    plans.run(world, made)
    plans.part(world, made, "measures", title="Recruit in Marsh", locality=marsh, certainty=100)
    plans.part(world, made, "measures", title="Recruit anywhere", certainty=100)
    plans.part(world, made, "measures", title="Train midwives", role="midwife")
    with world.scope(), transactions.reading():
        row = PlanVersion.objects.select_related("plan").get(plan=made)
        found = closing.of(row.plan, row, plans.LAST)
    assert [each.likely.brought for each in found.area] == [4]
    assert [(each.place, int(each.likely.brought)) for each in found.places] == [("Marsh", 2)]
    assert found.left_out == (("Train midwives", NO_ROLE),)
    page = text(world, "workforce_plan_gap", made)
    assert "In the places that measures are for" in page
    assert "Not counted: Train midwives, because its role is not in the last projection." in page


def test_a_measure_is_typed_as_people_write_amounts_and_changed_on_its_page(world: World) -> None:
    made = plans.plan(world)
    client, add = world.client("walter"), reverse("workforce_part_add", args=[made, "measures"])
    sent = {"title": "Train", "kind": "train", "role": "teacher", "whole_time": "1.5", "first_year": 2028}
    sent |= {"certainty": 80, "cost": "£12,000"}
    page = client.post(add, {**sent, "cost": "twelve"}).content.decode()
    assert "is not an amount of money" in page
    assert "Added: measure." in client.post(add, sent, follow=True).content.decode()
    assert "£12,000" in text(world, "workforce_plan_gap", made)
    with world.scope(), transactions.reading():
        row = Measure.objects.get(plan=made)
        token = conflict.digest(plan_parts.shown(BY_WORD["measures"], row))
    assert row.whole_time == 150
    change = reverse("workforce_part_change", args=["measures", row.pk])
    assert 'value="£12,000"' in client.get(change).content.decode()
    saved = client.post(change, {**sent, "cost": "13000", "seen": token}, follow=True).content.decode()
    assert "£13,000" in saved
    clash = client.post(change, {**sent, "cost": "14000", "seen": token})
    assert clash.status_code == 409


def test_a_measure_becomes_an_action_once_and_step_six_shows_how_it_stands(world: World) -> None:
    made, measure = measured(world)
    strategy = strategies.held(world, 1).strategy
    assert draft(world, made, measure, strategy) == 1
    with pytest.raises(Refused, match="without an action"):
        draft(world, made, measure, strategy)
    page = text(world, "workforce_plan_follow", made)
    assert any(state.title_ in page for state in State)  # which of them, the day says
    assert "Workforce strategy" in page
    with world.scope(), transactions.reading():
        action = Action.objects.get(title="Train six")
        assert "100 whole-time teachers in the whole area" in action.notes
        assert (action.stated, action.covers, action.unpriced) == (Decimal("60000.00"), "each year", "")
        assert "60,000" not in action.notes
        assert action.strand.title == "Workforce: Early help 2027"
    assert reference(measure).startswith("measure:")


def test_an_action_whose_cost_nobody_knows_says_so_and_states_no_amount(world: World) -> None:
    made = plans.plan(world)
    measure = plans.part(world, made, "measures", cost=None)
    draft(world, made, measure, strategies.held(world, 1).strategy)
    with world.scope(), transactions.reading():
        action = Action.objects.get(title="Train six")
    assert (action.stated, action.covers) == (None, "")
    assert action.unpriced == "its cost a year"


def test_measures_are_sent_to_a_plan_on_a_page(world: World) -> None:
    made, measure = measured(world)
    strategy = strategies.held(world, 1).strategy
    sent = {"measures": [str(measure)], "strategy": str(strategy), "lead_role": "Head", "when": "March 2027"}
    answer = world.client("walter").post(reverse("workforce_plan_draft", args=[made]), sent, follow=True)
    assert "Drafted: 1 of the measures as actions." in answer.content.decode()


def test_options_are_scored_and_the_best_comes_first(world: World) -> None:
    made = plans.plan(world)
    reach = plans.part(world, made, "criteria")
    hubs, stay = plans.part(world, made, "options"), plans.part(world, made, "options", title="As it is")
    client = world.client("walter")
    for option, score in ((hubs, "2"), (stay, "4")):
        with world.scope("walter"):
            token = seen(option_scores.shown, Option, option)
        sent = {f"score_{reach}": score, f"note_{reach}": "Seen", "seen": token}
        client.post(reverse("workforce_plan_score", args=[option]), sent)
    page = text(world, "workforce_plan_options", made)
    assert "40 of 50" in page
    assert "The first stays first" in page
    with world.scope("walter"):
        token = seen(workforce_plans.shown_preferred, WorkforcePlan, made)
    chosen = {"preferred": str(hubs), "preferred_because": "Near.", "seen": token}
    client.post(reverse("workforce_plan_prefer", args=[made]), chosen)
    assert "It comes in place 2, not first." in text(world, "workforce_plan_options", made)


@pytest.mark.parametrize("said", [(9, ""), (None, "A note alone"), (3, "x" * 400)])
def test_a_score_that_cannot_be_is_refused(world: World, said: tuple[int | None, str]) -> None:
    made = plans.plan(world)
    criterion, option = plans.part(world, made, "criteria"), plans.part(world, made, "options")
    with world.scope("walter"):
        token = seen(option_scores.shown, Option, option)
    with world.scope("walter"), pytest.raises(Refused):
        option_scores.put(**plans.by(world), option=option, seen=token, said={str(criterion): said})
    with world.scope("walter"), transactions.reading():
        assert not OptionScore.objects.exists()


def test_a_preferred_option_needs_a_reason(world: World) -> None:
    made = plans.plan(world)
    option = plans.part(world, made, "options")
    where = reverse("workforce_plan_prefer", args=[made])
    page = world.client("walter").post(where, {"preferred": str(option)}).content.decode()
    assert "The reason is missing." in page


def test_what_is_needed_stands_on_the_page_of_step_three_with_what_is_not_known(world: World) -> None:
    made = plans.plan(world)
    plans.part(world, made, "ratios")
    page = text(world, "workforce_plan_required", made)
    assert "There is no population figure for Children in Marsh and Willow." in page
    assert page.count("Not known") == 6, "in two years, in three scenarios"
    for place in ("Willow", "Marsh"):
        plans.part(world, made, "population", locality=str(world.localities[place]))
    page = text(world, "workforce_plan_required", made)
    assert "50.0" in page
    assert "Not known" not in page


def test_a_need_that_rests_on_a_missing_figure_is_not_known_on_any_page_or_file(world: World) -> None:
    made = plans.plan(world)
    plans.part(world, made, "ratios")
    plans.part(world, made, "population")  # of Willow alone
    plans.staffed(world, 40)
    plans.staffed(world, 30, "Marsh")
    plans.part(world, made, "measures", certainty=100)
    version = plans.run(world, made)
    missing = "there is no population figure for Children in Marsh. Enter it under step 3"
    unknown = (
        f"Whether there are enough whole-time teachers in the whole area by {plans.LAST} cannot be said: {missing}"
    )
    page = text(world, "workforce_plan_gap", made, who="erin")
    assert unknown in page
    assert f"Not every need is known: {missing}" in page
    assert "It cannot be said" in page
    assert "Whether every gap closes cannot be said" in page
    assert "Yes, up to the upper end" not in page
    assert reverse("workforce_plan_required", args=[made]) in page
    for name in ("workforce_gaps", "workforce_version"):
        assert f"Not every need is known: {missing}" in text(world, name, version)
    listed = text(world, "workforce_gaps", version)
    assert "Not known" in listed, "that of Marsh"
    assert "25" in listed, "that of Willow"
    with world.scope(), transactions.reading():
        area = projected.of_kind(version, BlockKind.ROLE, plans.LAST)[0]
    one = text(world, "workforce_gap", version, area.block)
    assert unknown in one
    assert "Not known: there is no population figure" in one
    export = world.client("erin").post(
        f"{reverse('workforce_gaps_export', args=[version])}?kind=role", {"purpose": "planning"}
    )
    heading, first, *_ = csv.reader(export.content.decode("utf-8-sig").splitlines())
    said = dict(zip(heading, first, strict=True))
    assert (said["Needed, main"], said["Gap, middle"]) == ("", "")
    assert said["Why no need stands here"].startswith("Not known: there is no population figure for Children in Marsh")
    paper = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "html"])).content.decode()
    assert "cannot be said: there is no population figure for Children in Marsh." in paper
    assert "It cannot be said" in paper


def test_trainees_who_are_in_no_figure_are_named_with_the_reason(world: World) -> None:
    made = plans.plan(world)
    for title, year in (("Last year", TODAY.year - 1), ("This year", TODAY.year), ("Too late", plans.LAST + 1)):
        plans.part(world, made, "trainees", title=title, year=year)
    page = text(world, "workforce_plan_available", made)
    finish = f"they finish in {TODAY.year - 1}, before the year of the data"
    assert f"Not counted in a run made now: Last year, because {finish}." in page
    assert "Not counted in a run made now: Too late, because" in page
    assert "Not counted in a run made now: This year" not in page
    with world.scope(), transactions.whole("test place"):
        PlanPlace.objects.filter(plan=made, locality=world.localities["Willow"]).delete()
    assert "This year, because their place is none of the plan any more." in text(
        world, "workforce_plan_available", made
    )
    paper = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "html"])).content.decode()
    assert "Not counted: Last year, because their place is none of the plan any more." in paper


def test_a_pivotal_post_and_its_successors_are_seen_only_by_those_who_see_the_post(world: World) -> None:
    made = plans.plan(world)
    listed = pivotal(world, made, "Pivot 7")
    with world.scope("walter"):
        told: dict[str, Any] = {"today": TODAY, "pivotal": listed, "person": world.people["mona"], "ready": "now"}
        pivotal_posts.name(**plans.by(world), **told)
    assert "Pivot 7" in text(world, "workforce_plan_available", made)
    assert "(ready now)" in text(world, "workforce_plan_available", made)
    for who in ("erin", "carl"):  # one sees no posts, the other those of Willow
        assert "Pivot 7" not in text(world, "workforce_plan_available", made, who=who)
    with world.scope("walter"), pytest.raises(NotFound):
        pivotal_posts.remove(by=world.viewer("erin"), now=NOW, pivotal=listed)


def test_a_successor_of_another_organisation_is_not_named_to_a_manager(world: World) -> None:
    made = plans.plan(world)
    listed = pivotal(world, made, "Pivot 8")
    with world.scope("walter"):
        told: dict[str, Any] = {"today": TODAY, "pivotal": listed, "ready": "now"}
        for who in ("mona", "carl"):
            pivotal_posts.name(**plans.by(world), person=world.people[who], **told)
        names = partnership.names([world.people[who] for who in ("mona", "carl")])
    own, other = names[world.people["mona"]], names[world.people["carl"]]
    page = text(world, "workforce_plan_available", made)
    assert own in page
    assert other in page
    page = text(world, "workforce_plan_available", made, who="mona")  # a manager of Harbour School, whose post it is
    assert "Pivot 8" in page
    assert own in page
    assert other not in page
    assert "somebody whose record you do not see (ready now)" in page


def test_a_pivotal_post_is_no_successor_of_itself(world: World) -> None:
    listed = pivotal(world)
    answer = world.client("walter").post(reverse("workforce_successor_remove", args=[listed]))
    assert answer.status_code == 404


def test_whoever_holds_a_post_is_not_its_successor(world: World) -> None:
    listed = pivotal(world)
    told: dict[str, Any] = {"today": TODAY, "pivotal": listed, "person": world.people["pia"], "ready": "now"}
    with world.scope("walter"), pytest.raises(Refused, match="hold this post"):
        pivotal_posts.name(**plans.by(world), **told)


def test_a_post_is_found_and_put_on_the_list_once(world: World) -> None:
    made, post = plans.plan(world), posts.post(world, "Ref 44")
    where = f"{reverse('workforce_pivotal_add', args=[made])}?name=Ref"
    client = world.client("walter")
    assert "Ref 44, Harbour School" in client.get(where).content.decode()
    for said in ("The post is on the list.", "on the list already"):
        page = client.post(where, {"post": str(post), "why": "Only one"}, follow=True).content.decode()
        assert said in page


def test_a_successor_is_withdrawn_on_the_page(world: World) -> None:
    successor = named(world)
    page = world.client("walter").post(reverse("workforce_successor_remove", args=[successor]), follow=True)
    assert "Nobody yet" in page.content.decode()


def test_a_review_that_is_late_is_said(world: World) -> None:
    made = plans.plan(world)
    plans.part(world, made, "reviews", due_on=TODAY.replace(year=2020))
    assert "1 review should have been held" in text(world, "workforce_plan_follow", made)
