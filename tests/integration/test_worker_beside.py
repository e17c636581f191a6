"""The worker beside the site: begun with it, begun again when it dies, ended with it."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from oneworkforce.site.beside import Beside


def script(code: str, folder: Path) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import pathlib, sys, time\nplace = pathlib.Path({str(folder)!r})\n{code}")


def until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


COUNT = "(place / str(time.monotonic_ns())).touch()\n"


def test_it_is_begun_again_when_it_dies(tmp_path: Path) -> None:
    with Beside(script(f"{COUNT}sys.exit(1)", tmp_path), pause=0.01):
        assert until(lambda: len(list(tmp_path.iterdir())) >= 3)


def test_it_ends_with_the_block(tmp_path: Path) -> None:
    with Beside(script(f"{COUNT}time.sleep(60)", tmp_path)) as beside:
        assert until(lambda: len(list(tmp_path.iterdir())) == 1)
    assert beside.process is not None
    assert beside.process.poll() is not None
    assert len(list(tmp_path.iterdir())) == 1


def test_one_that_refused_to_start_is_not_asked_again(tmp_path: Path) -> None:
    with Beside(script(f"{COUNT}sys.exit(2)", tmp_path), pause=0.01) as beside:
        assert until(lambda: beside.process is not None and beside.process.poll() == 2)
        time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) == 1
