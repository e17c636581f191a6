"""A job in the hands of a worker: short swaps, progress, and the moment to stop."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import connection

from oneworkforce.ground import transactions
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.models import Job

LEASE = timedelta(seconds=60)
"""How long a job stays its worker's without a sign of life; the worker's beat renews it every few seconds."""


class Cancelled(Exception):  # noqa: N818  not an error
    """Somebody cancelled the job: let it pass, the swap you are in is undone."""


class GivenBack(Exception):  # noqa: N818  not an error
    """The worker is to stop: the job goes back and another takes it. Let it pass."""


class LeaseLost(Exception):  # noqa: N818  not an error
    """This worker was so long without a sign of life that another took the job. Let it pass: nothing here counts."""


class Running:
    """What the work of a job is handed.

    `done` is how far the last committed progress had come: work that is tried again goes on from there.
    """

    def __init__(
        self, *, job: UUID, attempt: int, done: int, clock: Callable[[], datetime], stopping: Callable[[], bool]
    ) -> None:
        """Stand for the `attempt`-th try of `job`; its number is what tells us from any other worker."""
        self.job = job
        self.attempt = attempt
        self.done = done
        self._clock = clock
        self._stopping = stopping

    @contextmanager
    def swap(self, name: str) -> Iterator[None]:
        """Save one short piece of the work, all or nothing, in a transaction called `name`.

        Raises Cancelled, GivenBack or LeaseLost before anything is done. Keep parsing, reading files and
        reckoning outside: on SQLite one writer at a time has the whole database.
        """
        if self._stopping():
            raise GivenBack
        before = self.done
        try:
            with transactions.whole(name):
                self._renew()
                yield
                self._renew()
        except BaseException:
            self.done = before
            raise

    def progress(self, done: int, total: int | None, words: str) -> None:
        """Say how far the work has come: `done` of `total` (None where nobody knows), in `words` without names.

        Inside a swap it is saved with it, or not at all.
        """
        if connection.in_atomic_block:
            self._renew(done=done, total=total, words=words)
        else:
            with self.swap("job.progress"):
                self._renew(done=done, total=total, words=words)
        self.done = done

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """Give a folder that nobody else can read, of this attempt alone; it is gone afterwards.

        Those of earlier attempts go too: one died, or comes to nothing, since the job is not its any more.
        """
        for number in range(1, self.attempt + 1):
            shutil.rmtree(self._folder(number), ignore_errors=True)
        place = self._folder(self.attempt)
        place.mkdir(mode=0o700)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def _folder(self, attempt: int) -> Path:
        return Path(tempfile.gettempdir(), f"oneworkforce-{self.job}-{attempt}")

    def now(self) -> datetime:
        """Return the moment: the clock of long work, which has no request to bring it."""
        return self._clock()

    def mine(self) -> dict[str, object]:
        """Return what finds the row as long as it is ours."""
        return {"pk": self.job, "state": JobState.RUNNING, "attempt": self.attempt}

    def _renew(self, **values: object) -> None:
        mine = Job.objects.filter(**self.mine())
        if not mine.update(lease_until=self._clock() + LEASE, **values):
            raise LeaseLost
        if mine.filter(cancel_asked=True).exists():
            raise Cancelled
