"""age around tar, both as streams: nothing is ever on the disk in the clear, and memory does not grow with the rows.

pyrage pushes what it opens and pulls what it seals, and so does tarfile; a pipe and a thread stand between them.
A table travels as members of a few MiB, so that no member's size must be known before its rows are read.
"""

import hashlib
import io
import os
import re
import tarfile
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from oneworkforce.ground.backups import manifest as manifests
from oneworkforce.ground.backups.manifest import Manifest, Table
from oneworkforce.lib.faults import Fault, Refused

_MEMBER = re.compile(r"tables/([a-z0-9_]+\.[a-z0-9_]+)/\d+\.jsonl")
_ANOTHER = "Use another backup."


class Sums:
    """Rows and SHA-256 of each table, as its lines pass by."""

    def __init__(self) -> None:
        """Begin with none."""
        self._digests: dict[str, Any] = defaultdict(hashlib.sha256)
        self._rows: dict[str, int] = defaultdict(int)

    def add(self, name: str, lines: bytes) -> None:
        """Take the next lines of a table; no lines make it known all the same."""
        self._digests[name].update(lines)
        self._rows[name] += lines.count(b"\n")

    def tables(self) -> dict[str, Table]:
        """Return what passed by, in its order."""
        return {name: Table(name, self._rows[name], digest.hexdigest()) for name, digest in self._digests.items()}


def put(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    """Add a member. It says nothing of the machine: no user, no time."""
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    tar.addfile(member, io.BytesIO(content))


@contextmanager
def sealing(file: BinaryIO, recipients: Sequence[Recipient]) -> Iterator[tarfile.TarFile]:
    """Yield a tar whose bytes go to `file` encrypted; OSError when they cannot be written."""
    watched = _Watched(file)
    read_end, write_end = os.pipe()

    def seal() -> None:
        with os.fdopen(read_end, "rb") as plain:
            pyrage.encrypt_io(plain, watched, list(recipients))

    thread = _Thread(seal)
    try:
        with os.fdopen(write_end, "wb") as plain, tarfile.open(fileobj=plain, mode="w|") as tar:
            yield tar
    except BrokenPipeError:
        pass  # the other end says why
    finally:
        thread.join()
    if watched.problem is not None:
        raise watched.problem
    if thread.problem is not None:
        raise thread.problem


@contextmanager
def opening(file: BinaryIO, identities: Sequence[Identity]) -> Iterator[tarfile.TarFile]:
    """Yield the tar inside an encrypted `file`; Refused for another key and for a file damaged or cut short.

    age proves each 64 KiB before it is given out, and the end when the block ends: act on nothing before that.
    """
    read_end, write_end = os.pipe()

    def open_() -> None:
        with os.fdopen(write_end, "wb") as plain:
            pyrage.decrypt_io(file, plain, list(identities))

    thread = _Thread(open_)
    try:
        with os.fdopen(read_end, "rb") as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
            yield tar
            while plain.read(1 << 20):
                pass
    except (tarfile.TarError, EOFError):
        thread.join()
        raise _refusal(thread.problem) from None
    finally:
        thread.join()
    if thread.problem is not None:
        raise _refusal(thread.problem)


def read(file: BinaryIO, identities: Sequence[Identity], take: Callable[[str, bytes], None]) -> Manifest:
    """Give each part of each table to `take(name, lines)` in order, and return the manifest, which it was checked by.

    `take` must be able to undo: the last proof comes at the end.
    """
    sums, account = Sums(), None
    with opening(file, identities) as tar:
        for member in tar:
            content = _content(tar, member)
            if member.name == manifests.NAME:
                account = manifests.from_json(content)
                continue
            named = _MEMBER.fullmatch(member.name)
            if named is None or account is not None:
                raise Refused(Fault("backup", "It holds what no backup holds.", _ANOTHER))
            sums.add(named[1], content)
            take(named[1], content)
    if account is None:
        raise Refused(Fault("backup", "It ends before its account of itself.", _ANOTHER))
    manifests.compare(account, sums.tables())
    return account


def verify(file: BinaryIO, identities: Sequence[Identity]) -> Manifest:
    """Decrypt a whole backup and check every digest; return its manifest."""
    return read(file, identities, lambda _name, _lines: None)


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    held = tar.extractfile(member) if member.isfile() else None
    if held is None:
        raise Refused(Fault("backup", "It holds what no backup holds.", _ANOTHER))
    return held.read()


def _refusal(problem: BaseException | None) -> Refused:
    if "No matching keys" in str(problem):
        return Refused(Fault("backup", "This key does not open it.", "Name the key that it was made for."))
    what = "It is damaged, cut short, or no backup at all."
    return Refused(Fault("backup", what, "Nothing was brought back from it. Use another backup."))


class _Thread:
    """Runs something beside, and keeps what went wrong."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.problem: Exception | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work()
        except Exception as problem:  # noqa: BLE001  raised again where somebody waits
            self.problem = problem

    def join(self) -> None:
        self._thread.join()


class _Watched:
    """A file that keeps what went wrong in writing, which pyrage tells as words only."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.problem: OSError | None = None

    def write(self, content: bytes) -> int:
        try:
            return self._file.write(content)
        except OSError as problem:
            self.problem = problem
            raise

    def flush(self) -> None:
        self._file.flush()
