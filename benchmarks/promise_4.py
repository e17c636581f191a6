"""Promise 4: the file of promise 3 stored, with diff, undo and audit, on both databases.

The peer gets the finished values: it loads them into one staging table without indexes (COPY on PostgreSQL,
executemany on SQLite) and moves them with INSERT ... SELECT into the same tables with the same indexes and policies.
Ours, rows alone: the values of the plan into the tables, at most 1.5 times as long. Ours, all of it: the checked rows
opened, compared with what is stored, written, what undoing needs kept, audited: at most 3 times. Each run is taken
back, so that all meet the same tables.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "tests"))

from factories import databases  # noqa: E402  the path is known now

ROWS_ALONE, ALL = 1.5, 3.0
RUNS = 3
ENGINES = ("sqlite", "postgresql")
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def main() -> int:
    """Measure on each engine in a process of its own; 1 when the promise is broken anywhere."""
    if len(sys.argv) > 1:
        return measured()
    codes = []
    for engine in ENGINES:
        print(f"{engine}:", flush=True)
        environment = {**os.environ, "ONEWORKFORCE_TEST_DATABASE": engine}
        codes.append(subprocess.run([sys.executable, __file__, engine], env=environment, check=False).returncode)
    return max(codes)


def measured() -> int:
    """Make databases of our own, and measure."""
    with TemporaryDirectory() as folder:
        databases.configure(Path(folder))
        from oneworkforce.ground import start  # noqa: PLC0415  Django reads its settings here

        start.set_up()
        databases.hurry()
        with databases.fresh():
            from oneworkforce.ground import database  # noqa: PLC0415

            database.prepare()
            kept = _stored(Path(folder))
        databases.dropped()
    return 0 if kept else 1


def _stored(folder: Path) -> bool:
    import peers  # noqa: PLC0415  after set-up
    from factories import world as worlds  # noqa: PLC0415

    world = worlds.build()
    with world.scope("mona"):
        upload, run = _checked(world, folder)
        plan, now = _plan(upload)

        def rows_alone() -> None:
            from oneworkforce.workforce.commands import staff_writing  # noqa: PLC0415

            marks = staff_writing.Marks(NOW, NOW.date(), "Mona Marsh")
            staff_writing.write(plan, now, marks)

        def all_of_it() -> None:
            from oneworkforce.workforce.commands import staff_storing  # noqa: PLC0415

            staff_storing.store(run("workforce.store_staff_file"), upload)

        ours, (theirs, whole) = peers.beside(
            _taken_back(rows_alone), [_taken_back(_peer(plan)), _taken_back(all_of_it)], runs=RUNS
        )
    kept = peers.line("100,000 rows into the tables", ours, theirs, ROWS_ALONE, "staging and INSERT ... SELECT")
    return peers.line("with diff, undo and audit", whole, theirs, ALL, "the same") and kept


def _checked(world: Any, folder: Path) -> tuple[UUID, Callable[[str], Any]]:
    """Give the file and have it checked and chosen; return it, and what makes a job for it."""
    import staff_files  # noqa: PLC0415
    from oneworkforce.ground import jobs, transactions  # noqa: PLC0415
    from oneworkforce.ground.models import Job  # noqa: PLC0415
    from oneworkforce.workforce.commands import staff_reading  # noqa: PLC0415
    from oneworkforce.workforce.commands import staff_uploads as commands  # noqa: PLC0415

    path = folder / "staff.csv"
    staff_files.write(path)
    viewer = world.viewer("mona")
    content = path.read_bytes()
    pieces = (content[at : at + commands.PIECE] for at in range(0, len(content), commands.PIECE))
    upload = commands.receive(by=viewer, now=NOW, file=commands.File("csv", pieces))

    def run(kind: str) -> Any:
        with transactions.whole("bench job"):
            job = Job.objects.create(
                kind=kind,
                title="Bench",
                asked_by=viewer.user,
                asked_at=NOW,
                state="running",
                attempt=1,
                lease_until=NOW,
            )
        return jobs.Running(job=job.pk, attempt=1, done=0, clock=lambda: NOW, stopping=lambda: False)

    staff_reading.read(run("workforce.read_staff_file"), upload)
    commands.take(by=viewer, now=NOW, upload=upload)
    return upload, run


def _plan(upload: UUID) -> tuple[Any, Any]:
    from oneworkforce.ground import transactions  # noqa: PLC0415
    from oneworkforce.workforce.domain import staff_pack, staff_plan  # noqa: PLC0415
    from oneworkforce.workforce.models import PartKind, StaffUpload  # noqa: PLC0415
    from oneworkforce.workforce.queries import staff_files as stored  # noqa: PLC0415
    from oneworkforce.workforce.queries import staff_now  # noqa: PLC0415

    with transactions.reading():
        row = StaffUpload.objects.get(pk=upload)
    pieces = [staff_pack.unpack(each) for each in stored.pieces(row, PartKind.ROWS)]
    now = staff_now.load(row.organisations, today=NOW.date())
    return staff_plan.plan(staff_pack.joined(pieces)[0], now, NOW.date()), now


def _peer(plan: Any) -> Callable[[], None]:
    """Return what loads finished values into one table and moves them from there, a statement a table."""
    from unittest.mock import patch  # noqa: PLC0415

    from oneworkforce.ground import transactions  # noqa: PLC0415
    from oneworkforce.workforce.commands import bulk, staff_writing  # noqa: PLC0415
    from oneworkforce.workforce.domain.staff_now import Now  # noqa: PLC0415

    tables: list[tuple[Any, list[str], list[Sequence[Any]]]] = []

    def kept(model: Any, names: Sequence[str], rows: Any) -> None:
        tables.append((model, list(names), list(rows)))

    with patch.object(bulk, "_put", kept), transactions.whole("bench peer"):
        staff_writing.write(plan, Now({}, {}, {}, {}, {}), staff_writing.Marks(NOW, NOW.date(), "Mona Marsh"))

    def moved() -> None:
        for at, (model, names, rows) in enumerate(tables):
            _staged(f"staging_{at}", model, names, rows)

    return moved


def _staged(name: str, model: Any, names: list[str], rows: list[Sequence[Any]]) -> None:
    from django.db import connection  # noqa: PLC0415

    quoted = ", ".join(f'"{each}"' for each in names)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        loose: Any = cursor
        loose.execute(f'CREATE TEMPORARY TABLE {name} AS SELECT {quoted} FROM "{table}" LIMIT 0')  # noqa: S608
        if connection.vendor == "postgresql":
            with loose.copy(f"COPY {name} ({quoted}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            loose.executemany(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(names))})", rows)  # noqa: S608
        loose.execute(f'INSERT INTO "{table}" ({quoted}) SELECT {quoted} FROM {name}')  # noqa: S608
        loose.execute(f"DROP TABLE {name}")


def _taken_back(work: Callable[[], None]) -> Callable[[], None]:
    from django.db import transaction  # noqa: PLC0415

    from oneworkforce.ground import scope  # noqa: PLC0415

    def run() -> None:
        with transaction.atomic():
            scope.say()
            work()
            transaction.set_rollback(True)

    return run


if __name__ == "__main__":
    sys.exit(main())
