"""Home, as each person meets it: wide, on a phone, without JavaScript, by keyboard; and the pages about the site."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from factories.fitness import fit
from factories.live import Site
from oneworkforce.access import roles

Opened = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[Opened]:
    contexts = []
    complaints: list[str] = []

    def at(path: str = "/", *, role: str | None = "workforce_lead", width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if role:
            site.sign_in(page, role)
        page.goto(site.url + path)
        return page

    yield at
    for context in contexts:
        context.close()
    assert complaints == []  # what the policy blocks is a complaint


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["/", "/accessibility", "/privacy"])
def test_axe_finds_no_fault(opened: Opened, path: str, width: int) -> None:
    page = opened(path, width=width)
    page.wait_for_selector("body.js-enabled")
    fit(page)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 320])
def test_home_says_who_is_here_and_that_the_people_are_invented(opened: Opened, width: int, scripts: bool) -> None:
    page = opened(width=width, scripts=scripts)
    assert page.get_by_role("heading", level=1, name="Home").is_visible()
    assert page.get_by_text("Demonstration: synthetic people").is_visible()
    assert page.get_by_text("Charnley and the Wolds Children's Partnership").is_visible()
    assert page.get_by_role("button", name="Sign out").is_visible()
    assert page.get_by_role("link", name="Privacy").is_visible()


@pytest.mark.parametrize("role", list(roles.all_roles()))
def test_every_role_comes_home(opened: Opened, role: str) -> None:
    page = opened(role=role)
    assert page.get_by_role("heading", level=1, name="Home").is_visible()


def test_a_role_that_waits_for_a_second_factor_says_so(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    site.sign_in(page, "administrator", strong=False)
    page.goto(site.url)
    assert page.get_by_text("Your role “Administrator” sleeps until you sign in with a second step").is_visible()
    context.close()


def test_the_keyboard_reaches_the_content_first(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_stranger_reads_how_accessible_the_site_is_and_what_it_keeps(opened: Opened) -> None:
    for path, title in (("/accessibility", "Accessibility statement"), ("/privacy", "Privacy")):
        assert opened(path, role=None).get_by_role("heading", level=1, name=title).is_visible()
