"""What plans tell beside each other and beside the picture: nothing of few people."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from factories import workforce_pictures as pictures
from factories import workforce_plans as plans
from factories.workforce_plans import counted, figures, staffed_plan, text, version
from factories.world import TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.workforce.domain import cuts, roles
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import PictureRow, PlanVersion, Post

pytestmark = pytest.mark.undone


def supply(world: World, pk: UUID) -> list[tuple[Any, ...]]:
    return [(row.role, row.place_title, row.year, row.mean, row.low, row.high) for row in figures(world, pk)]


def hired(world: World, many: int, **values: Any) -> None:
    """Let some more people start in Willow, on hours by which one could know them."""
    plans.staffed(world, many, **{"minutes": 444, **values})


def test_two_versions_one_person_apart_are_the_same_and_say_so(world: World) -> None:
    made, first = staffed_plan(world)
    hired(world, 1)
    second = plans.run(world, made)
    assert supply(world, second) == supply(world, first)
    assert "fewer than 10 differ" in text(world, "workforce_version", second, who="erin")
    assert "fewer than 10 differ" not in text(world, "workforce_version", first, who="erin")
    hired(world, 8)  # nine by now
    assert supply(world, plans.run(world, made)) == supply(world, first)
    hired(world, 1)
    assert supply(world, plans.run(world, made)) != supply(world, first)


def test_another_plan_of_the_same_places_tells_no_more_than_the_first(world: World) -> None:
    _, first = staffed_plan(world)
    hired(world, 1)
    other = plans.run(world, plans.needing(world, "The same again"))
    assert supply(world, other) == supply(world, first)


def test_in_a_new_year_the_people_are_counted_again(world: World) -> None:
    made, first = staffed_plan(world)
    with world.scope(), transactions.whole("test year"):
        PlanVersion.objects.filter(pk=first).update(data_on=date(TODAY.year - 1, 12, 30))
    hired(world, 1)
    assert not version(world, plans.run(world, made)).results["again"]


def test_places_once_shown_together_stay_so_in_the_next_version(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 40)
    plans.staffed(world, 6, "Marsh")
    first = plans.run(world, made)
    plans.staffed(world, 20, "Marsh")
    second = plans.run(world, made)
    for pk in (first, second):
        rows = figures(world, pk, kind=BlockKind.PART, year=TODAY.year)
        assert [row.place_title for row in rows] == ["Marsh and Willow"]


def test_a_place_where_one_organisation_has_all_but_a_few_is_shown_with_another(world: World) -> None:
    made, few = plans.needing(world), plans.needing(world, "Without them")
    plans.staffed(world, 40)
    plans.staffed(world, 30, "Marsh")
    rows = figures(world, plans.run(world, few), kind=BlockKind.PART, year=TODAY.year)
    assert [row.place_title for row in rows] == ["Marsh", "Willow"]
    with world.scope(), transactions.whole("test few"):
        some = list(Post.objects.filter(locality=world.localities["Marsh"]).values_list("pk", flat=True)[:4])
        Post.objects.filter(pk__in=some).update(organisation=world.organisations["Kite Club"])
        PlanVersion.objects.all().delete()
    plans.staffed(world, 20, organisation_id=world.organisations["Kite Club"])
    rows = figures(world, plans.run(world, made), kind=BlockKind.PART, year=TODAY.year)
    assert [row.place_title for row in rows] == ["Marsh and Willow"]


def test_the_picture_and_a_plan_together_do_not_tell_of_three(world: World) -> None:
    """Twelve teachers and three assistants in Reed: the picture has the fifteen, so no plan may have the twelve."""
    made = plans.plan(world, places=("Reed", "Marsh"))
    plans.staffed(world, 12, "Reed", minutes=2035)
    plans.staffed(world, 3, "Reed", "teaching_assistant", minutes=1628)
    plans.staffed(world, 30, "Marsh")
    plans.staffed(world, 20, "Marsh", "teaching_assistant")
    pictures.made(world)
    group = f"{cuts.GROUP}{roles.all_roles()['teacher'].group}"
    with world.scope(), transactions.reading():
        cell = PictureRow.objects.get(cut="locality/role", first=str(world.localities["Reed"]), second=group)
    assert cell.figures["people"] == 15
    pk = plans.run(world, made)
    rows = figures(world, pk, kind=BlockKind.PART, year=TODAY.year)
    assert "Reed" not in {row.place_title for row in rows if row.middle}
    counts = counted(world, made).people
    for block in version(world, pk).results["blocks"]:
        inside = sum(each[-1] for each in counts if each[0] in block["roles"] and each[1] in block["places"])
        assert inside == 0 or inside >= 10
        assert block["places"] != [str(world.localities["Reed"])] or inside in {0, 15}


def test_what_the_picture_hides_is_not_shown_by_a_plan_alone(world: World) -> None:
    """A picture hides a place to cover another one: a plan must not tell of it."""
    made = plans.plan(world, places=("Willow", "Marsh"))
    plans.staffed(world, 40)
    plans.staffed(world, 30, "Marsh")
    pictures.made(world)
    with world.scope(), transactions.whole("test hide"):
        group = f"{cuts.GROUP}{roles.all_roles()['teacher'].group}"
        row = PictureRow.objects.get(cut="locality/role", first=str(world.localities["Marsh"]), second=group)
        PictureRow.objects.filter(pk=row.pk).update(figures={**row.figures, "people": None}, withheld=["people"])
    rows = figures(world, plans.run(world, made), kind=BlockKind.PART, year=TODAY.year)
    assert [row.place_title for row in rows] == ["Marsh and Willow"]
