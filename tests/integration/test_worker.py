"""The worker: does what is asked, outlives faults and an absent database, and stops when told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from factories import databases, labour
from factories.crashes import crashing
from factories.databases import POSTGRESQL
from factories.world import NOW, World
from oneworkforce.audit.models import Event, Link
from oneworkforce.audit.public import record
from oneworkforce.ground import disposals, narratives, transactions, worker
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.jobs import runner
from oneworkforce.ground.models import Beat, Disposal, Narrative

PATIENCE = 30


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(worker, "AWAY", 0.1)
    monkeypatch.setattr(worker, "PAUSE", 0.1)
    monkeypatch.setattr(worker, "BEATS", dict(worker.BEATS))
    monkeypatch.setattr(settings, "EMAIL_FILE_PATH", str(tmp_path))


@contextmanager
def at_work() -> Iterator[threading.Thread]:
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join(PATIENCE)
        runner.STOPPING.clear()
        assert not thread.is_alive()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def done(world: World, job: object) -> bool:
    with world.scope():
        return labour.row(job).state == "done"  # type: ignore[arg-type]


def ask(world: World) -> object:
    with world.scope():
        return labour.ask(world.viewer("walter"), timezone.now())


def test_it_does_what_is_asked_sends_and_says_that_it_lives(world: World, tmp_path: Path) -> None:
    job = ask(world)
    with at_work():
        until(lambda: done(world, job))
        until(lambda: len(list(tmp_path.glob("*.log"))) == labour.STEPS + 1)
        until(lambda: Beat.objects.filter(name="worker").exists())
    assert set(Beat.objects.values_list("name", flat=True)) >= {"worker", "messages", "leases", "jobs left"}


@pytest.mark.usefixtures("world")
def test_a_fault_in_one_beat_never_stops_the_others(caplog: pytest.LogCaptureFixture) -> None:
    called: list[datetime] = []

    @worker.every(0, "a broken one")
    def _broken(_now: datetime) -> None:
        raise ValueError(labour.TYPED)

    worker.every(0, "a sound one")(called.append)
    beats = worker.Round()
    assert beats.beat(NOW)
    assert beats.beat(NOW + timedelta(seconds=1))
    assert called == [NOW, NOW + timedelta(seconds=1)]
    printed = str([record.msg for record in caplog.records])
    assert "a broken one" in printed
    assert labour.TYPED not in printed
    assert "a broken one" not in Beat.objects.values_list("name", flat=True)


@pytest.mark.usefixtures("world")
def test_each_beat_comes_as_often_as_it_asked() -> None:
    called: list[datetime] = []
    worker.every(5, "now and then")(called.append)
    beats = worker.Round()
    for second in range(11):
        beats.beat(NOW + timedelta(seconds=second))
    assert called == [NOW, NOW + timedelta(seconds=5), NOW + timedelta(seconds=10)]


HOW_OFTEN = {"seals": 60, "all seals": 86_400, "disposals": 3_600, "keys without a text": 86_400}


def test_it_seals_the_audit_and_finishes_disposals_as_often_as_they_ask() -> None:
    assert {name: worker.BEATS[name].seconds for name in HOW_OFTEN} == HOW_OFTEN


def test_a_round_seals_and_finishes_in_every_partnership(world: World) -> None:
    texts, children = {}, {"alice": UUID(int=0xA1), "sol": UUID(int=0xB2)}
    for name, child in children.items():
        with world.scope(name):
            with transactions.whole("test"):
                texts[name] = narratives.write("About a child.", about=[child], now=NOW).pk
                record(by="the test", verb="changed", noun="person", now=NOW)
            with crashing("disposal: keys are destroyed"), pytest.raises(Crashed):
                disposals.dispose(child, by="Stella Stone", reason="Kept for its time", now=NOW)
    assert worker.Round().beat(NOW + timedelta(days=1))
    for name, text in texts.items():
        with world.reading(name):
            assert Narrative.objects.get(pk=text).erased_at is not None
            assert Disposal.objects.get().subject == children[name]
            assert Link.objects.count() == Event.objects.count() == 1
    assert set(Beat.objects.values_list("name", flat=True)) >= set(HOW_OFTEN)


@contextmanager
def away() -> Iterator[None]:
    """Take the database away, and bring it back."""
    name = str(connection.settings_dict["NAME"])
    connections.close_all()
    if POSTGRESQL:
        databases.server(
            f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false",
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608  our own name
        )
        try:
            yield
        finally:
            databases.server(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")
        return
    connection.settings_dict["NAME"] = str(Path(name).parent / "nowhere" / "at-all.sqlite3")
    try:
        yield
    finally:
        connection.settings_dict["NAME"] = name


def test_it_waits_while_the_database_is_away_and_goes_on_when_it_is_back(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with at_work() as thread:
        until(lambda: Beat.objects.filter(name="worker").exists())
        with away():
            time.sleep(1.5)
            assert thread.is_alive()
        job = ask(world)
        until(lambda: done(world, job))
    assert "database away" in str([record.msg for record in caplog.records])


def test_it_starts_while_the_database_is_away(world: World) -> None:
    job = ask(world)
    with ExitStack() as stack:
        with away():
            stack.enter_context(at_work())
            time.sleep(0.5)
        until(lambda: done(world, job))


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_command_stops_cleanly_when_it_is_told_to(how: signal.Signals) -> None:
    name = str(connection.settings_dict["NAME"])
    url = os.environ.get("ONEWORKFORCE_DATABASE_URL", "").replace("/nowhere", f"/{name}") or f"sqlite:///{name}"
    owner = os.environ.get("ONEWORKFORCE_OWNER_DATABASE_URL", "").replace("/nowhere", f"/{name}")
    connections.close_all()
    process = subprocess.Popen(
        [sys.executable, "-c", "from oneworkforce.site.cli import main; main(['worker'])"],
        env={
            **os.environ,
            "ONEWORKFORCE_DATABASE_URL": url,
            "ONEWORKFORCE_OWNER_DATABASE_URL": owner,
            "ONEWORKFORCE_KEYSTORE_URL": f"sqlite:///{connections['keystore'].settings_dict['NAME']}",
            "ONEWORKFORCE_DATA": str(settings.DATA),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr
    with process, process.stderr as said:
        try:
            assert "The worker is at work." in said.readline()
            until(lambda: Beat.objects.filter(name="worker").exists())
            process.send_signal(how)
            assert "The worker has stopped." in said.read()
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
