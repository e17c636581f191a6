"""Lets the process die at a named point: in process, or a process of its own by `kill -9`."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from factories.world import World
from oneworkforce.ground import crash


@contextmanager
def crashing(point: str, *, times: int = 1) -> Iterator[None]:
    """Raise `crash.Crashed` when `point` is reached for the `times`-th time; fail if it never was."""
    seen = 0

    def hook(reached: str) -> None:
        nonlocal seen
        seen += reached == point
        if seen == times and reached == point:
            raise crash.Crashed(point)

    before, crash.hook = crash.hook, hook
    try:
        yield
    finally:
        crash.hook = before
    assert seen >= times, f"{point} was never reached"


def killed_at(world: World, mail: Path, point: str) -> int:
    """Ask and work in a process of its own that dies at `point`; return how it ended. It does what waits, too."""
    name = str(connection.settings_dict["NAME"])
    short = Path(name).stem.removeprefix("default-") if connection.vendor == "sqlite" else name
    connections.close_all()
    environment = {
        **os.environ,
        "ONEWORKFORCE_CRASH_AT": point,
        "ONEWORKFORCE_EMAIL_URL": f"file://{mail}",
        "ONEWORKFORCE_DATA": str(settings.DATA),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    words = [short, str(world.northshire), str(world.memberships["walter"])]
    done = subprocess.run(
        [sys.executable, "-m", "factories.dying", *words], env=environment, capture_output=True, check=False, timeout=60
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode
