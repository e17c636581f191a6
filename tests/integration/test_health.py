"""/health tells a monitor which part is unwell, tells an attacker nothing, and speaks when the records are gone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from factories.world import World
from oneworkforce.ground.models import Beat
from oneworkforce.site.web import health

PARTS = {"database", "keystore", "migrations", "worker", "disk"}


def asked(client: Client | None = None) -> tuple[int, dict[str, str]]:
    response: Any = (client or Client(SERVER_NAME="127.0.0.1")).get("/health")
    said = json.loads(response.content)
    assert set(said) == {"status", "checks"}
    assert set(said["checks"]) == PARTS
    assert set(said["checks"].values()) <= {"ok", "failing"}
    assert response["Cache-Control"] == "no-store"
    return response.status_code, {"status": said["status"], **said["checks"]}


def beat(age: timedelta, name: str = "worker") -> None:
    Beat.objects.update_or_create(name=name, defaults={"at": timezone.now() - age})


@contextmanager
def gone(alias: str) -> Iterator[None]:
    """Take a database away, as a stopped server or a lost folder does."""
    connection = connections[alias]
    key, nowhere = ("PORT", "1") if connection.vendor == "postgresql" else ("NAME", "/no/such/folder/of.sqlite3")
    before = connection.settings_dict[key]
    connection.close()
    connection.settings_dict[key] = nowhere
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict[key] = before


def test_all_is_well_while_the_worker_breathes(world: World) -> None:
    assert world.northshire
    beat(timedelta(seconds=5))
    assert asked() == (200, dict.fromkeys(["status", *PARTS], "ok"))


@pytest.mark.parametrize("age", [timedelta(minutes=3), timedelta(days=2)])
def test_a_worker_that_stopped_is_told(world: World, age: timedelta) -> None:
    assert world.northshire
    beat(age)
    status, said = asked()
    assert (status, said["status"], said["worker"], said["database"]) == (200, "degraded", "failing", "ok")


def test_a_backup_of_this_minute_is_no_sign_of_a_worker(world: World) -> None:
    assert world.northshire
    beat(timedelta(minutes=3))
    beat(timedelta(seconds=5), "backup")
    assert asked()[1]["worker"] == "failing"


def test_a_worker_that_never_ran_is_told(world: World) -> None:
    assert world.northshire
    assert asked()[1]["worker"] == "failing"


def test_it_speaks_while_the_database_is_down_to_somebody_signed_in_too(world: World) -> None:
    alice = world.client("alice")
    beat(timedelta(0))
    with gone("default"):
        for client in (None, alice):
            status, said = asked(client)
            assert (status, said["status"]) == (503, "failing")
            assert (said["database"], said["migrations"], said["worker"]) == ("failing", "failing", "failing")
            assert (said["keystore"], said["disk"]) == ("ok", "ok")
    assert asked()[0] == 200


def test_a_lost_keystore_is_told(world: World) -> None:
    assert world.northshire
    beat(timedelta(0))
    with gone("keystore"):
        status, said = asked()
    assert (status, said["keystore"], said["database"]) == (503, "failing", "ok")
    assert asked()[0] == 200


def test_tables_of_an_older_version_are_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.northshire
    beat(timedelta(0))
    newer = health._written() | {("partnership", "9999_tomorrow")}
    monkeypatch.setattr(health, "_written", lambda: newer)
    assert asked()[1]["migrations"] == "failing"


def test_too_little_room_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.northshire
    beat(timedelta(0))
    monkeypatch.setattr(health, "LEAST_ROOM", 1 << 62)
    assert asked()[1]["disk"] == "failing"


def test_it_says_nothing_of_versions_paths_or_engines(world: World) -> None:
    assert world.northshire
    with gone("default"):
        response = Client(SERVER_NAME="127.0.0.1").get("/health")
    said = response.content.decode().lower()
    for word in ("sqlite", "postgres", "django", "/", "error", "refused", "127.0.0.1"):
        assert word not in said
