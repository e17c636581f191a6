"""What is written down of a request: how it was answered, by ids; never a name, an address, a password or a query."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from factories.world import PASSWORD, World
from oneworkforce.ground import transactions
from oneworkforce.ground.models import User
from oneworkforce.site import logs

pytestmark = pytest.mark.undone

NAME, EMAIL, QUERY = "Wilhelmina Thistlewood", "wilhelmina@thistlewood.example.org", "search-for-zebras"


def twice(_request: HttpRequest) -> HttpResponse:
    with transactions.whole("test.twice"):
        User.objects.create_user(EMAIL)
        User.objects.create_user(EMAIL)
    return HttpResponse("kept")


def named(_request: HttpRequest, name: str = NAME) -> HttpResponse:
    person = name
    raise ValueError(f"{person} has no organisation")


def raw(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nothing_of_the_kind WHERE name = %s", [NAME])
    return HttpResponse("read")


def broken() -> None:
    raise IntegrityError(EMAIL)


urlpatterns = [
    path("test/twice", twice, name="test_twice"),
    path("test/named", named, name="test_named"),
    path("test/raw", raw, name="test_raw"),
    path("test/by/<str:name>", named, name="test_by"),
    path("", include("oneworkforce.site.urls")),
]
handler500 = "oneworkforce.site.web.errors.failed"
handler404 = "oneworkforce.site.web.errors.not_found"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Give what stderr would hold, with every logger as open as it goes."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Lines())
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    with override_settings(ROOT_URLCONF=__name__):
        yield stream
    root.removeHandler(handler)
    root.setLevel(before)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines() if line.startswith("{")]


def asked(world: World, where: str) -> Any:
    client = world.client("alice")
    client.raise_request_exception = False
    return client.get(where, {"q": QUERY, "name": NAME})


@pytest.mark.parametrize("where", ["/test/twice", "/test/named", "/test/raw", f"/test/by/{NAME}"])
def test_a_fault_with_a_name_in_it_is_written_without_the_name(world: World, written: io.StringIO, where: str) -> None:
    response = asked(world, where)
    assert response.status_code == 500
    said = written.getvalue()
    for value in (NAME, "Wilhelmina", "wilhelmina", "Thistlewood", "thistlewood", EMAIL, QUERY, "has no organisation"):
        assert value not in said
    fault = next(line for line in lines(written) if "exception" in line)
    assert any(frame.startswith("test_logs.py:") for frame in fault["frames"])
    assert fault["request"] == response["X-Request-ID"]


def test_a_broken_constraint_is_told_by_its_type_and_place(world: World, written: io.StringIO) -> None:
    asked(world, "/test/twice")
    fault = next(line for line in lines(written) if "exception" in line)
    assert "django.db.utils.IntegrityError" in fault["exception"]
    assert all(" " in frame and ":" in frame for frame in fault["frames"])
    assert not any(frame.startswith("/") for frame in fault["frames"])


def test_a_sign_in_writes_no_password_and_no_address(world: World, written: io.StringIO) -> None:
    assert world.northshire
    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    for password in (PASSWORD, "wrong-lantern-99"):
        client.post("/sign-in/", {"login": EMAIL, "password": password})
    said = written.getvalue()
    for value in (PASSWORD, "wrong-lantern-99", EMAIL, "thistlewood"):
        assert value not in said
    assert [line["route"] for line in lines(written) if line["event"] == "answered"] == ["account_login"] * 2


def test_a_request_is_one_line_with_its_route_and_who_by_id(world: World, written: io.StringIO) -> None:
    response = asked(world, "/")
    [line] = [line for line in lines(written) if line["event"] == "answered"]
    assert set(line) == {
        *("time", "level", "event", "request", "route", "method", "status", "milliseconds", "partnership", "membership")
    }
    assert (line["route"], line["method"], line["status"]) == ("home", "GET", 200)
    assert line["request"] == response["X-Request-ID"]
    assert line["membership"] == str(world.memberships["alice"])
    assert line["partnership"] == str(world.northshire)
    assert QUERY not in written.getvalue()


def test_a_path_that_is_no_route_is_not_written(world: World, written: io.StringIO) -> None:
    assert asked(world, f"/people/{NAME}").status_code == 404
    assert NAME.split(maxsplit=1)[0] not in written.getvalue()
    assert "none" in {line.get("route") for line in lines(written)}


def test_a_fact_that_is_not_on_the_list_is_dropped(written: io.StringIO) -> None:
    structlog.get_logger("oneworkforce.test").info("sent", count=3, recipient=EMAIL, subject=NAME)
    [line] = lines(written)
    assert (line["event"], line["count"]) == ("sent", 3)
    assert set(line) == {"time", "level", "event", "count"}


def test_words_of_others_are_told_by_their_place_alone(written: io.StringIO) -> None:
    logging.getLogger("allauth.account").warning("failed login for %s", EMAIL)
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header: %r", EMAIL)
    first, second = lines(written)
    assert first["logger"] == "allauth.account"
    assert first["where"].startswith("test_logs.test_words_of_others")
    assert second["level"] == "error"
    assert EMAIL not in written.getvalue()


def test_somebody_at_a_terminal_reads_lines_with_frames_beneath(written: io.StringIO) -> None:
    try:
        broken()
    except IntegrityError:
        record = logging.LogRecord("oneworkforce", logging.ERROR, __file__, 1, {"event": "broke"}, (), sys.exc_info())
    said = logs.Lines(human=True).format(record)
    assert said.splitlines()[0].partition(" ")[2].startswith("error   broke exception=")
    assert "test_logs.py" in said.splitlines()[-1]
    assert EMAIL not in said
    assert written.getvalue() == ""


def test_what_ends_a_process_is_told_without_its_message(written: io.StringIO) -> None:
    try:
        named(HttpRequest())
    except ValueError as error:
        logs._unforeseen(type(error), error, error.__traceback__)
    [line] = lines(written)
    assert (line["event"], line["exception"]) == ("ended unforeseen", ["builtins.ValueError"])
    assert NAME not in written.getvalue()
