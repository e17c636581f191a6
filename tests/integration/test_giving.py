"""Rows or totals: what an organisation says it gives, and its totals entered by hand."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import opened
from factories import workforce as made
from factories.areas import workforce_posts as asked
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import totals
from oneworkforce.workforce.models import Giving, Total

pytestmark = pytest.mark.undone
LIST = "/workforce/giving/"


def path(world: World, rest: str = "giving/", at: str = "Harbour School") -> str:
    return f"/workforce/organisations/{world.organisations[at]}/{rest}"


def stored(world: World, total: Any) -> Total:
    with world.reading():
        return Total.objects.get(pk=total)


def test_switching_says_before_what_becomes_of_what_is_there(world: World) -> None:
    made.post(world, "P1")
    made.post(world, "P2", person="")
    made.total(world)
    mona = world.client("mona")
    shown = mona.get(path(world, "giving/change/")).content.decode()
    assert "There are 2 posts and 1 total now." in shown
    assert "kept as it is and not counted" in shown
    sent = {"gives": "totals", "full_time_hours": "35"}
    assert opened.sent(mona, path(world, "giving/change/"), sent).status_code == 302
    shown = mona.get(path(world)).content.decode()
    assert "2 posts, kept and not counted" in shown
    assert "1 total, counted" in shown
    assert "35 hours" in shown
    with world.reading():
        assert Giving.objects.get().full_time_minutes == 2100
        assert Event.objects.get(noun="giving").fields == ["what counts", "full-time hours"]


def test_the_full_time_week_of_an_organisation_measures_its_posts(world: World) -> None:
    post = made.post(world, minutes=1050)
    made.gives(world, "rows", full_time_minutes=2100)
    shown = world.client("mona").get(f"/workforce/posts/{post}/").content.decode()
    assert "0.50 of a full-time week of the organisation, 35 hours" in shown


def test_two_who_switch_at_once_see_both(world: World) -> None:
    mona = world.client("mona")
    seen = conflict.digest({"gives": "rows", "full_time_hours": ""})
    asked.switched(world, gives="totals", hours="35")
    sent = {"gives": "rows", "full_time_hours": "36", "seen": seen}
    assert mona.post(path(world, "giving/change/"), sent).status_code == 409


def test_a_total_tells_not_known_from_none(world: World) -> None:
    mona = world.client("mona")
    sent = {"role": "teacher", "people": "12", "whole_time": "9.75", "vacancies": "0", "leavers": "", "starters": ""}
    day = {"counted_on_day": "31", "counted_on_month": "10", "counted_on_year": "2026"}
    assert mona.post(path(world, "totals/add/"), {**sent, **day}).status_code == 302
    with world.reading():
        row = Total.objects.get()
        assert (row.people, row.whole_time, row.vacancies, row.leavers, row.starters) == (12, 975, 0, None, None)
        assert row.confirmed_by == "Mona Marsh"
    shown = mona.get(path(world)).content.decode()
    assert shown.count("Not known</td>") == 2
    assert "9.75" in shown


def test_a_comma_is_read_as_it_is_in_hours_and_in_files(world: World) -> None:
    pk = asked.totalled(world, people="1,204", whole_time="12,5")
    row = stored(world, pk)
    assert (row.people, row.whole_time) == (1204, 1250)
    shown = world.client("mona").get(reverse("total_change", args=[pk])).content.decode()
    assert 'value="12.50"' in shown


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"people": "many"}, "people"),
        ({"people": "1,5"}, "people"),
        ({"people": "1_5"}, "people"),
        ({"whole_time": "9.755"}, "whole_time"),
        ({"whole_time": "30"}, "whole_time"),
        ({"role": "wizard"}, "role"),
        ({"locality": "nowhere"}, "locality"),
        ({"counted_on": TODAY.replace(year=2027)}, "counted_on"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_at_its_field(world: World, said: dict[str, Any], where: str) -> None:
    with pytest.raises(Refused) as refused:
        asked.totalled(world, **said)
    assert [fault.where for fault in refused.value.faults] == [where]


def test_there_is_one_total_for_a_role_contract_and_locality(world: World) -> None:
    places = [str(world.localities[place]) for place in ("Reed", "Marsh")]
    for place in places:
        asked.totalled(world, locality=place)
    for place in places:
        with pytest.raises(Refused, match="There is a total for this role"):
            asked.totalled(world, locality=place)


@pytest.mark.parametrize(
    ("stands", "new", "what"),
    [
        ({"contract": "permanent"}, {"contract": ""}, "for permanent in all places together"),
        ({"contract": ""}, {"contract": "agency"}, "for all contracts together in all places together"),
        ({"place": "Reed"}, {"locality": ""}, "for permanent in Reed"),
        ({}, {"locality": "Reed"}, "for permanent in all places together"),
        (
            {"contract": "", "place": "Reed"},
            {"contract": "permanent", "locality": ""},
            "all contracts together in Reed",
        ),
    ],
)
def test_a_total_that_would_count_people_of_another_is_refused_and_says_which_stands(
    world: World, stands: dict[str, str], new: dict[str, str], what: str
) -> None:
    first = made.total(world, **stands)
    place = str(world.localities[new["locality"]]) if new.get("locality") else ""
    said = {"contract": "permanent", **new, "locality": place}
    with pytest.raises(Refused, match=f"{what}: some people would count twice"):
        asked.totalled(world, **said)
    other = made.total(world, role="mentor")
    seen = conflict.digest(totals.shown(stored(world, other)))
    turned = totals.Said(role="teacher", counted_on=TODAY, **said)
    with world.scope("mona"), pytest.raises(Refused, match=f"{what}: some people would count twice"):
        totals.change(by=world.viewer("mona"), now=NOW, today=TODAY, total=other, seen=seen, said=turned)
    with world.scope(), transactions.whole("test removed"):
        Total.objects.filter(pk=first).delete()
    asked.totalled(world, **said)


def test_totals_by_contract_and_by_place_stand_beside_each_other(world: World) -> None:
    for contract in ("permanent", "agency"):
        for place in ("Reed", "Marsh"):
            asked.totalled(world, contract=contract, locality=str(world.localities[place]))
    asked.totalled(world, contract="volunteer")
    with world.reading():
        assert Total.objects.count() == 5


def test_two_who_add_totals_at_once_wait_for_each_other_before_they_look(world: World) -> None:
    with CaptureQueriesContext(connection) as queries:
        asked.totalled(world)
    words = [each["sql"] for each in queries]
    looked = next(at for at, each in enumerate(words) if each.startswith("SELECT") and '"workforce_total"' in each)
    locks = [each for each in words[:looked] if each.startswith("SELECT") and 'FROM "partnership_organisation"' in each]
    assert locks[-1].endswith("FOR UPDATE") or connection.vendor == "sqlite"


def test_a_total_is_changed_confirmed_and_removed(world: World) -> None:
    total, mona = made.total(world), world.client("mona")
    seen = conflict.digest(totals.shown(stored(world, total)))
    day = {"counted_on_day": "2", "counted_on_month": "11", "counted_on_year": "2026"}
    sent = {"role": "teacher", "contract": "permanent", "people": "13", "seen": seen, **day}
    assert mona.post(f"/workforce/totals/{total}/", sent).status_code == 302
    assert stored(world, total).people == 13
    assert mona.post(f"/workforce/totals/{total}/", {**sent, "people": "14"}).status_code == 409
    assert mona.post(f"/workforce/totals/{total}/confirm/").status_code == 302
    assert mona.post(path(world, "totals/confirm/"), follow=True).content.decode().count("1 total confirmed") == 1
    assert mona.post(f"/workforce/totals/{total}/remove/").status_code == 302
    with world.reading():
        assert not Total.objects.exists()


def test_a_manager_neither_sees_nor_confirms_another_organisations_totals(world: World) -> None:
    total, mona = made.total(world, at="Kite Club", people=4321), world.client("mona")
    assert mona.get(path(world, at="Kite Club")).status_code == 404
    assert mona.post(path(world, "totals/confirm/", at="Kite Club")).status_code == 404
    assert "Kite Club" not in mona.get(LIST).content.decode()
    with world.scope("mona"), pytest.raises(NotFound):
        totals.remove(by=world.viewer("mona"), now=stored(world, total).changed_at, total=total)


def test_a_coordinator_sees_the_totals_of_the_locality_and_no_others(world: World) -> None:
    made.total(world, place="Reed", people=41)
    made.total(world, place="Marsh", people=4321)
    carl = world.client("carl")
    shown = carl.get(path(world)).content.decode()
    assert ">41</td>" in shown
    assert "4,321" not in shown
    shown = carl.get(LIST).content.decode()
    assert ">41</td>" in shown
    assert "Kite Club" not in shown


def test_the_list_is_filtered_sorted_and_exported(world: World) -> None:
    made.gives(world, "totals", at="Kite Club")
    made.post(world)
    walter = world.client("walter")
    shown = walter.get(f"{LIST}?gives=totals").content.decode()
    assert "Kite Club</a>" in shown
    assert "Harbour School</a>" not in shown
    shown = walter.get(f"{LIST}?sort=-name").content.decode()
    assert shown.index("Northshire Council</a>") < shown.index("Harbour School</a>")
    rows = walter.post(f"{LIST}export/?name=harbour", {"purpose": "check"}).content.decode("utf-8-sig").splitlines()
    assert rows[1] == "Harbour School,A row for each post,37,1,No totals,"
    made.total(world, at="Kite Club", vacancies=0)
    file = walter.post(path(world, "totals/export/", at="Kite Club"), {"purpose": "check"}).content.decode("utf-8-sig")
    assert (
        file.splitlines()[1] == 'Teacher,Permanent,"All, or not known",2026-11-02,12,Not known,0,Not known,Not known,'
    )


def test_the_list_takes_as_many_questions_for_few_as_for_many(world: World) -> None:
    walter, taken = world.client("walter"), []
    for at in ("Harbour School", "Kite Club"):
        made.total(world, at=at)
        made.post(world, f"N {at}", at=at)
        walter.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            walter.get(LIST)
        taken.append(len(queries))
    assert taken[0] == taken[1]
