"""Events are sealed in chains, and `audit verify` names every row that the owner of the database alters afterwards."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core.management import call_command
from django.db import connection, transaction

from factories.databases import POSTGRESQL
from factories.world import NOW, World
from oneworkforce.audit import jobs, public
from oneworkforce.audit.commands.seal import seal
from oneworkforce.audit.models import Event, Link
from oneworkforce.audit.queries import chain
from oneworkforce.ground import crash, database, scope, transactions
from oneworkforce.site.cli import main

COUNT = 7


def record(world: World, count: int = COUNT, name: str = "alice") -> None:
    viewer = world.viewer(name)
    with world.scope(name), transactions.whole("test"):
        for number in range(count):
            now = NOW + timedelta(minutes=number)
            public.record(by=viewer, verb="changed", noun="person", subject=uuid.uuid4(), now=now, fields=["email"])


@pytest.fixture
def sealed(world: World) -> World:
    record(world)
    record(world, 2, "sol")
    assert jobs.seal_all(NOW) == COUNT + 2
    return world


def verify(*options: str) -> Result:
    return CliRunner().invoke(main, ["audit", "verify", *options])


@contextmanager
def tampering(world: World) -> Iterator[None]:
    """Act as the owner with the triggers and the constraints of the tables taken away."""
    with database.as_owner():
        call_command("migrate", "audit", "0002", verbosity=0)
        with scope.entered(world.northshire), transaction.atomic():
            scope.say()
            yield


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1


def event_at(position: int) -> uuid.UUID:
    return Link.objects.get(position=position).event


def raw(value: uuid.UUID) -> Any:
    return value if connection.vendor == "postgresql" else value.hex


def test_every_event_is_sealed_once_in_the_order_of_time(sealed: World) -> None:
    with sealed.reading():
        order = list(Event.objects.order_by("at", "id").values_list("id", flat=True))
        links = list(Link.objects.order_by("position").values_list("position", "event"))
    assert links == list(enumerate(order, start=1))
    assert jobs.seal_all(NOW) == 0


def test_each_partnership_has_a_chain_of_its_own(sealed: World) -> None:
    with sealed.reading("sol"):
        assert list(Link.objects.order_by("position").values_list("position", flat=True)) == [1, 2]


@pytest.mark.usefixtures("sealed")
def test_an_untouched_record_verifies() -> None:
    found = verify()
    assert found.exit_code == 0, found.output
    assert found.output.splitlines() == [
        "Northshire Children's Partnership: the record is as it was sealed.",
        "  7 sealed events checked.",
        "  Nothing is altered, missing or out of order.",
        "Southmere Together: the record is as it was sealed.",
        "  2 sealed events checked.",
        "  Nothing is altered, missing or out of order.",
    ]


def test_events_that_wait_for_the_sealer_are_counted(sealed: World) -> None:
    record(sealed, 2)
    found = verify("--partnership", "northshire children's partnership")
    assert found.exit_code == 0
    assert found.output.splitlines()[-1] == "  2 later events are not sealed yet."
    assert "Southmere" not in found.output


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "Somebody Else"),
        ("verb", "looked at"),
        ("noun", "team"),
        ("reason", "Another"),
        ("fields", '["phone"]'),
        ("at", NOW - timedelta(days=1)),
    ],
)
def test_an_altered_event_is_named_and_nothing_else(sealed: World, column: str, value: Any) -> None:
    with tampering(sealed):
        event = event_at(3)
        run(f"UPDATE audit_event SET {column} = %s WHERE id = %s", value, raw(event))  # noqa: S608  no input
    found = verify()
    assert found.exit_code == 1
    assert found.output.splitlines()[:3] == [
        "Northshire Children's Partnership: 1 thing is wrong with the record.",
        "  7 sealed events checked.",
        f"  The event sealed at position 3, or its seal, was altered. Event {event}.",
    ]


@pytest.mark.skipif(POSTGRESQL, reason="PostgreSQL refuses what is of another kind than its column.")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "never"),
        ("at", "2026-13-45 09:30:00"),
        ("at", 7),
        ("fields", "not json"),
        ("fields", "3"),
        ("fields", '"email"'),
        ("fields", "[1]"),
        ("actor", b"\xff"),
        ("subject", "x"),
        ("actor_user", "x"),
    ],
)
def test_an_event_that_cannot_be_read_is_named_and_hides_nothing(sealed: World, column: str, value: Any) -> None:
    with tampering(sealed):
        events = [event_at(3), event_at(6)]
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        run(f"UPDATE audit_event SET {column} = %s WHERE id = %s", value, raw(events[0]))  # noqa: S608  no input
        run("UPDATE audit_event SET actor = 'Nobody' WHERE id = %s", raw(events[1]))
    found = verify()
    assert found.exit_code == 1, found.output
    assert "2 things are wrong" in found.output
    assert all(str(event) in found.output for event in events)


@pytest.mark.skipif(POSTGRESQL, reason="PostgreSQL refuses what is of another kind than its column.")
@pytest.mark.parametrize(
    ("column", "value"), [("position", "last"), ("event", "x"), ("digest", "\xe9"), ("digest", b"x")]
)
def test_a_seal_that_cannot_be_read_is_named(sealed: World, column: str, value: Any) -> None:
    with tampering(sealed):
        run(f"UPDATE audit_link SET {column} = %s WHERE position = 5", value)  # noqa: S608  no input
    found = verify()
    assert found.exit_code == 1, found.output
    assert "wrong with the record" in found.output


def test_an_event_moved_to_another_partnership_is_missing(sealed: World) -> None:
    with tampering(sealed):
        event = event_at(2)
    with database.as_owner(), scope.entered(None), transaction.atomic():
        run("UPDATE audit_event SET partnership_id = %s WHERE id = %s", raw(sealed.southmere), raw(event))
    assert f"The event sealed at position 2 is missing. Event {event}." in verify().output


def test_a_dropped_event_is_named(sealed: World) -> None:
    with tampering(sealed):
        event = event_at(4)
        run("DELETE FROM audit_event WHERE id = %s", raw(event))
    found = verify()
    assert found.exit_code == 1
    assert f"The event sealed at position 4 is missing. Event {event}." in found.output
    assert "1 thing is wrong" in found.output


def test_a_dropped_seal_is_named_and_its_event_is_not_taken_for_a_later_one(sealed: World) -> None:
    with tampering(sealed):
        run("DELETE FROM audit_link WHERE position = 4")
    found = verify("--partnership", "Northshire Children's Partnership")
    assert found.exit_code == 1
    assert "The seal at position 4 is missing." in found.output
    assert "1 later event is not sealed yet." in found.output


def test_events_that_changed_places_are_named(sealed: World) -> None:
    with tampering(sealed):
        first, second = event_at(3), event_at(5)
        for event, position in ((uuid.uuid4(), 3), (first, 5), (second, 3)):
            run("UPDATE audit_link SET event = %s WHERE position = %s", raw(event), position)
    found = verify()
    assert found.exit_code == 1
    assert f"What stands at position 3 and at position 5 changed places. Event {second}." in found.output
    assert f"What stands at position 5 and at position 3 changed places. Event {first}." in found.output
    assert "2 things are wrong" in found.output


def test_seals_that_changed_places_are_named(sealed: World) -> None:
    with tampering(sealed):
        for old, new in ((3, 99), (4, 3), (99, 4)):
            run("UPDATE audit_link SET position = %s WHERE position = %s", new, old)
    assert "2 things are wrong" in verify().output


def test_a_tail_that_was_cut_off_is_named_against_the_anchor(sealed: World, tmp_path: Path) -> None:
    file = tmp_path / "anchor.json"
    assert CliRunner().invoke(main, ["audit", "anchor", str(file)]).exit_code == 0
    assert verify("--anchor", str(file)).exit_code == 0
    with tampering(sealed):
        run("DELETE FROM audit_event WHERE id = %s", raw(event_at(COUNT)))
        run("DELETE FROM audit_link WHERE position = %s", COUNT)
    assert verify().exit_code == 0  # the chain alone cannot know
    found = verify("--anchor", str(file))
    assert found.exit_code == 1
    assert "The chain ends at position 6; the anchor file knows position 7" in found.output


def test_an_anchor_seals_first_and_holds_no_name(world: World, tmp_path: Path) -> None:
    record(world)
    file = tmp_path / "anchor.json"
    found = CliRunner().invoke(main, ["audit", "anchor", str(file)])
    assert found.output == f"Written: {file}, with the end of 1 chain.\n"
    assert "Northshire" not in file.read_text()
    assert "not sealed" not in verify().output
    assert "The anchor file does not know this partnership" in verify("--anchor", str(file)).output


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"format": "oneworkforce audit anchor 1", "chains": 3}', b"\xff"]
)
def test_a_file_that_is_no_anchor_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "wrong.json"
    file.write_bytes(content)
    found = verify("--anchor", str(file))
    assert found.exit_code == 2
    assert "This is not an anchor file." in found.output


@pytest.mark.usefixtures("world")
def test_a_partnership_that_is_not_there_is_refused() -> None:
    found = verify("--partnership", "Southmere Togethr")
    assert found.exit_code == 2
    assert "Did you mean “Southmere Together”?" in found.output


@pytest.mark.parametrize("point", ["audit.seal: before", "audit.seal: before commit", "audit.seal: after commit"])
def test_a_crash_while_sealing_leaves_a_chain_that_verifies(
    world: World, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    record(world)
    reached = []

    def die(at: str) -> None:
        if at == point:
            reached.append(at)
            if len(reached) == 2:  # in the second batch
                raise crash.Crashed

    monkeypatch.setattr(crash, "hook", die)
    with pytest.raises(crash.Crashed), world.scope():
        seal(now=NOW, batch=3)
    monkeypatch.setattr(crash, "hook", None)
    assert verify().exit_code == 0
    with world.scope():
        seal(now=NOW, batch=3)
        report = chain.verify()
    assert (report.verified.seals, report.verified.findings, report.unsealed) == (COUNT, (), 0)


def test_of_two_sealers_that_meet_one_wins_and_the_chain_stays_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(world)
    # The other seals in the moment between our reading and our writing.
    reading = chain.last

    def meanwhile() -> object:
        end = reading()
        monkeypatch.setattr(chain, "last", reading)
        seal(now=NOW)
        return end

    monkeypatch.setattr(chain, "last", meanwhile)
    with world.scope():
        assert seal(now=NOW) == 0
        report = chain.verify()
    assert (report.verified.seals, report.verified.findings, report.unsealed) == (COUNT, (), 0)


def test_a_recent_sealing_leaves_old_stragglers_to_the_daily_one(sealed: World) -> None:
    with sealed.scope(), transactions.whole("test"):
        public.record(by="the import", verb="changed", noun="person", now=NOW - timedelta(days=9))
    assert jobs.seal_recent(NOW) == 0
    assert jobs.seal_all(NOW) == 1
    assert verify().exit_code == 0


def test_a_partnership_that_cannot_be_sealed_does_not_keep_others_from_it(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    record(world)
    record(world, 2, "sol")
    whole = seal

    def failing(**given: object) -> int:
        if scope.current() == world.northshire:
            raise OSError
        return whole(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "seal", failing)
    assert jobs.seal_all(NOW) == 2
    assert "fault in a partnership" in str([record.msg for record in caplog.records])
    with world.reading("sol"):
        assert Link.objects.count() == 2


def test_the_end_of_a_long_chain_is_verified_alone(sealed: World) -> None:
    with sealed.scope():
        report = chain.verify(tail=3)
    assert (report.verified.seals, report.verified.findings, report.first) == (3, (), 5)


def test_a_chain_longer_than_a_batch_is_read_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    record(world)
    monkeypatch.setattr(chain, "BATCH", 2)
    with world.scope():
        seal(now=NOW, batch=2)
        assert chain.verify().verified.seals == COUNT
