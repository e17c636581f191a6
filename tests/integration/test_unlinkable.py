"""Each attack of docs/reference/method.md 4, by name: whoever holds the tables joins no answer to a person.

Each is first tried where it must succeed, so that a test that finds nothing has looked.
"""

import io
import json
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import permutations
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from factories import answering, labour
from factories.answering import FRONTLINE, LEADERS, Asked
from factories.world import NOW, World
from oneworkforce.assess import jobs as assess_jobs
from oneworkforce.assess.commands import closings, mixing, seals
from oneworkforce.assess.domain import counting, packing, padding
from oneworkforce.assess.domain.ballot import Ballot as Filled
from oneworkforce.assess.models import Answers, Ballot, Batch, Contact, Draft, FrameCell, OpenLink, Remark, Round
from oneworkforce.assess.queries import stored
from oneworkforce.audit.models import Event
from oneworkforce.ground import database, envelope, transactions
from oneworkforce.ground.keystore.models import Wrap
from oneworkforce.ground.models import Job, Message
from oneworkforce.site import logs

POSTGRESQL = connection.vendor == "postgresql"
WHO = answering.everybody("Harbour School", FRONTLINE)[:20]
SCORES = list(permutations("12345", 3))
"""Sixty ways to answer: with one each, an answer found is a person found."""


def said(number: int) -> dict[str, str]:
    """Return the answers that the `number`-th person alone gives."""
    return dict(zip(("v2", "s1", "s2"), SCORES[number], strict=True))


def answer_all(world: World, made: Asked, who: list[str] = WHO) -> None:
    for number, email in enumerate(who):
        answering.answered(world, made, email, said(number), remark=f"Remark of {number}")


def close(world: World, made: Asked) -> None:
    with world.scope("walter"):
        closings.close(by=world.viewer("walter"), now=NOW, today=timezone.localdate(), round=made.round)
    labour.deliver(NOW)


def rows(statement: str) -> list[tuple[Any, ...]]:
    """Ask the database as its owner would: no scope, no rules."""
    with database.as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def dump() -> dict[str, dict[str, str]]:
    """Return every row of every table of the main database as text, by table and key."""
    found = {}
    with database.as_owner(), transactions.reading():
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label != "keystore":
                found[model._meta.label] = {str(row[0]): repr(_plain(row)) for row in model._base_manager.values_list()}
    return found


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(bytes(value).hex() if isinstance(value, bytes | memoryview) else value for value in row)


def joined_by_transaction(label: str) -> int:
    """Return how many contacts share the number of their last transaction with a row of a table."""
    found = rows(
        f"SELECT count(*) FROM assess_contact c JOIN {label} b ON c.xmin = b.xmin WHERE c.answered"  # noqa: S608
    )
    return int(found[0][0])


def order_of_rows(table: str) -> list[str]:
    """Return the keys of a table in the order in which its rows lie in the file."""
    return [str(one) for (one,) in rows(f"SELECT id FROM {table} ORDER BY {'ctid' if POSTGRESQL else 'rowid'}")]  # noqa: S608


@contextmanager
def without_shuffling() -> Iterator[None]:
    """Be a mixer that does not mix."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(random.SystemRandom, "shuffle", lambda _self, _items: None)
        yield


def kept_in_order(world: World) -> list[tuple[int, ...]]:
    """Return the answers of the school's staff as they lie, v2, s1 and s2 of each."""
    with world.reading():
        row = next(row for row in Answers.objects.all() if row.cell[0][1] == "Harbour School")
        answers = packing.Pack((), row.people, bytes(row.packed)).answers()
        return [(int(one[1]) + 1, 5 - int(one[3]), int(one[4]) + 1) for one in answers]


def handed_in(number: int) -> tuple[int, ...]:
    return tuple(int(score) for score in SCORES[number])


@pytest.mark.skipif(not POSTGRESQL, reason="SQLite has no numbers of transactions: its row numbers are tried below")
def test_xmin_joins_nobody_once_ballots_are_mixed(world: World) -> None:
    made = answering.asked(world)
    answer_all(world, made)
    assert joined_by_transaction("assess_ballot") == len(WHO), "the attack works where nothing was mixed"
    assert assess_jobs.mix(NOW) == len(WHO)
    tables = ("assess_ballot", "assess_batch", "assess_draft", "assess_framecell")
    assert [joined_by_transaction(table) for table in tables] == [0, 0, 0, 0]
    dead = rows("SELECT pg_relation_size('assess_ballot'), pg_relation_size('assess_draft')")
    assert dead == [(0, 0)], "what was deleted has been vacuumed away, with its numbers"
    close(world, made)
    for table in ("assess_answers", "assess_remark", "assess_batch"):
        assert joined_by_transaction(table) == 0


