"""The staff record of a person: what is seen of it, by whom, and whose word stands."""

from typing import Any

import pytest

from factories import opened
from factories import workforce as made
from factories.areas import workforce_posts as asked
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Person
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import staff_records, staff_values
from oneworkforce.workforce.models import StaffRecord

pytestmark = pytest.mark.undone
PERSONAL: dict[str, Any] = {
    "birth_year": 1980,
    "gender": "woman",
    "ethnicity": "MWBC",
    "half_days_absent": 467,
    "retires_in": 2041,
}
SECRETS = ("1980", "45 or 46", "Woman", "White and Black Caribbean", "233.5", "2041")


def path(world: World, person: str = "pia", section: str = "") -> str:
    return f"/workforce/staff/{world.people[person]}/{section}"


def page(world: World, who: str, person: str = "pia") -> str:
    return world.client(who).get(path(world, person)).content.decode()


def stored(world: World, person: str = "pia") -> StaffRecord:
    with world.reading():
        return StaffRecord.objects.get(person=world.people[person])


def test_a_manager_sees_all_of_the_record_with_posts_and_ways_to_skills(world: World) -> None:
    made.record(world, evenings="yes", away="sickness", **PERSONAL)
    made.post(world, "P1", minutes=1110)
    made.post(world, "P2", minutes=370)
    shown = page(world, "mona")
    for words in (*SECRETS, "Sickness", "75%", "25%", f"/people/{world.people['pia']}/"):
        assert words in shown
    assert "0.67" in shown, "whole time over both posts"


@pytest.mark.parametrize("who", ["walter", "carl", "stella"])
def test_who_sees_posts_sees_availability_and_nothing_personal(world: World, who: str) -> None:
    made.record(world, evenings="yes", **PERSONAL)
    made.post(world, locality_id=world.localities["Reed"])
    shown = page(world, who)
    assert "Can work evenings" in shown
    assert shown.count("Not shown to you") == 5
    for words in SECRETS:
        assert words not in shown
    for section in ("age", "equality", "absence", "retirement"):
        assert world.client(who).get(path(world, section=f"{section}/")).status_code == 403


def test_looking_at_anothers_record_is_written_down(world: World) -> None:
    record = made.record(world)
    page(world, "mona")
    page(world, "stella")
    with world.reading():
        events = Event.objects.filter(verb="looked at", noun="staff record", subject=record).order_by("at")
        assert [(event.actor, event.fields) for event in events] == [
            ("Mona Marsh", []),
            ("Stella Stone", ["without what is personal"]),
        ]


def test_one_page_changes_one_section_and_audit_keeps_its_name_alone(world: World) -> None:
    mona = world.client("mona")
    assert opened.sent(mona, path(world, section="age/"), {"birth_year": "", "age_band": "55_59"}).status_code == 302
    row = stored(world)
    assert (row.number, row.age_band, row.birth_year, row.self_said) == ("S1", "55_59", None, [])
    sent = {"days_absent": "3.5", "days_absent_why": "", "away": "?none"}
    assert opened.sent(mona, path(world, section="absence/"), sent).status_code == 302
    assert stored(world).half_days_absent == 7
    assert stored(world).unsaid == {"away": "none"}
    with world.reading():
        told = [event.fields for event in Event.objects.filter(noun="staff record", verb="changed").order_by("at")]
        assert told == [["age"], ["absence"]]
    shown = page(world, "mona")
    assert "55 to 59" in shown
    assert "Not away" in shown


@pytest.mark.parametrize(
    ("section", "sent", "words"),
    [
        ("age", {"birth_year": "1980", "age_band": "35_44"}, "There is a year of birth as well."),
        ("age", {"birth_year": "2020", "age_band": ""}, "This is not a year from 1926 to 2012."),
        ("retirement", {"retires_in": "2031", "retires_in_why": "unknown"}, "a reason why there is none"),
        ("retirement", {"retires_in": "1999", "retires_in_why": ""}, "This is not a year from 2026 to 2086."),
        ("absence", {"days_absent": "367", "days_absent_why": "", "away": ""}, "number of days from 0 to 366"),
        ("number", {"number": "X1"}, "Somebody else of the organisation has this number."),
    ],
)
def test_a_fault_says_what_is_wrong_and_nothing_is_kept(
    world: World, section: str, sent: dict[str, str], words: str
) -> None:
    made.record(world, "mona", "X1")
    made.record(world, "pia", "S9")
    before = stored(world).changed_at
    seen = conflict.digest(staff_values.shown(stored(world), section))
    told: dict[str, Any] = {
        "section": section,
        "seen": seen,
        "said": sent,
        "person": world.people["pia"],
        "today": TODAY,
    }
    with world.scope("mona"), pytest.raises(Refused) as refused:
        staff_records.change(by=world.viewer("mona"), now=before, **told)
    assert words in str(refused.value)
    assert "1980" not in str(refused.value)
    assert stored(world).changed_at == before


