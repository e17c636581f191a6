"""Whether everybody can use the page that is open: nothing that axe finds, and nothing to scroll sideways for."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"


def settled(page: Page) -> Page:
    """Return `page` once it is all there: a press ends when the next page begins to come, before it has a body."""
    page.wait_for_load_state()
    return page


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds, each with up to three places."""
    found = Axe().run(settled(page)).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in found]


def fit(page: Page) -> None:
    """Expect the open page to be fit for all, and no wider than its window."""
    assert faults(page) == []
    page_wide, window_wide = page.evaluate(_WIDTHS)
    assert page_wide <= window_wide
