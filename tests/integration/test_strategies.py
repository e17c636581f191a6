"""Strategies, strands and sources: pages, forms, and who may remove what."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import strategies as made
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import sign_offs, sources, strands, strategies
from oneworkforce.plan.models import Action, Strategy
from oneworkforce.plan.queries import strategies as queries
from oneworkforce.ui import conflict
from oneworkforce.ui.listing import Wanted

pytestmark = pytest.mark.undone

YEARS: dict[str, Any] = {"starts_on": date(2026, 4, 1), "ends_on": date(2028, 3, 31)}


def told(world: World, who: str = "walter") -> dict[str, Any]:
    return {"by": world.viewer(who), "now": NOW}


def asked(world: World, name: str, pk: UUID, who: str = "walter") -> str:
    answer = world.client(who).get(reverse(name, args=[pk]))
    assert answer.status_code == 200, name
    return str(answer.content.decode())


def days(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_the_page_of_a_strategy_shows_its_strands_and_how_their_actions_stand(world: World) -> None:
    kept = made.held(world)
    page = asked(world, "strategy", kept.strategy, "pia")
    for title in made.TITLES:
        assert title in page
    assert "Visioning event, 20 November 2025, Town hall" in page
    assert "Came from: Visioning day." in page
    assert "3 of" not in page
    assert "No cost is stated." in page
    assert "Not started" in page or "Amber" in page
    assert "Not signed off yet" in page


def test_a_strand_s_page_is_its_work_plan(world: World) -> None:
    kept = made.held(world)
    page = asked(world, "strand", kept.strands[0], "erin")
    assert "1. Action of number 1" in page
    assert "Action of number 2" not in page
    assert "Came from: Visioning day." in page


def test_a_lead_is_found_by_name_and_named(world: World) -> None:
    kept = made.held(world)
    client = world.client("walter")
    address = f"{reverse('strategy_lead', args=[kept.strategy])}?name=Erin"
    assert "Erin Eaves" in client.get(address).content.decode()
    assert client.post(address, {"person": str(world.people["erin"])}).status_code == 302
    assert "Erin Eaves" in asked(world, "strategy", kept.strategy)
    address = reverse("strategy_lead", args=[kept.strategy])
    assert client.post(address, {"person": "nobody"}).status_code == 302
    assert "Nobody has been named" in asked(world, "strategy", kept.strategy)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "WORKFORCE strategy"}, "already a strategy of this title"),
        ({"title": " "}, "is empty"),
        ({"title": "New", "ends_on": date(2026, 3, 31)}, "ends before it starts"),
    ],
)
def test_a_bad_strategy_is_refused_in_a_sentence(world: World, given: dict[str, Any], said: str) -> None:
    made.held(world)
    with world.scope("walter"), pytest.raises(Refused, match=said):
        strategies.add(**told(world), **{**YEARS, **given})


def test_a_strategy_is_added_by_its_form_and_what_is_wrong_stands_beside_the_fields(world: World) -> None:
    client = world.client("walter")
    form = {"title": "Plan", **days("starts_on", date(2026, 4, 1))}
    refused = client.post(reverse("strategy_add"), form).content.decode()
    assert "Enter last day" in refused
    assert 'value="Plan"' in refused
    ends = days("ends_on", date(2027, 3, 31))
    answer = client.post(reverse("strategy_add"), {**form, **ends}, follow=True)
    assert "1 April 2026 to 31 March 2027" in answer.content.decode()
    assert "No strands yet" in answer.content.decode()


def test_two_who_change_one_strategy_see_both_texts(world: World) -> None:
    kept = made.held(world)
    with world.scope("walter"):
        seen = conflict.digest(strategies.shown(Strategy.objects.get(pk=kept.strategy)))
        strategies.change(**told(world), strategy=kept.strategy, seen=seen, title="First", intro="", **YEARS)
        with pytest.raises(conflict.Changed):
            strategies.change(**told(world), strategy=kept.strategy, seen=seen, title="Second", intro="", **YEARS)


def test_a_strategy_goes_with_all_it_holds_but_never_once_it_was_put_to_the_executive(world: World) -> None:
    kept, other = made.held(world), made.held(world, title="Another")
    with world.scope("walter"):
        sign_offs.ask(**told(world), today=TODAY, link=str, strategy=other.strategy)
        strategies.remove(**told(world), strategy=kept.strategy)
        with pytest.raises(NotAllowed, match="put to the executive"):
            strategies.remove(**told(world), strategy=other.strategy)
        assert Action.objects.filter(strategy=kept.strategy).count() == 0


def test_a_strand_with_actions_stays(world: World) -> None:
    kept = made.held(world)
    answer = world.client("walter").post(reverse("strand_remove", args=[kept.strands[0]]))
    assert "The strand has actions. Move them" in answer.content.decode()
    with world.scope("walter"):
        strands.remove(**told(world), strand=kept.strands[3])


def test_a_strand_names_its_sources_by_ticking_and_no_source_of_another_strategy(world: World) -> None:
    kept, other = made.held(world), made.held(world, title="Another")
    address = reverse("strand_change", args=[kept.strands[1]])
    client = world.client("walter")
    page = client.get(address).content.decode()
    assert "Visioning day" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(address, {"title": "Two", "aim": "", "seen": seen, "sources": [str(kept.source)]})
    assert "Came from: Visioning day." in asked(world, "strand", kept.strands[1])
    with world.scope("walter"):
        made_ = strands.add(**told(world), strategy=kept.strategy, title="Five", sources=[other.source])
    assert "Came from" not in asked(world, "strand", made_)


def test_a_source_is_changed_and_removed(world: World) -> None:
    kept = made.held(world)
    page = asked(world, "source_change", kept.source)
    assert "Remove this source" in page
    with world.scope("walter"):
        sources.remove(**told(world), source=kept.source)
    assert "No source is recorded yet" in asked(world, "strategy", kept.strategy)
    assert "Came from" not in asked(world, "strand", kept.strands[0])


def test_only_who_writes_plans_changes_them_and_a_stranger_finds_nothing(world: World) -> None:
    kept = made.held(world)
    with world.scope("pia"), pytest.raises(NotAllowed):
        strands.add(**told(world, "pia"), strategy=kept.strategy, title="Mine")
    with world.scope("sol"), pytest.raises(NotFound):
        strategies.remove(**told(world, "sol"), strategy=kept.strategy)


def test_changes_are_audited_by_field_and_never_by_value(world: World) -> None:
    made.held(world)
    with world.reading():
        events = [(each.noun, each.verb, each.fields) for each in Event.objects.order_by("at", "pk")]
    assert ("strategy", "added", []) in events
    assert ("strategy", "changed", ["sources"]) in events
    assert ("strand", "added", []) in events
    assert not any("Visioning" in str(event) for event in events)


def test_the_list_is_filtered_and_sorted(world: World) -> None:
    made.held(world)
    with world.scope("walter"):
        strategies.add(**told(world), title="Old", starts_on=date(2020, 1, 1), ends_on=date(2021, 12, 31))
    with world.reading("walter"):
        viewer = world.viewer("walter")

        def titles(**filters: str) -> list[str]:
            rows, _, _ = queries.listed(viewer, Wanted(filters=filters), today=TODAY)
            return [row.title for row in rows]

        assert titles() == ["Workforce strategy", "Old"]
        assert titles(state="running") == ["Workforce strategy"]
        assert titles(state="ended") == ["Old"]
        assert titles(title="work") == ["Workforce strategy"]
        rows, total, _ = queries.listed(viewer, Wanted(sort="title", descending=True), today=TODAY)
        assert (rows[0].title, total, len(rows[0].states)) == ("Workforce strategy", 2, 3)


def test_actions_are_exported_for_a_purpose(world: World) -> None:
    kept = made.held(world)
    answer = world.client("erin").post(reverse("strategy_export", args=[kept.strategy]), {"purpose": "planning"})
    content = answer.content.decode("utf-8-sig")
    assert content.startswith("Number,Strand,Action")
    assert "Action of number 3" in content
    assert "Purpose: To plan services" in content


def test_pages_ask_the_same_number_of_questions_of_the_database_at_3_and_at_30_actions(world: World) -> None:
    few, many = made.held(world, 3), made.held(world, 30, title="Larger")
    client = world.client("walter")

    def asks(name: str, *args: UUID) -> int:
        address = reverse(name, args=args)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for name in ("strategy", "strategy_carry"):
        assert asks(name, few.strategy) == asks(name, many.strategy), name
    assert asks("strand", few.strands[0]) == asks("strand", many.strands[0])
    at_two = asks("strategies")
    for number in range(10):
        made.held(world, 1, title=f"Strategy {number}")
    assert asks("strategies") == at_two
    assert asks("strategy", few.strategy) < 40
