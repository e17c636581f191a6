"""Pictures of the workforce: what is counted and how, what is withheld, when a new one is made."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import workforce
from factories import workforce_pictures as factory
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions, worker
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce import jobs
from oneworkforce.workforce.commands import pictures
from oneworkforce.workforce.domain import rates
from oneworkforce.workforce.domain.counted import MEASURES
from oneworkforce.workforce.models import Giving, Picture, PictureRow, Post, Total
from oneworkforce.workforce.queries import counting_lines, picture_material

pytestmark = pytest.mark.undone


def counted(world: World, **where: str) -> dict[str, int]:
    """Return the sums of everything, or of the lines that are counted under leaves."""
    with world.reading():
        scene = picture_material.scene(picture_material.places(), TODAY)
        lines = list(counting_lines.lines(scene))
    found: dict[str, int] = {}
    for line in lines:
        if all(line.leaves[name] == leaf for name, leaf in where.items()):
            for name, value in zip(MEASURES, line.sums, strict=True):
                found[name] = found.get(name, 0) + value
    return found


def figures(world: World, cut: str = "", first: str = "", second: str = "", universe: str = "people") -> Any:
    with world.reading():
        last = Picture.objects.order_by("-number")[0]
        row = PictureRow.objects.filter(picture=last, universe=universe, cut=cut, first=first, second=second).first()
    return {} if row is None else row.figures


def totals(world: World, at: str, **values: Any) -> None:
    with world.scope(), transactions.whole("test totals"):
        Giving.objects.get_or_create(organisation_id=world.organisations[at], defaults={"gives": "totals"})
        Total.objects.create(
            organisation_id=world.organisations[at],
            role="youth_worker",
            contract="permanent",
            counted_on=TODAY,
            changed_at=NOW,
            **values,
        )


def test_who_holds_two_posts_is_one_person_with_the_hours_of_both(world: World) -> None:
    workforce.post(world, "P1", minutes=1110, role="teacher")
    workforce.post(world, "P2", minutes=555, role="mentor")
    found = counted(world)
    assert (found["people"], found["posts"], found["time"]) == (1, 2, 7500)
    assert counted(world, role="teacher")["people"] == 1
    assert counted(world, role="mentor") | {"people": 0, "posts": 1, "time": 2500} == counted(world, role="mentor")


def test_an_organisation_counts_by_rows_or_by_totals_and_never_by_both(world: World) -> None:
    workforce.post(world, "P1", person="vic", at="Kite Club")
    totals(world, "Kite Club", people=7, whole_time=350, vacancies=1, leavers=2)
    totals_of_rows = {"organisation": "Harbour School"}
    workforce.post(world, "P2")
    with world.scope(), transactions.whole("test kept totals"):
        Total.objects.create(
            organisation_id=world.organisations[totals_of_rows["organisation"]],
            role="teacher",
            counted_on=TODAY,
            people=50,
            changed_at=NOW,
        )
    found = counted(world)
    assert (found["people"], found["time"], found["vacancies"], found["leavers"]) == (8, 45_000, 1, 2)


def test_vacancies_starters_leavers_agency_cases_and_absence_are_counted_by_their_rules(world: World) -> None:
    workforce.post(world, "P1", role="social_worker", cases=18, started_on=TODAY - timedelta(days=100))
    workforce.record(world, half_days_absent=9)
    workforce.post(world, "P2", person="", minutes=1110)
    workforce.post(world, "P3", person="vic", contract="agency", minutes=None)
    workforce.post(world, "P4", person="mona", left_on=TODAY - timedelta(days=30), leaving_reason="retired")
    workforce.post(world, "P5", person="mona", left_on=TODAY - timedelta(days=30), leaving_reason="moved")
    workforce.post(world, "P6", person="mona", left_on=TODAY - timedelta(days=400), leaving_reason="retired")
    found = counted(world)
    wanted = {"people": 2, "posts": 2, "timed": 1, "employed_posts": 1, "agency_posts": 1, "vacancies": 1}
    wanted |= {"vacancies_time": 5000, "starters": 1, "leavers": 1, "holders": 1, "cases": 18}
    wanted |= {"absence_known": 1, "half_days": 9, "absence_time": 10_000}
    assert {name: found[name] for name in wanted} == wanted


def test_rates_take_of_totals_only_what_is_told_of_the_same_people(world: World) -> None:
    workforce.post(world, "P1", minutes=2220)
    workforce.post(world, "P2", person="", minutes=1110)
    workforce.post(world, "P3", person="mona", left_on=TODAY - timedelta(days=30), leaving_reason="retired")
    totals(world, "Kite Club", people=98, whole_time=9800)
    totals(world, "Northshire Council", vacancies=7, leavers=5)
    found = counted(world)
    wanted = {"employed": 99, "leavers": 6, "leavers_rated": 1, "leavers_known": 1, "vacancies": 8}
    wanted |= {"vacancies_rated": 1, "vacancies_known": 1, "employed_time": 990_000, "listed": 1, "listed_time": 10_000}
    assert {name: found[name] for name in wanted} == wanted
    shown = {rate.key: rates.value(rate, found).shown(percent=True) for rate in rates.RATES}
    assert (shown["turnover"], shown["vacancy"]) == ("100.0% (u)", "50.0% (u)")
    assert (shown["vacancy_time"], shown["turnover_time"]) == ("33.3% (u)", "100.0% (u)")


def test_a_total_that_tells_its_flows_counts_in_rates_with_all_its_people(world: World) -> None:
    totals(world, "Kite Club", people=90, vacancies=10, leavers=9)
    found = counted(world)
    shown = {rate.key: rates.value(rate, found).shown(percent=True) for rate in rates.RATES}
    assert (shown["turnover"], shown["vacancy"]) == ("10.0%", "10.0%")


def test_cases_and_days_lost_count_where_hours_are_known(world: World) -> None:
    workforce.post(world, "P1", minutes=2220, cases=10)
    workforce.record(world, half_days_absent=20)
    workforce.post(world, "P2", person="vic", minutes=None, cases=30)
    workforce.record(world, "vic", "S2", half_days_absent=200)
    workforce.post(world, "P3", person="mona", minutes=1110)
    workforce.post(world, "P4", person="mona", minutes=None, role="mentor")
    workforce.record(world, "mona", "S3", half_days_absent=60)
    found = counted(world)
    wanted = {"cases": 10, "holders": 2, "holders_timed": 1, "absence_known": 3, "absence_timed": 1, "half_days": 20}
    assert {name: found[name] for name in wanted} == wanted
    by_key = {rate.key: rate for rate in rates.RATES}
    assert rates.value(by_key["caseload"], found).shown(percent=False) == "10.0 (u)"
    assert rates.value(by_key["absence"], found).shown(percent=True) == "4.0% (u)"


def test_whole_time_of_a_leaver_is_that_of_all_they_left_on_their_last_day(world: World) -> None:
    left: dict[str, Any] = {"left_on": TODAY - timedelta(days=30), "leaving_reason": "retired"}
    workforce.post(world, "P1", person="mona", minutes=1110, **left)
    workforce.post(world, "P2", person="mona", minutes=555, role="mentor", **left)
    workforce.post(world, "P3", person="vic", minutes=1110, **left)
    workforce.post(world, "P4", person="vic", minutes=None, **left)
    found = counted(world)
    assert {name: found[name] for name in ("leavers", "leavers_time", "leavers_timed")} == {
        "leavers": 2,
        "leavers_time": 12_500,
        "leavers_timed": 1,
    }
    assert counted(world, role="mentor")["leavers_time"] == 0, "nothing is told where no leaver is counted"


def test_the_questions_to_the_database_are_as_many_whatever_the_rows(world: World) -> None:
    def asked() -> int:
        with world.reading(), CaptureQueriesContext(connection) as queries:
            picture_material.gathered(TODAY)
        return len(queries)

    few = asked()
    factory.staffed(world, 30, role=["teacher", "mentor", "nursery_nurse"], age_band=["25_34", "45_54"])
    factory.holding(world, 20, expires_on=TODAY)
    factory.speaking(world, 12, "pl")
    assert asked() == few


def test_a_picture_shows_large_counts_and_withholds_small_ones_with_their_rates(world: World) -> None:
    factory.staffed(world, 30, age_band="25_34")
    factory.staffed(world, 4, 30, age_band="65_over", role="school_nurse", at="Northshire Health Trust", where="Marsh")
    factory.staffed(world, 20, 40, age_band="45_54", role="youth_worker", at="Kite Club", where="Marsh")
    factory.made(world)
    assert figures(world)["people"] == 54
    assert figures(world)["time"] == 540_000
    assert figures(world, "age", "65_over")["people"] is None
    assert figures(world, "sector", "health")["people"] is None
    assert figures(world, "sector", "health")["time"] is None
    assert figures(world, "role", "group:health")["people"] is None


def test_the_tree_of_places_adds_up_and_a_district_holds_its_areas(world: World) -> None:
    factory.staffed(world, 20, where="Reed")
    factory.staffed(world, 15, 20, where="Willow", at="Kite Club")
    factory.staffed(world, 30, 40, where="Marsh", at="Northshire Council")
    factory.made(world)
    willow = str(world.localities["Willow"])
    assert figures(world, "locality", willow)["people"] == 35
    assert figures(world, "locality", f"{willow}/own")["people"] == 15
    assert figures(world, "locality", str(world.localities["Northshire"]))["people"] == 65


def test_a_second_picture_of_the_day_and_one_for_too_few_changes_are_refused(world: World) -> None:
    factory.staffed(world, 30)
    factory.staffed(world, 30, 40, at="Kite Club")
    factory.made(world)
    with world.scope(), pytest.raises(Refused, match="already"):
        pictures.make(by=world.viewer("walter"), now=NOW, as_of=TODAY)
    now, today = factory.later(1)
    with world.scope(), pytest.raises(Refused, match="Nothing has changed"):
        pictures.make(by=world.viewer("walter"), now=now, as_of=today)
    _moved(world, 30)
    _moved(world, 9, at="Kite Club")
    with world.scope(), pytest.raises(Refused, match="Outside one organisation, rows of fewer than 10"):
        pictures.make(by=world.viewer("walter"), now=now, as_of=today)
    _moved(world, 10, at="Kite Club")
    assert factory.made(world, now=now, as_of=today)


def test_who_changes_ten_of_their_own_a_day_sees_nobody_elses_move(world: World) -> None:
    factory.staffed(world, 40, age_band="25_34")
    factory.staffed(world, 40, 40, at="Northshire Council", age_band="25_34")
    factory.staffed(world, 40, 80, at="Kite Club", age_band="45_54", where="Marsh")
    factory.made(world)
    now, today = factory.later(1)
    _moved(world, 12)
    _moved(world, 12, at="Northshire Council")
    factory.staffed(world, 1, 200, at="Kite Club", age_band="45_54", where="Marsh", when=now)
    factory.made(world, now=now, as_of=today)
    assert counted(world)["people"] == 121
    assert [figures(world, "age", "45_54")["people"], figures(world)["people"]] == [40, 120]
    assert figures(world, "sector", "voluntary")["time"] == 400_000
    month, day = factory.later(29)
    _moved(world, 1)
    factory.made(world, now=month, as_of=day)
    assert [figures(world, "age", "45_54")["people"], figures(world)["people"]] == [41, 121]


def test_a_picture_that_is_counted_by_other_places_is_made_anew_as_a_whole(world: World) -> None:
    factory.staffed(world, 40, where="Marsh")
    factory.staffed(world, 40, 40, at="Kite Club", where="Marsh")
    factory.staffed(world, 40, 80, at="Northshire Council", where="Reed")
    factory.made(world)
    reed = world.localities["Reed"]
    with world.scope(), transactions.whole("test place"):
        Locality.objects.create(name="Fen", level="area", parent_id=reed)
    now, today = factory.later(1)
    _moved(world, 12)
    _moved(world, 12, at="Kite Club")
    factory.made(world, now=now, as_of=today)
    assert figures(world, "locality", f"{reed}/own")["people"] == 40


def _moved(world: World, many: int, at: str = "Harbour School") -> None:
    with world.scope(), transactions.whole("test change"):
        held = Post.objects.exclude(person=None).filter(organisation=world.organisations[at])
        some = list(held.order_by("pk")[:many])
        Post.objects.filter(pk__in=[one.pk for one in some]).update(changed_at=NOW + timedelta(hours=5))


def test_a_change_of_one_person_between_two_days_does_not_show(world: World) -> None:
    factory.staffed(world, 30, age_band="25_34")
    factory.staffed(world, 9, 30, age_band="60_64")
    factory.staffed(world, 20, 40, age_band="45_54", at="Kite Club")
    factory.made(world)
    assert figures(world, "age", "60_64")["people"] is None
    covered = {key for key in ("25_34", "45_54") if figures(world, "age", key)["people"] is None}
    factory.staffed(world, 1, 70, age_band="60_64")
    now, today = factory.later(29)
    factory.made(world, now=now, as_of=today)
    # There are ten now, enough by themselves; shown, the day before would be known by subtraction.
    assert figures(world, "age", "60_64")["people"] is None
    assert covered <= {key for key in ("25_34", "45_54") if figures(world, "age", key)["people"] is None}


def test_the_nightly_beat_asks_where_enough_has_changed(world: World) -> None:
    factory.staffed(world, 12)
    with world.scope():
        assert pictures.make_where_due(now=NOW, as_of=TODAY) == 1
        assert pictures.make_where_due(now=NOW, as_of=TODAY) == 0


def test_the_worker_asks_for_pictures_once_a_day_in_every_partnership(world: World) -> None:
    factory.staffed(world, 12)
    assert worker.BEATS["pictures"].seconds == 24 * 3600
    assert jobs.make_pictures(NOW) == 2, "one in each partnership"
    assert jobs.make_pictures(NOW) == 0
    with world.reading():
        (job,) = Job.objects.filter(kind=pictures.JOB)
        assert job.arguments == {"as_of": TODAY.isoformat()}


def test_rows_of_old_pictures_give_way_but_for_the_last_of_each_month(world: World) -> None:
    factory.staffed(world, 30)
    factory.staffed(world, 30, 40, at="Kite Club")
    days = (0, 29, 35, 70, 100)
    for number, after in enumerate(days):
        now, today = factory.later(after)
        factory.staffed(world, 10, 100 * (number + 1))
        with world.scope(), transactions.whole("test change"):
            Post.objects.update(changed_at=now)
        factory.made(world, now=now + timedelta(minutes=1), as_of=today)
    with world.reading():
        kept = PictureRow.objects.values_list("picture__number", flat=True).distinct()
        assert sorted(set(kept)) == [1, 3, 4, 5]  # 29 and 35 days on are of one month
        assert Picture.objects.count() == len(days)


def test_credentials_and_languages_are_guarded_by_month_and_place(world: World) -> None:
    factory.staffed(world, 40)
    factory.holding(world, 25, expires_on=date(2026, 12, 20))
    factory.holding(world, 3, expires_on=date(2027, 3, 1))
    factory.speaking(world, 15, "pl")
    factory.speaking(world, 4, "so")
    factory.made(world)
    assert figures(world, "when", "2026-12", universe="credentials").get("credentials") is None
    assert figures(world, universe="credentials") == {"credentials": 28}
    assert figures(world, "language", "pl", universe="languages")["speakers"] == 15
    assert figures(world, "language", "so", universe="languages")["speakers"] is None
