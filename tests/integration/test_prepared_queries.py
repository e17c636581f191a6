"""Prepared queries: the values of each call, and its scope, decide; nothing of another call is kept."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from factories.world import NOW, TODAY, World
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.prepared import prepared
from oneworkforce.plan.models import Strategy

pytestmark = pytest.mark.undone


@prepared
def _by_id(*, ids: Collection[UUID]) -> QuerySet[Strategy]:
    return Strategy.objects.filter(pk__in=ids).order_by("title")


@prepared
def _running(*, day: date, made: datetime) -> QuerySet[Strategy, str]:
    return Strategy.objects.filter(ends_on__gte=day, made_at__lte=made).values_list("title", flat=True)


@prepared
def _titled(*, title: str) -> QuerySet[Strategy]:
    return Strategy.objects.filter(title=title).select_related("lead")


@prepared
def _part(*, title: str) -> QuerySet[Strategy]:
    return Strategy.objects.filter(title__contains=title)


def test_each_call_is_answered_with_its_own_values(world: World) -> None:
    """One id, many, none, more than there is room for; days, moments and words."""
    with world.scope("walter"), transactions.whole("test"):
        made = [_strategy(f"Plan {at:02}", TODAY + timedelta(days=at)) for at in range(20)]
        ids = [row.pk for row in made]
        assert [row.title for row in _by_id(ids=ids[:1])] == ["Plan 00"]
        assert [row.title for row in _by_id(ids=ids[1:2])] == ["Plan 01"]
        assert _by_id(ids=[]) == []
        assert [row.pk for row in _by_id(ids=ids)] == ids
        assert [row.pk for row in _by_id(ids=[*ids, *(uuid4() for _ in range(600))])] == ids
        assert set(_running(day=TODAY + timedelta(days=18), made=NOW)) == {"Plan 18", "Plan 19"}
        assert set(_running(day=TODAY + timedelta(days=19), made=NOW)) == {"Plan 19"}
        assert _running(day=TODAY, made=NOW - timedelta(seconds=1)) == []
        assert [row.pk for row in _titled(title="Plan 03")] == [ids[3]]
        Strategy.objects.filter(pk=ids[3]).update(title="Other")
        assert _titled(title="Plan 03") == []


def test_another_partnership_sees_none_of_it(world: World) -> None:
    """The scope of each call is bound, and none is refused."""
    with world.scope("walter"), transactions.whole("test"):
        one = _strategy("Plan", TODAY).pk
        assert len(_by_id(ids=[one])) == 1
    with scope.entered(world.southmere), transactions.reading():
        assert _by_id(ids=[one]) == []
    with pytest.raises(scope.NoScope):
        _by_id(ids=[one])


def test_a_value_that_the_query_changes_is_refused(world: World) -> None:
    """What is not compared as a whole cannot be bound."""
    with world.scope("walter"), transactions.reading(), pytest.raises(ValueError, match="does not take title"):
        _part(title="Plan")


def _strategy(title: str, ends_on: date) -> Strategy:
    return Strategy.objects.create(title=title, starts_on=TODAY, ends_on=ends_on, made_at=NOW)
