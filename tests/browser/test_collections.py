"""A collection as its people meet it: asked by the lead, confirmed on a phone; and a session in a locality."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.db import connections
from django.utils import timezone
from playwright.sync_api import Page

from factories.fitness import fit
from factories.live import Site
from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
from oneworkforce.partnership.models import AgencyMember
from oneworkforce.partnership.queries import viewers
from oneworkforce.workforce.models import Post

Visitor = Callable[..., Page]


@contextmanager
def inside() -> Iterator[None]:
    with scope.entered(Partnership.objects.get().pk):
        yield
    connections.close_all()


def viewer(site: Site, role: str) -> Viewer:
    membership = site.membership(role).pk
    with inside(), transactions.reading():
        return viewers.in_scope(membership=membership, strong=True, today=timezone.localdate())


def posts(organisation: UUID) -> None:
    with inside(), transactions.whole("test posts"):
        Post.objects.bulk_create(
            Post(
                organisation_id=organisation,
                reference=f"P{number}",
                role="teacher",
                changed_at=timezone.now() - timedelta(days=400),
            )
            for number in range(3)
        )


def date_in(page: Page, group: str, day: timedelta) -> None:
    when = timezone.localdate() + day
    fields = page.get_by_role("group", name=group)
    for label, value in (("Day", when.day), ("Month", when.month), ("Year", when.year)):
        fields.get_by_label(label, exact=True).fill(str(value))


def test_a_lead_asks_and_a_manager_confirms_all_on_a_phone_without_scripts(site: Site, visitor: Visitor) -> None:
    [school] = viewer(site, "manager").reach(Permission.CHANGE_POSTS).organisations
    posts(school)
    lead = visitor()
    site.sign_in(lead, "workforce_lead")
    lead.goto(f"{site.url}/workforce/collections/add/")
    lead.get_by_label("Title").fill("Workforce data of the year")
    for group, days in (("Day of the picture", 0), ("Opens on", 0), ("Deadline", 30)):
        date_in(lead, group, timedelta(days=days))
    lead.get_by_role("button", name="Set up").click()
    lead.get_by_label("All organisations that work").check()
    fit(lead)
    lead.get_by_role("button", name="Add these").click()
    lead.get_by_role("button", name="Open the collection").click()
    lead.get_by_role("button", name="Open it").click()
    lead.get_by_role("button", name="Send the invitation").click()
    fit(lead)
    lead.get_by_role("button", name="Send", exact=True).click()
    lead.get_by_text("on the way").wait_for()
    fit(lead)
    assert any("Workforce data of the year" in letter for letter in site.letters())

    manager = visitor(width=320, scripts=False)
    site.sign_in(manager, "manager")
    manager.goto(site.url)
    manager.get_by_role("link", name="Workforce data of the year").click()
    manager.get_by_text("We hold 3 posts, 3 of them vacant").wait_for()
    manager.get_by_role("button", name="Nothing has changed: confirm all").click()
    manager.get_by_text("3 entries are confirmed as of today.").wait_for()
    lead.reload()
    lead.get_by_text(re.compile(r"^\s*1 of \d+ organisations answered")).first.wait_for()
    lead.goto(f"{site.url}/workforce/data-quality/{school}/")
    lead.get_by_role("heading", name="Item by item").or_(lead.get_by_text("Item by item")).first.wait_for()
    fit(lead)


def test_a_coordinator_holds_a_session_from_the_first_item_to_the_sheet(site: Site, visitor: Visitor) -> None:
    reach = viewer(site, "coordinator").reach(Permission.HOLD_SESSIONS)
    [school] = viewer(site, "manager").reach(Permission.CHANGE_POSTS).organisations
    with inside(), transactions.whole("test agency"):
        for place in reach.localities:
            AgencyMember.objects.get_or_create(locality_id=place, organisation_id=school)
    page = visitor()
    site.sign_in(page, "coordinator")
    page.goto(f"{site.url}/workforce/sessions/add/")
    page.get_by_label("Locality").select_option(index=1)
    page.get_by_role("button", name="Set up").click()
    page.get_by_role("link", name="Go through the items one by one").click()
    page.get_by_role("heading", name="Full-time hours here").wait_for()
    page.get_by_role("checkbox").first.check()
    fit(page)
    page.get_by_role("button", name="Save, next item").click()
    page.get_by_role("link", name="Leave it here and see the result").click()
    page.get_by_role("link", name="Decide what the locality adds").click()
    page.get_by_role("group", name="Full-time hours here").get_by_label("Add it").check()
    page.get_by_label("Why, for full-time hours here").fill("A week is not the same everywhere.")
    fit(page)
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_role("link", name="Enter totals").first.click()
    page.get_by_label("Role").select_option("teacher")
    page.get_by_label("People (optional)").fill("12")
    page.get_by_role("button", name="Add").click()
    page.get_by_text("Entered so far").wait_for()
    fit(page)
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Sheet to print").click()
    page.get_by_text("A week is not the same everywhere.").wait_for()
    fit(page)
