"""A plan's projection: what is counted, what a version keeps, what may be shown, and what changes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import workforce_plans as plans
from factories.workforce_plans import figures, staffed_plan, text, version
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Refused
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.commands import plan_versions
from oneworkforce.workforce.domain import plan_inputs
from oneworkforce.workforce.domain.plan_kinds import BlockKind, RunState
from oneworkforce.workforce.models import (
    PlanVersion,
    Post,
    StaffRecord,
    WorkforcePlan,
)
from oneworkforce.workforce.queries import projected

pytestmark = pytest.mark.undone


# What a version keeps.


def test_a_version_keeps_what_went_in_and_gives_the_same_figures_again(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 30)
    first, second = plans.run(world, made, seed=5), plans.run(world, made, seed=5)
    one, two = ([(row.block, row.year, row.low, row.high) for row in figures(world, each)] for each in (first, second))
    assert one == two
    row = version(world, first)
    assert (row.state, row.number, row.draws, row.seed) == (RunState.DONE, 1, 100, 5)
    assert set(row.inputs["versions"]) == {"engine", "numbers", "data_set", "roles"}
    inputs = plan_inputs.thawed(row.inputs)
    assert plan_inputs.frozen(inputs) == {key: value for key, value in row.inputs.items() if key != "versions"} or (
        plan_inputs.thawed(plan_inputs.frozen(inputs)) == inputs
    )


def test_the_figures_begin_with_those_who_are_there_and_needs_follow_the_people(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 30)
    rows = figures(world, plans.run(world, made), kind=BlockKind.ROLE)
    assert [row.year for row in rows] == [TODAY.year + at for at in range(4)]
    assert (rows[0].low, rows[0].middle, rows[0].high) == (1500, 1500, 1500)  # 30 people at half a post each
    assert all(row.low <= row.middle <= row.high for row in rows)
    assert rows[0].need == 2 * 1000 // 20 * 50


def test_two_runs_of_a_plan_at_once_are_refused(world: World) -> None:
    made = plans.plan(world)
    plans.asked(world, made)
    with pytest.raises(Refused, match="being computed"):
        plans.asked(world, made)


@pytest.mark.parametrize("values", [{"draws": 1}, {"draws": 10**6}, {"seed": -1}])
def test_a_run_that_cannot_be_is_refused(world: World, values: dict[str, int]) -> None:
    with pytest.raises(Refused):
        plans.asked(world, plans.plan(world), **values)


def test_a_plan_whose_years_are_over_is_not_run(world: World) -> None:
    made = plans.plan(world)
    with world.scope(), transactions.whole("test years"):
        WorkforcePlan.objects.filter(pk=made).update(first_year=2010, years=2)
    with pytest.raises(Refused, match="over"):
        plans.asked(world, made)


def test_a_run_is_watched_and_cancelled_on_its_page(world: World) -> None:
    made = plans.plan(world)
    client = world.client("walter")
    page = client.post(reverse("workforce_plan_run", args=[made]), {"draws": 100}, follow=True).content.decode()
    assert "It waits for its turn." in page
    with world.scope(), transactions.reading():
        pk = PlanVersion.objects.get(plan=made).pk
    page = client.post(reverse("workforce_version_cancel", args=[pk]), follow=True).content.decode()
    assert "The run is cancelled." in page
    assert version(world, pk).state == RunState.FAILED
    plans.run(world, made)  # and another may be asked for


def test_a_run_whose_job_is_gone_is_said_to_have_failed_and_another_may_be_asked_for(world: World) -> None:
    made = plans.plan(world)
    pk = plans.asked(world, made)
    with world.scope(), transactions.whole("test gone"):
        Job.objects.all().delete()
    assert "Nothing of it was kept." in text(world, "workforce_version", pk)
    plans.run(world, made)


# What may be shown.


def test_a_small_place_is_shown_only_together_with_another(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 40)
    plans.staffed(world, 3, "Marsh")
    pk = plans.run(world, made)
    rows = figures(world, pk, kind=BlockKind.PART, year=TODAY.year)
    assert [(row.place_title, row.middle) for row in rows] == [("Marsh and Willow", 2200)]  # 21.5 in whole numbers
    # Neither place for all roles: who is left of Marsh would be told.
    assert not figures(world, pk, kind=BlockKind.PLACE)
    plans.staffed(world, 12, role="school_nurse")
    plans.staffed(world, 12, "Marsh", role="school_nurse")
    assert not figures(world, plans.run(world, made), kind=BlockKind.PLACE)


def test_a_small_role_is_shown_only_together_with_others(world: World) -> None:
    made = plans.plan(world)
    plans.staffed(world, 40)
    plans.staffed(world, 4, role="school_nurse")
    pk = plans.run(world, made)
    titles = {row.role_title for row in figures(world, pk, kind=BlockKind.ROLE)}
    assert len(titles) == 1
    assert "teacher" not in {title.lower() for title in titles}


def test_with_fewer_than_ten_people_in_all_nothing_is_shown(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 9)
    pk = plans.run(world, made)
    assert not figures(world, pk)
    assert "Fewer than 10 people are there" in text(world, "workforce_plan_gap", made)
    assert "Fewer than 10 people are there" in text(world, "workforce_plan_available", made)


# What the pages say.


def test_the_gap_is_said_in_words_and_shown_as_a_heat_map_and_a_table(world: World) -> None:
    made, _ = staffed_plan(world)
    page = text(world, "workforce_plan_gap", made, who="erin")
    assert "whole-time teachers in the whole area by 2029, most likely" in page
    assert "Share of the need that is met in 2029, in per cent" in page
    assert "Roles in the whole area in 2029" in page


def test_gaps_are_listed_filtered_and_exported(world: World) -> None:
    _, pk = staffed_plan(world)
    with world.scope(), transactions.reading():
        rows, total, _ = projected.listed(pk, Wanted(filters={"place": "marsh", "year": str(TODAY.year)}))
    assert (total, rows[0].place) == (1, "Marsh")
    gap = rows[0].gap()
    assert gap is not None
    assert gap.middle == 2500 - 1500
    export = world.client("walter").post(reverse("workforce_gaps_export", args=[pk]), {"purpose": "planning"})
    lines = export.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Role,Place,Year")
    assert len(lines) == 1 + 2 * 4 + 1
    assert world.client("walter").get(reverse("workforce_gaps", args=[pk]), {"gap": "sure"}).status_code == 200


def test_one_role_is_shown_year_by_year_as_a_fan_with_its_table_and_what_it_hangs_on(world: World) -> None:
    _, pk = staffed_plan(world)
    page = text(world, "workforce_gap", pk, 0)
    assert "the band holds nine in ten" in page
    assert "year by year, in whole-time equivalents" in page
    assert "High scenario" in page
    assert "If work takes a tenth less or more time" in page
    assert world.client("walter").get(reverse("workforce_gap", args=[pk, 999])).status_code == 404


def test_figures_are_listed_of_roles_of_places_and_of_all_too(world: World) -> None:
    _, pk = staffed_plan(world)
    for kind, place in ((BlockKind.ROLE, "The whole area"), (BlockKind.PLACE, "Marsh"), (BlockKind.ALL, "The whole")):
        page = world.client("erin").get(reverse("workforce_gaps", args=[pk]), {"kind": kind.value, "year": "2026"})
        assert place in page.content.decode()
    with world.scope(), transactions.reading():
        wanted = Wanted(filters={"kind": BlockKind.ALL.value})
        assert [each.whole_area for each in projected.listed(pk, wanted)[0]] == [True] * 4


def test_the_heat_map_has_its_table_and_a_fan_its_file(world: World) -> None:
    made, pk = staffed_plan(world)
    page = text(world, "workforce_plan_gap", made, who="erin")
    assert "Share of the need that is met in 2029</caption>" in page
    assert reverse("workforce_gap_export", args=[pk, 0]) in text(world, "workforce_gap", pk, 0, who="erin")
    export = world.client("erin").post(reverse("workforce_gap_export", args=[pk, 0]), {"purpose": "planning"})
    lines = export.content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines[1:5]] == ["2026", "2027", "2028", "2029"]
    assert world.client("erin").get(reverse("workforce_gap_export", args=[pk, 999])).status_code == 404


def test_the_ages_expected_stand_on_the_page_and_in_a_file(world: World) -> None:
    made, pk = staffed_plan(world)
    page = text(world, "workforce_plan_available", made, who="erin")
    assert "People by age in 2026, and as expected in 2029" in page
    assert "Expected to have gone by 2029, by the age at which they go" in page
    held = version(world, pk).results["ages"]
    assert sum(held["families"][0]["people"][0]) == pytest.approx(70, abs=2.5 * len(held["bands"]))
    export = world.client("erin").post(reverse("workforce_ages_export", args=[pk]), {"purpose": "planning"})
    lines = export.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Roles,Age,Year,People expected,Left by then,Retired by then"
    assert len([line for line in lines if line.startswith("All roles,")]) == 4 * len(held["bands"])
    few = plans.plan(world, "Another", places=("Reed",))
    plans.staffed(world, 12, "Reed", "midwife")
    with world.scope(), transactions.whole("test ages"):
        StaffRecord.objects.filter(person__posts__role="midwife").update(birth_year=1990)
    plans.run(world, few)
    assert "Too few people are in the projection to show their ages." in text(world, "workforce_plan_available", few)


def test_when_posts_have_changed_the_page_says_so_and_never_of_how_many(world: World) -> None:
    made, _ = staffed_plan(world)
    assert "have changed since" not in text(world, "workforce_plan_available", made)

    def change(many: int) -> None:
        with world.scope(), transactions.whole("test change"):
            some = list(Post.objects.order_by("reference").values_list("pk", flat=True)[:many])
            Post.objects.filter(pk__in=some).update(changed_at=NOW + timedelta(hours=1))

    for many, said in (
        (3, "The records of fewer than 10 people have changed"),
        (14, "The records of 10 or more people have changed"),
    ):
        change(many)
        for who in ("walter", "erin"):
            page = text(world, "workforce_plan_available", made, who=who)
            assert said in page
            assert f"{many} people" not in page


def test_the_page_of_step_four_counts_nobody_and_reads_nothing_that_went_in(world: World) -> None:
    made, _ = staffed_plan(world)
    client = world.client("walter")
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("workforce_plan_available", args=[made]))
    asked = [query["sql"] for query in queries]
    assert not any("workforce_planversion" in sql and '"inputs"' in sql for sql in asked)
    assert not any("birth_year" in sql for sql in asked)


def test_a_run_counts_the_people_before_it_holds_the_write_lock(world: World) -> None:
    made = plans.plan(world)
    plans.staffed(world, 12)
    with CaptureQueriesContext(connection) as queries:
        plans.asked(world, made)
    asked = [query["sql"] for query in queries]
    counting = max(at for at, sql in enumerate(asked) if "workforce_post" in sql)
    writing = min(at for at, sql in enumerate(asked) if sql.startswith("INSERT INTO"))
    begun = [at for at, sql in enumerate(asked) if sql.startswith("BEGIN")]
    assert counting < writing
    assert not begun or any(counting < at < writing for at in begun)


def test_who_is_in_no_place_of_the_plan_is_said_to_be_left_out(world: World) -> None:
    made, _ = staffed_plan(world)
    assert "who are left out" in text(world, "workforce_plan_available", made)
    plans.staffed(world, 12, "Marsh")
    for many, said in ((9, "Fewer than 10"), (12, "20 or more")):
        with world.scope(), transactions.whole("test elsewhere"):
            some = list(Post.objects.filter(locality=world.localities["Willow"]).values_list("pk", flat=True)[:many])
            Post.objects.filter(pk__in=some).update(locality=None)
        plans.run(world, made)
        assert said in text(world, "workforce_plan_available", made)


def test_two_versions_stand_side_by_side(world: World) -> None:
    made, _ = staffed_plan(world)
    assert "not two finished versions" in text(world, "workforce_plan_compare", made)
    plans.staffed(world, 14, role="midwife")
    plans.run(world, made)
    page = text(world, "workforce_plan_compare", made)
    assert "The seed is the same" in page
    assert "All roles" in page
    alone = "Only version 2 shows by itself: Midwife in the whole area; Midwife in Marsh; Midwife in Willow."
    assert alone in page
    assert "Only version 1 shows" not in page
    assert "Version 1: there" in page
    assert "Version 2: short by" in page


def test_rates_seen_of_few_are_not_counted_out(world: World) -> None:
    made, _ = staffed_plan(world)
    page = text(world, "workforce_plan_available", made, who="erin")
    assert "Rates of the last run" in page
    assert "People expected, a year, in the whole area" in page
    assert "70 or more people seen for a year" in page


def test_a_version_that_was_computed_is_not_computed_again(world: World) -> None:
    _, pk = staffed_plan(world)
    many = len(figures(world, pk))
    with world.scope():
        plan_versions.work(plans.running(world, pk), pk)
    assert len(figures(world, pk)) == many


# When the plan or the year has changed since.


@pytest.mark.parametrize(("first", "years", "shown"), [(2026, 3, 2028), (2026, 9, 2029), (2040, 2, 2029)])
def test_a_run_is_shown_though_the_years_of_the_plan_were_changed_after_it(
    world: World, first: int, years: int, shown: int
) -> None:
    made, _ = staffed_plan(world)
    plans.run(world, made)
    with world.scope(), transactions.whole("test years"):
        WorkforcePlan.objects.filter(pk=made).update(first_year=first, years=years)
    page = text(world, "workforce_plan_gap", made, who="erin")
    assert f"The gap by {shown}" in page
    said = f"The years of the plan were changed after this run, which shows {shown}. Run the projection again."
    assert (said in page) is (first + years - 1 != shown)
    assert f"In {shown}, in whole-time equivalents" in text(world, "workforce_plan_compare", made)
    paper = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "html"])).content.decode()
    assert f"whole-time teachers in the whole area by {shown}" in paper
    assert (said in paper) is (first + years - 1 != shown)


def test_a_run_in_which_nobody_is_there_or_needed_shows_nothing_and_says_so(world: World) -> None:
    made = plans.plan(world)
    first, second = plans.run(world, made), plans.run(world, made)
    assert [version(world, each).state for each in (first, second)] == [RunState.DONE] * 2
    assert "nobody is there, and nobody is needed" in text(world, "workforce_plan_gap", made)
    assert "nobody is there, and nobody is needed" in text(world, "workforce_plan_available", made)
    assert "show no year that both of them have" in text(world, "workforce_plan_compare", made)
    answer = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "html"]))
    assert "The projection has not been run, or shows too few people" in answer.content.decode()


def test_a_new_run_is_said_to_count_other_people_once_the_year_has_turned(world: World) -> None:
    made, pk = staffed_plan(world)
    with world.scope(), transactions.whole("test change"):
        some = list(Post.objects.order_by("reference").values_list("pk", flat=True)[:3])
        Post.objects.filter(pk__in=some).update(changed_at=NOW + timedelta(hours=1))
    assert "A new run begins with the same people again." in text(world, "workforce_plan_available", made)
    with world.scope(), transactions.whole("test year"):
        PlanVersion.objects.filter(pk=pk).update(data_on=TODAY.replace(year=TODAY.year - 1))
    page = text(world, "workforce_plan_available", made)
    assert "begins with the same people again" not in page
    assert f"A new run counts the people of {TODAY.year}." in page
