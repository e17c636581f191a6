"""Twenty people arrive at once at the real server; it is killed, and loses nothing that it said it has."""

import threading
import time
from pathlib import Path

import pytest

from factories import answering, arrivals
from factories.answering import FRONTLINE
from factories.arrivals import Person
from factories.world import World
from oneworkforce.assess.models import Ballot, Batch, Contact, Draft
from oneworkforce.ui import vendor

pytestmark = pytest.mark.skipif(
    not (vendor.TARGET / "govuk-frontend.min.css").exists(), reason="the front-end packages are fetched by python3 run"
)
MANY = 20


def test_twenty_arrive_and_a_kill_loses_no_page_that_was_saved(world: World, tmp_path: Path) -> None:
    made = answering.asked(world)
    addresses = answering.everybody("Harbour School", FRONTLINE)[:MANY]
    people = [Person(made.door(email), number) for number, email in enumerate(addresses)]
    with arrivals.served(tmp_path, workers=1) as server:
        watch = threading.Thread(target=_kill_midway, args=(server, people))
        watch.start()
        gone = arrivals.arrive(people, server.port, at_once=4)
        watch.join()
    assert gone, "it was killed before all were done"
    assert any(person.saved for person in people)
    with arrivals.served(tmp_path, workers=1) as server:
        for person in people:
            found = person.seen(server.port)
            if found is None:
                person.done = True
                assert person.asked_to_hand_in, "nothing is handed in by itself"
                continue
            assert not person.done, "what was said to be handed in is"
            assert found == {
                name: person.said[name] for page in range(1, person.saved + 1) for name in arrivals.PAGES[page]
            }
        left = [person for person in people if not person.done]
        assert arrivals.arrive(left, server.port, at_once=4) == []
    assert all(person.done for person in people)
    with world.reading():
        mixed = sum(Batch.objects.values_list("people", flat=True))
        assert Ballot.objects.count() + mixed == MANY
        assert Contact.objects.filter(answered=True).count() == MANY
        assert not Draft.objects.exists()
    written = (tmp_path / "server.txt").read_text()
    assert not any(token in written for token in made.tokens.values())


def _kill_midway(server: arrivals.Server, people: list[Person]) -> None:
    until = time.monotonic() + 60
    while sum(person.saved for person in people) < MANY and time.monotonic() < until:
        time.sleep(0.002)
    server.kill()
