"""What is written down while the site runs: lines of JSON from an allow list of keys, never a personal value.

Our own lines are a constant word and facts (`LOG.info("answered", route="home", status=200)`); a fact whose
key is not on the list is dropped. Other people's lines (Django's, django-allauth's) are told by their place
in the code alone, since their words may hold an address, a name or a query. An exception is told by its type
and its frames, never by its message.
"""

import json
import logging
import logging.config
import sys
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any

import structlog

FIRST = ("time", "level", "event")
ALLOWED = (
    *FIRST,
    "request",
    "route",
    "method",
    "status",
    "milliseconds",
    "partnership",
    "membership",
    "job",
    "message",
    "kind",
    "attempt",
    "count",
    "seconds",
    "exit_code",
    "part",
    "channel",
    "reference",
    "error",
    "at",
    "logger",
    "where",
    "exception",
    "frames",
)
"""Every key a line may have. Ids, numbers, words of the code: nothing that a person typed."""
PLAIN = ("_granian", "granian")
"""Loggers whose words are about processes and ports alone, and may be read."""
LONGEST_EVENT = 120
MOST_FRAMES = 60
_DEEPEST = 12

Facts = dict[str, Any]


class Lines(logging.Formatter):
    """Makes one line of each record; `human`: for somebody who watches a terminal."""

    def __init__(self, *, human: bool = False) -> None:
        """Choose who reads."""
        super().__init__()
        self.human = human

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of `record`."""
        told = facts(record)
        if not self.human:
            return json.dumps(told, default=str, ensure_ascii=True)
        head = f"{told['time'][11:19]} {told['level']:7} {told['event']}"
        tail = " ".join(f"{key}={value}" for key, value in told.items() if key not in (*FIRST, "frames"))
        return "\n    ".join([f"{head} {tail}".rstrip(), *told.get("frames", ())])


class Failures(logging.Filter):
    """Lets through what failed with an exception; that a page answered 503 stands in its own line already."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether there is one."""
        return bool(record.exc_info and record.exc_info[1])


def facts(record: logging.LogRecord) -> Facts:
    """Return what may be written of `record`, by its key."""
    given: Mapping[str, Any] = record.msg if isinstance(record.msg, dict) else _foreign(record)
    told: Facts = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": str(given.get("event", ""))[:LONGEST_EVENT],
    }
    told |= {key: given[key] for key in ALLOWED if key in given and key not in told}
    if record.exc_info and record.exc_info[1] is not None:
        told |= {"exception": list(_types(record.exc_info[1])), "frames": _frames(record.exc_info[1])}
    return told


def _foreign(record: logging.LogRecord) -> Facts:
    """Return the place of a line that others wrote; its words only where they are known to be harmless."""
    if record.name in PLAIN:
        return {"event": record.getMessage(), "logger": record.name}
    where = f"{record.module}.{record.funcName}:{record.lineno}"
    told = {"event": "told by another", "logger": record.name, "where": where}
    return told | structlog.contextvars.get_contextvars()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception and what it came from."""
    found: BaseException | None = error
    for _ in range(_DEEPEST):
        if found is None:
            return
        yield found
        found = found.__cause__ or found.__context__


def _types(error: BaseException) -> Iterator[str]:
    for each in _chain(error):
        yield f"{type(each).__module__}.{type(each).__qualname__}"


def _frames(error: BaseException) -> list[str]:
    """Return where it was raised, then where what it came from was, each as file, line and function."""
    frames = (frame for each in _chain(error) for frame in traceback.extract_tb(each.__traceback__))
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames][-MOST_FRAMES:]


def _short(filename: str) -> str:
    """Return the path of a file inside its package: where a machine keeps its packages is nobody's business."""
    parts = PurePath(filename).parts
    for mark in ("site-packages", "src"):
        if mark in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(mark) :])
    return parts[-1] if parts else ""


def configuration() -> dict[str, Any]:
    """Return the settings of the standard library's logging: everything through one formatter, to stderr."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "oneworkforce.site.logs.Lines", "human": sys.stderr.isatty()}},
        "filters": {"failures": {"()": "oneworkforce.site.logs.Failures"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "oneworkforce": {"level": "INFO"},
            # "answered" says it already; what fails, with its frames, is still told.
            "django.request": {"level": "ERROR", "handlers": [], "filters": ["failures"], "propagate": True},
            "django": {"level": "WARNING", "handlers": [], "propagate": True},
            "django.server": {"level": "WARNING", "handlers": [], "propagate": True},
            "_granian": {"level": "WARNING", "handlers": [], "propagate": True},
            "granian.access": {"level": "WARNING", "handlers": [], "propagate": True},
        },
    }


def hand_over(_logger: Any, _method: str, event: structlog.typing.EventDict) -> tuple[tuple[Any], Facts]:
    """Give the standard library a line of ours as facts, still unwritten."""
    error = event.pop("exc_info", None)
    return (dict(event),), {"exc_info": error}


structlog.configure(
    processors=[structlog.stdlib.filter_by_level, structlog.contextvars.merge_contextvars, hand_over],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=False,
)


def begin() -> None:
    """Log as `configuration` says in this process, and what ends it unforeseen as well."""
    logging.config.dictConfig(configuration())
    sys.excepthook = _unforeseen


def _unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell what ends the process by its type and frames: the message of an exception may hold anything."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("oneworkforce").critical({"event": "ended unforeseen"}, exc_info=(kind, error, trace))
