"""Is the site well: for a load balancer, a monitor, and whoever is called at night. Says which part, never why."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from oneworkforce.ground.keystore.router import DATABASE as KEYSTORE
from oneworkforce.ground.models import Beat
from oneworkforce.site.middleware.outages import let_go

FRESH = timedelta(minutes=2)
"""How old the worker's last beat may be."""
WORKER = "worker"
LEAST_ROOM = 200 * 1024 * 1024
"""Bytes that must be free where the records are kept."""


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  a view's signature
    """Answer 200 where pages can be served, else 503.

    Without a worker pages are served all the same, and mail and long work wait: "degraded", and no reason for a
    load balancer to turn people away.
    """
    checks = {name: _tried(check) for name, check in CHECKS.items()}
    serves = all(well for name, well in checks.items() if name != WORKER)
    if not serves:
        let_go()
    status = "ok" if all(checks.values()) else "degraded" if serves else "failing"
    said = {"status": status, "checks": {name: _word(each) for name, each in checks.items()}}
    return JsonResponse(said, status=200 if serves else 503, headers={"Cache-Control": "no-store"})


def _word(well: bool) -> str:
    return "ok" if well else "failing"


def _tried(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # noqa: BLE001  whatever is wrong with it, it is not well; the log of its own work says why
        return False


def _answers(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


@cache
def _written() -> frozenset[tuple[str, str]]:
    """Return every migration of this version."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _migrated() -> bool:
    applied = set(MigrationRecorder(connections["default"]).applied_migrations())
    kept = set(MigrationRecorder(connections[KEYSTORE]).applied_migrations())
    return applied | kept >= _written()


def _beating() -> bool:
    latest = Beat.objects.filter(name=WORKER).values_list("at", flat=True).first()
    return latest is not None and timezone.now() - latest < FRESH


def _roomy() -> bool:
    return shutil.disk_usage(settings.DATA).free >= LEAST_ROOM


CHECKS: dict[str, Callable[[], bool]] = {
    "database": lambda: _answers("default"),
    "keystore": lambda: _answers(KEYSTORE),
    "migrations": _migrated,
    WORKER: _beating,
    "disk": _roomy,
}
