"""Promise 5: 200 seeded searches among 1,000,000 people, on both databases.

The query is what a page of results needs of the database once its words are understood: whom the sets of search hold,
in which order, how many (counts stop at "1,000+"), and 25 frozen rows with what each person agreed to. Its peer is the
same 25 frozen rows, of people drawn by the seed, read by their keys through the same scope and the same visible rows.
Both are asked in turn, as a co-ordinator would; the 95th percentile of the searches is set against the peer's median.
"""

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "tests"))

from factories import databases  # noqa: E402  the path is known now

PEOPLE, SEARCHES, ROWS, PROMISE = 1_000_000, 200, 25, 5.0
RUNS = 3
"""Each search is timed so often; its middle time counts."""
ENGINES = ("sqlite", "postgresql")


def main() -> int:
    """Measure on each engine in a process of its own; 1 when the promise is broken anywhere.

    `python benchmarks/promise_5.py sqlite 20000` tries one engine with fewer people.
    """
    if len(sys.argv) > 1:
        return measured(int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE)
    codes = []
    for engine in ENGINES:
        print(f"{engine}:", flush=True)
        environment = {**os.environ, "ONEWORKFORCE_TEST_DATABASE": engine}
        codes.append(subprocess.run([sys.executable, __file__, engine], env=environment, check=False).returncode)
    return max(codes)


def measured(people: int) -> int:
    """Fill a database of its own and ask."""
    with TemporaryDirectory() as folder:
        databases.configure(Path(folder))
        from oneworkforce.ground import start  # noqa: PLC0415  Django reads its settings here

        start.set_up()
        databases.hurry()
        with databases.fresh():
            from oneworkforce.ground import database  # noqa: PLC0415

            database.prepare()
            kept = _all_searches(people)
        databases.dropped()
    return 0 if kept else 1


def _all_searches(people: int) -> bool:
    import many_people  # noqa: PLC0415
    from factories import world as worlds  # noqa: PLC0415
    from oneworkforce.ground import transactions  # noqa: PLC0415
    from oneworkforce.partnership.models import Person  # noqa: PLC0415
    from oneworkforce.workforce.commands import search_index  # noqa: PLC0415
    from oneworkforce.workforce.queries import finding  # noqa: PLC0415

    world = worlds.build()
    began = time.perf_counter()
    crowd = many_people.written(world, people)
    written = time.perf_counter()
    _counted()
    with world.scope("walter"):
        search_index.rebuild(today=many_people.TODAY)
    built = time.perf_counter()
    print(
        f"        {people:,} people written in {written - began:.0f} s, sets built in {built - written:.0f} s",
        flush=True,
    )
    _counted()
    dice = random.Random(many_people.SEED)  # noqa: S311  the same dice each time
    viewer = world.viewer("carl")
    with world.reading("carl"):
        keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    searches = list(crowd.wanted(SEARCHES))
    ours: dict[str, list[float]] = {}
    peer: list[float] = []
    gc.freeze()

    def asked(work: Callable[..., object], *about: object, **more: object) -> float:
        times = []
        for _ in range(RUNS):
            started = time.perf_counter()
            with transactions.reading():
                work(viewer, *about, **more)
            times.append(time.perf_counter() - started)
        return statistics.median(times)

    found: dict[str, int] = {}
    with world.scope("carl"):
        for warm in (True, False):
            for kind, wanted, far in searches[:40] if warm else searches:
                some = dice.sample(keys, ROWS)
                mine = asked(finding.find, wanted, today=many_people.TODAY, far=far)
                other = asked(finding.rows, some, wanted.times)
                if not warm:
                    ours.setdefault(kind, []).append(mine)
                    peer.append(other)
                    with transactions.reading():
                        result = finding.find(viewer, wanted, today=many_people.TODAY, far=far)
                    found[kind] = found.get(kind, 0) + bool(result.total)
    return _told(ours, peer, found)


def _told(ours: dict[str, list[float]], peer: list[float], found: dict[str, int]) -> bool:
    base = statistics.median(peer)
    for kind, times in ours.items():
        many = f"{found[kind]} of {len(times)} found somebody"
        print(f"        {kind}: median {statistics.median(times) * 1e3:.1f} ms, p95 {_p95(times) * 1e3:.1f} ms; {many}")
    every = [each for times in ours.values() for each in times]
    ratio = _p95(every) / base
    kept = ratio <= PROMISE
    print(
        f"{'kept  ' if kept else 'BROKEN'}  p95 of {len(every)} searches: {ratio:.2f}x of {ROWS} rows by key"
        f" (promise: at most {PROMISE:g}x); ours {_p95(every) * 1e3:.1f} ms, peer {base * 1e3:.1f} ms",
        flush=True,
    )
    return kept


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _counted() -> None:
    """Let PostgreSQL count what it holds now, as its autovacuum does within a minute of such a load."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        where = databases.SERVER.rsplit("/", 1)[0]
        with psycopg.connect(f"{where}/{connection.settings_dict['NAME']}", autocommit=True) as server:
            server.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
