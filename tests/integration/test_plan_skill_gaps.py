"""Skills that a plan asks for: who is counted, and the gap beside that of roles."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import workforce_plans as plans
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import plan_inputs, plan_results
from oneworkforce.workforce.domain import plan_skills as domain_skills
from oneworkforce.workforce.models import PlanVersion, Post, WorkforcePlan
from oneworkforce.workforce.queries import plan_skills, skill_gaps

pytestmark = pytest.mark.undone


def text(world: World, name: str, *args: Any, who: str = "walter") -> str:
    return world.client(who).get(reverse(name, args=args)).content.decode()


def skills(world: World, made: UUID, *asked: str) -> tuple[Any, ...]:
    with world.scope(), transactions.reading():
        return plan_skills.counted(WorkforcePlan.objects.get(pk=made), asked, today=TODAY)


def test_known_not_known_and_none_are_counted_apart_as_a_search_understands_words(world: World) -> None:
    made, willow = plans.plan(world), str(world.localities["Willow"])
    plans.able(world, 12, skill="Makaton signing")
    plans.able(world, 11, skill="First aid")
    plans.able(world, 10, said="none")
    plans.able(world, 13, said="unknown")
    found = dict.fromkeys((role, place) for role in ("", "teacher") for place in ("", willow))
    assert skills(world, made, "skill:makaton") == tuple(
        sorted([(*cell, 0, 1, 21) for cell in found] + [(*cell, 1, 1, 12) for cell in found])
    )


def test_languages_hold_their_kin_and_levels_what_is_higher(world: World) -> None:
    made = plans.plan(world)
    plans.able(world, 2, tag="sr", level=6)
    plans.able(world, 3, tag="fr", level=3)
    found = skills(world, made, "language:sh", "level:4")
    assert [each for each in found if each[:2] == ("", "")] == [("", "", 0, 3, 3), ("", "", 3, 3, 2)]


def test_skills_take_the_same_number_of_queries_however_many_people_there_are(world: World) -> None:
    made, taken = plans.plan(world), []
    for many in (1, 30):
        plans.able(world, many, skill="Makaton", tag="pl", level=5)
        with world.scope(), transactions.reading(), CaptureQueriesContext(connection) as queries:
            plan_skills.counted(WorkforcePlan(pk=made), ["skill:makaton", "language:pl", "level:4"], today=TODAY)
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 9


def test_the_gap_of_a_skill_stands_beside_that_of_roles_and_is_listed_and_exported(world: World) -> None:
    made, version = plans.with_makaton(world)
    page = text(world, "workforce_plan_gap", made, who="erin")
    assert "The gap of skills by 2029" in page
    assert "is taken to hold for everybody" in page
    assert "whole-time teachers with Makaton in the whole area by 2029" in page
    assert "29 % of 70 known; not known of 10" in page
    assert "50 % of 40 known, of the place" in page
    with world.scope(), transactions.reading():
        rows, total, _ = skill_gaps.listed(version, Wanted(filters={"place": "willow", "year": str(TODAY.year)}))
    assert (total, rows[0].supply) == (1, (1000, 1000, 1000))
    assert rows[0].needs is not None
    assert rows[0].needs[0] == 2000
    page = text(world, "workforce_skill_gaps", version)
    assert "The whole area" in page
    export = world.client("walter").post(
        reverse("workforce_skill_gaps_export", args=[version]), {"purpose": "planning"}
    )
    lines = export.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("With,Role,Place,Year")
    assert len(lines) == 1 + 3 * 4 + 1
    assert any(line.startswith("Makaton,Teacher,Willow,2026,50.0,People of the place,40") for line in lines)


def test_whose_skills_are_not_known_are_counted_as_people_and_not_in_each_place(world: World) -> None:
    made = plans.needing(world)
    service = str(plans.part(world, made, "services", title="Signing"))
    group = {"group": "Children", "people_each": 100, "whole_time": 2, "source": ""}
    plans.part(world, made, "ratios", service=service, role="teacher", skill="Makaton", **group)
    plans.able(world, 20, skill="Makaton")
    plans.able(world, 20, said="none")
    with world.scope(), transactions.whole("test second posts"):
        Post.objects.bulk_create(
            [
                Post(
                    organisation_id=each.organisation_id,
                    person_id=each.person_id,
                    reference=f"Second {at}",
                    role="teacher",
                    contract="permanent",
                    minutes=300,
                    started_on=each.started_on,
                    locality_id=world.localities["Marsh"],
                    changed_at=NOW,
                )
                for at, each in enumerate(Post.objects.filter(role="teacher", person__name__startswith="teacher"))
            ]
        )
    assert plans.counted(world, made).holders == (("", 40), ("teacher", 40))
    plans.run(world, made)
    assert "50 % of 40 known; not known of 0" in text(world, "workforce_plan_gap", made)


def test_a_need_of_a_skill_that_rests_on_a_missing_figure_is_not_known(world: World) -> None:
    made = plans.plan(world)
    service = str(plans.part(world, made, "services", title="Signing"))
    group = {"group": "Children", "people_each": 100, "whole_time": 2, "source": ""}
    plans.part(world, made, "ratios", service=service, role="teacher", skill="Makaton", **group)
    plans.part(world, made, "population")  # of Willow alone
    plans.able(world, 20, skill="Makaton")
    plans.able(world, 20, said="none")
    version = plans.run(world, made)
    page = text(world, "workforce_plan_gap", made)
    assert "with Makaton in the whole area by 2029 cannot be said: a population figure is missing." in page
    assert "there is no population figure for Children in Marsh." in text(world, "workforce_skill_gaps", version)
    export = world.client("walter").post(
        reverse("workforce_skill_gaps_export", args=[version]), {"purpose": "planning"}
    )
    lines = export.content.decode("utf-8-sig").splitlines()
    assert any(line.endswith("Not known: a population figure is missing") for line in lines)


def test_a_version_gives_the_same_skills_again_when_people_have_learnt_meanwhile(world: World) -> None:
    made, first = plans.with_makaton(world)
    with world.scope(), transactions.reading():
        inputs = plan_inputs.thawed(PlanVersion.objects.values_list("inputs", flat=True).get(pk=first))
        before = [(each.place, each.supply) for each in skill_gaps.of_year(first, TODAY.year)]
    plans.able(world, 40, skill="Makaton")
    again = domain_skills.make(inputs, plan_results.make(inputs, seed=7, draws=100))
    assert [(each.place_title, each.supply) for each in again if each.year == TODAY.year] == before
    with world.scope(), transactions.reading():
        now = skill_gaps.of_year(plans.run(world, made), TODAY.year)
    assert [(each.place, each.supply) for each in now] != before
