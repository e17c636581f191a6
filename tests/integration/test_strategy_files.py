"""A strategy out of a plan file and into one, and carried to its next years."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import strategies as made
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib import yaml_lines
from oneworkforce.lib.faults import Refused
from oneworkforce.plan import public, stored
from oneworkforce.plan.commands import carrying, imports, strategies
from oneworkforce.plan.domain import plan_file
from oneworkforce.plan.models import (
    Action,
    Dependency,
    GrantCondition,
    Milestone,
    Partner,
    Progress,
    Spending,
    Strand,
    Strategy,
)

pytestmark = pytest.mark.undone

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire" / "plan.yaml"
YEARS: dict[str, Any] = {"starts_on": date(2009, 1, 1), "ends_on": date(2010, 12, 31)}
FULL = """\
title: Other
strands:
  - {number: 1, title: First, aim: "One\\nTwo"}
  - {number: 3, title: Third}
actions:
  - number: 2
    strand: 3
    title: Second
    links: all
    timescale: {Draft: March 2027, Agreed: May 2027, the whole action: phased from 1 July 2027}
    lead: Chair
    partners: [Police, Health]
    waits_for: 7
    notes: |
      A note
      of lines
    cost: {stated: "£1,000.50", for: materials, unpriced: more}
  - {number: 7, strand: 1, title: First, links: [a/b], timescale: ongoing, lead: Chair, priority: true}
