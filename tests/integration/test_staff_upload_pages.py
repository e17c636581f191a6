"""Files of posts on pages: given, watched, their columns named, looked at, stored, mended, undone."""

import csv
import io
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories import data_sessions, staff_files, workforce
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.domain import chosen, items
from oneworkforce.workforce.models import (
    PartKind,
    Post,
    RememberedHeading,
    RememberedWord,
    StaffRecord,
    StaffUpload,
    StaffUploadPart,
    UploadLease,
)

pytestmark = pytest.mark.undone
LATER = NOW + timedelta(days=1)


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def page(world: World, route: str, *args: object, who: str = "mona", query: str = "") -> str:
    response = world.client(who).get(reverse(route, args=args) + query)
    assert response.status_code == 200
    return text_of(response)


def sent(client: Client, content: str, name: str = "staff.csv", **more: str) -> Any:
    return client.post(reverse("staff_upload_add"), {"file": SimpleUploadedFile(name, content.encode()), **more})


def test_a_manager_uploads_looks_and_stores_through_pages(world: World) -> None:
    client = world.client("mona")
    response = sent(client, staff_files.SPOILED)
    with world.reading():
        upload = StaffUpload.objects.get()
    where = reverse("staff_upload", args=[upload.pk])
    assert response.headers["Location"] == where
    assert "You can leave this page: the work goes on." in text_of(client.get(where))
    staff_files.work()
    said = text_of(client.get(where))
    assert "Nothing is stored yet. Look at what would happen, then choose." in said
    assert "Column “role”: the role is not in the list. It holds text of 6 characters. Did you mean “Teacher”?" in said
    assert "Row 3. Code E205" in said
    assert "Column “hours_a_week”: these are no hours a week." in said
    assert "Row 4. Code W309" in said
    assert "Techer" not in said
    assert "Store 2 rows, keep the rest to mend" in said
    assert client.post(reverse("staff_upload_take", args=[upload.pk])).headers["Location"] == where
    staff_files.work()
    assert "The good rows are stored." in text_of(client.get(where))
    with world.reading():
        assert set(Post.objects.values_list("reference", flat=True)) == {"P1", "P3"}


def test_the_same_file_comes_back_with_what_to_mend_and_then_only_its_bad_rows(world: World) -> None:
    upload = staff_files.checked(world, staff_files.SPOILED.replace("Ada Ash", "'=Ada"))
    client = world.client("mona")
    where = reverse("staff_upload_mend", args=[upload])
    told = list(csv.reader(io.StringIO(client.post(where).content.decode("utf-8-sig"))))
    assert told[0] == ["what to mend", *staff_files.HEAD.strip().split(",")]
    assert [row[1] for row in told[1:]] == ["P1", "P2", "P3"]
    assert told[2][0] == (
        "role: The role is not in the list. It holds text of 6 characters. Did you mean “Teacher”? Use a role of the "
        "list, or say on the page of columns what it means. (E205)"
    )
    assert "name: The cell begins like a formula." in told[1][0]
    assert told[1][7] == "''=Ada"
    staff_files.taken(world, upload)
    rest = list(csv.reader(io.StringIO(client.post(where).content.decode("utf-8-sig"))))
    assert [row[1] for row in rest[1:]] == ["P2"]
    with world.reading():
        assert Event.objects.filter(verb="exported", noun="staff upload", fields=["rows to mend"]).count() == 2


def test_the_mended_file_is_read_with_its_column_of_what_to_mend(world: World) -> None:
    first = staff_files.checked(world, staff_files.SPOILED)
    with world.scope("mona"):
        content = commands.take_mend(**by(world, "mona"), upload=first)
        commands.leave(**by(world, "mona"), upload=first)
    assert staff_files.row(world, first).state == "left"
    mended = content.decode("utf-8-sig").replace("Techer", "Teacher").replace(",lots,", ",37,")
    again = staff_files.checked(world, mended)
    row = staff_files.row(world, again)
    assert (row.state, row.counts["new"], row.counts["mend"]) == ("checked", 3, 0)


