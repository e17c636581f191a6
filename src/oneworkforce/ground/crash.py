"""Named points at the edges of transactions where a test can let the process die.

In the product `reached` does nothing. A test installs `hook`, or sets ONEWORKFORCE_CRASH_AT in a
process of its own, which is then killed as by `kill -9`.
"""

import os
import signal
from collections.abc import Callable

hook: Callable[[str], None] | None = None
_AT = os.environ.get("ONEWORKFORCE_CRASH_AT", "")


class Crashed(BaseException):
    """What a test's hook raises: no `except Exception` can tidy up after it, as after a real crash."""


def reached(point: str) -> None:
    """Say that `point` ("message.send: before commit") has been reached."""
    if hook is not None:
        hook(point)
    if point == _AT:
        os.kill(os.getpid(), signal.SIGKILL)
