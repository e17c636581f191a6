"""Strategies, strands and sources: pages and commands."""

import pytest
from django.urls import reverse

from factories import strategies as made
from factories.world import World

pytestmark = pytest.mark.undone


@pytest.mark.parametrize("who", ["walter", "erin", "pia"])
def test_pages_of_a_strategy(world: World, who: str) -> None:
    kept = made.held(world)
    client = world.client(who)
    for name, pk in (("strategy", kept.strategy), ("strand", kept.strands[0]), ("action", kept.actions[0])):
        answer = client.get(reverse(name, args=[pk]))
        assert answer.status_code == 200, name
    assert client.get(reverse("strategies")).status_code == 200
    changes = [
        ("strategy_change", kept.strategy),
        ("strand_change", kept.strands[0]),
        ("action_change", kept.actions[0]),
        ("strategy_add", None),
        ("strand_add", kept.strategy),
        ("action_add", kept.strands[0]),
        ("source_add", kept.strategy),
        ("source_change", kept.source),
        ("strategy_import", kept.strategy),
        ("strategy_file", kept.strategy),
        ("strategy_carry", kept.strategy),
        ("sign_off_ask", kept.strategy),
        ("strategy_export", kept.strategy),
        ("action_lead", kept.actions[0]),
        ("strategy_lead", kept.strategy),
    ]
    for name, pk in changes:
        code = client.get(reverse(name, args=[pk] if pk else [])).status_code
        if who == "walter":
            assert code == 200, name
