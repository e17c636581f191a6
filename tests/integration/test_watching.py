"""Watching an open round: bands once a day, groups of ten and more alone, and never who answered."""

from datetime import date, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from factories import frames as asked
from factories.world import NOW, TODAY, World
from oneworkforce.assess import jobs
from oneworkforce.assess.models import Contact, Draft, FrameCell, Watch
from oneworkforce.ground import transactions

pytestmark = pytest.mark.undone


def answered(world: World, made: UUID, organisation: str, audience: str, people: int, *, by_link: int = 0) -> None:
    """Let `people` of a group have answered their letters, and others by its link."""
    with world.scope(), transactions.whole("test answers"):
        cell = FrameCell.objects.get(round=made, organisation__name=organisation, audience=audience)
        for number in range(people + 1):
            email = f"{cell.pk}.{number}@example.org"
            Contact.objects.create(round_id=made, cell=cell, email=email, answered=number < people)
        FrameCell.objects.filter(pk=cell.pk).update(by_link=by_link)


def watched(world: World, made: UUID, today: date = TODAY) -> str:
    with patch.object(timezone, "localdate", lambda *_: today):
        page = world.client("walter").get(reverse("round_watch", args=[made])).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_groups_of_ten_and_more_are_told_in_bands_and_no_smaller_one_is_given_away(world: World) -> None:
    made = asked.opened(world)
    answered(world, made, "Harbour School", "frontline", 20)
    answered(world, made, "Kite Club", "frontline", 3)
    answered(world, made, "Northshire Council", "leaders", 2, by_link=10)
    shown = watched(world, made)
    with world.reading():
        rows = {(column, category): (invited, band) for column, category, invited, band in Watch.objects.get().rows}
    assert rows["", ""] == (97, "25 to 49%")
    assert rows["Organisation", "Harbour School"] == (42, "25 to 49%")
    assert rows["Audience", "Leaders and managers"] == (27, "25 to 49%")
    assert ("Organisation", "Kite Club") not in rows
    assert ("Organisation", "Mill Lane School") not in rows
    assert ("Organisation", "Northshire Health Trust") not in rows, "hidden with the two that have six together"
    assert all(invited >= 10 for invited, _ in rows.values())
    assert "Kite Club" not in shown
    assert "25 to 49%" in shown
    assert "example.org" not in shown


def test_it_is_written_down_once_a_day_by_the_worker_or_the_first_look(world: World) -> None:
    made = asked.opened(world)
    before = watched(world, made)
    answered(world, made, "Harbour School", "leaders", 12)
    assert watched(world, made) == before, "a second look on the same day shows what the first did"
    tomorrow = NOW + timedelta(days=1)
    with patch.object(timezone, "localdate", lambda *_: tomorrow.date()):
        assert jobs.watch(tomorrow) == 1
        assert jobs.watch(tomorrow) == 0
    assert watched(world, made, tomorrow.date()) != before
    with world.reading():
        assert Watch.objects.filter(round=made).count() == 2


def test_pages_where_people_left_off_are_told_from_ten_drafts_on(world: World) -> None:
    made = asked.opened(world)
    with world.scope(), transactions.whole("test drafts"):
        for number in range(9):
            Draft.objects.create(round_id=made, place=str(number), sealed=b"", page=1 + number % 2, kept_on=TODAY)
    assert "Told once there are 10 drafts." in watched(world, made)
    with world.scope(), transactions.whole("test drafts"):
        Draft.objects.create(round_id=made, place="more", sealed=b"", page=2, kept_on=TODAY)
    shown = watched(world, made, TODAY + timedelta(days=1))
    assert "Page 1" in shown
    assert "50 in 100" in shown


def test_nothing_is_known_before_it_opens(world: World) -> None:
    made = asked.prepared(world)
    assert "Nothing is known yet" in watched(world, made)
    with world.reading():
        assert not Watch.objects.exists()
