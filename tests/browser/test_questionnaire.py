"""The questionnaire in a browser: without scripts, on a phone, fit for all."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone
from playwright.sync_api import Browser, Page

from factories import answering, fitness
from factories.answering import FRAMEWORK
from factories.live import Site
from oneworkforce.assess.commands import seals
from oneworkforce.assess.domain import tokens
from oneworkforce.assess.models import Contact, FrameCell, OpenLink, Round
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
from oneworkforce.partnership.models import Organisation

NARROW = 320


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": NARROW, "height": 700})
    yield context.new_page()
    context.close()


@pytest.fixture
def doors(site: Site) -> tuple[str, str]:
    """Open a round in the demonstration; return the addresses of somebody's link and of an open link."""
    partnership, now = Partnership.objects.get().pk, timezone.now()
    with scope.entered(partnership), transactions.whole("test round"):
        row = Round(
            title=f"Asked at {now}",
            year=2026,
            framework_id="asked",
            framework_version=1,
            framework=FRAMEWORK,
            closes_on=timezone.localdate() + timedelta(days=9),
            opened_at=now,
            made_at=now,
        )
        key = seals.make(row, now=now)
        row.save()
        organisation = Organisation.objects.earliest("name")
        cells = [
            FrameCell.objects.create(round=row, organisation=organisation, audience=audience, invited=20)
            for audience in (answering.FRONTLINE, answering.YOUNG)
        ]
        contact = Contact(round=row, cell=cells[0], email="somebody@example.org")
        token = tokens.of_contact(key, contact.pk, 1)
        contact.digest = tokens.digest(token)
        contact.save()
        link = OpenLink(cell=cells[1], made_at=now)
        open_token = tokens.of_link(key, link.pk, 1)
        link.digest = tokens.digest(open_token)
        link.save()
    connections.close_all()
    return site.url + answering.door(partnership, token), f"{site.url}/answer/{partnership}/open/{open_token}/"


def fit(page: Page) -> None:
    fitness.fit(page)
    assert page.evaluate("document.querySelectorAll('script').length") in {0, 1}, "axe's own at most"


def test_somebody_answers_on_a_phone_and_goes_back_and_hands_in(page: Page, doors: tuple[str, str]) -> None:
    page.goto(doors[0])
    fit(page)
    page.get_by_role("button", name="Start").click()
    page.get_by_label("5 \N{EN DASH} Always true").check()
    page.get_by_label("What would you change?").fill("More time")
    fit(page)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("group", name="Somebody listens.").get_by_label("Does not apply to me").check()
    page.go_back()
    page.reload()
    assert page.get_by_label("5 \N{EN DASH} Always true").is_checked()
    page.get_by_role("button", name="Save and come back later").click()
    page.get_by_role("heading", name="Your answers so far are saved").wait_for()
    fit(page)
    page.get_by_role("button", name="Go on now").click()
    page.get_by_role("group", name="Somebody listens.").get_by_label("2", exact=True).check()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Check your answers").wait_for()
    fit(page)
    page.get_by_role("button", name="Hand in my answers").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    fit(page)
    page.goto(doors[0])
    page.get_by_role("heading", name="These answers were handed in, thank you").wait_for()
    fit(page)
    page.goto(doors[0][:-2] + "~/")
    page.get_by_role("heading", name="This link does not work").wait_for()
    fit(page)


def test_a_child_presses_faces(page: Page, doors: tuple[str, str]) -> None:
    page.goto(doors[1])
    fit(page)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("heading", name="Keep this code to come back").wait_for()
    fit(page)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("group", name="They plan together.").get_by_label("Mostly").check()
    fit(page)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("group", name="Somebody listens.").get_by_label("Not about me").check()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Hand in my answers").click()
    page.get_by_role("heading", name="Thank you").wait_for()
