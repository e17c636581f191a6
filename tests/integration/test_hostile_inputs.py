"""Hostile values of every family in every query and every form of every route that exists: they do nothing.

The routes are read from the site itself, the forms from its pages: what is added is tried without a line here.
"""

import csv
import io
import itertools
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories import databases, hostile, permission_table
from factories.world import World
from oneworkforce.ground.models import User
from oneworkforce.partnership.web import doors
from oneworkforce.workforce.domain import plan_parts

pytestmark = pytest.mark.undone

QUERY = ("q", "page", "sort", "next", "size", "name")
WORDS = frozenset({"", "text", "search", "email", "tel", "url", "number", "password", "textarea", "hidden", "date"})


@dataclass(slots=True)
class Form:
    """A form of a page: where it goes and what it holds."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    free: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(given.get("action", ""), given.get("method", "get").lower())
            self.found.append(self._open)
        elif self._open is not None and given.get("name"):
            self._open.fields.setdefault(given["name"], given.get("value", ""))
            if tag == "textarea" or (tag == "input" and given.get("type", "") in WORDS) or tag == "select":
                self._open.free.append(given["name"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def walked(patterns: Sequence[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from walked(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, pattern.pattern.converters


ROUTES = dict(walked(get_resolver("oneworkforce.site.urls").url_patterns))
WHO = ("alice", "walter", "erin", "pia", "stella")
TRIED = [name for name in sorted(ROUTES) if not databases.POSTGRESQL or zlib.crc32(name.encode()) % 4 == 0]
"""On PostgreSQL every fourth: what its columns refuse is of few kinds, and each kind is met many times."""


def address(things: dict[str, UUID], name: str) -> tuple[str, str]:
    """Return somebody whom the route lets in, by the table of permissions, and an address that opens for them."""
    rows = [row for row in permission_table.ROWS if row.route == name and row.method == "GET"]
    for who in WHO:
        for row in rows:
            if row.cells[permission_table.COLUMNS.index(who)] == "+":
                return who, reverse(name, args=row.values(things))
    converters = ROUTES[name]
    values = [uuid4() if "UUID" in type(each).__name__ else "1" for each in converters.values()]
    return WHO[0], reverse(name, kwargs=dict(zip(converters, values, strict=True)))


def harmless(response: Any, sent: Sequence[str], where: str) -> None:
    assert response.status_code < 500, (where, sent)
    assert "X-Injected" not in response.headers, where
    assert "injected" not in response.cookies, where
    assert urlsplit(response.headers.get("Location", "")).hostname in {None, "127.0.0.1"}, where
    body = b"".join(response) if response.streaming else response.content
    page = body.decode(errors="replace")
    for words in hostile.NEVER_IN_A_PAGE:
        assert words not in page, (where, words)
    if response.headers.get("Content-Type", "").startswith("text/csv"):
        for cell in itertools.chain.from_iterable(csv.reader(io.StringIO(page))):
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), (where, cell)
        return
    if "attachment" in response.headers.get("Content-Disposition", ""):
        return  # a file that no browser opens as a page
    for value in sent:
        if value in hostile.MARKUP:
            assert value not in page, (where, value)


def in_turn(names: Sequence[str], where: str) -> Iterator[dict[str, str]]:
    """Yield what to send: of every family one value, another at each place, as many at once as there are names."""
    turn = zlib.crc32(where.encode())
    values = iter([family[(turn + number) % len(family)] for number, family in enumerate(hostile.FAMILIES)])
    while batch := list(itertools.islice(values, len(names))):
        yield dict(zip(names, batch, strict=False))


def files() -> set[str]:
    place = Path(settings.DATA)
    kinds = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal")
    return {
        str(path.relative_to(place))
        for path in place.rglob("*")
        if path.is_file() and not path.name.endswith(kinds) and path.parent.name != "mail"
    }


def test_there_are_at_least_fifty_and_no_two_alike() -> None:
    assert len(set(hostile.ALL)) == len(hostile.ALL) >= 50


def test_every_value_is_sent_somewhere() -> None:
    places = [f"/place/{number}/" for number in range(2 * len(ROUTES))]
    assert {value for place in places for sent in in_turn(QUERY, place) for value in sent.values()} == {*hostile.ALL}


@pytest.mark.parametrize("route", TRIED)
def test_hostile_values_do_nothing(furnished: tuple[World, dict[str, UUID]], route: str) -> None:
    world, things = furnished
    who, where = address(things, route)
    client = world.client(who)
    client.raise_request_exception = False
    before = files()
    tried(client, where, route)
    if route in doors.OPEN:
        tried(Client(SERVER_NAME="127.0.0.1", raise_request_exception=False), where, route)
    assert files() == before
    assert User.objects.count() >= len(world.users)


@pytest.mark.parametrize("word", sorted(plan_parts.BY_WORD))
def test_hostile_values_do_nothing_in_any_part_of_a_workforce_plan(
    furnished: tuple[World, dict[str, UUID]], word: str
) -> None:
    world, things = furnished
    client = world.client("walter")
    client.raise_request_exception = False
    tried(client, reverse("workforce_part_add", args=[things["workforce_plan"], word]), "workforce_part_add")


def tried(client: Client, where: str, route: str) -> None:
    """Put every value into every query and form of one page."""
    page = client.get(where)
    if page.status_code >= 500:
        assert route == "health", route
    forms = Forms(page.content.decode(errors="replace")).found if not page.streaming else []
    names = sorted({*QUERY, *(name for form in forms if form.method == "get" for name in form.fields)})
    if route != "health":
        for sent in in_turn(names, f"{where}?"):
            harmless(client.get(f"{where}?{urlencode(sent)}"), list(sent.values()), f"{where} query")
        harmless(client.post(where, dict.fromkeys(names, hostile.MARKUP[0])), [hostile.MARKUP[0]], where)
    for form in forms:
        if form.method != "post" or not form.free or "sign-out" in form.action:
            continue
        target = form.action if form.action.startswith("/") else where
        for sent in in_turn([name for name in form.free if name != "csrfmiddlewaretoken"] or ["words"], target):
            harmless(client.post(target, {**form.fields, **sent}), list(sent.values()), f"{target} form")


@pytest.mark.parametrize("value", hostile.ALL, ids=range(len(hostile.ALL)))
def test_a_hostile_path_is_no_page(reading_world: World, value: str) -> None:
    client = reading_world.client("alice")
    client.raise_request_exception = False
    response = client.get("/" + urlencode({"": value})[1:])
    assert response.status_code in {400, 404}
    harmless(response, [value], "path")
