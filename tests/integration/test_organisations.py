"""Organisations: who sees and changes them, how they are listed, and two people who change one at once."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import organisations
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.partnership.queries import organisations as queries
from oneworkforce.ui import conflict
from oneworkforce.ui.listing import Wanted

pytestmark = pytest.mark.undone

SAME = {"name": "Harbour School", "sector": "school", "email": "office@harbour.example.org", "phone": ""}


def change(world: World, who: str = "mona", **values: str) -> None:
    seen = conflict.digest(SAME)
    with world.scope(who):
        organisations.change(
            by=world.viewer(who),
            now=NOW,
            organisation=world.organisations["Harbour School"],
            seen=seen,
            **{**SAME, **values},
        )


def add(world: World, who: str = "walter", **values: str) -> None:
    with world.scope(who):
        organisations.add(by=world.viewer(who), now=NOW, **{"name": "Quay Nursery", "sector": "early_years", **values})


def school(world: World) -> Organisation:
    with world.reading():
        return Organisation.objects.get(pk=world.organisations["Harbour School"])


def events(world: World) -> list[tuple[str, str, list[str]]]:
    with world.reading():
        return [(each.actor, each.verb, each.fields) for each in Event.objects.order_by("at", "pk")]


def test_a_lead_adds_an_organisation_and_audit_says_so(world: World) -> None:
    add(world, email="hello@quay.example.org", phone="01632 960 001")
    with world.reading():
        made = Organisation.objects.get(name="Quay Nursery")
        assert (made.sector, made.email, made.phone) == ("early_years", "hello@quay.example.org", "01632 960 001")
    assert events(world) == [("Walter Webb", "added", [])]


@pytest.mark.parametrize("who", ["mona", "carl", "erin", "pia", "stella"])
def test_nobody_else_adds_an_organisation(world: World, who: str) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator or a workforce lead adds organisations"):
        add(world, who)


def test_an_administrator_without_the_second_factor_is_told_to_use_it(world: World) -> None:
    with world.scope(), pytest.raises(NotAllowed, match="passkey or authenticator"):
        organisations.add(by=world.viewer("alice", strong=False), now=NOW, name="Quay Nursery", sector="early_years")


@pytest.mark.parametrize("who", ["mona", "walter", "alice"])
def test_a_manager_a_lead_and_an_administrator_change_an_organisation(world: World, who: str) -> None:
    change(world, who, phone="01632 960 002")
    assert school(world).phone == "01632 960 002"
    assert [(verb, fields) for _, verb, fields in events(world)] == [("changed", ["phone"])]


def test_a_manager_does_not_change_another_organisation(world: World) -> None:
    with world.scope("mona"), pytest.raises(NotAllowed, match="Only a manager of this organisation"):
        organisations.change(
            by=world.viewer("mona"),
            now=NOW,
            organisation=world.organisations["Kite Club"],
            seen="",
            **{**SAME, "name": "Kite Club"},
        )


def test_a_change_of_nothing_is_no_event(world: World) -> None:
    change(world)
    assert events(world) == []


def test_who_comes_second_is_told_and_nothing_is_written(world: World) -> None:
    change(world, "walter", phone="01632 960 003")
    with pytest.raises(conflict.Changed):
        change(world, "mona", phone="01632 960 004")
    assert school(world).phone == "01632 960 003"


def test_two_editors_see_both_texts_and_the_second_chooses(world: World) -> None:
    path = f"/organisations/{world.organisations['Harbour School']}/change/"
    mona, seen = world.client("mona"), conflict.digest(SAME)
    change(world, "walter", phone="01632 960 003", email="new@harbour.example.org")
    answer = mona.post(path, {**SAME, "phone": "01632 960 004", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this while you were writing" in page
    assert "01632 960 003" in page
    assert 'value="01632 960 004"' in page
    assert "new@harbour.example.org" in page
    assert page.count('value="theirs" checked') == 1, "what only they changed is taken over"
    assert page.count('value="yours" checked') == 1
    theirs = {**SAME, "phone": "01632 960 003", "email": "new@harbour.example.org"}
    chosen = {"seen": conflict.digest(theirs), "choose_phone": "yours", "choose_email": "theirs"}
    answer = mona.post(path, {**SAME, "phone": "01632 960 004", **chosen})
    assert answer.status_code == 302
    assert (school(world).phone, school(world).email) == ("01632 960 004", "new@harbour.example.org")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "mill lane SCHOOL"}, "There is already an organisation called that."),
        ({"name": "  \t "}, "The name is empty."),
        ({"name": "x" * 161}, "The name is 161 characters long."),
        ({"sector": "moon"}, "The sector is not one of the list."),
        ({"email": "nobody"}, "This is not an e-mail address."),
        ({"phone": "ring me"}, "This is not a telephone number."),
    ],
)
def test_bad_input_is_refused_in_a_sentence(world: World, values: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        add(world, **values)
    with pytest.raises(Refused, match=said):
        change(world, **values)


def test_every_fault_is_told_at_once_beside_its_field(world: World) -> None:
    answer = world.client("walter").post("/organisations/add/", {"name": "Kite Club", "sector": "", "email": "nobody"})
    page = answer.content.decode()
    assert "Select sector" in page
    assert "Enter an e-mail address in the correct format" in page
    answer = world.client("walter").post("/organisations/add/", {"name": "Kite Club", "sector": "faith", "email": ""})
    assert "There is already an organisation called that. Choose another name." in answer.content.decode()


def test_an_organisation_that_ended_keeps_its_page_and_can_work_again(world: World) -> None:
    pk = world.organisations["Kite Club"]
    walter = world.client("walter")
    day = {"on_day": "1", "on_month": "9", "on_year": "2026"}
    assert walter.post(f"/organisations/{pk}/end/", day).status_code == 302
    assert "This organisation ended on 1 September 2026" in walter.get(f"/organisations/{pk}/").content.decode()
    with world.reading():
        ended = Wanted(filters={"state": "ended"})
        rows, total, _ = queries.listed(world.viewer("pia"), ended, today=TODAY)
        assert ([row.name for row in rows], total) == (["Kite Club"], 1)
        first, last = (
            queries.listed(world.viewer("pia"), Wanted(sort="ended", descending=turned), today=TODAY)[0]
            for turned in (False, True)
        )
        assert first[0].name == last[-1].name == "Kite Club"
    assert walter.post(f"/organisations/{pk}/reopen/").status_code == 302
    with world.reading():
        assert Organisation.objects.get(pk=pk).ended_on is None
    assert [(verb, fields) for _, verb, fields in events(world)] == [
        ("ended", ["ended on"]),
        ("reopened", ["ended on"]),
    ]


def test_an_end_in_the_future_or_by_its_manager_is_refused(world: World) -> None:
    pk = world.organisations["Harbour School"]
    with world.scope("walter"), pytest.raises(Refused, match="This day has not come yet"):
        organisations.end(by=world.viewer("walter"), now=NOW, organisation=pk, on=TODAY + timedelta(1), today=TODAY)
    with world.scope("mona"), pytest.raises(NotAllowed, match="ends an organisation"):
        organisations.end(by=world.viewer("mona"), now=NOW, organisation=pk, on=TODAY, today=TODAY)


def test_the_list_filters_sorts_and_counts(world: World) -> None:
    def names(**wanted: object) -> list[str]:
        with world.reading():
            rows, _, _ = queries.listed(world.viewer("pia"), Wanted(**wanted), today=TODAY)  # type: ignore[arg-type]
            return [row.name for row in rows]

    every = ["Harbour School", "Kite Club", "Mill Lane School", "Northshire Council", "Northshire Health Trust"]
    assert names() == every
    assert names(sort="name", descending=True) == every[::-1]
    assert names(filters={"name": "SCHOOL"}) == ["Harbour School", "Mill Lane School"]
    assert names(filters={"sector": "voluntary"}) == ["Kite Club"]
    assert names(filters={"locality": str(world.localities["Willow"])}) == ["Harbour School", "Kite Club"]
    assert names(filters={"state": "working"}) == every
    assert names(sort="people", descending=True)[0] == "Northshire Council"
    with world.reading():
        row = queries.listed(world.viewer("pia"), Wanted(), today=TODAY)[0][0]
    assert (row.people, row.localities, row.sector) == (2, ("Willow",), Sector.SCHOOL)


def test_who_has_left_is_not_counted(world: World) -> None:
    with world.scope(), transactions.whole("test"):
        Person.objects.filter(pk=world.people["pia"]).update(left_on=date(2026, 11, 1))
    with world.reading():
        assert queries.one(world.viewer("mona"), world.organisations["Harbour School"], today=TODAY).people == 1


def test_the_page_shows_teams_links_and_localities(world: World) -> None:
    page = world.client("pia").get(f"/organisations/{world.organisations['Harbour School']}/").content.decode()
    for said in ("Reed family team", "Mona Marsh", "Nobody at present", "Willow", "1 January 2020", "2 people"):
        assert said in page
    assert "Only a manager of this organisation, an administrator or a workforce lead changes it." in page
    assert "/change/" not in page


def test_the_export_holds_what_the_list_shows(world: World) -> None:
    answer = world.client("walter").post("/organisations/export/?sector=voluntary", {"purpose": "planning"})
    assert answer["Content-Type"].startswith("text/csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Name,Sector,Localities,People,E-mail,Telephone,Ended on"
    assert lines[1:2] == ["Kite Club,Voluntary and community,Willow,1,office@kite.example.org,,"]


def test_a_stranger_finds_no_page_of_an_organisation(world: World) -> None:
    pk = world.organisations["Harbour School"]
    sol = world.client("sol")
    for path in ("", "change/", "end/", "links/assessment/", "teams/add/"):
        assert sol.get(f"/organisations/{pk}/{path}").status_code == 404, path
        if path:
            assert sol.post(f"/organisations/{pk}/{path}", SAME).status_code == 404, path
    assert sol.post(f"/organisations/{pk}/reopen/").status_code == 404
    assert "Harbour School" not in sol.get("/organisations/").content.decode()
    assert "Southmere Borough" in sol.get("/organisations/").content.decode()


def test_a_command_finds_nothing_of_another_partnership(world: World) -> None:
    with world.scope("sol"), world.reading("sol"), pytest.raises(NotFound):
        organisations.reopen(by=world.viewer("sol"), now=NOW, organisation=world.organisations["Harbour School"])


def test_the_list_asks_as_often_for_two_hundred_organisations_as_for_ten(world: World) -> None:
    walter = world.client("walter")
    walter.get("/organisations/")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries_made:
            assert walter.get("/organisations/?size=100&sort=people").status_code == 200
        return len(queries_made)

    _fill(world, 5)
    few = asked()
    _fill(world, 190)
    assert asked() == few


def _fill(world: World, number: int) -> None:
    with world.scope(), transactions.whole("test"):
        before = Organisation.objects.count()
        made = Organisation.objects.bulk_create(
            Organisation(name=f"Group {before + one}", sector="voluntary") for one in range(number)
        )
        Person.objects.bulk_create(Person(name="Nia Nook", organisation=each, changed_at=NOW) for each in made)