def test_unknown_headings_are_asked_about_and_remembered(world: World) -> None:
    content = staff_files.UNKNOWN.replace("name,birth_year", "full name,shoe size")
    upload = staff_files.checked(world, content)
    assert staff_files.row(world, upload).state == "mapping"
    client = world.client("mona")
    where = reverse("staff_upload_columns", args=[upload])
    said = text_of(client.get(where))
    assert "grade" in said
    assert "3 different texts, 0 empty" in said
    assert "Learning mentor" not in said.replace("Learning mentor </option>", "")
    headings = staff_files.row(world, upload).headings
    form = {f"column-{at}": told[1] or "" for at, told in enumerate(headings)}
    assert "Say what “grade” is, or leave it out" in text_of(client.post(where, form))
    form |= {"column-1": "number"}
    form |= {f"column-{at}": "ignore" for at, told in enumerate(headings) if told[0] == "shoe size"}
    assert "Two columns stand for the same item (Staff number)." in text_of(client.post(where, form))
    assert client.post(where, form | {"column-1": "role"}).headers["Location"] == reverse("staff_upload", args=[upload])
    staff_files.work()
    row = staff_files.row(world, upload)
    assert (row.state, row.counts["new"]) == ("checked", 3)
    with world.reading():
        assert dict(RememberedHeading.objects.values_list("heading", "item")) == {
            "grade": "role",
            "shoe size": "ignore",
        }
    staff_files.taken(world, upload)
    assert staff_files.row(world, staff_files.checked(world, content)).state == "checked"


def test_words_of_a_list_are_named_once_for_all_rows_and_files(world: World) -> None:
    content = staff_files.GOOD.replace("Learning mentor", "Form tutor").replace("Teaching assistant", "Form tutor")
    upload = staff_files.checked(world, content)
    assert staff_files.row(world, upload).words == [["role", "form tutor", 2]]
    client = world.client("mona")
    assert "Say what they mean" in page(world, "staff_upload", upload)
    form = {f"column-{at}": told[1] for at, told in enumerate(staff_files.row(world, upload).headings)}
    client.post(reverse("staff_upload_columns", args=[upload]), form | {"word-0": "teacher"})
    staff_files.work()
    row = staff_files.row(world, upload)
    assert (row.counts["new"], row.counts["mend"], row.words) == (3, 0, [])
    with world.reading():
        assert list(RememberedWord.objects.values_list("item", "word", "value")) == [("role", "form tutor", "teacher")]


def test_changed_rows_are_shown_value_by_value_and_filtered_and_paged(world: World) -> None:
    staff_files.stored(world)
    content = staff_files.GOOD.replace(",37,", ",30,").replace("1980", "1981").replace("Polish\n", "Polish;Urdu\n", 1)
    upload = staff_files.checked(world, content)
    said = page(world, "staff_upload_rows", upload, query="?outcome=changed")
    assert "Showing 1 row" in said
    assert "Hours a week: 37 hours → 30 hours; Year of birth: 1980 → 1981; Languages: added to" in said
    assert "Showing 3 rows" in page(world, "staff_upload_rows", upload, query="?sort=-row")
    file = world.client("mona").post(reverse("staff_upload_rows_export", args=[upload]), {"purpose": "check"})
    assert "Hours a week: 37 hours → 30 hours" in file.content.decode()


def test_posts_that_are_not_mentioned_are_listed_and_stay(world: World) -> None:
    workforce.post(world, "Q1")
    workforce.post(world, "Q2", left_on=LATER.date() - timedelta(days=400))
    upload = staff_files.stored(world)
    assert staff_files.row(world, upload).counts["absent"] == 1
    said = page(world, "staff_upload_absent", upload)
    assert "Q1" in said
    assert "Q2" not in said
    assert "Nothing happens to them" in said
    with world.reading():
        assert Post.objects.count() == 5


def test_a_post_whose_row_is_to_be_mended_is_mentioned(world: World) -> None:
    staff_files.stored(world)
    upload = staff_files.checked(world, staff_files.SPOILED, now=LATER)
    assert staff_files.row(world, upload).counts["absent"] == 0


def test_a_stored_file_is_undone_through_its_page(world: World) -> None:
    upload = staff_files.stored(world)
    client = world.client("mona")
    where = reverse("staff_upload_undo", args=[upload])
    assert "What somebody changed since stays as it is" in text_of(client.get(where))
    client.post(where)
    staff_files.work()
    assert "What this file had stored was taken back." in page(world, "staff_upload", upload)
    with world.reading():
        assert not Post.objects.exists()
        assert not StaffRecord.objects.exists()
    assert "cannot be treated so now" in text_of(client.post(where, follow=True))