def test_the_order_of_rows_is_not_that_of_handing_in(world: World) -> None:
    made = answering.asked(world)
    answer_all(world, made)
    with world.reading():
        key = seals.key(Round.objects.get(pk=made.round))
        by_id = {row.pk.hex if not POSTGRESQL else str(row.pk): mixing.opened(row, key) for row in Ballot.objects.all()}
    in_order = [by_id[pk] for pk in order_of_rows("assess_ballot")]
    assert [one.remarks["vision"] for one in in_order] == [f"Remark of {number}" for number in range(20)], (
        "ballots lie in the order in which they came: that is why they are mixed"
    )
    assess_jobs.mix(NOW)
    assert order_of_rows("assess_ballot") == []
    with world.reading():
        batch = mixing.opened_batch(Batch.objects.get(), key)
    assert [one.answers for one in batch] != [one.answers for one in in_order]
    assert sorted(one.answers for one in batch) == sorted(one.answers for one in in_order)
    close(world, made)
    arrived = [handed_in(number) for number in range(20)]
    assert sorted(kept_in_order(world)) == sorted(arrived)
    assert kept_in_order(world) != arrived
    with world.reading():
        remarks = {str(row.pk) if POSTGRESQL else row.pk.hex: row.words for row in Remark.objects.all()}
    lying = [int(remarks[pk].split()[-1]) for pk in order_of_rows("assess_remark")]
    assert lying != sorted(lying)
    with world.reading():
        scores = {handed_in(number): number for number in range(20)}
    assert lying != [scores[one] for one in kept_in_order(world)], "remarks lie in an order of their own"


def test_a_mixer_that_does_not_mix_is_found_out(world: World) -> None:
    made = answering.asked(world)
    answer_all(world, made)
    with world.reading():
        row = Round.objects.get(pk=made.round)
        ordered = [mixing.opened(ballot, seals.key(row)) for ballot in Ballot.objects.all()]
    ordered.sort(key=lambda one: int(one.remarks["vision"].split()[-1]))
    with without_shuffling():
        counted = counting.count(stored.framework_of(row), answering.BY, ordered)
    [pack] = counted.packs
    found = [(int(one[1]) + 1, 5 - int(one[3]), int(one[4]) + 1) for one in pack.answers()]
    assert found == [handed_in(number) for number in range(20)]


def _round(world: World, made: Asked) -> Round:
    with world.reading():
        return Round.objects.get(pk=made.round)


def test_two_dumps_a_minute_apart_show_who_and_not_what(world: World) -> None:
    made = answering.asked(world)
    answer_all(world, made, WHO[:9])
    before = dump()
    answering.answered(world, made, WHO[9], said(9), remark="Something that only this person writes")
    after = dump()
    changed = {
        label: [after[label][pk] for pk in after[label] if before[label].get(pk) != after[label][pk]] for label in after
    }
    changed = {label: found for label, found in changed.items() if found}
    assert set(changed) == {"assess.Contact", "assess.Ballot"}, "who answered shows, beside one sealed ballot"
    with world.reading():
        pk = next(pk for pk in after["assess.Ballot"] if pk not in before["assess.Ballot"])
        ballot = Ballot.objects.get(pk=pk)
        right = mixing.opened(ballot, seals.key(Round.objects.get(pk=made.round)))
    assert right.remarks == {"vision": "Something that only this person writes"}, "with the key it opens"
    whole = json.dumps(after, default=str)
    for secret in ("Something that only", right.answers.hex(), made.tokens[WHO[9]]):
        assert secret not in whole
    assert not opened_by_anything_in(after, bytes(ballot.sealed), ballot.pk), "no key to it lies in the tables"
    assert lengths(after, "assess.Ballot") == {padding.STEP + 28}, "all ballots are as long as each other"
    assess_jobs.mix(NOW)
    mixed = dump()
    assert mixed["assess.Ballot"] == {}
    assert len(mixed["assess.Batch"]) == 1
    close(world, made)
    with world.reading():
        row = Round.objects.select_related("key").get(pk=made.round)
        assert row.key is not None
        assert row.key.ciphertext is None
        assert not Wrap.objects.filter(document=row.key.pk).exists(), "once closed, no key opens the older dump either"
        seals._HELD.clear()
    assert not opened_by_anything_in(dump(), bytes(ballot.sealed), ballot.pk)


def opened_by_anything_in(found: dict[str, dict[str, str]], sealed: bytes, document: Any) -> bool:
    """Return whether any 32 bytes that the tables hold, written as hexadecimal digits, open a sealed ballot."""
    digits = "0123456789abcdef"
    for table in found.values():
        for row in table.values():
            for word in "".join(letter if letter in digits else " " for letter in row).split():
                if len(word) == 64 and _opens(sealed, bytes.fromhex(word), document):
                    return True
    return False


