"""A workshop on the wall: set up, walked through, decided, ended, its actions drafted.

By keyboard alone, wide with a mouse, and on a phone without JavaScript; axe reads every kind of screen.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from factories.fitness import fit
from factories.hands import Hands
from factories.live import Site

Visitor = Callable[..., Page]
ROUND = "One Children's Workforce Tool, 2009 (synthetic)"
SCREENS = 10
"""The rainbow, eight arcs, what was decided."""


@dataclass(frozen=True, slots=True)
class Browsing:
    """How somebody uses the site."""

    width: int
    scripts: bool = True
    keys: bool = False


def prepared(lead: Hands) -> None:
    """Set a workshop up and put down who is there."""
    lead.follow("Results")
    lead.follow(ROUND)
    lead.follow("Workshops on these results")
    lead.follow("Set up a workshop")
    lead.fill("Place", "Town hall")
    lead.press("Set up")
    lead.told("The workshop is set up.")
    lead.follow("Put down who is there")
    lead.fill("Who is there", "Ada Example, Bramble Trust\nBen Example")
    lead.press("Put them down")
    lead.told("2 people put down as present.")


@dataclass(frozen=True, slots=True)
class Room(Hands):
    """Hands at the screens: what they do with parts of a page that are like others on it."""

    def act(self, what: Locator) -> None:
        """Press it."""
        self._act(what)

    def write(self, field: Locator, words: str) -> None:
        """Write into a field."""
        if self.keys:
            self._reach(field)
            self.page.keyboard.type(words)
        else:
            field.fill(words)

    def unfold(self, name: str) -> None:
        """Open what is folded under `name`, where it is."""
        fold = self.page.locator("details", has=self.page.locator("summary", has_text=name))
        if fold.get_attribute("open") is None:
            self._act(fold.locator("summary"))


@pytest.mark.parametrize(
    "browsing",
    [Browsing(1920, keys=True), Browsing(375, scripts=False)],
    ids=["keyboard", "phone-without-scripts"],
)
def test_a_workshop_from_its_setting_up_to_draft_actions(site: Site, visitor: Visitor, browsing: Browsing) -> None:
    # Given a workforce lead who has set up a workshop
    page = visitor(width=browsing.width, scripts=browsing.scripts)
    site.enter(page, "workforce_lead")
    lead = Room(page, browsing.keys)
    prepared(lead)
    # When the screens are walked through from the first
    lead.follow("Show the screens")
    lead.heading("The whole rainbow")
    for screen in range(2, SCREENS + 1):
        if browsing.scripts and screen in {2, 3}:
            fit(page)
        lead.act(page.locator("a[rel=next]"))
        expect(page.get_by_text(f"Screen {screen} of {SCREENS}")).to_be_visible()
        if screen == 4:
            # And on one of them a finding is disputed with its reason, one added, and something written down
            lead.unfold("Add a finding")
            lead.fill("Another finding", "Habits differ by trade.")
            lead.press("Add the finding")
            expect(page.get_by_role("status")).to_have_text("The finding was added.")
            turn = page.locator("article", has_text="Habits differ by trade.")
            lead.write(turn.get_by_label("Why"), "Ask the schools.")
            lead.act(turn.get_by_role("button", name="Enquire further"))
            expect(page.get_by_role("status")).to_have_text("Where you stand was saved.")
            lead.unfold("Write down what was said")
            lead.write(page.get_by_role("textbox", name="What was said"), "We meet too seldom.")
            lead.press("Write it down")
            expect(page.get_by_text("We meet too seldom.")).to_be_visible()
    # Then the last one says what was decided, and ends the workshop
    lead.heading("What we decided")
    expect(page.get_by_role("main")).to_contain_text("Ask the schools.")
    if browsing.scripts:
        fit(page)
    lead.press("End the workshop")
    lead.told("The workshop has ended.")
    # And out come the minute
    address = page.url
    lead.follow("Web page")
    expect(page.get_by_text("We meet too seldom.")).to_be_visible()
    expect(page.get_by_text("Ada Example, Bramble Trust")).to_be_visible()
    page.goto(address)
    # And draft actions
    lead.follow("Draft actions")
    lead.choose("A new strategy")
    lead.fill("Title of the new strategy", "What follows")
    lead.day("First day of the new strategy", 1, 9, 2027)
    lead.day("Last day of the new strategy", 31, 8, 2028)
    lead.press("Draft these actions")
    lead.heading("What follows")
    expect(page.get_by_role("main")).to_contain_text("Habits differ by trade.")