def test_each_empty_value_says_why(world: World) -> None:
    asked.said(world, "retirement", retires_in_why="refused")
    asked.said(world, "age", age_band="?unknown")
    shown = page(world, "mona")
    age = shown.split(">Age</h2>")[1].split("</section>")[0]
    assert "Not known" in age
    assert "Prefers not to say" in shown.split(">Retirement</h2>")[1].split("</section>")[0]
    assert "Not asked yet" in shown.split(">Availability</h2>")[1].split("</section>")[0]
    assert "Not asked yet" in shown.split("More that can be recorded")[1].split("Days absent")[1]


def test_what_a_person_said_by_choice_only_they_change(world: World) -> None:
    made.record(world)
    asked.said(world, "equality", who="pia", gender="refused", disability="no")
    shown = world.client("mona").get(path(world, section="equality/")).content.decode()
    assert "The person said this of themself: only they change it." in shown
    with pytest.raises(Refused, match="Only they change it"):
        asked.said(world, "equality", gender="woman")
    asked.said(world, "equality", ethnicity="AIND")
    assert (stored(world).gender, stored(world).ethnicity) == ("refused", "AIND"), "the rest may be said"
    assert "Prefers not to say (said by the person)" in page(world, "mona")
    asked.said(world, "equality", who="pia", gender="woman")
    assert stored(world).gender == "woman"


def test_what_else_a_person_said_a_manager_puts_right_by_hand_seeing_whose_it_is(world: World) -> None:
    made.record(world)
    asked.said(world, "availability", who="pia", evenings="yes", weekends="refused")
    assert "Yes (said by the person)" in page(world, "mona")
    asked.said(world, "availability", evenings="no")
    assert stored(world).self_said == ["weekends"]
    with pytest.raises(Refused, match="Only they change it"):
        asked.said(world, "availability", weekends="yes")


def test_another_organisations_record_is_not_there_for_a_manager(world: World) -> None:
    made.record(world, "vic", "K1", **PERSONAL)
    made.post(world, at="Kite Club", person="vic")
    mona = world.client("mona")
    assert mona.get(path(world, "vic")).status_code == 404
    with pytest.raises(NotFound):
        asked.said(world, "age", "vic", birth_year="1981")
    with pytest.raises(NotAllowed):
        asked.said(world, "age", "vic", who="walter", birth_year="1981")
    assert stored(world, "vic").birth_year == 1980
    with world.reading():
        assert not Event.objects.filter(noun="staff record").exists()


def test_a_post_in_ones_organisation_does_not_open_the_record_that_another_keeps(world: World) -> None:
    made.record(world, "vic", "K1", **PERSONAL)
    post = made.post(world, person="vic", at="Harbour School")
    mona = world.client("mona")
    assert "Vic Vale" in mona.get(f"/workforce/posts/{post}/").content.decode()
    assert mona.get(path(world, "vic")).status_code == 404


def moved(world: World) -> None:
    """Let Vic, whose record Kite Club keeps, come to Harbour School."""
    made.record(world, "vic", "K1", evenings="yes", self_said=["evenings"], unsaid={"away": "none"}, **PERSONAL)
    with world.scope():
        Person.objects.filter(pk=world.people["vic"]).update(organisation=world.organisations["Harbour School"])


def test_who_comes_from_another_organisation_begins_anew_with_their_own_word_alone(world: World) -> None:
    moved(world)
    before = page(world, "mona", "vic")
    assert "No staff record has been begun yet." in before
    assert not [words for words in (*SECRETS, "K1") if words in before]
    asked.said(world, "retirement", "vic", retires_in="2050")
    row = stored(world, "vic")
    assert (row.organisation_id, row.number) == (world.organisations["Harbour School"], "S1")
    assert (row.evenings, row.retires_in) == ("yes", 2050), "what the person said goes with them"
    assert (row.birth_year, row.gender, row.half_days_absent, row.unsaid) == (None, "not_asked", None, {})


def test_a_record_stays_where_its_person_still_holds_a_post(world: World) -> None:
    moved(world)
    made.post(world, at="Kite Club", person="vic")
    with pytest.raises(Refused, match="still hold a post"):
        asked.said(world, "retirement", "vic", retires_in="2050")
    assert stored(world, "vic").number == "K1"


def test_two_who_change_a_section_at_once_see_both(world: World) -> None:
    made.record(world)
    seen = conflict.digest(staff_values.shown(stored(world), "availability"))
    asked.said(world, "availability", who="pia", evenings="yes")
    sent = {"flexible": "no", "evenings": "no", "weekends": "no", "term_time": "not_asked", "seen": seen}
    answer = world.client("mona").post(path(world, section="availability/"), sent)
    assert answer.status_code == 409
    assert "What is stored now" in answer.content.decode()
