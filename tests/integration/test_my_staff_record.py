"""One's own staff record: seen in full, said anew, confirmed."""

import pytest

from factories import opened
from factories import workforce as made
from factories.areas import workforce_posts as asked
from factories.world import World
from oneworkforce.audit.models import Event
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.models import StaffRecord

pytestmark = pytest.mark.undone
MINE = "/workforce/my-record/"


def stored(world: World) -> StaffRecord:
    with world.reading():
        return StaffRecord.objects.get(person=world.people["pia"])


def test_one_sees_all_that_is_kept_and_nobody_writes_it_down(world: World) -> None:
    made.record(world, birth_year=1980, half_days_absent=7)
    post, pia = made.post(world), world.client("pia")
    shown = pia.get(MINE).content.decode()
    for words in ("45 or 46", "3.5", "100%", "Harbour School", f"/workforce/posts/{post}/", "Not asked yet"):
        assert words in shown
    assert pia.get(f"/workforce/staff/{world.people['pia']}/")["Location"] == MINE
    with world.reading():
        assert not Event.objects.filter(verb="looked at").exists()


def test_what_one_says_of_oneself_is_kept_as_ones_own_word(world: World) -> None:
    made.record(world, gender="man", origin="upload")
    pia = world.client("pia")
    sent = {"gender": "refused", "ethnicity": "NOBT", "disability": "not_asked"}
    assert opened.sent(pia, f"{MINE}equality/", sent).status_code == 302
    row = stored(world)
    assert (row.gender, row.self_said, row.origin, row.confirmed_by) == ("refused", ["gender"], "self", "Pia Penn")
    assert "Prefers not to say (said by me)" in pia.get(MINE).content.decode()


def test_saving_what_was_there_makes_it_ones_own_and_changes_nothing(world: World) -> None:
    made.record(world, evenings="yes")
    before = stored(world)
    asked.said(world, "availability", who="pia")
    after = stored(world)
    assert (after.self_said, after.changed_at, after.origin) == (["evenings"], before.changed_at, before.origin)


def test_the_record_begins_with_what_a_person_says(world: World) -> None:
    pia = world.client("pia")
    assert "Not asked yet" in pia.get(MINE).content.decode()
    assert opened.sent(pia, f"{MINE}retirement/", {"retires_in": "2044", "retires_in_why": ""}).status_code == 302
    row = stored(world)
    assert (row.number, row.organisation_id, row.retires_in) == ("S1", world.organisations["Harbour School"], 2044)


def test_without_an_organisation_the_page_says_whom_to_ask(world: World) -> None:
    with world.scope():
        Person.objects.filter(pk=world.people["pia"]).update(organisation=None)
    pia = world.client("pia")
    assert "Ask an administrator" in pia.get(MINE).content.decode()
    answer = opened.sent(pia, f"{MINE}retirement/", {"retires_in": "2044", "retires_in_why": ""}).content.decode()
    assert "No organisation keeps a record yet." in answer


def test_absence_and_number_are_the_organisations_to_keep(world: World) -> None:
    made.record(world)
    pia = world.client("pia")
    shown = pia.get(MINE).content.decode()
    assert "ask your manager to put them right" in shown
    assert f"{MINE}absence/" not in shown
    assert pia.post(f"{MINE}absence/", {"days_absent": "0"}).status_code == 404


def test_nothing_has_changed_is_one_press(world: World) -> None:
    made.record(world)
    pia = world.client("pia")
    assert pia.post(f"{MINE}confirm/").status_code == 302
    assert stored(world).confirmed_by == "Pia Penn"


def test_it_is_led_to_from_the_front_page_of_the_workforce(world: World) -> None:
    for who, parts in (("pia", [MINE]), ("mona", ["/workforce/posts/", "/workforce/giving/", MINE])):
        shown = world.client(who).get("/workforce/").content.decode()
        assert all(f'href="{part}"' in shown for part in parts)
    assert 'href="/workforce/posts/"' not in world.client("pia").get("/workforce/").content.decode()
