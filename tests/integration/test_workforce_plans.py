"""A workforce plan is begun, defined, agreed and removed; what is missing is said."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import workforce_plans as plans
from factories.command_row import seen
from factories.world import World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import plan_mapping, plan_parts, workforce_plans
from oneworkforce.workforce.domain import new_roles
from oneworkforce.workforce.domain.plan_parts import BY_WORD, PARTS
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import Measure, PlanPopulation, Ratio, Service, WorkforcePlan
from oneworkforce.workforce.models.by_part import MODELS
from oneworkforce.workforce.web.forms.populations import LARGEST

pytestmark = pytest.mark.undone


def take(world: World, made: Any, step: PlanStep) -> None:
    with world.scope("walter"):
        workforce_plans.take(**plans.by(world), plan=made, step=step)


def test_a_lead_begins_a_plan_on_a_page_and_everybody_who_may_see_plans_finds_it(world: World) -> None:
    sent = {**plans.DEFINED, "places": [str(world.localities["Willow"])]}
    answer = world.client("walter").post(reverse("workforce_plan_add"), sent, follow=True)
    assert "The plan was begun." in answer.content.decode()
    listed = world.client("erin").get(reverse("workforce_plans")).content.decode()
    assert "Early help 2027" in listed
    assert "Not run yet" in listed


def test_the_first_page_says_what_is_missing_step_by_step(world: World) -> None:
    made = plans.plan(world)
    page = world.client("walter").get(reverse("workforce_plan", args=[made])).content.decode()
    assert "Step 2: there are no options yet." in page
    assert "Step 4: the projection has not been run." in page
    assert "Step 1: the aim is not said." not in page


def test_two_plans_of_one_title_are_refused(world: World) -> None:
    plans.plan(world)
    with pytest.raises(Refused, match="already a workforce plan"):
        plans.plan(world)


@pytest.mark.parametrize("values", [{"years": 0}, {"years": 40}, {"first_year": 1800}, {"title": ""}])
def test_a_plan_that_cannot_be_is_refused(world: World, values: dict[str, Any]) -> None:
    with world.scope("walter"), pytest.raises(Refused):
        workforce_plans.add(**plans.by(world), places=[world.localities["Willow"]], **{**plans.DEFINED, **values})


def test_a_plan_without_a_place_is_refused(world: World) -> None:
    with world.scope("walter"), pytest.raises(Refused, match="No place"):
        workforce_plans.add(**plans.by(world), places=[], **plans.DEFINED)


def test_two_who_define_it_at_once_both_see_both_texts(world: World) -> None:
    made = plans.plan(world)
    with world.scope("walter"):
        token = seen(workforce_plans.shown, WorkforcePlan, made)
        places = [world.localities["Willow"], world.localities["Marsh"]]
        workforce_plans.change(**plans.by(world), plan=made, seen=token, places=places, **{**plans.DEFINED, "aim": "A"})
    sent = {**plans.DEFINED, "aim": "B", "places": [str(each) for each in places], conflict.SEEN: token}
    answer = world.client("walter").post(reverse("workforce_plan_change", args=[made]), sent)
    assert answer.status_code == 409
    assert "Somebody changed this while you were writing" in answer.content.decode()


def test_it_is_agreed_once_its_projection_was_run_and_then_stays(world: World) -> None:
    made = plans.plan(world)
    with pytest.raises(Refused, match="never been run"):
        take(world, made, PlanStep.AGREE)
    plans.run(world, made)
    take(world, made, PlanStep.AGREE)
    with pytest.raises(NotAllowed, match="Open it again"):
        plans.part(world, made, "services")
    plans.part(world, made, "measures")  # how it goes is followed on
    take(world, made, PlanStep.SUPERSEDE)
    with pytest.raises(NotAllowed, match="later plan"):
        plans.part(world, made, "measures")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.word)
def test_each_kind_of_part_is_added_shown_changed_and_removed(world: World, part: Any) -> None:
    made = plans.plan(world)
    item = plans.part(world, made, part.word)
    client = world.client("walter")
    page = client.get(reverse("workforce_part_change", args=[part.word, item]))
    assert page.status_code == 200
    with world.scope("walter"), transactions.reading():
        row = MODELS[part.word].objects.get(pk=item)
        shown = plan_parts.shown(part, row)
        assert plan_parts.kept(row.plan, part, shown) == plan_parts.kept(row.plan, part, plans_said(world, made, part))
    client.post(reverse("workforce_part_remove", args=[part.word, item]))
    with world.scope("walter"), transactions.reading():
        assert not MODELS[part.word].objects.filter(pk=item).exists()


def plans_said(world: World, made: Any, part: Any) -> dict[str, Any]:
    if part.word != "ratios":
        return plans.said(world, made, part.word)
    service = str(Service.objects.get(plan=made).pk)
    ratio = {"service": service, "role": "teacher", "whole_time": "0.5", "group": "Children", "people_each": 20}
    return {**ratio, **plans.ANYBODY}


@pytest.mark.parametrize(
    ("word", "values", "where"),
    [
        ("ratios", {"people_each": None}, "people_each"),
        ("ratios", {"group": ""}, "group"),
        ("ratios", {"role": "wizard"}, "role"),
        ("ratios", {"role": ""}, "role"),
        ("ratios", {"skill": "who can"}, "skill"),
        ("ratios", {"language": "Wizardish"}, "language"),
        ("ratios", {"skill": "Makaton", "level": 6}, "level"),
        ("ratios", {"level": 9}, "level"),
        ("roles", {"nearest": "wizard"}, "nearest"),
        ("assumptions", {"source": ""}, "source"),
        ("assumptions", {"share": 101}, "share"),
        ("assumptions", {"about": "starting", "band": "25_34"}, "band"),
        ("criteria", {"weight": 0}, "weight"),
        ("measures", {"certainty": 120}, "certainty"),
        ("reviews", {"found": "All well"}, "held_on"),
        ("services", {"title": ""}, "title"),
    ],
)
def test_a_part_that_cannot_be_is_refused_beside_its_field(
    world: World, word: str, values: dict[str, Any], where: str
) -> None:
    made = plans.plan(world)
    with pytest.raises(Refused) as refused:
        plans.part(world, made, word, **values)
    assert [fault.where for fault in refused.value.faults] == [where]


def test_step_two_says_what_changes_and_why_on_its_page(world: World) -> None:
    made = plans.plan(world)
    client, where = world.client("walter"), reverse("workforce_plan_mapping", args=[made])
    page = client.post(where, {**plans.MAPPED, "baseline_cost": "a lot"}).content.decode()
    assert "is not an amount of money" in page
    page = client.post(where, {**plans.MAPPED, "baseline_cost": "-5"}).content.decode()
    assert "A cost is not below £0." in page
    with world.scope("walter"):
        token = seen(plan_mapping.shown, WorkforcePlan, made)
    sent = {**plans.MAPPED, "baseline_cost": "£1,200,000", conflict.SEEN: token}
    page = client.post(where, sent, follow=True).content.decode()
    assert "Your changes were saved." in page
    for words in ("£1,200,000 a year", *(str(said) for said in list(plans.MAPPED.values())[1:])):
        assert words in page
    answer = client.post(where, {**sent, "goals": "Two weeks."})
    assert answer.status_code == 409
    assert "Somebody changed this while you were writing" in answer.content.decode()


def test_a_new_role_is_named_needed_and_goes_with_all_that_names_it(world: World) -> None:
    made = plans.plan(world)
    new = plans.part(world, made, "roles")
    key = new_roles.key(new)
    service = str(plans.part(world, made, "services"))
    fixed = {"service": service, "role": key, "whole_time": "2", "group": "", "people_each": ""}
    client = world.client("walter")
    page = client.post(reverse("workforce_part_add", args=[made, "ratios"]), fixed, follow=True).content.decode()
    assert "Family guide (new role)" in page
    plans.part(world, made, "measures", role=key)
    page = client.get(reverse("workforce_part_remove", args=["roles", new])).content.decode()
    assert "measures and assumptions that name it go with it" in page
    client.post(reverse("workforce_part_remove", args=["roles", new]))
    with world.scope("walter"), transactions.reading():
        assert not Ratio.objects.filter(plan=made).exists()
        assert not Measure.objects.filter(plan=made).exists()


def test_a_new_role_of_another_plan_is_no_role_of_this_one(world: World) -> None:
    other = new_roles.key(plans.part(world, plans.plan(world, "Another"), "roles"))
    made = plans.plan(world)
    with pytest.raises(Refused, match="not on the list"):
        plans.part(world, made, "measures", role=other)


def test_a_language_is_typed_by_its_name_and_kept_by_its_tag(world: World) -> None:
    made = plans.plan(world)
    item = plans.part(world, made, "ratios", service=str(plans.part(world, made, "services")), **POLISH)
    with world.scope("walter"), transactions.reading():
        row = Ratio.objects.get(pk=item)
        assert (row.language, row.role) == ("pl", "")
        assert plan_parts.shown(BY_WORD["ratios"], row)["language"] == "Polish"
    page = world.client("erin").get(reverse("workforce_plan_required", args=[made])).content.decode()
    assert "Polish" in page
    assert "Any role" in page


POLISH = {"role": "", "whole_time": 2, "group": "", "people_each": None, "language": "polish"}


def test_a_place_that_is_none_of_the_plan_is_refused(world: World) -> None:
    made = plans.plan(world)
    with pytest.raises(Refused, match="no place of the plan"):
        plans.part(world, made, "population", locality=str(world.localities["Reed"]))


def test_the_same_figure_twice_is_refused(world: World) -> None:
    made = plans.plan(world)
    plans.part(world, made, "population")
    with pytest.raises(Refused, match="one like this already"):
        plans.part(world, made, "population")
    assert BY_WORD["population"].once == "year"


def test_population_figures_come_in_from_a_file_all_or_none(world: World) -> None:
    made = plans.plan(world)
    plans.part(world, made, "population")
    client, where = world.client("walter"), reverse("workforce_plan_population", args=[made])

    told = {"source": "Projections, an office of statistics"}

    def send(content: bytes) -> str:
        return client.post(where, {"file": SimpleUploadedFile("p.csv", content), **told}, follow=True).content.decode()

    page = send(b"group,place,year,people\nChildren,Willow,2027,900\nChildren,Nowhere,2027,x\n")
    assert "Row 3, place" in page
    assert "Row 3, people" in page
    assert "Nowhere" not in page
    page = client.post(where, {"file": SimpleUploadedFile("p.pdf", b"%PDF-1.7")}).content.decode()
    assert "It has an unknown ending." in page
    page = client.post(where, {"file": SimpleUploadedFile("p.csv", b"x" * (LARGEST + 1))}).content.decode()
    assert "The file is larger than 5 MB" in page
    page = send(b'group,place,year,people,scenario\nChildren,Willow,2027,900,\nChildren,marsh,2027,"1,700",high\n')
    assert "2 figures were brought in." in page
    with world.scope("walter"), transactions.reading():
        rows = PlanPopulation.objects.filter(plan=made).values_list("year", "people", "scenario")
        assert set(rows) == {(2027, 900, "main"), (2027, 1700, "high")}
