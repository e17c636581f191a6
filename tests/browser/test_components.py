"""Every component on one page, as a person meets it: wide, on a phone, without JavaScript, on paper."""

import io
from collections.abc import Callable, Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page, Route

from factories import pages
from factories.fitness import faults
from oneworkforce.ui import vendor

SITE = "http://components.example.org"
STATIC = vendor.TARGET.parent
POLICY = "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

Opened = Callable[..., Page]


def answer(route: Route) -> None:
    """Answer as the site would, from memory: the page, or one of its static files."""
    path = route.request.url.removeprefix(SITE)
    if path.startswith("/static/"):
        file = STATIC / path.removeprefix("/static/")
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        return
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
    template = path.removeprefix("/")
    body = pages.environment().get_template(template).render() if template.endswith(".html") else pages.everything()
    route.fulfill(body=body, headers=headers)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    complaints: list[str] = []
    contexts = []

    def at(width: int, path: str = "/", scripts: bool = True) -> Page:
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", answer)
        page.goto(SITE + path)
        return page

    yield at
    for context in contexts:
        context.close()
    assert complaints == []  # a style or script that the policy blocks is a complaint


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_fault_in_any_component(opened: Opened, width: int) -> None:
    page = opened(width)
    page.wait_for_selector("body.js-enabled")
    assert faults(page) == []


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
def test_axe_finds_no_fault_in_a_page_of_an_error(opened: Opened, name: str) -> None:
    assert faults(opened(320, f"/{name}.html")) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_narrow_phone_scrolls_down_only(opened: Opened, scripts: bool) -> None:
    page = opened(320, scripts=scripts)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_list_becomes_cards_on_a_phone_and_can_still_be_sorted(opened: Opened) -> None:
    state = "table.ow-cards td:last-child"
    label = f"getComputedStyle(document.querySelector('{state}'), '::before').content"
    narrow, wide = opened(320), opened(1280)
    assert (narrow.evaluate(label), wide.evaluate(label)) == ('"State"', "none")
    assert narrow.locator(state).first.evaluate("cell => cell.getBoundingClientRect().right") <= 320
    assert narrow.get_by_role("link", name="Hours a week", exact=True).is_visible()


def test_without_javascript_navigation_and_every_field_can_be_seen(opened: Opened) -> None:
    page = opened(320, scripts=False)
    assert page.get_by_role("link", name="Audit").is_visible()
    assert page.get_by_label("Password", exact=True).is_visible()
    assert page.get_by_role("button", name="Show password").is_hidden()


def test_with_javascript_the_menu_folds_on_a_phone(opened: Opened) -> None:
    page = opened(320)
    menu = page.get_by_role("button", name="Menu")
    menu.wait_for()
    assert page.get_by_role("link", name="Audit").is_hidden()
    menu.click()
    assert page.get_by_role("link", name="Audit").is_visible()


def test_the_keyboard_reaches_the_content_past_the_header(opened: Opened) -> None:
    page = opened(1280, "/404.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_words_stand_in_our_typeface(opened: Opened) -> None:
    page = opened(1280)
    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert family.startswith('"Atkinson Hyperlegible"')
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Atkinson Hyperlegible\"'))")


def test_print_leaves_out_navigation_and_the_addresses_of_links(opened: Opened) -> None:
    sheets = pypdf.PdfReader(io.BytesIO(opened(1280).pdf())).pages
    paper = " ".join("".join(sheet.extract_text() for sheet in sheets).split())
    assert "Thornton Nursery" in paper
    assert "Sign out" not in paper
    assert "Audit" not in paper
    assert "/people/1" not in paper
