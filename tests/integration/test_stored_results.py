"""Guarded results come back from the tables as they went in, whole or a part of them, and nothing unguarded goes in."""

from dataclasses import replace

import pytest

from factories import rounds
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import results as keeping
from oneworkforce.assess.models import Result, ResultRow, Round, Upload
from oneworkforce.assess.queries import stored

pytestmark = pytest.mark.undone


def test_results_come_back_as_they_went_in(world: World) -> None:
    made = rounds.held(world)
    with world.reading():
        found = stored.reading(stored.held(world.viewer("erin"), made))
    assert found.results == rounds.results()
    assert any(row.withheld for row in found.results.rows)


def test_one_arc_is_read_without_the_others(world: World) -> None:
    made = rounds.held(world)
    with world.reading():
        found = stored.reading(stored.held(world.viewer("erin"), made), arcs=["vision"])
        arc = found.framework.arcs[0]
    assert {row.arc for row in found.results.rows} == {"vision"}
    assert {row.question for row in found.results.rows} == {None, "v1", "v2"}
    assert found.arc(arc).mean is not None


def test_new_results_take_the_place_of_the_old(world: World) -> None:
    made = rounds.held(world)
    with world.scope("walter"):
        row, upload = Round.objects.get(pk=made), Upload.objects.get(round=made)
        keeping.keep(round=row, upload=upload, results=rounds.results(), against=None, now=NOW)
        assert [each.number for each in Result.objects.order_by("number")] == [1, 2]
        assert ResultRow.objects.values("result").distinct().count() == 1


def test_unguarded_results_are_never_stored(world: World) -> None:
    made = rounds.held(world)
    with world.scope("walter"), pytest.raises(ValueError, match="guarded"):
        keeping.keep(
            round=Round.objects.get(pk=made),
            upload=Upload.objects.get(round=made),
            results=replace(rounds.results(), guarded=False),
            against=None,
            now=NOW,
        )


def test_another_partnership_sees_no_round(world: World) -> None:
    made = rounds.held(world)
    with world.reading("sol"), pytest.raises(NotFound):
        stored.held(world.viewer("sol"), made)
