"""Link persons: one a purpose, from the organisation's own people, and who has none."""

from datetime import date

import pytest

from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import links
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.models import LinkPerson, Person
from oneworkforce.partnership.queries import organisations as queries
from oneworkforce.ui.listing import Wanted

pytestmark = pytest.mark.undone


def put(world: World, who: str, person: str | None, organisation: str = "Harbour School") -> None:
    with world.scope(who):
        links.put(
            by=world.viewer(who),
            now=NOW,
            today=TODAY,
            organisation=world.organisations[organisation],
            purpose=LinkPurpose.ASSESSMENT,
            person=world.people[person] if person else None,
        )


def linked(world: World, organisation: str = "Harbour School") -> list[str]:
    with world.reading():
        found = LinkPerson.objects.filter(organisation=world.organisations[organisation], purpose="assessment")
        return list(found.values_list("person__name", flat=True))


def without(world: World, **filters: str) -> list[str]:
    with world.reading():
        rows, _, _ = queries.without_link(world.viewer("pia"), Wanted(filters=filters, sort="name"), today=TODAY)
        return [row.name for row in rows]


def test_a_manager_names_another_link_person_and_clears_it(world: World) -> None:
    put(world, "mona", "pia")
    assert linked(world) == ["Pia Penn"]
    put(world, "mona", None)
    assert linked(world) == []
    with world.reading():
        assert [(each.noun, each.verb, each.fields) for each in Event.objects.all()] == [
            ("organisation", "changed", ["assessment link"])
        ] * 2


def test_naming_the_same_person_again_is_no_event(world: World) -> None:
    put(world, "walter", "mona")
    with world.reading():
        assert Event.objects.count() == 0
    assert linked(world) == ["Mona Marsh"]


def test_a_link_person_works_for_the_organisation(world: World) -> None:
    with pytest.raises(Refused, match="does not work for the organisation"):
        put(world, "walter", "vic")
    assert linked(world) == ["Mona Marsh"]


def test_who_has_left_is_not_named(world: World) -> None:
    leave(world, "pia")
    with pytest.raises(Refused, match="does not work for the organisation"):
        put(world, "walter", "pia")


@pytest.mark.parametrize("who", ["pia", "carl", "erin", "stella"])
def test_nobody_else_names_one(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        put(world, who, "pia")


def test_a_manager_names_none_for_another_organisation(world: World) -> None:
    with pytest.raises(NotAllowed):
        put(world, "mona", "vic", "Kite Club")


def test_a_stranger_finds_none(world: World) -> None:
    with world.scope("sol"), world.reading("sol"), pytest.raises(NotFound):
        links.put(
            by=world.viewer("sol"),
            now=NOW,
            today=TODAY,
            organisation=world.organisations["Harbour School"],
            purpose=LinkPurpose.ASSESSMENT,
            person=None,
        )


def test_schools_without_an_assessment_link_are_listed_first(world: World) -> None:
    page = world.client("pia").get("/organisations/without-link/").content.decode()
    assert "Mill Lane School" in page
    assert "office@mill.example.org" in page
    assert "Kite Club" not in page
    assert "Harbour School" not in page


def test_the_list_filters_by_purpose_and_sector(world: World) -> None:
    assert without(world, purpose="assessment", sector="school") == ["Mill Lane School"]
    assert without(world, purpose="training", sector="school") == ["Harbour School", "Mill Lane School"]
    assert without(world) == ["Kite Club", "Mill Lane School", "Northshire Council", "Northshire Health Trust"]


def test_every_organisation_stays_chosen_from_page_to_page(world: World) -> None:
    page = world.client("pia").get("/organisations/without-link/?purpose=&sector=").content.decode()
    assert "Kite Club" in page
    assert "export/?sort=name" in page


def test_an_organisation_whose_link_person_left_has_none(world: World) -> None:
    leave(world, "mona")
    assert without(world, purpose="assessment", sector="school") == ["Harbour School", "Mill Lane School"]
    page = world.client("pia").get(f"/organisations/{world.organisations['Harbour School']}/").content.decode()
    assert "Mona Marsh (has left: name somebody else)" in page


def test_the_export_holds_what_the_list_shows(world: World) -> None:
    answer = world.client("walter").post("/organisations/without-link/export/", {"purpose": "contact"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[:2] == ["Name,Sector,E-mail,Telephone", "Mill Lane School,School,office@mill.example.org,"]


def test_the_form_offers_its_own_people_and_nobody(world: World) -> None:
    path = f"/organisations/{world.organisations['Harbour School']}/links/assessment/"
    mona = world.client("mona")
    page = mona.get(path).content.decode()
    assert "Pia Penn" in page
    assert "Nobody at present" in page
    assert "Vic Vale" not in page
    assert mona.post(path, {"person": str(world.people["pia"])}).status_code == 302
    assert linked(world) == ["Pia Penn"]
    assert mona.get(path.replace("assessment", "moon")).status_code == 404


def leave(world: World, who: str) -> None:
    with world.scope(), transactions.whole("test"):
        Person.objects.filter(pk=world.people[who]).update(left_on=date(2026, 11, 1))
