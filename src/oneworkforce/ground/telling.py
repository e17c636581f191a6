"""Tells of a fault of ours in the log: what kind, where in the code, under which reference; never with a value.

An exception's message may quote what a person typed, so neither it nor the traceback's text is written.
"""

import traceback
from pathlib import Path
from uuid import uuid4

import structlog

log = structlog.get_logger()

FRAMES = 4


def fault(event: str, error: BaseException, **fields: object) -> str:
    """Log `event` with `fields` (ids and names of parts) and return the reference a person can quote."""
    reference = uuid4().hex[:8]
    log.error(event, reference=reference, error=type(error).__name__, at=place(error), **fields)
    return reference


def place(error: BaseException) -> list[str]:
    """Return where in the code an exception was raised, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
