"""What becomes of a file that is undone when others touched its rows since, and when the work on it is stopped."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from factories import staff_files, workforce
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.ground import jobs, transactions
from oneworkforce.ground.jobs import retaking
from oneworkforce.ground.models import Job
from oneworkforce.partnership.models import Language, Person, Skill, Team
from oneworkforce.workforce.commands import posts, staff_undoing, upload_keeping
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import Post, StaffRecord, UploadLease

pytestmark = pytest.mark.undone
DAY = timedelta(days=1)
LATER = NOW + 30 * DAY
END = LATER + DAY


def references(world: World) -> set[str]:
    with world.reading():
        return set(Post.objects.values_list("reference", flat=True))


def left(world: World, upload: UUID) -> int:
    row = staff_files.row(world, upload)
    assert row.state == "undone"
    return int(row.counts["left"])


@pytest.mark.parametrize("later", [NOW + timedelta(minutes=1), LATER])
def test_what_a_later_file_found_unchanged_stays_when_the_one_before_is_undone(world: World, later: datetime) -> None:
    first = staff_files.stored(world)
    second = staff_files.stored(world, staff_files.HEAD + staff_files.ROWS[0] + staff_files.ROWS[2], now=later)
    assert staff_files.row(world, second).counts["unchanged"] == 2
    staff_files.undone(world, first, now=END)
    assert references(world) == {"P1", "P3"}
    assert left(world, first) == 4  # two posts, and who holds them
    with world.reading():
        assert sorted(StaffRecord.objects.values_list("number", flat=True)) == ["S1", "S3"]
        assert set(Language.objects.values_list("person__staff_record__number", "tag")) == {
            *(("S1", "pl"), ("S3", "pl"), ("S3", "ur"))
        }
    staff_files.undone(world, second, now=END)
    assert references(world) == {"P1", "P3"}  # the second file found them: they are not its to take away


def test_what_a_manager_said_again_to_be_so_stays_when_a_file_is_undone(world: World) -> None:
    upload = staff_files.stored(world)
    with world.reading():
        post = Post.objects.get(reference="P2")
    with world.scope():
        posts.confirm(by=world.viewer("alice"), now=NOW, today=TODAY, post=post.pk)
    staff_files.undone(world, upload, now=END)
    assert references(world) == {"P2"}
    assert left(world, upload) == 2


def test_a_confirmation_made_since_is_not_taken_back(world: World) -> None:
    staff_files.stored(world)
    second = staff_files.stored(world, now=LATER)
    third = staff_files.stored(world, staff_files.HEAD + staff_files.ROWS[0], now=LATER + DAY)
    staff_files.undone(world, second, now=END + DAY)
    with world.reading():
        days = dict(Post.objects.values_list("reference", "confirmed_on"))
        assert days == {"P1": (LATER + DAY).date(), "P2": NOW.date(), "P3": NOW.date()}
    assert staff_files.row(world, third).state == "stored"


HEAD = "post_reference,role,staff_number,name,skills,languages,team\n"


def test_skills_entered_again_and_what_was_deleted_do_not_stop_an_undoing(world: World) -> None:
    first = HEAD + "P1,Teacher,S1,Ada Ash,Chess;Swimming,Polish;Urdu,Reed family team\nP2,Teacher,S2,Ben Bay,,,\n"
    staff_files.stored(world, first)
    upload = staff_files.stored(world, HEAD + "P1,Teacher,S2,Ben Bay,,,\nP2,Teacher,S1,,none,none,\n", now=LATER)
    with world.scope(), transactions.whole("test change"):
        ada, ben = Person.objects.get(name="Ada Ash"), Person.objects.get(name="Ben Bay")
        Skill.objects.create(person=ada, name="chess", changed_at=LATER)
        Language.objects.create(person=ada, tag="pl", fluency="native", changed_at=LATER)
        Post.objects.filter(reference="P1").update(team=None)
        Team.objects.all().delete()
    with world.reading():
        assert Post.objects.get(reference="P1-2").person == ben
    staff_files.undone(world, upload, now=END)
    row = staff_files.row(world, upload)
    assert row.state == "undone"
    assert row.notes == [
        "1 post was put back without a holder, team or locality that was deleted since.",
        "2 skills and languages were entered again since, and stay as entered.",
    ]
    with world.reading():
        assert set(ada.skills.values_list("name", flat=True)) == {"chess", "Swimming"}
        assert set(ada.languages.values_list("tag", "fluency")) == {("pl", "native"), ("ur", "working")}
        assert dict(Post.objects.values_list("reference", "person__name")) == {"P1": "Ada Ash", "P2": "Ben Bay"}
    response = world.client("mona").get(reverse("staff_upload", args=[upload]))
    assert "2 skills and languages were entered again since" in response.content.decode()


def test_a_post_whose_former_holder_was_removed_stays_with_who_holds_it(world: World) -> None:
    workforce.post(world, "P1", person="vic")
    upload = staff_files.stored(world, "post_reference,role,staff_number\nP1,Teacher,S1\n")
    with world.scope(), transactions.whole("test change"):
        Person.objects.get(pk=world.people["vic"]).delete()
    staff_files.undone(world, upload, now=END)
    with world.reading():
        held = Post.objects.get()
        assert (held.reference, held.left_on) == ("P1-2", None)
        assert held.person is not None
        assert held.person.staff_record.number == "S1"
    assert left(world, upload) == 3  # what was there before, the post that goes on, and who holds it


def asked(world: World, upload: UUID) -> UUID:
    with world.scope("mona"):
        commands.undo(**{**by(world, "mona"), "now": LATER}, upload=upload)
    job = staff_files.row(world, upload).job
    assert job is not None
    return job


def said(world: World, upload: UUID) -> str:
    return world.client("mona").get(reverse("staff_upload", args=[upload])).content.decode()


CANCELLED = "Undoing this file was cancelled: nothing was taken back."
STOPPED = "Undoing this file stopped on a fault of ours: nothing was taken back. Try again."


def stands(world: World, upload: UUID, words: str) -> None:
    """See that the file stands as stored and says why, and that it can be undone all the same."""
    row = staff_files.row(world, upload)
    assert (row.state, row.notes) == ("stored", [words])
    with world.reading():
        assert not UploadLease.objects.exists()
        assert Post.objects.count() == 3
    page = said(world, upload)
    assert words in page
    assert "The good rows are stored." in page
    staff_files.undone(world, upload, now=END)
    assert staff_files.row(world, upload).notes == []
    assert references(world) == set()


@pytest.mark.parametrize("settled", [False, True])
def test_an_undoing_cancelled_on_the_page_of_jobs_leaves_the_file_stored(world: World, settled: bool) -> None:
    upload = staff_files.stored(world)
    job = asked(world, upload)
    with world.scope("mona"), transactions.whole("test cancel"):
        jobs.cancel(job, by=world.viewer("mona"), now=LATER)
    staff_files.work(LATER)
    page = said(world, upload)
    assert CANCELLED in page
    assert "Upload it again" not in page
    if settled:
        with world.scope():
            assert upload_keeping.settle_left(now=LATER) == 1
            assert upload_keeping.settle_left(now=LATER) == 0
        stands(world, upload, CANCELLED)
    else:
        staff_files.undone(world, upload, now=END)
        assert references(world) == set()


def test_an_undoing_is_cancelled_on_its_own_page(world: World) -> None:
    upload = staff_files.stored(world)
    asked(world, upload)
    assert "Cancel the undoing" in said(world, upload)
    world.client("mona").post(reverse("staff_upload_cancel", args=[upload]))
    stands(world, upload, CANCELLED)


def test_an_undoing_cancelled_while_it_runs_leaves_the_file_stored(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = staff_files.stored(world)
    asked(world, upload)

    def cancelled(*_: object) -> None:
        raise jobs.Cancelled

    with monkeypatch.context() as patched:
        patched.setattr(staff_undoing, "_kept", cancelled)
        staff_files.work(LATER)
    stands(world, upload, CANCELLED)


def test_an_undoing_whose_worker_died_for_the_third_time_leaves_the_file_stored(world: World) -> None:

    upload = staff_files.stored(world)
    job = asked(world, upload)
    with world.scope(), transactions.whole("test death"):
        Job.objects.filter(pk=job).update(state="running", attempt=3, lease_until=LATER - DAY)
    retaking.retake(LATER)
    assert STOPPED in said(world, upload)
    with world.scope():
        assert upload_keeping.settle_left(now=LATER) == 1
    stands(world, upload, STOPPED)
