"""A passkey in a real browser, with the browser's own virtual authenticator: set up, and signed in with, by itself.

The pages are served under the strictest policy for scripts, so that an inline one would not run.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page, expect

from factories import built, databases
from factories import world as worlds
from factories.world import PASSWORD
from oneworkforce.ground.models import User

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


def under_policy(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = [pair for pair in headers if pair[0] != "Content-Security-Policy"]
            return start(status, [*kept, ("Content-Security-Policy", POLICY)], *rest)

        return application(environ, begin)

    return answer


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this thread
    with databases.clone(built.tables()):
        world = worlds.build()
        user = User.objects.get(pk=world.users["alice"])
        user.set_password(PASSWORD)
        user.save()
        server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        server.set_app(under_policy(StaticFilesHandler(get_wsgi_application())))
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        # Browsers know no passkeys for an address made of numbers.
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    made = context.new_page()
    device = context.new_cdp_session(made)
    device.send("WebAuthn.enable")
    abilities = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    kind = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, **abilities}})
    yield made
    context.close()


def test_a_passkey_is_set_up_wakes_sleeping_roles_and_signs_in_by_itself(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in/?next=/account/security/")
    page.get_by_label("E-mail address").fill("alice@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Your role “Administrator” sleeps until you have signed in")).to_be_visible()
    page.goto(f"{address}/account/passkeys/add/")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto(f"{address}/members/")
    expect(page.get_by_role("heading", name="Members")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto(f"{address}/account/security/")
    expect(page.get_by_role("heading", name="How you sign in")).to_be_visible()
    expect(page.get_by_text("sleeps until")).to_have_count(0)


def test_without_a_script_the_page_offers_what_needs_none(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sign-in/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    expect(page.get_by_role("link", name="Send me a sign-in code by e-mail instead")).to_be_visible()
    context.close()
