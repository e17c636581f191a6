"""A row is found by its key however many a partnership has, also on SQLite, which knows nothing of a new database."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

from factories.world import World
from oneworkforce.ground.models import Scoped


def found_by(model: type[Scoped], column: str, world: World) -> str:
    """Return how the database reads the rows whose `column` is one of twenty-five keys."""
    with world.reading("walter"):
        return model.objects.filter(**{f"{column}__in": [uuid4() for _ in range(25)]}).explain()


def leads(model: type[Model]) -> list[str]:
    """Return the key of a table, and of what its rows belong to."""
    owners = [field.attname for field in model._meta.fields if isinstance(field, ForeignKey)]
    return ["id", *(name for name in owners if name != "partnership_id")]


def test_rows_are_read_by_their_keys_and_by_what_they_belong_to(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("how SQLite plans")
    scoped = [model for model in apps.get_models() if issubclass(model, Scoped)]
    plans = {(model._meta.label, name): found_by(model, name, world) for model in scoped for name in leads(model)}
    assert len(plans) > len(scoped)
    assert {which: plan for which, plan in plans.items() if f"{which[1]}=?" not in plan} == {}
