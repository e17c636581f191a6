"""The worker that runs beside the site: started with it, begun again when it dies, ended with it."""

import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

import structlog

COMMAND = (sys.executable, "-m", "oneworkforce.site", "worker")
REFUSED = 2
"""With this exit code it said why it will not start; begun again it would say the same."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
PATIENCE = 15.0
"""Seconds it has to finish what it is at."""
LOG = structlog.get_logger(__name__)


class Beside:
    """Runs `command` while the block runs."""

    def __init__(self, command: tuple[str, ...] = COMMAND, *, pause: float = FIRST_PAUSE) -> None:
        """Keep what to run."""
        self.command = command
        self.pause = pause
        self.process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()
        self._watch = threading.Thread(target=self._keep, name="worker beside", daemon=True)

    def __enter__(self) -> Self:
        """Start it."""
        self.process = subprocess.Popen(self.command)  # noqa: S603  our own command
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it: let it finish, then insist."""
        self._ending.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self._watch.join(PATIENCE)

    def _keep(self) -> None:
        pause = self.pause
        while self.process is not None:
            code = self.process.wait()
            if self._ending.is_set():
                return
            if code == REFUSED:
                LOG.error("worker refused to start", exit_code=code)
                return
            LOG.error("worker ended", exit_code=code, seconds=pause)
            if self._ending.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE)
            self.process = subprocess.Popen(self.command)  # noqa: S603  our own command
