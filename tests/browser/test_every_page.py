"""Every page that links lead to from home, as each role: fit for all, wide and on the narrowest phone.

One page of each kind: the first link to a route, in the order in which a reader meets them. A browser opens it for the
first role that meets the route, whichever worker that is in; for the others it has to answer and to lead on.
"""

from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import resolve
from django.utils import timezone
from playwright.sync_api import Browser, Page

from factories import labour
from factories.fitness import faults
from factories.live import Site
from oneworkforce.access import roles
from oneworkforce.ground import scope, transactions
from oneworkforce.partnership.queries import viewers

HEADINGS = "[...document.querySelectorAll('h1')].map(heading => heading.textContent.trim())"
NARROW, WIDE = 320, 1280
DOCUMENTS = {"report_preview", "issue_file", "published_file", "workshop_minute"}
"""Reports as web pages of their own: they are called what the report is called."""
TWINS = ("skill_", "qualification_", "language_")


class Links(HTMLParser):
    """The addresses that a page leads to, in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep where a link leads that is no download."""
        named = dict(attrs)
        if tag == "a" and named.get("href") and "download" not in named:
            self.found.append(str(named["href"]))


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Name the folder where the workers of this run write down which routes a browser has opened."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "opened"
    folder.mkdir(exist_ok=True)
    return folder


def first(opened: Path, route: str) -> bool:
    """Whether nobody has met this route before."""
    try:
        (opened / route).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDE, "height": 800})
    yield context.new_page()
    context.close()


def walk(page: Page, site: Site, opened: Path) -> Iterator[tuple[str, bool]]:
    """Ask for the first link of each route; yields the route's name, and whether the browser has its page open."""
    met = {"home"}
    ahead = deque(["/"])
    ahead_of = {"/": "nowhere"}
    while ahead:
        path = ahead.popleft()
        shown = first(opened, str(resolve(urlsplit(path).path).view_name))
        answer = page.goto(site.url + path) if shown else page.request.get(site.url + path)
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}, linked from {ahead_of[path]}"
        here, text = answer.url, answer.text()
        yield str(resolve(urlsplit(here).path).view_name), shown
        for href in Links(text).found:
            parts = urlsplit(urljoin(here, href))
            name = resolve(parts.path).view_name if parts.netloc == urlsplit(site.url).netloc else None
            if name and name not in met:
                met.add(name)
                onward = parts.path + (f"?{parts.query}" if parts.query else "")
                ahead_of[onward] = path
                ahead.append(onward)


def first_of_its_template(route: str) -> bool:
    """Whether axe, which takes most of the time, reads the page: one of those made by the same template."""
    return not route.startswith(TWINS) and (route == "people_export" or not route.endswith("_export"))


def unfit(page: Page, *, axe: bool, document: bool = False) -> list[str]:
    """Return what is wrong with the open page."""
    found = []
    headings = page.evaluate(HEADINGS)
    if len(headings) != 1 or not headings[0]:
        found.append(f"headings of the first level: {headings}")
    named = page.title().endswith(" \N{EN DASH} OneWorkforce") or document
    if not named or page.title().startswith("Error"):
        found.append(f"title: {page.title()}")
    if axe:
        found += [f"{fault}: {places}" for fault, places in faults(page)]
    page.set_viewport_size({"width": NARROW, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > NARROW:
        found.append(f"{wide} pixels wide on a phone of {NARROW}")
    page.set_viewport_size({"width": WIDE, "height": 800})
    return found


def fill(site: Site, page: Page) -> None:
    """Have an invitation, a letter and a job there, so that their pages are met."""
    page.goto(f"{site.url}/invitations/new/")
    page.get_by_label("Name of somebody new").fill("Ottoline Fairweather")
    page.get_by_label("E-mail address").fill("ottoline@example.org")
    page.get_by_label("Practitioner or volunteer").check()
    page.get_by_label("Where it holds").select_option(index=1)
    page.get_by_role("button", name="Send the invitation").click()
    member = site.membership("administrator")
    with scope.entered(member.partnership_id, user=member.user_id):
        with transactions.reading():
            viewer = viewers.in_scope(membership=member.pk, strong=True, today=timezone.localdate())
        labour.ask(viewer, timezone.now())


@pytest.mark.parametrize("role", list(roles.all_roles()))
def test_every_page_a_role_is_led_to_is_fit_for_all(page: Page, site: Site, opened: Path, role: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    site.enter(page, role)
    if role == "administrator":
        fill(site, page)
    faults, routes = {}, []
    for route, shown in walk(page, site, opened):
        routes.append(route)
        if shown and (found := unfit(page, axe=first_of_its_template(route), document=route in DOCUMENTS)):
            faults[f"{route} {urlsplit(page.url).path}"] = found
    assert faults == {}
    assert said == []  # what the policy blocks is said here too
    assert {"home", "account", "account_security", "privacy"} <= set(routes)
    if role == "administrator":
        assert {"person", "organisation", "locality", "member", "invitation", "message", "job"} <= set(routes)
