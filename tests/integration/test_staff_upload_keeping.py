"""What a file of posts keeps of people, and until when: by a clock that moves."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from factories import staff_files
from factories.command_row import by
from factories.world import NOW, World
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce import jobs
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import StaffUploadPart, UploadLease

pytestmark = pytest.mark.undone
DAY = timedelta(days=1)


def kept(world: World, upload: UUID) -> set[str]:
    with world.reading():
        return set(StaffUploadPart.objects.filter(upload=upload).values_list("kind", flat=True))


def night(days: float) -> int:
    """Be the worker's night so many days later; return of how many files it deleted something."""
    done = jobs.forget_uploads(NOW + days * DAY)
    assert isinstance(done, int)
    return done


def page(client: Client, upload: UUID) -> str:
    return client.get(reverse("staff_upload", args=[upload])).content.decode()


def test_a_stored_file_can_be_undone_for_ninety_days_and_says_so(world: World) -> None:
    upload = staff_files.stored(world, staff_files.SPOILED)
    client = world.client("mona")
    assert "31 January 2027. What is kept for it is deleted then." in page(client, upload)
    assert night(89.9) == 0
    assert kept(world, upload) == {"rows", "absent", "before", "mend"}
    assert night(90.1) == 1
    assert kept(world, upload) == set()
    assert night(90.1) == 0
    said = page(client, upload)
    assert "No longer: what was kept for it is deleted" in said
    assert "Undo this upload" not in said
    assert "Download what to mend" not in said
    assert reverse("staff_upload_rows", args=[upload]) not in said
    with pytest.raises(Refused, match="no longer kept"), world.scope("mona"):
        commands.undo(**{**by(world, "mona"), "now": NOW + 91 * DAY}, upload=upload)
    assert "Only a file that is stored can be undone" in (
        client.get(reverse("staff_upload_undo", args=[upload])).content.decode()
    )
    with world.reading():
        events = Event.objects.filter(noun="staff upload", subject=upload, actor="OneWorkforce")
        assert [event.verb for event in events] == ["deleted what was kept of"]


def left(world: World) -> UUID:
    upload = staff_files.checked(world, staff_files.SPOILED)
    with world.scope("mona"):
        commands.leave(**by(world, "mona"), upload=upload)
    return upload


def undone(world: World) -> UUID:
    return staff_files.undone(world, staff_files.stored(world, staff_files.SPOILED))


@pytest.mark.parametrize(("ready", "parts"), [(left, {"whole", "mend"}), (undone, {"mend"})])
def test_what_to_mend_of_a_file_that_is_not_stored_goes_after_ninety_days(
    world: World, ready: object, parts: set[str]
) -> None:
    assert callable(ready)
    upload = ready(world)
    assert kept(world, upload) == parts
    assert "Rows to mend are kept until" in page(world.client("mona"), upload)
    assert (night(89.9), kept(world, upload)) == (0, parts)
    assert (night(90.1), kept(world, upload)) == (1, set())
    assert "Download what to mend" not in page(world.client("mona"), upload)


@pytest.mark.parametrize("content", [staff_files.GOOD, staff_files.UNKNOWN])
def test_a_file_with_which_nobody_goes_on_is_given_up_after_thirty_days(world: World, content: str) -> None:
    upload = staff_files.checked(world, content)
    assert "If nobody goes on with it for 30 days, it is deleted" in page(world.client("mona"), upload)
    assert (night(29.9), staff_files.row(world, upload).state) == (0, staff_files.row(world, upload).state)
    assert kept(world, upload) > {"file"} or kept(world, upload) == {"file"}
    assert night(30.1) == 1
    row = staff_files.row(world, upload)
    assert (row.state, row.words) == ("cancelled", [])
    assert kept(world, upload) == set()
    assert "Nobody went on with this file for 30 days" in page(world.client("mona"), upload)
    with world.reading():
        assert not UploadLease.objects.exists()


def test_a_file_that_somebody_went_on_with_is_kept(world: World) -> None:
    upload = staff_files.checked(world, staff_files.UNKNOWN)
    chosen = ["role" if item == "" else item for _, item, *_ in staff_files.row(world, upload).headings]
    later: datetime = NOW + 29 * DAY
    with world.scope("mona"):
        commands.name_columns(**{**by(world, "mona"), "now": later}, upload=upload, chosen=chosen)
    staff_files.work(later)
    assert night(31) == 0
    assert staff_files.row(world, upload).state == "checked"
    assert night(60) == 1
