"""Ballots are mixed, a round is closed, and its results are computed from what was counted."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from factories import answering, labour, uploading
from factories.answering import FRONTLINE, LEADERS, Asked
from factories.crashes import crashing
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess import jobs as assess_jobs
from oneworkforce.assess.commands import closings, seals
from oneworkforce.assess.domain import packing
from oneworkforce.assess.models import (
    Answers,
    Ballot,
    Batch,
    Contact,
    Draft,
    Remark,
    Result,
    ResultRow,
    Round,
    Upload,
    UploadPart,
)
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.jobs import retaking
from oneworkforce.ground.keystore import wraps
from oneworkforce.ground.models import Job
from oneworkforce.ground.narratives import Unreadable
from oneworkforce.lib.faults import Refused

SCHOOL = answering.everybody("Harbour School", FRONTLINE)[:20]
CLUB = answering.everybody("Kite Club", FRONTLINE)
HEADS = [*answering.everybody("Harbour School", LEADERS)[:10], *answering.everybody("Kite Club", LEADERS)]
TODAY = timezone.localdate()


def fill(world: World, made: Asked) -> None:
    """Let 42 people answer, each in their own way; one of them leaves a draft."""
    for number, email in enumerate((*SCHOOL, *CLUB, *HEADS)):
        said = {"v1": "5", "v2": str(1 + number % 5), "m1": "na", "s1": str(1 + number % 4), "s2": "dk"}
        answering.answered(world, made, email, said, remark=f"Remark {number}" if number % 7 == 0 else "")
    client = world.client("pia")
    client.post(made.door(answering.address("Harbour School", FRONTLINE, 23), 1), {"v2": "1"})


def ask(world: World, made: Asked) -> Job:
    with world.scope("walter"):
        return closings.close(by=world.viewer("walter"), now=NOW, today=TODAY, round=made.round)


def tallied(world: World) -> dict[tuple[str, ...], Counter[bytes]]:
    """Return how often each row of answers was given, by cell."""
    with world.reading():
        found: dict[tuple[str, ...], Counter[bytes]] = {}
        for row in Answers.objects.order_by("number"):
            pack = packing.Pack(row.cell, row.people, bytes(row.packed))
            found[tuple(category for _, category in row.cell)] = Counter(one.tobytes() for one in pack.answers())
        return found


def count(world: World, model: Any, **wanted: object) -> int:
    with world.reading():
        return int(model.objects.filter(**wanted).count())


def test_a_round_is_mixed_closed_and_shown(world: World) -> None:
    made = answering.asked(world)
    fill(world, made)
    assert (count(world, Ballot), count(world, Draft)) == (42, 1)
    assert assess_jobs.mix(NOW) == 42
    assert (count(world, Ballot), count(world, Batch, people=42)) == (0, 1)
    assert count(world, Answers) == count(world, Remark) == count(world, Result) == 0, "sealed until it is closed"
    answering.answered(world, made, answering.address("Harbour School", FRONTLINE, 21), {"v2": "4"}, remark="Last")
    assert assess_jobs.mix(NOW) == 0, "one alone waits"
    with pytest.raises(NotAllowed, match="collected here"):
        uploading.received(world, made.round, "v2\n3\n")
    document = ask(world, made)
    with world.scope("walter"), pytest.raises(Refused, match="is being closed"):
        closings.close(by=world.viewer("walter"), now=NOW, today=TODAY, round=made.round)
    assert labour.deliver(NOW) == 1
    with world.reading():
        assert Job.objects.get(pk=document.pk).state == "done", Job.objects.get(pk=document.pk).fault
        row = Round.objects.get(pk=made.round)
        assert row.closed_at == NOW
        upload = Upload.objects.get()
        assert (upload.kind, upload.state, upload.people) == ("asked", "kept", 43)
        frame = bytes(UploadPart.objects.get(upload=upload, kind="frame").content).decode().splitlines()
        assert sorted(Remark.objects.values_list("words", flat=True)) == sorted(
            ["Last", *(f"Remark {number}" for number in range(0, 42, 7))]
        )
        assert set(Remark.objects.values_list("arc", flat=True)) == {"vision"}
    assert frame == [
        "organisation,audience,invited",
        "Harbour School,frontline,24",
        "Harbour School,young,40",
        "Kite Club,frontline,11",
        "not stated,leaders,13",
    ]
    found = tallied(world)
    assert {cell: sum(rows.values()) for cell, rows in found.items()} == {
        ("Harbour School", "frontline"): 21,
        ("Kite Club", "frontline"): 11,
        ("not stated", "leaders"): 11,
    }
    # v1 5 is byte 4; m1 not applicable is 254; s1 is turned: 5 - score; s2 "don't know" is 253. v2 runs over all five.
    assert {(one[0], one[2], one[4]) for one in found["not stated", "leaders"]} == {(4, 254, 253)}
    assert {(one[0], one[2]) for one in found["Kite Club", "frontline"]} == {(252, 252)}, "not asked of them"
    assert all(count(world, model) == 0 for model in (Ballot, Batch, Draft))
    assert count(world, Contact, digest="") == 48
    with world.reading():
        assert Result.objects.get().respondents == 43
        assert ResultRow.objects.filter(question="v2").exists()
        with pytest.raises(Unreadable):
            seals.key(row)
        assert row.key is not None
        assert row.key.ciphertext is None
        assert wraps.of(row.key.pk, world.northshire) == []
    page = world.client("walter").get(f"/uploads/{upload.pk}/").content.decode()
    assert "Collected here" in page
    assert "This link does not work" in world.client("pia").get(made.door(SCHOOL[0])).content.decode()
    with world.scope("walter"), pytest.raises(NotAllowed, match="It is closed"):
        closings.close(by=world.viewer("walter"), now=NOW, today=TODAY, round=made.round)


def test_a_round_that_nobody_answered_is_closed_too(world: World) -> None:
    made = answering.asked(world)
    client = world.client("walter")
    assert (
        "the key that sealed the answers is destroyed" in client.get(f"/results/{made.round}/close/").content.decode()
    )
    answer = client.post(f"/results/{made.round}/close/")
    assert answer.headers["Location"].startswith("/jobs/")
    labour.deliver(NOW)
    with world.reading():
        assert Round.objects.get(pk=made.round).closed_at == NOW
        assert Job.objects.get().words == "It is closed. Nobody answered."
        assert not Upload.objects.exists()
    assert "It is closed" in client.get(f"/results/{made.round}/close/").content.decode()
    assert client.get(f"/results/{made.round}/").status_code == 200


def test_what_comes_in_while_it_is_being_closed_is_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = answering.asked(world)
    fill(world, made)
    late = iter(answering.everybody("Harbour School", FRONTLINE)[20:22])
    before = closings._counted

    def slow(*given: Any) -> Any:
        found = before(*given)
        if email := next(late, None):
            answering.answered(world, made, email, {"v2": "2"})
        return found

    monkeypatch.setattr(closings, "_counted", slow)
    ask(world, made)
    labour.deliver(NOW)
    with world.reading():
        assert Upload.objects.get().people == 44
        assert Job.objects.get().state == "done"


@pytest.mark.parametrize("point", ["round.closed: before", "round.closed: before commit", "round.closed: after commit"])
def test_it_dies_while_it_closes_and_the_next_try_ends_it(world: World, point: str) -> None:
    made = answering.asked(world)
    fill(world, made)
    ask(world, made)
    with crashing(point), pytest.raises(Crashed):
        labour.deliver(NOW)
    whole = point == "round.closed: after commit"
    assert count(world, Ballot) == (0 if whole else 42)
    assert count(world, Round, closed_at__isnull=False) == whole
    for hour in (1, 2):
        later = NOW + timedelta(hours=hour)
        retaking.retake(later)
        labour.deliver(later)
    with world.reading():
        assert Upload.objects.get().people == 42
        assert Remark.objects.count() == 6
        assert Result.objects.count() == 1
        assert Job.objects.get().state == "done"
    assert sum(sum(rows.values()) for rows in tallied(world).values()) == 42