def _opens(sealed: bytes, key: bytes, document: Any) -> bool:
    try:
        envelope.decrypt(sealed, key, document=document)
    except envelope.Damaged:
        return False
    return True


def lengths(found: dict[str, dict[str, str]], label: str) -> set[int]:
    """Return how long what is sealed in a table is."""
    longest = (max(row.replace("'", " ").split(), key=len) for row in found[label].values())
    return {len(word) // 2 for word in longest}


def test_a_draft_is_as_long_as_any_other_and_leads_to_no_remark(world: World) -> None:
    made = answering.asked(world)
    client = Client(SERVER_NAME="127.0.0.1")
    for number, words in enumerate(("", "Short", "Long " * 99)):
        client.post(made.door(WHO[number], 1), {"v2": "3", "remark": words})
    assert lengths(dump(), "assess.Draft") == {padding.STEP + 28}


def test_a_group_with_one_invited_stands_in_no_answer(world: World) -> None:
    made = answering.asked(world)
    [alone] = answering.everybody("Kite Club", LEADERS)
    heads = answering.everybody("Harbour School", LEADERS)
    for number, email in enumerate((*heads, alone)):
        answering.answered(world, made, email, {**said(number), "v1": "1"})
    with world.reading():
        cell = FrameCell.objects.get(pk=made.cells["Kite Club", LEADERS])
        leaky = Filled((("organisation", "Kite Club"), ("audience", LEADERS)), bytes(5), {})
    framework = stored.framework_of(_round(world, made))
    assert alone_in(counting.count(framework, answering.BY, [leaky]).packs), "a careless cut would be found"
    close(world, made)
    with world.reading():
        kept = [packing.Pack(tuple(map(tuple, row.cell)), row.people, b"") for row in Answers.objects.all()]
    assert kept
    assert cell.invited == 1
    assert not alone_in(kept)


def alone_in(packs: Any) -> bool:
    """Return whether an answer stands for leaders of one organisation, of whom Kite Club has one."""
    return any(
        dict(pack.cell)["audience"] == LEADERS and dict(pack.cell)["organisation"] == "Kite Club" for pack in packs
    )


def test_letters_jobs_events_and_caches_know_nothing_of_an_answer(world: World) -> None:
    made = answering.asked(world)
    before = dump()
    client = Client(SERVER_NAME="127.0.0.1")
    answering.walked(client, made.door(WHO[0]), {**said(0), "remark": "Something rare"})
    code = client.post(made.open_door()).headers["Location"]
    client.post(f"{code}1/", {"v2": "3", "go": "later"})
    with world.reading():
        for model in (Message, Event, Job):
            assert model.objects.count() == len(before[model._meta.label]), model
    after = json.dumps(dump(), default=str)
    for secret in (made.tokens[WHO[0]], code.strip("/").rsplit("/", 1)[-1], made.link, "Something rare"):
        assert secret not in after
    assert cache.get(made.tokens[WHO[0]]) is None


def test_logs_tell_neither_who_nor_which_link(world: World) -> None:
    made = answering.asked(world)
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Lines())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        answering.walked(world.client("pia"), made.door(WHO[0]), {**said(0), "remark": "Something rare"})
        Client(SERVER_NAME="127.0.0.1").get(made.door(WHO[0]))
        world.client("pia").get("/")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    written = stream.getvalue()
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    told = [line for line in lines if line.get("event") == "answered"]
    assert any("membership" in line for line in told), "of other pages a log tells who"
    assert {"answer", "answer_page", "answer_check"} <= {line["route"] for line in told}
    assert not any("membership" in line for line in told if line["route"].startswith("answer"))
    for secret in (made.tokens[WHO[0]], WHO[0], "Something rare", str(made.round)):
        assert secret not in written


def test_no_session_remembers_that_somebody_answered(world: World) -> None:
    made = answering.asked(world)
    client = world.client("pia")
    client.get("/")
    sessions = {label: found for label, found in dump().items() if "ession" in label}
    assert any(sessions.values()), "somebody is signed in"
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    answering.walked(client, made.door(WHO[0]), said(0))
    assert {label: found for label, found in dump().items() if "ession" in label} == sessions
    assert {name for name in client.cookies if name not in cookies} <= {"csrftoken"}
    fresh = Client(SERVER_NAME="127.0.0.1")
    answering.walked(fresh, made.door(WHO[1]), said(1))
    assert set(fresh.cookies) <= {"csrftoken"}


def test_what_is_left_of_a_closed_round_leads_to_nobody(world: World) -> None:
    made = answering.asked(world)
    answer_all(world, made)
    close(world, made)
    with world.reading():
        assert not any(model.objects.exists() for model in (Ballot, Batch, Draft))
        assert set(Contact.objects.values_list("digest", flat=True)) == {""}
        assert OpenLink.objects.exclude(digest="").exists(), "an open link is nobody's, and says that it closed"
