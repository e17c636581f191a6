"""A locked database, a full disk, a stopped PostgreSQL: a clear page with what was typed; all well when it returns."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection
from django.db.utils import InterfaceError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from factories.databases import POSTGRESQL
from factories.world import World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Organisation
from oneworkforce.site.middleware.outages import Outage, outage

TYPED = {"name": "Long words about a team", "notes": "Second thought", "password": "not-to-be-shown-1"}
on_sqlite = pytest.mark.skipif(POSTGRESQL, reason="how SQLite behaves")
on_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="how PostgreSQL behaves")


def write(request: HttpRequest) -> HttpResponse:
    with transactions.whole("test.write"):
        Organisation.objects.create(name=request.POST["name"], sector="council", phone="1" * 40)
    return HttpResponse("kept")


def read(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Organisation.objects.count()))


def remember(request: HttpRequest) -> HttpResponse:
    request.session["seen"] = "1"
    return HttpResponse("kept")


def raises(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(_request: HttpRequest) -> HttpResponse:
        raise error

    return view


FAULTS = (Fault("row 7", "It is empty.", "Fill it."), Fault("row 9", "It is full.", "Empty it."))
urlpatterns = [
    path("test/write", write, name="test_write"),
    path("test/remember", remember, name="test_remember"),
    path("test/read", read, name="test_read"),
    path("test/not-allowed", raises(NotAllowed("Only a manager of Kite Club may do this.")), name="test_not_allowed"),
    path("test/not-found", raises(NotFound()), name="test_not_found"),
    path("test/refused", raises(Refused(*FAULTS)), name="test_refused"),
    path("test/no-room", raises(OSError(errno.ENOSPC, "No space left on device")), name="test_no_room"),
    path("test/bug", raises(KeyError("Pia Penn")), name="test_bug"),
    path("", include("oneworkforce.site.urls")),
]
handler400 = "oneworkforce.site.web.errors.bad_request"
handler403 = "oneworkforce.site.web.errors.refused"
handler404 = "oneworkforce.site.web.errors.not_found"
handler500 = "oneworkforce.site.web.errors.failed"


@pytest.fixture(autouse=True)
def _addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def alice(world: World) -> Client:
    client = world.client("alice")
    client.raise_request_exception = False
    return client


def held_back(response: Any, sentence: str) -> None:
    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "no-store"
    assert sentence in page
    assert "Long words about a team" in page
    assert "Second thought" in page
    assert "not-to-be-shown-1" not in page
    assert "Traceback" not in page


@on_sqlite
def test_a_locked_database_gives_a_page_and_opens_again(alice: Client) -> None:
    assert alice.get("/test/read").status_code == 200
    with locked():
        held_back(alice.post("/test/write", TYPED), "Other work holds the records just now")
    assert alice.post("/test/write", TYPED).content == b"kept"
    assert alice.get("/test/read").content == b"6"


@contextmanager
def locked() -> Iterator[None]:
    before = connection.settings_dict["OPTIONS"]["timeout"]
    connection.close()
    connection.settings_dict["OPTIONS"]["timeout"] = 0.1
    holder = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.rollback()
        holder.close()
        connection.close()
        connection.settings_dict["OPTIONS"]["timeout"] = before


@on_sqlite
def test_a_full_disk_gives_a_page_and_writes_again_with_room(alice: Client) -> None:
    with full():
        seen = [
            alice.post("/test/write", {**TYPED, "name": f"{TYPED['name']} {number}" + "x" * 100})
            for number in range(60)
        ]
        failed = next(response for response in seen if response.status_code != 200)
        held_back(failed, "There is no room left where the records are kept")
        assert alice.get("/test/read").status_code == 200
    assert alice.post("/test/write", TYPED).content == b"kept"


@contextmanager
def full() -> Iterator[None]:
    """Let the file of the database grow no further, for every connection that is opened."""
    options = connection.settings_dict["OPTIONS"]
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    before = options["init_command"]
    connection.close()
    options["init_command"] = f"{before};PRAGMA max_page_count={pages};"
    try:
        yield
    finally:
        connection.close()
        options["init_command"] = before


@on_postgresql
def test_a_stopped_postgresql_gives_a_page_and_answers_again(alice: Client) -> None:
    assert alice.get("/test/read").status_code == 200
    with stopped():
        held_back(alice.post("/test/write", TYPED), "The site cannot reach its records.")
        assert alice.get("/test/read").status_code == 503
    assert alice.post("/test/write", TYPED).content == b"kept"


@on_postgresql
def test_a_connection_that_postgresql_ended_is_made_anew(alice: Client) -> None:
    with psycopg.connect(_as_superuser(), autocommit=True) as server:
        alice.get("/test/read")
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [connection.settings_dict["NAME"]],
        )
        assert alice.post("/test/write", TYPED).status_code in {200, 503}
        assert alice.get("/test/read").status_code == 200


def _as_superuser() -> str:
    from factories import databases  # noqa: PLC0415

    return databases.SERVER


@contextmanager
def stopped() -> Iterator[None]:
    """Point the connection at a port where nobody listens, as after a stop."""
    before = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["PORT"] = before


def test_a_session_that_cannot_be_read_gives_the_page_of_an_outage(
    alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    def gone(_store: SessionStore) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(SessionStore, "load", gone)
    held_back(alice.post("/test/write", TYPED), "The site cannot reach its records.")
    monkeypatch.undo()
    assert alice.get("/test/read").status_code == 200


def test_a_session_that_cannot_be_saved_gives_the_page_of_an_outage(
    alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    def gone(_store: SessionStore, *_args: object, **_kwargs: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(SessionStore, "save", gone)
    held_back(alice.post("/test/remember", TYPED), "The site cannot reach its records.")


def test_no_room_for_a_file_is_the_page_of_a_full_disk(alice: Client) -> None:
    held_back(alice.post("/test/no-room", TYPED), "There is no room left")


def test_a_refused_permission_is_a_page_with_its_reason(alice: Client) -> None:
    response = alice.get("/test/not-allowed")
    assert response.status_code == 403
    assert "Only a manager of Kite Club may do this." in response.content.decode()
    assert "Alice Arden" in response.content.decode()


def test_what_is_not_found_is_the_page_of_a_stranger(alice: Client) -> None:
    response = alice.get("/test/not-found")
    assert (response.status_code, alice.get("/no/such/page").status_code) == (404, 404)
    assert "Page not found" in response.content.decode()


def test_what_cannot_be_used_is_told_in_sentences_and_what_was_typed_comes_back(alice: Client) -> None:
    response = alice.post("/test/refused", TYPED)
    page = response.content.decode()
    assert response.status_code == 400
    assert "It is empty. Fill it." in page
    assert "It is full. Empty it." in page
    assert "Long words about a team" in page
    assert "not-to-be-shown-1" not in page


def test_a_fault_of_ours_tells_nothing_of_itself(alice: Client) -> None:
    response = alice.get("/test/bug")
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()
    assert "Pia Penn" not in response.content.decode()


def test_a_form_that_went_stale_hands_back_what_was_typed(world: World) -> None:
    made = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    made.cookies = world.client("alice").cookies
    response = made.post("/test/write", TYPED)
    page = response.content.decode()
    assert response.status_code == 403
    assert "Long words about a team" in page
    assert "not-to-be-shown-1" not in page


def test_a_sign_in_that_ended_hands_back_what_was_typed(world: World) -> None:
    assert world.northshire
    response = Client(SERVER_NAME="127.0.0.1").post("/test/write", TYPED)
    page = response.content.decode()
    assert response.status_code == 401
    assert "Long words about a team" in page
    assert "not-to-be-shown-1" not in page
    assert "/sign-in/?next=/test/write" in page
    with world.reading():
        assert not Organisation.objects.filter(name=TYPED["name"]).exists()


def lite(code: int) -> sqlite3.OperationalError:
    made = sqlite3.OperationalError("x")
    made.sqlite_errorcode = code
    return made


def state(code: str | None) -> psycopg.OperationalError:
    made = psycopg.OperationalError("x")
    made.sqlstate = code
    return made


def wrapped(cause: Exception) -> DatabaseError:
    made = OperationalError("x")
    made.__cause__ = cause
    return made


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (wrapped(lite(sqlite3.SQLITE_BUSY)), Outage.BUSY),
        (wrapped(lite(sqlite3.SQLITE_BUSY | 1 << 8)), Outage.BUSY),
        (wrapped(lite(sqlite3.SQLITE_FULL)), Outage.FULL),
        (wrapped(lite(sqlite3.SQLITE_IOERR)), Outage.GONE),
        (wrapped(lite(sqlite3.SQLITE_ERROR)), None),  # no such table: a fault of ours, not an outage
        (wrapped(state(None)), Outage.GONE),
        (wrapped(state("53100")), Outage.FULL),
        (wrapped(state("57P01")), Outage.GONE),
        (wrapped(state("08006")), Outage.GONE),
        (wrapped(state("55P03")), Outage.BUSY),
        (wrapped(state("42P01")), None),
        (InterfaceError("connection already closed"), Outage.GONE),
        (OSError(errno.EDQUOT, "x"), Outage.FULL),
        (OSError(errno.ENOENT, "x"), None),
        (KeyError("x"), None),
    ],
)
def test_an_outage_is_known_by_its_code_and_nothing_else_is_one(error: Exception, why: Outage | None) -> None:
    assert outage(error) is why


def test_the_page_of_an_outage_asks_the_database_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from oneworkforce.site.web import errors  # noqa: PLC0415

    request = HttpRequest()
    request.method = "GET"
    with connection.execute_wrapper(_refuse):
        assert errors.unavailable(request, Outage.GONE).status_code == 503
        assert errors.failed(request).status_code == 500
    assert world.northshire
    monkeypatch.setattr("django.template.loader.get_template", lambda _name: 1 / 0)
    assert b"not available for the moment" in errors.unavailable(request, Outage.GONE).content


def _refuse(*_args: object) -> None:
    raise AssertionError("the database was asked")
