"""What every answer tells the browser, whoever asks and whatever the answer is."""

import pytest
from django.conf import settings
from django.test import Client

from factories.world import World
from oneworkforce.site.middleware.headers import ALWAYS, POLICY

pytestmark = pytest.mark.undone

PAGES = ["/", "/privacy", "/accessibility", "/no/such/page", "/sign-in/", "/health"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ["alice", None])
def test_every_answer_has_them(world: World, path: str, name: str | None) -> None:
    client = world.client(name) if name else Client(SERVER_NAME="127.0.0.1")
    client.raise_request_exception = False
    response = client.get(path)
    for header, value in ALWAYS.items():
        assert response[header] == value
    assert response["Referrer-Policy"] == "same-origin"
    assert len(response["X-Request-ID"]) == 32
    assert "Server" not in response
    assert "X-Powered-By" not in response


def test_the_policy_lets_only_our_own_files_run() -> None:
    said = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert said["default-src"] == "'none'"
    assert said["script-src"] == said["style-src"] == said["connect-src"] == said["form-action"] == "'self'"
    assert said["frame-ancestors"] == said["base-uri"] == "'none'"
    assert "unsafe" not in POLICY
    assert "*" not in POLICY
    assert "http" not in POLICY


def test_a_page_of_a_viewer_is_never_kept_by_the_browser(world: World) -> None:
    assert world.client("alice").get("/")["Cache-Control"] == "no-store"
    assert "Cache-Control" not in Client(SERVER_NAME="127.0.0.1").get("/privacy")


def test_what_was_typed_is_never_kept_by_the_browser(world: World) -> None:
    assert world.northshire
    assert Client(SERVER_NAME="127.0.0.1").post("/", {"note": "words"})["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/privacy", "/accessibility", "/no/such/page"])
def test_no_page_has_a_script_or_a_style_of_its_own(world: World, path: str) -> None:
    page = world.client("alice").get(path).content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert all("src=" in part.split(">", 1)[0] for part in page.split("<script")[1:])


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(world: World) -> None:
    response = world.client("alice").get("/")
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert set(response.cookies) == {"csrftoken"}
    for cookie in response.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
