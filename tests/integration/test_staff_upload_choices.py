"""What somebody says of a file of posts: all or nothing, what its headings are; why a list is empty; what is absent."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import staff_files, workforce
from factories.command_row import by
from factories.world import World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Grant, Person
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import PartKind, Post, StaffRecord, StaffUploadPart, UploadLease

pytestmark = pytest.mark.undone


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_nothing_is_stored_where_somebody_chooses_all_or_nothing(world: World) -> None:
    workforce.post(world, "Q1")
    upload = staff_files.checked(world, staff_files.SPOILED)
    client = world.client("mona")
    assert "Store nothing until all are right" in text_of(client.get(reverse("staff_upload", args=[upload])))
    client.post(reverse("staff_upload_leave", args=[upload]))
    staff_files.work()
    assert "Nothing of this file was stored. Mend it, and upload it again." in text_of(
        client.get(reverse("staff_upload", args=[upload]))
    )
    assert "cannot be treated so now" in text_of(client.post(reverse("staff_upload_take", args=[upload]), follow=True))
    staff_files.work()
    with world.reading():
        assert list(Post.objects.values_list("reference", flat=True)) == ["Q1"]
        assert not StaffRecord.objects.exists()
        assert not UploadLease.objects.exists()
        kinds = set(StaffUploadPart.objects.filter(upload=upload).values_list("kind", flat=True))
    assert kinds == {PartKind.WHOLE, PartKind.MEND}


def test_what_one_administrator_says_of_headings_is_not_the_next_ones(world: World) -> None:
    content = "employer,post_reference,grade,staff_number,shoe size\nHarbour School,P1,Teacher,S1,7\n"
    with world.scope(), transactions.whole("test grant"):
        Grant.objects.filter(membership=world.memberships["walter"]).update(role="administrator")
    for who, item in (("alice", "role"), ("walter", "ignore")):
        upload = staff_files.checked(world, content, who=who)
        row = staff_files.row(world, upload)
        assert (row.state, row.headings[2][1]) == ("mapping", "")
        chosen = [item if told[0] == "grade" else told[1] or "ignore" for told in row.headings]
        if item == "ignore":
            chosen[4] = "role"
        with world.scope(who):
            commands.name_columns(**by(world, who), upload=upload, chosen=chosen)
            commands.cancel(**by(world, who), upload=upload)
    again = staff_files.checked(world, content, who="alice")
    row = staff_files.row(world, again)
    assert [told[1] for told in row.headings] == ["organisation", "reference", "role", "number", "ignore"]


def test_why_a_list_is_empty_is_kept_in_four_values(world: World) -> None:
    head = "post_reference,role,staff_number,skills,languages,qualification,check_expires\n"
    words = ("none", "n/k", "prefers not to say", "")
    rows = "".join(f"P{at},Teacher,S{at},{said},{said},{said},{said}\n" for at, said in enumerate(words))
    upload = staff_files.checked(world, head + rows)
    assert {told[0]: (told[1], told[3]) for told in staff_files.row(world, upload).told} == {
        "W334": ("check_expires", [2, 3, 4])
    }
    staff_files.taken(world, upload)
    with world.reading():
        lists = ("skills_said", "languages_said", "qualifications_said", "credentials_said")
        found = Person.objects.filter(staff_record__number__startswith="S").order_by("staff_record__number")
        assert list(found.values_list(*lists)) == [
            *((said, said, said, "not_asked") for said in ("none", "unknown", "refused", "not_asked"))
        ]
    person = found_person(world, "S2")
    said = text_of(world.client("mona").get(reverse("person", args=[person])))
    assert "Prefers not to say" in said


def found_person(world: World, number: str) -> UUID:
    with world.reading():
        return StaffRecord.objects.get(number=number).person_id


def test_the_posts_that_a_file_does_not_mention_are_paged_by_the_database(world: World) -> None:
    for number in range(30):
        workforce.post(world, f"Q{number:02}", person="")
    upload = staff_files.checked(world)
    client = world.client("mona")
    where = reverse("staff_upload_absent", args=[upload])
    with CaptureQueriesContext(connection) as captured:
        said = text_of(client.get(where + "?sort=-reference"))
    assert "Q29" in said
    assert "Q00" not in said
    posts = [each["sql"] for each in captured if "workforce_post" in each["sql"]]
    assert any("LIMIT" in sql for sql in posts)
    assert all("LIMIT" in sql or "COUNT(" in sql for sql in posts)
    assert "Showing 1 post" in text_of(client.get(where + "?reference=q07"))
