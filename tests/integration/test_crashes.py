"""The machine dies at each edge of each transaction: nothing is half done, nobody mailed twice, all doubt shown."""

import re
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult

from factories import labour
from factories.crashes import killed_at
from factories.world import NOW, World
from oneworkforce.ground import crash, outbox
from oneworkforce.ground.jobs import retaking
from oneworkforce.ground.models import Job, Message

EDGES = ("before", "before commit", "after commit")
ASKED = ("test.ask: before", "job.ask: before delivery", "test.ask: before commit")
POINTS = [
    *ASKED,
    "test.ask: after commit",
    *(f"{name}: {edge}" for name in ("job.lease", "count.step") for edge in EDGES),
    "job.work: done",
    *(f"job.end: {edge}" for edge in EDGES),
    *(f"message.claim: {edge}" for edge in EDGES),
    "message.send: before",
    "message.send: after",
    *(f"message.sent: {edge}" for edge in EDGES),
]
TWICE = [*(point for point in POINTS if point.startswith("count.step")), "message.send: after"]
"""Reached again and again: there it dies the second time, too."""

HANDED_OVER = {"message.send: after", "message.sent: before", "message.sent: before commit"}


class Post:
    """Counts what was handed over, by message."""

    def __init__(self) -> None:
        self.handed: Counter[UUID] = Counter()

    def __call__(self, outgoing: outbox.Outgoing) -> None:
        self.handed[outgoing.id] += 1


@pytest.fixture(autouse=True)
def _no_hook_is_left() -> Iterator[None]:
    yield
    crash.hook = None


def live(world: World, post: Post, now: datetime, *, ask: bool) -> None:
    """Ask for the work if wanted, then be a worker that has just started."""
    if ask:
        with world.scope():
            labour.ask(world.viewer("walter"), now)
    outbox.give_up_own()
    retaking.retake(now)
    labour.deliver(now)
    outbox.send_due({"email": post}, now)


def die_at(point: str, occurrence: int) -> None:
    left = occurrence

    def hook(reached: str) -> None:
        nonlocal left
        left -= reached == point
        if left == 0 and reached == point:
            raise crash.Crashed(point)

    crash.hook = hook


def test_every_point_where_it_may_die_is_tried_below(world: World) -> None:
    seen: list[str] = []
    crash.hook = seen.append
    live(world, Post(), NOW, ask=True)
    assert set(seen) == set(POINTS)
    assert {point for point, times in Counter(seen).items() if times > 1} >= set(TWICE)


@pytest.mark.parametrize(("point", "occurrence"), [*((point, 1) for point in POINTS), *((point, 2) for point in TWICE)])
def test_it_dies_once_and_is_started_again(world: World, point: str, occurrence: int) -> None:
    post = Post()
    die_at(point, occurrence)
    with pytest.raises(crash.Crashed):
        live(world, post, NOW, ask=True)
    crash.hook = None
    connections.close_all()
    for hour in (1, 2, 3):
        live(world, post, NOW + timedelta(hours=hour), ask=False)
    found = check(world, post.handed)
    if point in ASKED:
        assert found == []
    elif point.startswith("message.") and point not in {
        "message.claim: before",
        "message.claim: before commit",
        "message.sent: after commit",
    }:
        assert sorted(found) == ["sent", "sent", "uncertain"]
        assert sum(post.handed.values()) == (3 if point in HANDED_OVER else 2)
    else:
        assert found == ["sent"] * 3


def check(world: World, handed: Counter[UUID]) -> list[str]:
    """Check that all of it happened once or none of it did, and return how the messages stand."""
    with world.reading():
        job = Job.objects.first()
        messages = list(Message.objects.all())
    with world.scope():
        taken = labour.steps()
    if job is None:
        assert (messages, taken, sum(handed.values())) == ([], [], 0)
        assert not DBTaskResult.objects.exists()
        return []
    assert job.state == "done"
    assert taken == [f"Step {step}" for step in range(1, labour.STEPS + 1)]
    assert len(messages) == labour.STEPS + 1
    page = world.client("walter").get("/messages/?state=uncertain").content.decode()
    for message in messages:
        assert handed[message.pk] <= 1, "mailed twice"
        assert message.state in {"sent", "uncertain"}
        assert message.state == "uncertain" or handed[message.pk] == 1
        assert (str(message.pk) in page) == (message.state == "uncertain")
    return [message.state for message in messages]


@pytest.mark.parametrize(
    "point",
    [
        "test.ask: before commit",
        "count.step: before commit",
        "message.claim: after commit",
        "message.send: after",
    ],
)
def test_it_is_killed_and_started_again(world: World, point: str, tmp_path: Path) -> None:
    assert killed_at(world, tmp_path, point) == -signal.SIGKILL
    post = Post()
    post.handed.update(mailed(tmp_path))
    later = datetime.now().astimezone()
    for hour in (1, 2):
        live(world, post, later + timedelta(hours=hour), ask=False)
    found = check(world, post.handed)
    if point in ASKED:
        assert found == []
    else:
        assert found.count("uncertain") == point.startswith("message.")


def test_left_alone_it_comes_to_its_end(world: World, tmp_path: Path) -> None:
    assert killed_at(world, tmp_path, "") == 0
    assert check(world, Counter(mailed(tmp_path))) == ["sent"] * 3


def mailed(folder: Path) -> list[UUID]:
    """Return the messages that were mailed: the process wrote each e-mail to a file."""
    written = b"".join(path.read_bytes() for path in folder.glob("*.log"))
    return [UUID(found.decode()) for found in re.findall(rb"^Message-ID: <([0-9a-f-]+)@", written, re.MULTILINE)]
