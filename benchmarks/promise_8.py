"""Promise 8: pages over much that is stored, on both databases.

Each page is asked for through the whole site (middleware, sign-in, viewer, queries, template), and beside it, in turn,
from the same site in the same process with nothing asked of the database: there the session, the user and the viewer
are in memory, and the template gets the values recorded from the real page (still.py says what that peer does). Twice
the peer's time is promised at most, and as many queries with 10,000 rows (100,000 posts) as with 10. A round of
1,000,000 answers is stored meanwhile; no page may read them. The log is off for both.
"""

import gc
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "tests"))

from factories import databases  # noqa: E402  the path is known now

FEW, MANY = 10, 10_000
ANSWERS, QUESTIONS, CELL = 1_000_000, 40, 50_000
PROMISE, AUDITED = 2.0, 1 / 0.3
RUNS = 51
ENGINES = ("sqlite", "postgresql")


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
    """Fill databases of their own and measure every page."""
    with TemporaryDirectory() as folder:
        databases.configure(Path(folder))
        from oneworkforce.ground import start  # noqa: PLC0415  Django reads its settings here

        start.set_up()
        databases.hurry()
        from oneworkforce.site import static_files  # noqa: PLC0415

        static_files.gather()
        with databases.fresh():
            from oneworkforce.ground import database  # noqa: PLC0415

            database.prepare()
            kept = _all_pages()
        databases.dropped()
    return 0 if kept else 1


def _all_pages() -> bool:
    import peers  # noqa: PLC0415
    import still  # noqa: PLC0415
    from factories import world as worlds  # noqa: PLC0415
    from many import Filled  # noqa: PLC0415

    world = worlds.build()
    filled = Filled(world)
    filled.answers(ANSWERS, QUESTIONS, CELL)
    filled.rows(FEW)
    few = {page.name: _queries(filled, page.url) for page in filled.pages()}
    filled.rows(MANY)
    _counted()
    kept = True
    gc.freeze()  # what is there by now is not searched for rubbish before each run
    logging.disable(logging.INFO)
    for page in filled.pages():
        many = _queries(filled, page.url)
        same = many == few[page.name]
        kept &= same
        verdict = "kept  " if same else "BROKEN"
        print(f"{verdict}  {page.name}: {few[page.name]} queries at {FEW} rows, {many} at {MANY:,}", flush=True)
        client = filled.client()
        still.record(client, page.url)
        with still.peer(client, page.url) as quiet:
            ours, (peer,) = peers.beside(_asked(client, page.url), [_asked(quiet, page.url)], runs=RUNS)
        promise = AUDITED if page.audited else PROMISE
        kept &= peers.line(page.name, ours, peer, promise, "the same without a database")
    return kept


def _counted() -> None:
    """Let PostgreSQL count what it holds now, as its autovacuum does within a minute of such a load."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        where = databases.SERVER.rsplit("/", 1)[0]
        with psycopg.connect(f"{where}/{connection.settings_dict['NAME']}", autocommit=True) as server:
            server.execute("ANALYZE")


def _asked(client: Any, url: str) -> Callable[[], object]:
    return lambda: client.get(url)


def _queries(filled: Any, url: str) -> int:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = filled.client()
    client.get(url)  # what is cached for a minute is in the cache
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    assert answer.status_code == 200, f"{url} answers {answer.status_code}"
    return len(asked)


if __name__ == "__main__":
    sys.exit(main())
