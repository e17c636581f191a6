"""A list leaves the house only with its purpose, as a recorded event, and as a file that runs nothing."""

from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from factories.world import World
from oneworkforce.audit.models import Event
from oneworkforce.audit.web import exports
from oneworkforce.ground import transactions
from oneworkforce.ui.parts import Cell

pytestmark = pytest.mark.undone

HEADINGS = ("Name", "Job")
ROWS = (("Pia Penn", "Youth worker"), (Cell("=HYPERLINK(1)", href="/x"), "@SUM(A1)"))


def export(world: World, data: dict[str, str] | None, **given: Any) -> HttpResponse:
    path = "/people/export?locality=Reed"
    request = RequestFactory().get(path) if data is None else RequestFactory().post(path, data)
    request.user = AnonymousUser()
    request.viewer = world.viewer("walter")  # type: ignore[attr-defined]
    with world.scope("walter"), transactions.reading():
        return exports.answer(
            request, **{"noun": "person", "title": "people", "headings": HEADINGS, "rows": ROWS, **given}
        )


def events(world: World) -> list[tuple[str, str, str, list[str], str, UUID | None]]:
    with world.reading("walter"):
        return list(Event.objects.values_list("actor", "verb", "noun", "fields", "reason", "subject"))


def test_before_a_list_is_exported_its_purpose_is_asked_and_nothing_is_read(world: World) -> None:
    def never() -> exports.Rows:
        raise AssertionError("rows were read before the purpose was given")

    page = export(world, None, rows=never).content.decode()
    assert "Why do you need this file?" in page
    assert 'action="/people/export?locality=Reed"' in page
    assert events(world) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Select why you need this file"),
        ({"purpose": "fun"}, "Select one of the choices"),
        ({"purpose": "other"}, "Enter why you need this file"),
        ({"purpose": "planning", "words": "x" * 151}, "must be 150 characters or fewer"),
    ],
)
def test_without_a_purpose_there_is_no_file(world: World, data: dict[str, str], said: str) -> None:
    response = export(world, data)
    assert said in response.content.decode()
    assert "Content-Disposition" not in response
    assert events(world) == []


def test_an_export_is_recorded_with_its_purpose_and_columns(world: World) -> None:
    response = export(world, {"purpose": "planning", "words": "the autumn rota"})
    reason = "To plan services or the workforce: the autumn rota"
    assert events(world) == [("Walter Webb", "exported", "person", ["Name", "Job"], reason, None)]
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_no_cell_of_an_export_is_a_formula_and_its_last_line_says_who_when_and_why(world: World) -> None:
    lines = export(world, {"purpose": "other", "words": "=1+1"}).content.decode("utf-8-sig").splitlines()
    assert lines[:3] == ["Name,Job", "Pia Penn,Youth worker", "'=HYPERLINK(1),'@SUM(A1)"]
    assert lines[3].startswith("Exported by Walter Webb on ")
    assert lines[3].endswith(". Purpose: =1+1")
    assert len(lines) == 4


def test_the_name_of_the_file_holds_the_noun_and_the_day(world: World) -> None:
    name = export(world, {"purpose": "check"}, rows=lambda: ROWS)["Content-Disposition"]
    assert name.startswith('attachment; filename="people-2')
    assert name.endswith('.csv"')


def test_a_list_that_cannot_be_read_leaves_no_event(world: World) -> None:
    def broken() -> exports.Rows:
        yield ("Pia Penn", "Youth worker")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  whatever it was
        export(world, {"purpose": "check"}, rows=broken)
    assert events(world) == []
