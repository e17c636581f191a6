"""The worker: one thread does long work, one beats each second and does what is registered with `every`.

Any number of workers may run beside each other, on one machine or several. Without one nothing is lost: work and
messages wait in their rows. When the database is away the worker waits and goes on.
"""

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import FrameType
from uuid import uuid4

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from oneworkforce.ground import disposals, outbox, roles, telling
from oneworkforce.ground.jobs import retaking, runner
from oneworkforce.ground.models import Beat

log = structlog.get_logger()

Beating = Callable[[datetime], object]

PAUSE = 0.5
"""Seconds between two looks for work, where there was none."""

AWAY = 3.0
"""Seconds between two tries while the database is away."""

PATIENCE = 20.0
"""Seconds the beats may take to finish when the worker is asked to stop; what is cut off is found again."""

WRITTEN = timedelta(seconds=5)
"""How often the worker writes down that it lives."""


@dataclass(frozen=True, slots=True)
class Every:
    """Something done again and again: its name on the health page, how often, and what."""

    name: str
    seconds: float
    call: Beating


BEATS: dict[str, Every] = {}


def every(seconds: float, name: str) -> Callable[[Beating], Beating]:
    """Have the worker call the function beneath, with the moment, every so many seconds.

    It opens the scopes it needs itself (`partnerships.each`). A fault in it is logged, and it is called again.
    """

    def register(call: Beating) -> Beating:
        BEATS[name] = Every(name, seconds, call)
        return call

    return register


@every(1, "messages")
def _send(now: datetime) -> None:
    outbox.send_due(outbox.SENDERS, now)


@every(5, "leases")
def _renew(now: datetime) -> None:
    runner.renew(now)


@every(5, "jobs left")
def _retake(now: datetime) -> None:
    retaking.retake(now)


@every(3600, "deliveries")
def _forget(now: datetime) -> None:
    retaking.forget(now)


@every(3600, "disposals")
def _finish(now: datetime) -> None:
    disposals.apply_tombstones(now=now)


@every(24 * 3600, "keys without a text")
def _sweep(now: datetime) -> None:
    disposals.sweep(now=now)


def run(stop: threading.Event) -> None:
    """Work until `stop` is set; then finish or give back what is in hand. Returns when both threads are done.

    Raises lib.faults.Refused where row-level security would not bind the application's role.
    """
    runner.STOPPING.clear()
    _check_roles(stop)
    beats = threading.Thread(target=_beat_until, args=(stop,), name="beats", daemon=True)
    beats.start()
    try:
        _deliver_until(stop)
    finally:
        stop.set()
        runner.STOPPING.set()
        beats.join(PATIENCE)
        connections.close_all()


def _check_roles(stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            roles.check()
        except (OperationalError, InterfaceError) as error:
            _tell_away(error)
            connections.close_all()
            stop.wait(AWAY)
        else:
            return


def stop_on_signals(stop: threading.Event) -> None:
    """Set `stop` when the process is asked to end (SIGTERM, SIGINT): a running job is given back at its next swap."""

    def tell() -> None:
        runner.STOPPING.set()
        stop.set()

    def asked(_signal: int, _frame: FrameType | None) -> None:
        # From another thread: the one that was interrupted may hold the lock of the event it waits for.
        threading.Thread(target=tell, name="stop").start()

    signal.signal(signal.SIGTERM, asked)
    signal.signal(signal.SIGINT, asked)


class Round:
    """The beats of one thread: when each is due, and whether the database was there."""

    def __init__(self) -> None:
        """Begin: everything is due."""
        self._due: dict[str, datetime] = {}
        self._lived: dict[str, datetime] = {}
        self._written: datetime | None = None
        self._began = False

    def beat(self, now: datetime) -> bool:
        """Do what is due at `now`; return False when the database is away."""
        close_old_connections()
        if not self._began:
            self._began = self._one(Every("start", 0, lambda _: outbox.give_up_own()), now)
            if not self._began:
                return False
        for each in list(BEATS.values()):
            if self._due.get(each.name, now) <= now:
                if not self._one(each, now):
                    return False
                self._due[each.name] = now + timedelta(seconds=each.seconds)
        return self._one(Every("beats", 0, self._write), now)

    def _one(self, each: Every, now: datetime) -> bool:
        try:
            each.call(now)
        except Exception as error:  # noqa: BLE001  a fault in one beat never stops the others
            if isinstance(error, OperationalError | InterfaceError) and not _answers():
                _tell_away(error)
                return False
            telling.fault("beat failed", error, part=each.name)
        else:
            self._lived[each.name] = now
        return True

    def _write(self, now: datetime) -> None:
        if self._written is not None and now - self._written < WRITTEN:
            return
        rows = [Beat(name=name, at=at) for name, at in sorted(self._lived.items()) if name in BEATS]
        rows.append(Beat(name="worker", at=now))
        Beat.objects.bulk_create(rows, update_conflicts=True, unique_fields=["name"], update_fields=["at"])
        self._written = now


def _answers() -> bool:
    """Say whether the main database is there; a keystore that is away stops no mail."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except (OperationalError, InterfaceError):
        return False
    return True


def _beat_until(stop: threading.Event) -> None:
    beats = Round()
    while not stop.is_set():
        there = beats.beat(timezone.now())
        stop.wait(1 if there else AWAY)
    connections.close_all()


class _Deliveries(Worker):
    """django-tasks' own worker, which ends when there is nothing left or when we are to stop."""

    def __init__(self, stop: threading.Event, name: str) -> None:
        self._stop = stop
        super().__init__(
            queue_names=["default"],
            interval=PAUSE,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )

    @property
    def running(self) -> bool:
        """Whether to take another task."""
        return not self._stop.is_set()

    @running.setter
    def running(self, _value: bool) -> None:
        """Leave the decision to the event."""


def _deliver_until(stop: threading.Event) -> None:
    name = uuid4().hex
    while not stop.is_set():
        try:
            _Deliveries(stop, name).run()
        except (DatabaseError, InterfaceError) as error:
            _tell_away(error)
            connections.close_all()
            stop.wait(AWAY)
        except Exception as error:  # noqa: BLE001  one number that cannot be read never stops the others
            telling.fault("delivery failed", error)
            stop.wait(AWAY)
        else:
            stop.wait(PAUSE)


def _tell_away(error: Exception) -> None:
    log.warning("database away", error=type(error).__name__)
