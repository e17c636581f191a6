"""A real Chromium for the browser journeys."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from factories import databases, live
from factories.live import Site

# Playwright's loop runs in the thread of the tests; what they ask of the database is ours alone.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
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
def _demonstration() -> Iterator[str]:
    """Build the demonstration once a worker."""
    with databases.fresh() as name:
        live.build()
        databases.settle()
        yield name


@pytest.fixture
def site(_demonstration: str) -> Iterator[Site]:
    """Give the test a site of its own, on a copy of the demonstration."""
    with databases.clone(_demonstration), live.served() as made:
        yield made
