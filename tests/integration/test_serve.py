"""`oneworkforce serve` as a person runs it: a process of its own, on a free port, ended by one signal."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest
from django.test import override_settings

from factories.world import World
from oneworkforce.ground.models import Installation
from oneworkforce.lib.faults import Refused
from oneworkforce.site import serve as serving
from oneworkforce.site.cli import main
from oneworkforce.ui import vendor

COMMAND = (sys.executable, "-m", "oneworkforce.site")
PATIENCE = 60

pytestmark = pytest.mark.skipif(
    not (vendor.TARGET / "govuk-frontend.min.css").exists(), reason="the front-end packages are fetched by python3 run"
)


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONEWORKFORCE_")}
    return {**kept, "ONEWORKFORCE_DATA": str(data), **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def asked(port: int, path: str) -> tuple[int, bytes, Message]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read(), refused.headers


@contextmanager
def served(data: Path, *words: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    command = [*COMMAND, "serve", "--port", str(port), *words]
    with (data / "out.txt").open("w") as out:
        process = subprocess.Popen(command, env=environment(data, **more), stdout=out, stderr=out, text=True)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert process.poll() is None, (data / "out.txt").read_text()
            try:
                asked(port, "/health")
                break
            except OSError:
                time.sleep(0.2)
        yield process, port
    finally:
        if process.poll() is None:
            process.terminate()  # a kill would leave what it began
        process.wait(30)


def refused(data: Path, *words: str, **more: str) -> str:
    done = subprocess.run(
        [*COMMAND, "serve", *words],
        env=environment(data, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def well(port: int, parts: set[str]) -> bool:
    said = json.loads(asked(port, "/health")[1])["checks"]
    return all(said[part] == "ok" for part in parts)


def group(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes that a process has begun."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(child) for child in children.read_text().split()]


def test_it_serves_and_one_signal_ends_all_of_it(tmp_path: Path) -> None:
    parts = {"database", "keystore", "migrations", "disk"} | ({"worker"} if "worker" in main.commands else set())
    for word in (signal.SIGTERM, signal.SIGINT):
        with served(tmp_path) as (process, port):
            until = time.monotonic() + PATIENCE
            while not well(port, parts) and time.monotonic() < until:
                time.sleep(0.2)
            assert well(port, parts)
            status, page, headers = asked(port, "/privacy")
            assert status == 200
            sheet = page.decode().split('rel="stylesheet" href="')[1].split('"')[0]
            status, _, headers = asked(port, sheet)
            assert status == 200
            assert "immutable" in headers["Cache-Control"]
            begun = group(process)
            assert begun
            process.send_signal(word)
            assert process.wait(30) == 0
            assert not any(Path(f"/proc/{child}").exists() for child in begun)
        said = (tmp_path / "out.txt").read_text()
        assert f"OneWorkforce is at http://127.0.0.1:{port}/   Ctrl-C ends it." in said
        assert "Traceback" not in said
        answered = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
        assert {"health", "privacy"} <= {line.get("route") for line in answered}


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        said = refused(tmp_path, "--port", str(port))
    assert said.startswith(f"127.0.0.1, port {port}: Something else listens there already. Choose another with --port")


def test_an_address_of_another_machine_is_told(tmp_path: Path) -> None:
    said = refused(tmp_path, "--address", "203.0.113.7", ONEWORKFORCE_ORIGIN="http://203.0.113.7")
    assert "This machine has no such address." in said


def test_beyond_this_machine_it_wants_to_know_its_address(tmp_path: Path) -> None:
    assert refused(tmp_path, "--address", "0.0.0.0").startswith("ONEWORKFORCE_ORIGIN: It is needed")  # noqa: S104


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "ONEWORKFORCE_DATA" in refused(tmp_path / "file" / "under")


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    said = refused(
        tmp_path,
        "--port",
        str(free_port()),
        ONEWORKFORCE_DATABASE_URL="postgresql://someone:hunter2hunter2@127.0.0.1:1/nothing",
    )
    assert said.startswith("ONEWORKFORCE_DATABASE_URL: The database cannot be used.")
    assert "hunter2" not in said


def test_production_refuses_a_database_marked_as_a_demonstration(world: World) -> None:
    assert world.northshire
    serving._check_demo()
    Installation.objects.update(demo=True)
    serving._check_demo()
    with override_settings(PRODUCTION=True), pytest.raises(Refused, match="marked as a demonstration"):
        serving._check_demo()


def test_djangos_commands_are_there_for_an_administrator(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "manage", "migrate", "--help"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--fake-initial" in done.stdout
