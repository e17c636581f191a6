"""Dates, opening and extending a round; results and files stay closed while it is open; its key dies with it."""

from datetime import date, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import frames as asked
from factories import uploading
from factories.areas import frames as area
from factories.command_row import by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import dates, openings, rounds, seals
from oneworkforce.assess.domain.framework import NOT_STATED
from oneworkforce.assess.models import Contact, FrameCell, Round, Upload
from oneworkforce.audit.models import Event
from oneworkforce.ground import narratives, transactions
from oneworkforce.ground.models import Narrative
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = asked.WHO


def the(world: World, made: UUID) -> Round:
    with world.reading():
        return Round.objects.select_related("key").get(pk=made)


def page(client: Client, route: str, *args: object, today: date = TODAY) -> str:
    with patch.object(timezone, "localdate", lambda *_: today):
        return client.get(reverse(route, args=args)).content.decode()


def opened(world: World, made: UUID, *, today: date = TODAY, early: bool = False) -> None:
    with world.scope(WHO):
        openings.open_round(**by(world, WHO), today=today, round=made, early=early)


def test_opening_fixes_the_cuts_and_makes_a_key_that_the_tables_do_not_hold(world: World) -> None:
    made = asked.opened(world)
    row = the(world, made)
    assert row.opened_at == NOW
    assert row.key is not None
    with world.scope(WHO), transactions.reading():
        key = seals.key(row)
        cells = list(FrameCell.objects.filter(round=made).select_related("organisation"))
    assert key not in bytes(row.key.ciphertext or b"")
    sums: dict[tuple[tuple[str, str], ...], int] = {}
    for cell in cells:
        group = tuple((column, category) for column, category in cell.cut)
        assert [column for column, _ in group] == ["organisation", "locality", "audience"]
        sums[group] = sums.get(group, 0) + cell.invited
    assert min(sums.values()) >= 10
    assert sum(sums.values()) == 97
    kite = next(cell for cell in cells if cell.organisation.name == "Kite Club")
    harbour = next(cell for cell in cells if cell.invited == 12)
    assert dict(kite.cut)["organisation"] == NOT_STATED
    assert dict(kite.cut)["audience"] == "frontline"
    assert dict(harbour.cut) == {"organisation": "Harbour School", "locality": "Willow", "audience": "leaders"}


def test_the_page_says_what_will_be_fixed_and_opens_once_confirmed(world: World) -> None:
    made, client = asked.prepared(world), world.client(WHO)
    shown = page(client, "round_open", made)
    assert "What will be fixed" in shown
    assert "97 people in 7 groups" in shown
    assert "No answer names a group of fewer than 10" in shown
    assert "What is missing" not in shown
    with patch.object(timezone, "localdate", lambda *_: TODAY):
        said = client.post(reverse("round_open", args=[made]), follow=True).content.decode()
    assert "The round is open." in said
    with world.reading():
        assert Event.objects.filter(noun="round", subject=made, verb="opened").count() == 1
    with pytest.raises(NotAllowed, match="It is open already"):
        opened(world, made)


def test_everything_that_is_missing_is_told_at_once(world: World) -> None:
    made = asked.made(world, columns="shift, organisation")
    shown = page(world.client(WHO), "round_open", made)
    for words in (
        "It has no dates yet.",
        "It has no frame yet.",
        "The site does not know “shift” of those it asks.",
    ):
        assert words in shown
    assert "Open the round</button>" not in shown
    with pytest.raises(Refused) as refused:
        opened(world, made)
    assert len(refused.value.faults) == 3
    small = asked.made(world, "Small")
    asked.added(world, small, ("Kite Club", "", "leaders", 9))
    asked.dated(world, small)
    with pytest.raises(Refused, match=r"9 people are invited in all\. Invite 10 or more"):
        opened(world, small)
    with world.scope(), transactions.whole("test audience"):
        FrameCell.objects.filter(round=small).update(audience="retired", invited=20)
    with pytest.raises(Refused, match="Its frame has 1 group of an audience that its framework does not have"):
        opened(world, small)
    assert the(world, small).opened_at is None


