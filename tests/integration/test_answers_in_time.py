"""Answers to a collection are in time or late, and what comes after the deadline does not change that."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from factories import collections as asked
from factories import workforce
from factories.command_row import by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce import jobs
from oneworkforce.workforce.commands import collections
from oneworkforce.workforce.domain.return_states import Status
from oneworkforce.workforce.models import Collection, Post, Return

pytestmark = pytest.mark.undone

WHO = asked.WHO


def test_a_late_answer_counts_and_is_marked_and_a_longer_deadline_covers_it(world: World) -> None:
    workforce.post(world)
    made = asked.opened(world)
    late = asked.CLOSES + timedelta(days=1)
    asked.confirmed(world, asked.return_of(world, made), today=late)
    assert asked.status(world, made, today=late)["Harbour School"] == (Status.UNCHANGED, True)
    told: dict[str, Any] = {**by(world, WHO), "today": late, "collection": made}
    with world.scope(WHO):
        shown = seen(collections.deadline, Collection, made)
        with pytest.raises(Refused, match="never shortened"):
            collections.extend(**told, seen=shown, closes_on=asked.CLOSES - timedelta(days=1))
        collections.extend(**told, seen=shown, closes_on=late)
    assert asked.status(world, made, today=late)["Harbour School"] == (Status.UNCHANGED, False), (
        "it came in time after all"
    )


def test_an_edit_after_the_deadline_makes_no_answer_late_that_came_in_time(world: World) -> None:
    workforce.post(world, "P1", changed_at=NOW - timedelta(days=500))
    workforce.post(world, "P2", person="vic", changed_at=NOW - timedelta(days=500))
    made = asked.opened(world)
    in_time, after = NOW + timedelta(days=3), NOW + timedelta(days=45)

    def touched(reference: str, when: datetime) -> None:
        with world.scope(), transactions.whole("test change"):
            Post.objects.filter(reference=reference).update(changed_at=when)

    touched("P1", in_time)
    assert jobs.note_returns(in_time) == 0
    touched("P2", in_time)
    assert jobs.note_returns(in_time + timedelta(hours=1)) == 1
    touched("P1", after)
    assert after.date() > asked.CLOSES
    assert jobs.note_returns(after) == 0
    assert asked.status(world, made, today=after.date())["Harbour School"] == (Status.CONFIRMED, False)
    with world.reading(WHO):
        assert Return.objects.get(answered_on__isnull=False).answered_on == in_time.date()


def test_an_answer_that_is_taken_back_is_noted_no_more(world: World) -> None:
    workforce.post(world, "P1")
    made = asked.opened(world)
    for when, noted in ((NOW + timedelta(days=3), 1), (NOW - timedelta(days=500), 1), (NOW + timedelta(days=45), 1)):
        with world.scope(), transactions.whole("test change"):
            Post.objects.update(changed_at=when)
        assert jobs.note_returns(NOW + timedelta(days=46)) == noted
    assert asked.status(world, made, today=TODAY + timedelta(days=46))["Harbour School"] == (Status.CONFIRMED, True)


def test_a_deadline_is_extended_and_the_one_first_told_is_kept(world: World) -> None:
    made = asked.opened(world)
    later = asked.CLOSES + timedelta(days=14)
    told: dict[str, Any] = {**by(world, WHO), "today": TODAY, "collection": made}
    with world.scope(WHO):
        shown = seen(collections.deadline, Collection, made)
        with pytest.raises(Refused, match="never shortened"):
            collections.extend(**told, seen=shown, closes_on=TODAY)
        collections.extend(**told, seen=shown, closes_on=later)
    page = world.client(WHO).get(reverse("collection", args=[made])).content.decode()
    assert "extended from 2 December 2026" in page
