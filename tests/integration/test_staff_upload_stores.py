"""A file of posts is checked, stored and undone: new, changed, unchanged; absent never means delete."""

import itertools
from datetime import date, timedelta
from uuid import UUID

import pytest

from factories import staff_files, workforce
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Job
from oneworkforce.partnership.models import Language, Person, Skill
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.domain.staff_pack import unpack
from oneworkforce.workforce.models import PartKind, Post, StaffRecord, StaffUpload, StaffUploadPart, UploadLease

LATER = NOW + timedelta(days=30)


def everything(world: World) -> list[object]:
    with world.reading():
        return [sorted(map(str, model.objects.values_list())) for model in (Person, StaffRecord, Post, Language, Skill)]


def test_a_file_makes_people_records_and_posts(world: World) -> None:
    upload = staff_files.stored(world)
    with world.reading():
        assert StaffUpload.objects.get(pk=upload).state == "stored"
        posts = {post.reference: post for post in Post.objects.select_related("person")}
        assert set(posts) == {"P1", "P2", "P3"}
        assert posts["P1"].person is not None
        assert posts["P1"].person.name == "Ada Ash"
        assert (posts["P1"].role, posts["P1"].minutes, posts["P1"].started_on) == ("teacher", 2220, date(2019, 9, 1))
        assert (posts["P2"].minutes, posts["P2"].contract) == (1110, "fixed_term")
        record = StaffRecord.objects.get(number="S1")
        assert (record.birth_year, record.gender, record.origin) == (1980, "woman", "upload")
        assert StaffRecord.objects.get(number="S3").person.name == "S3"
        assert sorted(Language.objects.values_list("person__staff_record__number", "tag")) == [
            ("S1", "pl"),
            ("S3", "pl"),
            ("S3", "ur"),
        ]
        assert {post.confirmed_by for post in posts.values()} == {"Mona Marsh"}


def test_the_same_file_again_changes_nothing_and_confirms_all(world: World) -> None:
    staff_files.stored(world)
    again = staff_files.checked(world, now=LATER)
    assert staff_files.row(world, again).counts == {
        **staff_files.row(world, again).counts,
        "new": 0,
        "changed": 0,
        "unchanged": 3,
        "absent": 0,
    }
    staff_files.taken(world, again, now=LATER)
    with world.reading():
        assert set(Post.objects.values_list("changed_at", "confirmed_on")) == {(NOW, LATER.date())}


def test_a_changed_row_says_which_values_and_absent_posts_stay(world: World) -> None:
    staff_files.stored(world)
    content = staff_files.HEAD + staff_files.ROWS[0].replace(",37,", ",30,").replace("woman", "")
    again = staff_files.checked(world, content, now=LATER)
    row = staff_files.row(world, again)
    assert (row.counts["changed"], row.counts["absent"]) == (1, 2)
    with world.reading():
        part = StaffUploadPart.objects.get(upload=again, kind=PartKind.ROWS)
        assert unpack(bytes(part.content)).differences == {0: [("hours", 2220, 1800)]}
    staff_files.taken(world, again, now=LATER)
    with world.reading():
        assert dict(Post.objects.values_list("reference", "minutes")) == {"P1": 1800, "P2": 1110, "P3": 1200}
        assert StaffRecord.objects.get(number="S1").gender == "woman"


@pytest.mark.parametrize("first", ["", staff_files.GOOD])
def test_storing_and_then_undoing_leaves_every_table_as_it_was(world: World, first: str) -> None:
    workforce.post(world, "P3", minutes=600)
    workforce.record(world)
    if first:
        staff_files.stored(world, first)
    before = everything(world)
    head = staff_files.HEAD.replace("\n", ",skills,qualification,check_expires,vacant_since\n")
    content = head + (
        "P1,Teacher,,20,,S1,Ada Ashe,1981,n/k,Urdu,Chess;Swimming,BA,2027-01-01,\n"
        "P3,Teacher,Permanent,37,,S9,New Person,,,none,,,never,\n"
        "P7,Teacher,,,,,,,,,,,,2026-01-01\n"
        "P8,Teacher,,37,,S1,,,,,,,,\n"
    )
    upload = staff_files.stored(world, content, now=LATER)
    assert everything(world) != before
    staff_files.undone(world, upload, now=LATER + timedelta(days=1))
    assert staff_files.row(world, upload).state == "undone"
    assert everything(world) == before
    with world.reading():
        assert not UploadLease.objects.exists()


def test_what_somebody_changed_since_stays_when_a_file_is_undone(world: World) -> None:
    upload = staff_files.stored(world)
    with world.scope(), world.reading():
        pass
    with world.scope():
        from oneworkforce.ground import transactions  # noqa: PLC0415

        with transactions.whole("test change"):
            Post.objects.filter(reference="P1").update(minutes=60, changed_at=LATER)
    staff_files.undone(world, upload, now=LATER)
    row = staff_files.row(world, upload)
    assert row.counts["left"] == 2  # the post, and who holds it
    with world.reading():
        assert list(Post.objects.values_list("reference", "person__name")) == [("P1", "Ada Ash")]
        assert list(StaffRecord.objects.values_list("number", flat=True)) == ["S1"]
        assert list(Language.objects.values_list("tag", flat=True)) == ["pl"]


def test_a_row_changed_between_check_and_storing_is_named_and_checked_again(world: World) -> None:
    staff_files.stored(world)
    content = staff_files.GOOD.replace(",37,", ",30,")
    upload = staff_files.checked(world, content, now=LATER)
    with world.scope():
        from oneworkforce.ground import transactions  # noqa: PLC0415

        with transactions.whole("test change"):
            Post.objects.filter(reference="P2").update(minutes=60, changed_at=LATER)
        commands.take(by=world.viewer("mona"), now=LATER, upload=upload)
    staff_files.work(LATER)
    row = staff_files.row(world, upload)
    assert row.state == "checked"
    assert row.notes == [
        (
            "Nothing was stored: somebody changed what is stored of these rows after the check: 3. "
            "The file was checked again: look at it once more."
        )
    ]
    assert row.counts["changed"] == 2


def test_what_a_worker_stored_whose_clock_moves_is_undone_whole(world: World) -> None:
    upload = staff_files.checked(world)
    with world.scope(staff_files.WHO):
        commands.take(**by(world, staff_files.WHO), upload=upload)
    ticks = itertools.count()
    for job in waiting(world):
        runner.run(job, world.northshire, clock=lambda: NOW + timedelta(milliseconds=next(ticks)))
    staff_files.undone(world, upload, now=NOW + timedelta(hours=1))
    assert staff_files.row(world, upload).counts["left"] == 0
    with world.reading():
        assert not Post.objects.exists()


def waiting(world: World) -> list[UUID]:
    with world.reading():
        return list(Job.objects.filter(state=JobState.WAITING).values_list("pk", flat=True))
