"""The machine dies while a file of posts is checked, stored or undone: all of it happened or none, and it goes on."""

import signal
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from factories import labour, staff_files
from factories.command_row import by
from factories.crashes import crashing, killed_at
from factories.world import NOW, World
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.jobs import retaking
from oneworkforce.partnership.models import Language, Person
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import Post, StaffRecord, StaffUploadPart, UploadLease

EDGES = ("before", "before commit", "after commit")
LATER = NOW + timedelta(minutes=5)
ENDS = {"check": "checked", "ask": "mapping", "refuse": "refused", "store": "stored", "undone": "undone"}


def stands(world: World) -> list[Any]:
    """Return the rows of every table that a file writes to."""
    with world.reading():
        models: tuple[Any, ...] = (Person, StaffRecord, Post, Language)
        return [sorted(map(str, model.objects.values_list())) for model in models]


def ready(world: World, swap: str) -> Any:
    """Return a file whose next work comes to the swap."""
    if swap in {"check", "ask", "refuse"}:
        content = {"check": staff_files.GOOD, "ask": staff_files.UNKNOWN, "refuse": staff_files.HEAD}[swap]
        return staff_files.received(world, content)
    upload = staff_files.checked(world)
    with world.scope("mona"):
        commands.take(**by(world, "mona"), upload=upload)
        if swap == "undone":
            labour.deliver(NOW)
            commands.undo(**by(world, "mona"), upload=upload)
    return upload


def again(now: Any = LATER) -> None:
    """Be a worker that has just started."""
    retaking.retake(now)
    labour.deliver(now)


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("swap", ENDS)
def test_it_dies_at_the_swap_and_nothing_is_half_done(world: World, swap: str, edge: str) -> None:
    upload = ready(world, swap)
    before = stands(world)
    with crashing(f"staff_upload.{swap}: {edge}"), pytest.raises(Crashed):
        labour.deliver(NOW)
    done = edge == "after commit"
    assert (staff_files.row(world, upload).state == ENDS[swap]) is done
    assert (stands(world) == before) is (not done or swap not in {"store", "undone"})
    again()
    assert staff_files.row(world, upload).state == ENDS[swap]
    assert (stands(world) == before) is (swap not in {"store", "undone"})
    with world.reading():
        assert labour.row(staff_files.row(world, upload).job).state == "done"  # type: ignore[arg-type]
        numbers = StaffUploadPart.objects.filter(upload=upload).values_list("kind", "number")
        assert len(set(numbers)) == len(numbers)
        assert UploadLease.objects.exists() is (swap in {"check", "ask"})


def test_a_fault_of_ours_stops_it_for_good_at_the_third_try(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = ready(world, "store")
    before = stands(world)

    def broken(*_args: object, **_more: object) -> None:
        raise ValueError("Ada Ash")

    monkeypatch.setattr("oneworkforce.workforce.commands.staff_writing.write", broken)
    for minute in range(4):
        again(NOW + timedelta(minutes=minute))
    row = staff_files.row(world, upload)
    assert row.state == "failed"
    assert stands(world) == before
    with world.reading():
        assert not UploadLease.objects.exists()


@pytest.mark.parametrize("point", ["staff_upload.store: before commit", "job.progress: after commit"])
def test_it_is_killed_and_started_again(world: World, point: str, tmp_path: Path) -> None:
    upload = ready(world, "store")
    before = stands(world)
    assert killed_at(world, tmp_path, point) == -signal.SIGKILL
    assert stands(world) == before
    again(timezone.now() + timedelta(hours=1))
    assert staff_files.row(world, upload).state == "stored"
    assert stands(world) != before
