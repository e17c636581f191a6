"""Every address x every role, from the list of routes itself: a route without a row fails."""

import copy
from collections.abc import Callable, Iterator
from functools import cache
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories import databases
from factories.permission_table import COLUMNS, ROWS, Row
from factories.world import World
from oneworkforce.partnership.web import doors

NOT_ALLOWED = 405
Ask = Callable[[Row, str], HttpResponseBase]

EVERYWHERE = ("stranger", "walter", "stella", "sol")
OF_A_PLACE = ("mona", "carl")
"""Who sees the people of one organisation, and of one locality."""


def tried(row: Row) -> tuple[str, ...]:
    """Return whom an address is tried with, in the order of the columns: on SQLite everybody.

    What a role may is decided alike on both databases; on PostgreSQL it is whose rows, so those of a place try the
    addresses that name a row.
    """
    if not databases.POSTGRESQL:
        return COLUMNS
    return tuple(each for each in COLUMNS if each in EVERYWHERE or (each in OF_A_PLACE and row.arguments))


@pytest.fixture(scope="module")
def ask(_full: tuple[str, tuple[World, dict[str, UUID]]]) -> Iterator[Ask]:
    """Ask an address as somebody; whatever it did is undone, so that each answer is to the same world."""
    name, made = _full
    with databases.clone(name):
        world, things = copy.deepcopy(made)

        @cache
        def cookies(column: str) -> str:
            return "" if column == "stranger" else world.client(column).cookies.output(header="", attrs=[])

        def asked(row: Row, column: str) -> HttpResponseBase:
            url = reverse(row.route, args=row.values(things))
            caller = Client(SERVER_NAME="127.0.0.1")
            caller.cookies.load(cookies(column))
            with transaction.atomic():
                answer = caller.get(url) if row.method == "GET" else caller.post(url)
                transaction.set_rollback(True)
            return answer

        yield asked


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert {row.route for row in ROWS} == _routes()


def test_a_route_that_strangers_may_use_is_on_the_list_of_open_doors() -> None:
    assert {row.route for row in ROWS if row.cells[0] != ">"} <= doors.OPEN <= _routes()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.route}")
def test_each_role_gets_what_the_table_says(ask: Ask, row: Row) -> None:
    those = tried(row)
    asked = [(column, said) for column, said in zip(COLUMNS, row.cells, strict=True) if column in those]
    assert "".join(_sign(ask(row, column)) for column, _ in asked) == "".join(said for _, said in asked), those


def test_a_method_without_a_row_is_refused(ask: Ask) -> None:
    held = {(row.method, row.route) for row in ROWS}
    absent = {
        Row("POST" if row.method == "GET" else "GET", row.route, "", row.arguments)
        for row in ROWS
        if not {("GET", row.route), ("POST", row.route)} <= held
    }
    assert absent
    for row in absent:
        assert ask(row, "alice").status_code == NOT_ALLOWED, row


def _routes() -> set[str]:
    found = set()

    def gather(patterns: list[URLPattern | URLResolver]) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                gather(pattern.url_patterns)
            else:
                found.add(pattern.name or str(pattern.pattern))

    gather(get_resolver().url_patterns)
    return found


def _sign(answer: HttpResponseBase) -> str:
    """Return + for an answer, - for a refusal that says why, 0 for "not found", > for "sign in first"."""
    location = answer.headers.get("Location", "")
    if answer.status_code == 401 or (answer.status_code == 302 and location.startswith(reverse("account_login"))):
        return ">"
    if answer.status_code in {200, 302, 303, 400, 409}:
        return "+"
    return {403: "-", 404: "0"}.get(answer.status_code, f"[{answer.status_code}]")
