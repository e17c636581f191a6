"""Promise of arrivals: 5,000 people answer a questionnaire at once, on both databases, and nothing goes wrong.

The site runs as it is served (`oneworkforce serve`: processes that answer, a worker that mixes beside them); people
come over loopback, sixteen at a time without a pause, each through the first page, every page of questions, checking
and handing in. Promised: no error, no lost answer, an end within the limit. Half-way it is killed (SIGKILL) and served
again: no page is lost that it said it has.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HOME = Path(__file__).parents[1]
sys.path.append(str(HOME / "tests"))

from factories import databases  # noqa: E402  the path is known now

MANY = int(os.environ.get("ARRIVALS", "5000"))
AT_ONCE, WORKERS, THREADS = 16, 2, 4
LIMIT = 0.18
"""Seconds a person, on two cores: a quarter of an hour for everybody."""
CHECKED = 200
ENGINES = ("sqlite", "postgresql")


def main() -> int:
    """Measure on each engine in a process of its own; 1 when the promise is broken anywhere."""
    if len(sys.argv) > 1:
        return measured(sys.argv[1])
    codes = []
    for engine in ENGINES:
        environment = {**os.environ, "ONEWORKFORCE_TEST_DATABASE": engine}
        codes.append(subprocess.run([sys.executable, __file__, engine], env=environment, check=False).returncode)
    return max(codes)


def measured(engine: str) -> int:
    """Let them arrive at databases of their own."""
    with TemporaryDirectory() as folder:
        databases.configure(Path(folder))
        from oneworkforce.ground import start  # noqa: PLC0415  Django reads its settings here

        start.set_up()
        with databases.fresh():
            from oneworkforce.ground import database  # noqa: PLC0415

            database.prepare()
            kept = _arrived(Path(folder), engine)
        databases.dropped()
    return 0 if kept else 1


def _arrived(folder: Path, engine: str) -> bool:
    from factories import answering, arrivals  # noqa: PLC0415
    from factories import world as worlds  # noqa: PLC0415
    from oneworkforce.assess.models import Ballot, Batch, Contact, Draft  # noqa: PLC0415

    world = worlds.build()
    made = answering.asked(world, many=MANY)
    doors = [made.door(answering.address("Harbour School", answering.FRONTLINE, at)) for at in range(1, MANY + 1)]
    people = [arrivals.Person(door, number) for number, door in enumerate(doors)]
    started = time.monotonic()
    with arrivals.served(folder, workers=WORKERS, threads=THREADS) as server:
        ready = time.monotonic()
        threading.Thread(target=_kill_half_way, args=(server, people), daemon=True).start()
        arrivals.arrive(people, server.port, at_once=AT_ONCE)
        first = time.monotonic() - ready
    with arrivals.served(folder, workers=WORKERS, threads=THREADS) as server:
        begun = [person for person in people if person.saved and not person.done]
        lost = [person for person in begun[:CHECKED] if not _there(person, server.port)]
        left = [person for person in people if not person.done]
        ready = time.monotonic()
        gone = arrivals.arrive(left, server.port, at_once=AT_ONCE)
        second = time.monotonic() - ready
    with world.reading():
        ballots = Ballot.objects.count() + sum(Batch.objects.values_list("people", flat=True))
        answered = Contact.objects.filter(answered=True).count()
        drafts = Draft.objects.count()
    requests, took = sum(person.requests for person in people), first + second
    whole = not lost and not gone and ballots == answered == MANY and not drafts
    kept = whole and took <= LIMIT * MANY
    verdict = "kept  " if kept else "BROKEN"
    pace = f"{requests:,} requests in {took:.0f} s ({requests / took:.0f} a second; limit {LIMIT * MANY:.0f} s)"
    open_ = min(len(begun), CHECKED)
    print(
        f"{verdict}  arrivals on {engine}: {MANY:,} people, {pace}, {ballots:,} ballots, {len(lost)} pages lost of"
        f" {open_} that were open when it was killed; {time.monotonic() - started:.0f} s in all",
        flush=True,
    )
    return kept


def _there(person: Any, port: int) -> bool:
    from factories import arrivals  # noqa: PLC0415

    found = person.seen(port)
    if found is None:
        person.done = True
        return bool(person.asked_to_hand_in)
    return bool(
        found == {name: person.said[name] for page in range(1, person.saved + 1) for name in arrivals.PAGES[page]}
    )


def _kill_half_way(server: Any, people: list[Any]) -> None:
    while sum(person.done for person in people) < MANY // 2:
        time.sleep(0.05)
    server.kill()


if __name__ == "__main__":
    sys.exit(main())