def test_two_files_of_one_organisation_cannot_tangle(world: World) -> None:
    first = staff_files.checked(world)
    with pytest.raises(Refused, match="Another file of Harbour School is on its way"):
        staff_files.received(world)
    with world.reading():
        assert StaffUpload.objects.count() == 1
    second = staff_files.checked(world, now=NOW + timedelta(hours=3))  # whose turn it was let it pass
    with pytest.raises(Refused, match="Another file of Harbour School is on its way"), world.scope("mona"):
        commands.take(**{**by(world, "mona"), "now": NOW + timedelta(hours=3)}, upload=first)
    staff_files.taken(world, second, now=NOW + timedelta(hours=3))
    staff_files.taken(world, first, now=NOW + timedelta(hours=4))
    assert staff_files.row(world, first).state == "checked"  # what is stored is no longer what it was compared with
    assert staff_files.row(world, first).counts["unchanged"] == 3


@pytest.mark.parametrize("ready", [staff_files.received, staff_files.checked])
def test_a_file_can_be_cancelled_and_lets_others_pass(world: World, ready: Any) -> None:
    upload = ready(world)
    client = world.client("mona")
    client.post(reverse("staff_upload_cancel", args=[upload]))
    staff_files.work()
    assert "It was cancelled. Nothing of it was stored." in page(world, "staff_upload", upload)
    with world.reading():
        assert not UploadLease.objects.exists()
        assert not StaffUploadPart.objects.exists()
    staff_files.received(world)
    assert "There is nothing to cancel." in text_of(
        client.post(reverse("staff_upload_cancel", args=[upload]), follow=True)
    )


def test_an_administrator_gives_rows_of_several_organisations(world: World) -> None:
    content = (
        "organisation,post_reference,role,staff_number\nHarbour School,P1,Teacher,S1\nKite Club,P1,Mentor,S1\n"
        "Southmere Borough,P1,Teacher,S1\n"
    )
    upload = staff_files.stored(world, content, who="alice")
    row = staff_files.row(world, upload)
    assert (row.organisation, row.counts["new"], row.counts["mend"], row.counts["new_people"]) == (None, 2, 1, 2)
    with world.reading():
        assert set(Post.objects.values_list("organisation__name", "reference")) == {
            ("Harbour School", "P1"),
            ("Kite Club", "P1"),
        }
    assert world.client("mona").get(reverse("staff_upload", args=[upload])).status_code == 404


def test_a_manager_can_neither_reach_nor_learn_of_another_organisation(world: World) -> None:
    workforce.post(world, "K1", person="vic", at="Kite Club")
    content = (
        "organisation,post_reference,role,staff_number\nKite Club,K1,Mentor,S1\nNowhere,K2,Mentor,S2\n"
        "HARBOUR SCHOOL,K1,Mentor,S3\n"
    )
    upload = staff_files.checked(world, content)
    row = staff_files.row(world, upload)
    assert row.organisations == [world.organisations["Harbour School"].hex]
    assert (row.counts["new"], row.counts["mend"]) == (1, 2)
    assert [told[0] for told in row.told] == ["E203", "E203"]  # there or not: the same sentence
    staff_files.taken(world, upload)
    with world.reading():
        assert Post.objects.get(organisation__name="Kite Club").role == "teacher"
        assert Post.objects.get(organisation__name="Harbour School").role == "mentor"


def test_a_person_of_the_organisation_is_known_by_address_and_made_only_once(world: World) -> None:
    content = "post_reference,role,staff_number,email\nP1,Teacher,S1,PIA@example.org\nP2,Mentor,S2,erin@example.org\n"
    staff_files.stored(world, content)
    with world.reading():
        assert StaffRecord.objects.get(number="S1").person_id == world.people["pia"]
        assert StaffRecord.objects.get(number="S2").person_id != world.people["erin"]


def test_what_a_person_said_by_choice_stands(world: World) -> None:
    workforce.record(world, number="S1", gender="other", origin="self", self_said=["gender"])
    upload = staff_files.checked(world)
    codes = {told[0]: told[3] for told in staff_files.row(world, upload).told}
    assert codes == {"W329": [2]}
    staff_files.taken(world, upload)
    with world.reading():
        record = StaffRecord.objects.get(number="S1")
        assert (record.gender, record.birth_year, record.origin) == ("other", 1980, "self")


def test_a_row_without_a_reference_finds_the_one_post_of_the_person_in_the_role(world: World) -> None:
    staff_files.stored(world)
    content = "role,staff_number,hours_a_week\nTeacher,S1,20\nLearning mentor,S9,10\n"
    upload = staff_files.stored(world, content, now=LATER)
    assert staff_files.row(world, upload).counts["changed"] == 1
    with world.reading():
        assert dict(Post.objects.values_list("reference", "minutes"))["P1"] == 1200
        assert Post.objects.get(person__staff_record__number="S9").reference == "S9-learning_mentor"
    again = staff_files.checked(world, content, now=LATER)
    assert staff_files.row(world, again).counts["unchanged"] == 2


