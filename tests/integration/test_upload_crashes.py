"""The machine dies while answers are read: what was in use stays in use, and the next try comes to its end."""

import signal
import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone

from factories import labour, rounds, uploading
from factories.crashes import crashing, killed_at
from factories.world import NOW, World
from oneworkforce.assess.commands import rounds as commands
from oneworkforce.assess.models import Answers, ResultRow, Round, Upload, UploadPart
from oneworkforce.assess.queries import stored
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.jobs import retaking
from oneworkforce.ui import conflict

EDGES = ("before", "before commit", "after commit")
BROKEN = rounds.answers().replace(",5", ",9", 1)
BETTER = rounds.answers().replace(",2\n", ",4\n")
LATER = NOW + timedelta(minutes=5)


def stands(world: World, made: UUID) -> tuple[object, ...]:
    """Return what a round shows and holds: its results, whose answers, and the state of each file."""
    with world.reading("walter"):
        return (
            stored.reading(stored.held(world.viewer("walter"), made)).results,
            sorted(Answers.objects.values_list("upload", "cell", "people", "number"), key=str),
            set(ResultRow.objects.values_list("result__upload", flat=True)),
            sorted(Upload.objects.exclude(state="waiting").values_list("pk", "state")),
            sorted(UploadPart.objects.exclude(upload__state="waiting").values_list("upload", "kind", "number")),
        )


def again(now: object = LATER) -> None:
    """Be a worker that has just started."""
    retaking.retake(now)  # type: ignore[arg-type]
    labour.deliver(now)  # type: ignore[arg-type]


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize(("swap", "content", "ends"), [("keep", BETTER, "kept"), ("refuse", BROKEN, "refused")])
def test_it_dies_at_the_swap_and_nothing_is_half_done(
    world: World, swap: str, content: str, ends: str, edge: str
) -> None:
    made = uploading.made(world)
    uploading.kept(world, made, frame=rounds.frame())
    before = stands(world, made)
    upload = uploading.received(world, made, content, frame=rounds.frame())
    with crashing(f"upload.{swap}: {edge}"), pytest.raises(Crashed):
        labour.deliver(NOW)
    if edge == "after commit":
        assert uploading.state(world, upload).state == ends
    else:
        assert uploading.state(world, upload).state == "waiting"
        assert stands(world, made) == before
    again()
    assert uploading.state(world, upload).state == ends
    after = stands(world, made)
    assert (after[0] == before[0]) is (ends == "refused")
    assert (after[1] == before[1]) is (ends == "refused")
    with world.reading():
        assert labour.row(uploading.state(world, upload).job).state == "done"  # type: ignore[arg-type]


@pytest.mark.parametrize("edge", EDGES)
def test_it_dies_while_it_says_how_far_it_came(world: World, edge: str) -> None:
    made = uploading.made(world)
    upload = uploading.received(world, made)
    with crashing(f"job.progress: {edge}"), pytest.raises(Crashed):
        labour.deliver(NOW)
    assert uploading.state(world, upload).state == "waiting"
    again()
    assert uploading.state(world, upload).state == "kept"


@pytest.mark.parametrize("edge", EDGES)
def test_it_dies_while_results_are_computed_again(world: World, edge: str) -> None:
    before = uploading.made(world, "Tool 2009", year=2009)
    uploading.kept(world, before, BETTER)
    made = uploading.made(world)
    uploading.kept(world, made)
    shown = stands(world, made)
    with world.scope():
        walter = world.viewer("walter")
        with world.reading():
            seen = conflict.digest(commands.shown(Round.objects.get(pk=made)))
        commands.change(by=walter, now=NOW, round=made, seen=seen, title="Tool 2010", year=2010, previous=before)
        commands.recompute(by=walter, now=NOW, round=made)
    with crashing(f"round.recomputed: {edge}"), pytest.raises(Crashed):
        labour.deliver(NOW)
    assert (stands(world, made)[0] == shown[0]) is (edge != "after commit")
    again()
    assert stands(world, made)[0] != shown[0]


@pytest.mark.parametrize("point", ["job.progress: after commit", "upload.keep: before commit"])
def test_it_is_killed_and_started_again(world: World, point: str, tmp_path: Path) -> None:
    made = uploading.made(world)
    uploading.kept(world, made, frame=rounds.frame())
    before = stands(world, made)
    upload = uploading.received(world, made, BETTER)
    assert killed_at(world, tmp_path, point) == -signal.SIGKILL
    assert stands(world, made) == before
    left = Path(tempfile.gettempdir(), f"oneworkforce-{uploading.state(world, upload).job}-1")
    assert left.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in left.iterdir())
    again(timezone.now() + timedelta(hours=1))
    assert uploading.state(world, upload).state == "kept"
    assert stands(world, made)[0] != before[0]
    assert not left.exists()