def test_a_round_is_either_uploaded_or_asked(world: World) -> None:
    made = asked.prepared(world, "Given")
    with world.scope(WHO), transactions.whole("test upload"):
        Upload.objects.create(round_id=made, state="kept", kind="csv", asked_by="Walter Webb", asked_at=NOW)
    with pytest.raises(Refused, match="either uploaded or asked here"):
        opened(world, made)
    other = asked.opened(world, "Asked")
    with pytest.raises(NotAllowed, match="Its answers are collected here"):
        uploading.received(world, other)
    client = world.client(WHO)
    assert "Its answers are collected here." in page(client, "round_upload", other)
    assert "Its answers are collected here." in page(client, "round_set_up", other)


def test_before_its_first_day_it_opens_only_on_purpose(world: World) -> None:
    made = asked.prepared(world)
    asked.dated(world, made, TODAY + timedelta(days=3))
    with pytest.raises(Refused, match="It would open before its first day"):
        opened(world, made)
    assert "Open it now, before its first day" in page(world.client(WHO), "round_open", made)
    opened(world, made, early=True)
    assert the(world, made).opens_on == TODAY


def test_dates_are_real_and_two_who_set_them_at_once_lose_nothing(world: World) -> None:
    made = asked.made(world)
    with pytest.raises(Refused, match="Its last day is before its first"):
        asked.dated(world, made, TODAY, TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="open for a year at most"):
        asked.dated(world, made, TODAY, TODAY + timedelta(days=400))
    with world.scope(WHO):
        old = seen(dates.shown, Round, made)
    asked.dated(world, made)
    told = {"opens_on": TODAY, "closes_on": TODAY, "letters_a_minute": 30}
    with world.scope(WHO), pytest.raises(conflict.Changed):
        dates.put(**by(world, WHO), today=TODAY, round=made, seen=old, **told)  # type: ignore[arg-type]
    assert the(world, made).closes_on == asked.LAST


def test_it_is_extended_and_never_shortened(world: World) -> None:
    made = asked.opened(world)
    with pytest.raises(Refused, match="never shortened"):
        area.extended(world, made, asked.LAST)
    area.extended(world, made, asked.LAST + timedelta(days=7))
    over = asked.LAST + timedelta(days=30)
    with pytest.raises(Refused, match="This day has passed"):
        area.extended(world, made, over - timedelta(days=1), today=over)
    area.extended(world, made, over, today=over)
    with world.reading():
        told = Event.objects.filter(noun="round", subject=made, verb="extended")
        assert [each.fields for each in told] == [["closes on"], ["closes on"]]


def test_results_stay_closed_while_it_is_open(world: World) -> None:
    made, client = asked.opened(world), world.client("erin")
    for route in ("round", "round_figures", "round_heat_map", "round_compare"):
        shown = page(client, route, made)
        assert "no results" in shown.lower() or "no answers" in shown.lower() or "none" in shown.lower(), route
    with world.scope(WHO), pytest.raises(Refused, match="This round has no answers yet"):
        rounds.recompute(**by(world, WHO), round=made)


def test_the_key_of_an_open_round_dies_with_it(world: World) -> None:
    made = asked.opened(world)
    row = the(world, made)
    assert row.key_id is not None
    with world.scope(WHO):
        with transactions.whole("test contact"):
            cell = FrameCell.objects.filter(round=made)[0]
            Contact.objects.create(round_id=made, cell=cell, email="a@example.org")
        rounds.remove(**by(world, WHO), round=made)
    with world.scope(WHO), transactions.reading():
        assert not Round.objects.filter(pk=made).exists()
        kept = Narrative.objects.get(pk=row.key_id)
        with pytest.raises(narratives.Unreadable):
            narratives.read(kept)


def test_what_waits_stands_on_the_home_page_of_who_runs_rounds(world: World) -> None:
    asked.prepared(world, "Ready")
    asked.opened(world, "Late")
    assert "“Ready” may be opened for answers today." in page(world.client(WHO), "home")
    late = page(world.client(WHO), "home", today=asked.LAST + timedelta(days=1))
    assert "“Late” has passed its last day: close it, or extend it." in late
    assert "“Ready” may be opened" not in late
    assert "may be opened" not in page(world.client("erin"), "home")
