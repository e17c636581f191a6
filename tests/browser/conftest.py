"""A real Chromium for the browser journeys."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from factories import databases, live
from factories.live import Site

# Playwright's loop runs in the thread of the tests; what they ask of the database is ours alone.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
Visitor = Callable[..., Page]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        words = "No Chromium: the browser journeys were not tested. To install it: sudo apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def _demonstration() -> str:
    return live.build()


@pytest.fixture
def site(_demonstration: str) -> Iterator[Site]:
    """Give the test a site of its own, on a copy of the demonstration."""
    with databases.clone(_demonstration), live.served() as made:
        yield made


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Somebody at a browser of their own."""
    contexts = []
    said: list[str] = []

    def come(*, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        return page

    yield come
    for context in contexts:
        context.close()
    assert [words for words in said if "Content Security Policy" in words] == []