"""


def told(world: World, who: str = "walter") -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW}


def new(world: World, title: str = "New") -> UUID:
    with world.scope("walter"):
        return strategies.add(**told(world), title=title, **YEARS)


def bring_in(world: World, strategy: UUID, content: str) -> int:
    with world.scope("walter"):
        return imports.bring_in(**told(world), strategy=strategy, content=content.encode())


def plan(world: World, strategy: UUID, who: str = "walter") -> public.Plan:
    with world.reading(who):
        return stored.plan(world.viewer(who), strategy)


def test_the_published_plan_comes_in_whole_and_is_the_plan_that_reports_know(world: World) -> None:
    pk = new(world)
    assert bring_in(world, pk, EXAMPLE.read_text()) == 12
    there, file = plan(world, pk), public.read(EXAMPLE)
    assert public.cost(public.totals(there)) == public.cost(public.totals(file))
    assert public.priorities(there) == public.priorities(file)
    assert public.table(there, {}).rows == public.table(file, {}).rows
    assert there.period == "2009 to 2010"


def test_a_plan_file_with_everything_goes_in_comes_out_and_is_the_same(world: World) -> None:
    pk, other = new(world), new(world, "Another")
    bring_in(world, pk, FULL)
    with world.scope("walter"):
        file = strategies.exported(**told(world), strategy=pk, reason="To plan")
    bring_in(world, other, file)
    first, second = plan(world, pk), plan(world, other)
    assert (first.actions, first.strands) == (second.actions, second.strands)
    read = plan_file.checked(yaml_lines.parse(FULL, "x"))
    assert {one.number: one for one in first.actions}[7] == {one.number: one for one in read.actions}[7]
    second_action = next(one for one in first.actions if one.number == 2)
    assert second_action.waits_for == (7,)
    assert second_action.notes == "A note\nof lines"
    assert [str(step.when) for step in second_action.timescale] == [
        "phased from 1 July 2027",
        "by March 2027",
        "by May 2027",
    ]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("number: 7", "number: 2", "An action above has this number."),
        ("timescale: ongoing", "timescale: soon", "line 18: Text of 4 characters is not a month or a day."),
        ("strand: 3", "strand: 4", "There is no strand of this number."),
        ("title: Second", "title: " + "x" * 301, "line 8: This is 301 characters long."),
        ("title: Second", "title: ACTION of number 1", "line 8: The strategy has an action of this title."),
        ("number: 7", "number: 1", "The strategy has an action of this number."),
    ],
)
def test_a_fault_is_told_by_line_and_nothing_comes_in(world: World, good: str, bad: str, said: str) -> None:
    kept = made.held(world, 1)
    content = (
        FULL.replace("title: First, aim", f"title: “{made.TITLES[0]}”, aim")
        .replace("“", '"')
        .replace("”", '"')
        .replace("title: Third", f"title: {made.TITLES[2]}")
        .replace("waits_for: 7", "")
    )
    with pytest.raises(Refused) as refused:
        bring_in(world, kept.strategy, content.replace(good, bad))
    assert said in str(refused.value)
    assert len(plan(world, kept.strategy).actions) == 1


def test_the_page_shows_every_fault_and_then_takes_the_file(world: World) -> None:
    pk = new(world)
    client, address = world.client("walter"), reverse("strategy_import", args=[pk])

    def sent(content: bytes, name: str = "plan.yaml") -> str:
        file = SimpleUploadedFile(name, content)
        return str(client.post(address, {"file": file}, follow=True).content.decode())

    page = sent(FULL.replace("ongoing", "soon").replace("lead: Chair\n", "lead: a@b.example.org\n").encode())
    assert "Nothing was added" in page
    assert "line 18" in page
    assert "seems to hold an e-mail address" in page
    assert "The file is empty" in sent(b"")
    assert "its name ends in .yaml" in sent(b"x", "plan.xlsx")
    assert "This is not text in UTF-8" in sent(b"\xff\xfe")
    assert "2 actions were added." in sent(FULL.encode())


def test_the_plan_file_is_given_out_for_a_purpose(world: World) -> None:
    kept = made.held(world)
    answer = world.client("pia").post(reverse("strategy_file", args=[kept.strategy]), {"purpose": "planning"})
    content = answer.content.decode()
    assert answer["Content-Disposition"].startswith('attachment; filename="plan-')
    assert content.startswith("# Exported by Pia Penn on ")
    assert yaml_lines.parse(content, "x").data["title"] == "Workforce strategy"
    with world.reading():
        assert Event.objects.get(verb="exported").reason.startswith("To plan services")


def test_a_neighbour_reads_names_and_plans_and_a_stranger_none(world: World) -> None:
    kept = made.held(world)
    with world.reading("pia"):
        viewer = world.viewer("pia")
        assert [(one.id, one.title) for one in stored.strategies(viewer)] == [(kept.strategy, "Workforce strategy")]
        assert [one.strand for one in stored.plan(viewer, kept.strategy).actions] == [1, 2, 3]
        assert stored.signed(viewer, kept.strategy) is None
    with world.reading("sol"):
        assert stored.strategies(world.viewer("sol")) == ()
        with pytest.raises(NotFound):
            stored.plan(world.viewer("sol"), kept.strategy)


def test_what_is_not_complete_is_carried_to_next_year_and_begins_anew(world: World) -> None:
    kept = made.held(world)
    with world.scope("walter"):
        done, going, _ = (Action.objects.get(pk=pk) for pk in kept.actions)
        Action.objects.filter(pk=done.pk).update(percent=100, done_on=TODAY)
        Action.objects.filter(pk=going.pk).update(percent=40, progress_at=NOW, lead=world.people["erin"])
        Progress.objects.create(action=going, percent=40, said_by="W", said_at=NOW)
        Spending.objects.create(action=going, amount=5, spent_on=TODAY, what="Cake", entered_by="W", entered_at=NOW)
        Milestone.objects.create(action=going, what="Met", timing="ongoing", met_on=TODAY)
        Milestone.objects.create(action=going, what="To come", timing="by", year=2027, month=5)
        Partner.objects.create(action=going, name="Police")
        GrantCondition.objects.create(strategy_id=kept.strategy, action=going, funder="Fund", condition="Report")
        Dependency.objects.create(action=going, on_id=kept.actions[2])
        Dependency.objects.create(action=going, on_id=kept.actions[0])
    client = world.client("walter")
    address = reverse("strategy_carry", args=[kept.strategy])
    page = client.get(address).content.decode()
    ticked = [
        part.split('"')[0] for part in page.split('type="checkbox" value="')[1:] if "checked" in part.split(">")[0]
    ]
    assert ticked == [str(pk) for pk in kept.actions[1:]]
    days = {"starts_on_day": 1, "starts_on_month": 1, "starts_on_year": 2029}
    ends = {"ends_on_day": 31, "ends_on_month": 12, "ends_on_year": 2029}
    form = {"title": "Next", "actions": ticked, **days, **ends}
    assert "The new strategy was made." in client.post(address, form, follow=True).content.decode()
    with world.reading("walter"):
        made_ = Strategy.objects.get(title="Next")
        rows = {row.number: row for row in Action.objects.filter(strategy=made_)}
        assert sorted(rows) == [2, 3]
        row = rows[2]
        assert (row.percent, row.progress_at, row.lead_id) == (0, None, world.people["erin"])
        assert row.carried_from_id == going.pk
        assert list(Milestone.objects.filter(action=row).values_list("what", flat=True)) == ["To come"]
        assert Partner.objects.get(action=row).name == "Police"
        assert GrantCondition.objects.get(action=row).strategy_id == made_.pk
        assert [each.on_id for each in Dependency.objects.filter(action=row)] == [rows[3].pk]
        assert not Progress.objects.filter(action=row).exists()
        assert not Spending.objects.filter(action=row).exists()
        assert [strand.title for strand in Strand.objects.filter(strategy=made_).order_by("number")] == [*made.TITLES]
        assert Strand.objects.get(strategy=made_, number=1).sources.count() == 1


def test_a_carried_strategy_needs_a_title_of_its_own(world: World) -> None:
    kept = made.held(world)
    with world.scope("walter"), pytest.raises(Refused, match="already a strategy of this title"):
        carrying.carry(**told(world), strategy=kept.strategy, title="Workforce strategy", actions=[], **YEARS)
