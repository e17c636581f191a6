"""Asks and works in a process of its own, so that a test can have it killed: python -m factories.dying DATABASES ...

The environment says which databases (ONEWORKFORCE_...) and at which point it dies (ONEWORKFORCE_CRASH_AT).
"""

import sys
from pathlib import Path
from uuid import UUID

from django.db import connections

from oneworkforce.ground import start


def main(databases: str, partnership: str, member: str) -> None:
    """Ask for work and be a worker for one round, in the databases called `databases`."""
    start.set_up()
    from django.conf import settings  # noqa: PLC0415  after set-up
    from django.utils import timezone  # noqa: PLC0415  after set-up

    from factories import labour  # noqa: PLC0415  after set-up
    from oneworkforce.ground import outbox, scope, transactions  # noqa: PLC0415  after set-up
    from oneworkforce.partnership.queries import viewers  # noqa: PLC0415  after set-up

    for alias in ("default", "keystore"):
        database = connections[alias].settings_dict
        sqlite = connections[alias].vendor == "sqlite"
        database["NAME"] = str(Path(settings.DATA) / f"{alias}-{databases}.sqlite3") if sqlite else databases
    now = timezone.now()
    with scope.entered(UUID(partnership)):
        with transactions.reading():
            viewer = viewers.in_scope(membership=UUID(member), strong=True, today=now.date())
        labour.ask(viewer, now)
    labour.deliver(now)
    outbox.send_due(outbox.SENDERS, now)


if __name__ == "__main__":
    main(*sys.argv[1:])
