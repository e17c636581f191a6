"""Writing a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from oneworkforce.lib.faults import Fault, Refused


def check(path: Path) -> None:
    """Refuse a place that cannot be written to, before any long work."""
    if not path.parent.is_dir():
        raise Refused(Fault(str(path.parent), "There is no such folder.", "Make it first, or choose another."))
    if path.is_dir():
        raise Refused(Fault(path.name, "This is a folder.", "Name a file in it."))


def write(path: Path, content: bytes) -> None:
    """Write `content` to `path`; a file that was there stays whole until the new one replaces it."""
    with opened(path) as file:
        file.write(content)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a draft beside `path` to write and read again; it takes its place when the block ends well, whole.

    Whatever goes wrong in the block, a file that was there stays as it was and the draft is removed.
    """
    check(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        what = f"It could not be written: {(problem.strerror or 'unknown reason').lower()}."
        remedy = "Close it where it is open, free some space, or choose another folder."
        raise Refused(Fault(path.name, what, remedy)) from problem
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