def test_a_row_that_fits_two_stored_posts_is_to_be_mended(world: World) -> None:
    staff_files.stored(world, staff_files.HEAD + staff_files.ROWS[0] + staff_files.ROWS[0].replace("P1", "P2"))
    upload = staff_files.checked(world, "role,staff_number\nTeacher,S1\n", now=LATER)
    row = staff_files.row(world, upload)
    assert [told[0] for told in row.told] == ["E210"]
    assert (row.counts["taken"], row.counts["mend"]) == (0, 1)


def test_a_file_that_is_no_table_is_refused_in_a_sentence(world: World) -> None:
    upload = staff_files.checked(world, "role,staff_number\n")
    said = page(world, "staff_upload", upload)
    assert "It holds no rows beneath its headings. (F102) Put one post on each row under the headings." in said
    assert "You have not" not in said
    client = world.client("mona")
    assert "It has an unknown ending. Give it as .csv or .xlsx." in text_of(sent(client, "a", "a.pdf"))
    assert "holds binary data" in text_of(sent(client, "a\0b"))


def test_the_audit_says_who_stored_how_many_and_which_items_and_no_value(world: World) -> None:
    upload = staff_files.stored(world)
    staff_files.undone(world, upload)
    with world.reading():
        events = list(Event.objects.filter(noun="staff upload").order_by("at", "pk"))
    assert {(event.verb, event.actor) for event in events} == {
        (verb, "Mona Marsh") for verb in ("added", "approved", "stored", "asked to undo", "undid")
    }
    stored = next(event for event in events if event.verb == "stored")
    assert "Hours a week" in stored.fields
    assert stored.reason == "Posts: 3 new, 0 changed, 0 unchanged and 0 to mend."


def test_the_template_comes_as_a_workbook_with_the_words_of_its_columns(world: World) -> None:
    client = world.client("mona")
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("staff_template_xlsx")).content))
    assert book.sheetnames == ["Posts", "Columns", "Words"]
    assert [cell.value for cell in book["Posts"][1]][:3] == ["organisation", "post_reference", "role"]
    assert client.get(reverse("staff_template_csv")).content.decode("utf-8-sig").startswith("organisation,")


def test_the_template_has_what_the_organisation_is_asked_for_and_the_rest_on_demand(world: World) -> None:
    def columns(who: str, query: str = "") -> list[str]:
        read = world.client(who).get(reverse("staff_template_csv") + query).content.decode("utf-8-sig")
        return read.splitlines()[0].split(",")

    core = [item.column for item in items.all_items().values() if item.core]
    assert columns("mona") == core
    data_sessions.decided(world, "team", "skills")
    asked = chosen.core() | {"team", "skills"}
    mine = [item.column for key, item in items.all_items().items() if key in asked]
    assert columns("mona") == mine, "Harbour School is an agency of Willow"
    assert columns("alice") == mine, "who keeps all posts gets what any organisation is asked for"
    assert columns("mona", "?all=yes") == [item.column for item in items.all_items().values()]
    shown = page(world, "staff_upload_add")
    assert "what your localities added: Team, Skills." in shown
    whole = world.client("mona").get(reverse("staff_upload_add")).content.decode()
    assert f'href="{reverse("staff_template_xlsx")}?all=yes"' in whole


def test_the_list_is_filtered_sorted_and_exported(world: World) -> None:
    staff_files.stored(world)
    staff_files.checked(world, now=LATER)
    assert "Showing 2 files" in page(world, "staff_uploads", query="?sort=given")
    assert "Showing 1 file" in page(world, "staff_uploads", query="?state=stored")
    file = world.client("mona").post(reverse("staff_uploads_export") + "?state=stored", {"purpose": "check"})
    assert "2026-11-02 09:30,Harbour School,Mona Marsh,Stored,3,0,0,0,0" in file.content.decode()


def test_nothing_of_a_file_is_kept_that_is_no_longer_needed(world: World) -> None:
    upload: UUID = staff_files.stored(world, staff_files.SPOILED)
    with world.reading():
        kinds = set(StaffUploadPart.objects.filter(upload=upload).values_list("kind", flat=True))
    assert kinds == {PartKind.ROWS, PartKind.ABSENT, PartKind.BEFORE, PartKind.MEND}
