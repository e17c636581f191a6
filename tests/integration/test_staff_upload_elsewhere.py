"""Files of posts and people who went from one organisation to another: each organisation writes what is its own."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from factories import staff_files, workforce
from factories.world import NOW, World
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Credential, Language, Person, Qualification, Skill
from oneworkforce.workforce.models import Post, StaffRecord

pytestmark = pytest.mark.undone
LATER = NOW + timedelta(days=30)
END = LATER + timedelta(days=1)
HERE, THERE = "Harbour School", "Mill Lane School"
LEFT = date(2026, 10, 1)
HEAD = "post_reference,role,staff_number,name,email,gender,skills,languages,qualification,check_expires,left\n"
OLD = HEAD + "P1,Teacher,S1,Pia Penn,pia@example.org,woman,none,none,PhD,2030-01-01,2026-10-01\n"
"""What the former school says of Pia, who left: the old name and address, and that she can do nothing."""
NEW = "post_reference,role,staff_number,name,email,gender,skills\nM1,Teacher,M7,Pia Quill,new@example.org,man,Chess\n"
"""What the new school says of her."""
LISTS: tuple[Any, ...] = (Skill, Language, Qualification, Credential)


def moved(world: World, *, left: date | None = LEFT) -> UUID:
    """Let Pia go from Harbour School, which keeps her record, to Mill Lane School; return her post."""
    post = workforce.post(world, "P1", left_on=left)
    workforce.record(world, number="S1", gender="other", retires_in=2040, evenings="yes", self_said=["evenings"])
    with world.scope(), transactions.whole("test move"):
        pia = Person.objects.get(pk=world.people["pia"])
        Skill.objects.create(person=pia, name="Swimming", changed_at=NOW)
        Language.objects.create(person=pia, tag="pl", fluency="native", changed_at=NOW)
        Credential.objects.create(
            person=pia, kind="check", name="Background check", expires_on=date(2028, 1, 1), changed_at=NOW
        )
        pia.organisation_id = world.organisations[THERE]
        pia.name, pia.email, pia.confirmed_on, pia.confirmed_by = "Pia Quill", "new@example.org", NOW.date(), "Milly"
        pia.save()
    return post


def theirs(world: World) -> list[list[str]]:
    """Return all that is said of who people are and what they can do."""
    with world.reading():
        return [sorted(map(str, model.objects.values_list())) for model in (Person, *LISTS)]


def record(world: World) -> dict[str, Any]:
    with world.reading():
        return dict(StaffRecord.objects.filter(person=world.people["pia"]).values().get())


def given(world: World, content: str, at: str = THERE, **more: Any) -> UUID:
    """Give a file as the administrator and have it checked."""
    return staff_files.checked(
        world, content, who="alice", organisation=world.organisations[at], **{"now": LATER, **more}
    )


def taken(world: World, upload: UUID) -> None:
    staff_files.taken(world, upload, who="alice", now=LATER)
    assert staff_files.row(world, upload).state == "stored"


def codes(world: World, upload: UUID) -> dict[str, list[int]]:
    return {told[0]: told[3] for told in staff_files.row(world, upload).told}


def test_a_former_organisations_file_writes_the_post_and_the_record_alone(world: World) -> None:
    post = moved(world, left=None)
    before = theirs(world)
    upload = staff_files.checked(world, OLD, now=LATER)
    assert codes(world, upload) == {"W332": [2]}
    rows = world.client("mona").get(reverse("staff_upload_rows", args=[upload])).content.decode()
    assert "Pia Quill" not in rows
    assert "new@example.org" not in rows
    assert "Languages" not in rows
    assert "Gender" in rows
    staff_files.taken(world, upload, now=LATER)
    assert theirs(world) == before
    with world.reading():
        assert Post.objects.get(pk=post).left_on == LEFT
    assert (record(world)["gender"], record(world)["organisation_id"]) == ("woman", world.organisations[HERE])
    staff_files.undone(world, upload, now=END)
    assert theirs(world) == before
    assert record(world)["gender"] == "other"


def test_a_change_that_the_new_organisation_makes_meanwhile_is_no_business_of_the_old(world: World) -> None:
    moved(world)
    upload = staff_files.checked(world, OLD, now=LATER)
    with world.scope(), transactions.whole("test change"):
        Skill.objects.create(person_id=world.people["pia"], name="Welding", changed_at=LATER)
    staff_files.taken(world, upload, now=LATER)
    assert staff_files.row(world, upload).state == "stored"


def test_the_new_organisations_file_takes_the_record_over_by_the_address(world: World) -> None:
    moved(world)
    before = record(world)
    upload = given(world, NEW)
    assert codes(world, upload) == {}
    assert staff_files.row(world, upload).counts["new_people"] == 0
    rows = world.client("alice").get(reverse("staff_upload_rows", args=[upload])).content.decode()
    assert "2040" not in rows
    taken(world, upload)
    after = record(world)
    assert (after["organisation_id"], after["number"]) == (world.organisations[THERE], "M7")
    assert (after["gender"], after["retires_in"], after["evenings"]) == ("man", None, "yes")
    assert after["self_said"] == ["evenings"]
    with world.reading():
        assert Post.objects.get(reference="M1").person_id == world.people["pia"]
        assert Person.objects.filter(email="new@example.org").count() == 1
        assert Event.objects.filter(verb="began anew", noun="staff record", subject=before["id"]).count() == 1
    again = given(world, NEW)
    assert staff_files.row(world, again).counts["unchanged"] == 1
    staff_files.undone(world, upload, who="alice", now=LATER + timedelta(hours=3))
    assert record(world) == before


def test_a_record_stays_where_its_old_number_was_given_away_when_its_taking_over_is_undone(world: World) -> None:
    moved(world)
    upload = given(world, NEW)
    taken(world, upload)
    workforce.record(world, "mona", number="S1")
    staff_files.undone(world, upload, who="alice", now=END)
    assert record(world)["number"] == "M7"
    assert staff_files.row(world, upload).counts["left"] == 1


def test_who_still_holds_a_post_elsewhere_is_known_and_counted_once(world: World) -> None:
    moved(world, left=None)
    before = record(world)
    upload = given(world, NEW)
    assert codes(world, upload) == {"W333": [2]}
    said = world.client("alice").get(reverse("staff_upload", args=[upload])).content.decode()
    assert "Another organisation keeps the staff record of the person." in said
    assert HERE not in said
    taken(world, upload)
    assert record(world) == before
    with world.reading():
        assert Post.objects.get(reference="M1").person_id == world.people["pia"]
        assert set(Skill.objects.values_list("name", flat=True)) == {"Chess", "Swimming"}
        assert Person.objects.filter(email="new@example.org").count() == 1
    again = given(world, NEW)
    assert staff_files.row(world, again).counts["unchanged"] == 1


@pytest.mark.parametrize("content", [OLD, OLD.replace("pia@example.org", "new@example.org")])
def test_a_leaver_whose_record_went_along_is_not_made_a_second_time(world: World, content: str) -> None:
    post = moved(world)
    taken(world, given(world, NEW))
    before, people = record(world), theirs(world)
    upload = staff_files.checked(world, content.replace("2026-10-01", "2026-10-02"), now=LATER)
    assert codes(world, upload) == {"W332": [2], "W333": [2]}
    staff_files.taken(world, upload, now=LATER)
    assert (record(world), theirs(world)) == (before, people)
    with world.reading():
        assert Post.objects.get(pk=post).left_on == date(2026, 10, 2)
        assert Post.objects.get(pk=post).person_id == world.people["pia"]


def test_a_file_of_both_organisations_knows_one_person(world: World) -> None:
    moved(world, left=None)
    content = (
        "organisation,post_reference,role,staff_number,email,skills,left\n"
        f"{THERE},M1,Teacher,M7,new@example.org,Chess,\n{HERE},P1,Teacher,S1,pia@example.org,none,2026-10-01\n"
    )
    upload = staff_files.checked(world, content, who="alice", now=LATER)
    assert codes(world, upload) == {"W332": [3]}
    taken(world, upload)
    assert (record(world)["number"], record(world)["organisation_id"]) == ("S1", world.organisations[HERE])
    with world.reading():
        assert set(Post.objects.values_list("person", flat=True)) == {world.people["pia"]}
        assert set(Skill.objects.values_list("name", flat=True)) == {"Chess", "Swimming"}
        assert Person.objects.get(pk=world.people["pia"]).email == "new@example.org"


def test_an_address_known_elsewhere_is_said_without_saying_whose(world: World) -> None:
    content = (
        "post_reference,role,staff_number,email\nP1,Teacher,S1,PIA@example.org\nP2,Mentor,S2,Erin@example.org\n"
        "P3,Mentor,S3,nobody@example.org\n"
    )
    upload = staff_files.checked(world, content)
    assert codes(world, upload) == {"N404": [3]}
    said = world.client("mona").get(reverse("staff_upload", args=[upload])).content.decode()
    assert "somebody with this address is known elsewhere in the partnership" in said
    assert "Erin" not in said
    assert "Trust" not in said
    assert staff_files.row(world, upload).counts["new_people"] == 2
