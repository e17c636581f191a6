"""The plan of evidence: planned, held, not run and why, run in addition; by whom, and whether they were trained."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from factories import frames as asked
from factories.areas import frames as area
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.assess.commands import gatherings
from oneworkforce.assess.models import Gathering
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused

pytestmark = pytest.mark.undone

WHO = asked.WHO


def the(world: World, line: UUID) -> Gathering:
    with world.reading():
        return Gathering.objects.select_related("facilitator").get(pk=line)


def test_a_year_of_evidence_is_planned_held_left_out_and_added_to(world: World) -> None:
    made, client = asked.made(world), world.client(WHO)
    assert "Nothing is planned yet." in client.get(reverse("evidence_plan", args=[made])).content.decode()
    given = {"kind": "focus_group", "with_whom": "Young people of Willow", "audience": "", "locality": ""}
    given |= {"planned_on_day": "20", "planned_on_month": "1", "planned_on_year": "2027"}
    answer = client.post(reverse("gathering_add", args=[made]), given, follow=True)
    assert "It was added. Now say who facilitates." in answer.content.decode()
    with world.reading():
        line = Gathering.objects.get().pk
    find = reverse("gathering_facilitator", args=[line])
    assert "Pia Penn, Harbour School" in client.get(find, {"name": "pia"}).content.decode()
    person = {"person": str(world.people["pia"]), "trained": "on"}
    client.post(f"{find}?name=pia", person)
    shown = client.get(reverse("gathering", args=[line])).content.decode()
    assert "Pia Penn, trained for the tool" in shown
    assert "20 January 2027" in shown
    area.settled(world, area.planned(world, made, with_whom="Locality partnership"), not_run_because="No date fitted.")
    added = area.planned(world, made, with_whom="Senior managers", planned_on=None)
    area.settled(world, added, held_on=TODAY, people=11)
    shown = client.get(reverse("evidence_plan", args=[made])).content.decode()
    assert "3 in all: 1 held, 1 not run and 1 planned." in shown
    assert "Held in addition to the plan" in shown
    missed = client.get(reverse("evidence_plan", args=[made]), {"outcome": "not_run"}).content.decode()
    assert "Locality partnership" in missed
    assert "Senior managers" not in missed
    file = client.post(reverse("evidence_plan_export", args=[made]), {"purpose": "return"}).content.decode("utf-8-sig")
    assert "Focus group,Locality partnership,,,,,2026-11-02,,,No date fitted." in file
    assert "Pia Penn" in file
    with world.reading():
        verbs = set(Event.objects.filter(noun="gathering").values_list("verb", flat=True))
    assert {"added", "changed", "held", "left out", "exported"} <= verbs


def test_what_came_of_it_is_one_thing_or_the_other(world: World) -> None:
    line = area.planned(world)
    with pytest.raises(Refused, match="It was held, or it was not run"):
        area.settled(world, line, held_on=TODAY, not_run_because="Both.")
    with pytest.raises(Refused, match="still to come"):
        area.settled(world, line, held_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="the day is missing"):
        area.settled(world, line, people=4)
    area.settled(world, line, held_on=TODAY, people=4)
    area.settled(world, line)
    assert (the(world, line).held_on, the(world, line).people) == (None, None)


def test_nobody_who_left_facilitates_and_nobody_is_trained_where_there_is_nobody(world: World) -> None:
    line = area.planned(world)
    with world.scope(WHO):
        with pytest.raises(Refused, match="cannot be found, or has left"):
            gatherings.facilitate(
                **by(world, WHO), today=TODAY, gathering=line, person=world.people["sol"], trained=True
            )
        gatherings.facilitate(**by(world, WHO), today=TODAY, gathering=line, person=world.people["pia"], trained=True)
        gatherings.facilitate(**by(world, WHO), today=TODAY, gathering=line, person=None, trained=True)
    row = the(world, line)
    assert (row.facilitator, row.trained) == (None, False)


def test_who_sees_results_sees_the_plan_and_does_not_change_it(world: World) -> None:
    line = area.planned(world)
    client = world.client("erin")
    shown = client.get(reverse("gathering", args=[line])).content.decode()
    assert "Young people of Willow" in shown
    assert "Say what came of it" not in shown
    with world.scope("erin"), pytest.raises(NotAllowed):
        gatherings.remove(**by(world, "erin"), gathering=line)


def test_two_who_change_a_line_at_once_lose_nothing(world: World) -> None:
    line, client = area.planned(world), world.client(WHO)
    change = reverse("gathering_change", args=[line])
    given = {"kind": "focus_group", "with_whom": "Mine", "audience": "", "locality": "", "seen": "old-old-old-old-old"}
    answer = client.post(change, given)
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "Mine" in said
    assert "Young people of Willow" in said
