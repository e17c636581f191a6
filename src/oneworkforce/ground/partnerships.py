"""Goes through every partnership, each in a scope of its own: for the worker and the command line, which have none."""

import time
from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from django.db import InterfaceError, OperationalError

from oneworkforce.ground import scope, telling
from oneworkforce.ground.models import Partnership
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused


def each(name: str, work: Callable[[], int]) -> int:
    """Call `work` once in the scope of each partnership and return the sum of what it did.

    A fault in one partnership does not keep the others waiting: it is logged as `name`. Only a database that is
    away stops all of it (OperationalError, InterfaceError).
    """
    done = 0
    for partnership in list(Partnership.objects.order_by("pk").values_list("pk", flat=True)):
        with scope.entered(partnership):
            try:
                done += work()
            except (OperationalError, InterfaceError):
                raise
            except Exception as error:  # noqa: BLE001  told, and the next one has its turn
                telling.fault("fault in a partnership", error, part=name, partnership=str(partnership))
    return done


def called(name: str | None) -> list[Partnership]:
    """Return the partnership that is called so, as `--partnership NAME` says, or all by name; `Refused` for no such."""
    found = list(Partnership.objects.order_by("name"))
    if name is None:
        return found
    chosen = [each for each in found if text.folded(each.name) == text.folded(name)]
    if not chosen:
        what = "There is no partnership of this name."
        remedy = text.nearest(name, [each.name for each in found]) or "Leave it out."
        raise Refused(Fault("--partnership", what, remedy))
    return chosen


def name(partnership: UUID) -> str:
    """Return what a partnership is called, "" where there is none; read once a minute."""
    return _name(partnership, int(time.monotonic() // _MINUTE))


_MINUTE = 60


@lru_cache(maxsize=1024)
def _name(partnership: UUID, _minute: int) -> str:
    return Partnership.objects.filter(pk=partnership).values_list("name", flat=True).first() or ""
