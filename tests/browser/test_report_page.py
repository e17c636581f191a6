"""The report as a web page, opened from a file as a person opens it."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from factories import reports
from factories.fitness import faults
from oneworkforce.documents import web

Opened = Callable[[int], Page]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(web.render(reports.report()))
    return path.as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    context = browser.new_context(offline=True)
    complaints: list[str] = []
    requests: list[str] = []

    def at(width: int) -> Page:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        return page

    yield at
    context.close()
    assert complaints == []  # a style that the page's policy blocks is a complaint
    assert set(requests) == {address}


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_fault(opened: Opened, width: int) -> None:
    # axe is put into the page past its policy, which Playwright may do
    assert faults(opened(width)) == []


def test_a_narrow_phone_scrolls_down_only(opened: Opened) -> None:
    page = opened(320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_plan_becomes_cards_on_a_phone_and_a_table_on_a_desk(opened: Opened) -> None:
    cost = "table.cards td:last-child"
    label = f"getComputedStyle(document.querySelector('{cost}'), '::before').content"
    assert opened(320).evaluate(label) == '"Cost"'
    assert opened(1280).evaluate(label) == "none"
    assert opened(320).locator(cost).first.evaluate("cell => cell.getBoundingClientRect().right") <= 320


def test_the_keyboard_reaches_the_report_past_its_contents(opened: Opened) -> None:
    page = opened(1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_pictures_are_drawn_in_the_colours_of_the_paper(opened: Opened) -> None:
    page = opened(1280)
    assert page.evaluate("getComputedStyle(document.querySelector('.gap')).backgroundColor") == "rgb(255, 244, 194)"
    assert page.locator("figure svg rect").first.bounding_box() is not None
    assert page.evaluate("getComputedStyle(document.querySelector('.bars-label')).fill") == "rgb(80, 90, 95)"


def test_a_table_folded_away_is_printed_all_the_same(opened: Opened) -> None:
    page = opened(1280)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = false })")
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    shown = "".join(sheet.extract_text() for sheet in paper.pages)
    assert "Scale 1 (fragmented) to 5 (integrated)." in " ".join(shown.split())
    assert {sheet.mediabox.width > sheet.mediabox.height for sheet in paper.pages} == {True, False}
