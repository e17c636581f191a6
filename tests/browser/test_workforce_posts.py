"""Who we have, in a real Chromium: a manager writes down their people, and what becomes of a post."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from factories.fitness import fit
from factories.live import Site

Visitor = Callable[..., Page]
NARROW = 320


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow a link, plain or in the shape of a button."""
    page.locator("a").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()


def test_a_manager_enters_people_on_a_phone_without_scripts_and_one_of_them_leaves(
    site: Site, visitor: Visitor
) -> None:
    # Given a manager with a phone that runs no script
    page = visitor(width=375, scripts=False)
    site.sign_in(page, "manager")
    page.goto(f"{site.url}/workforce/")
    follow(page, "Posts")
    # When they enter two people in one sitting, the second without a role
    follow(page, "Enter people by hand")
    page.get_by_label("Name").nth(0).fill("Zoe Quill")
    page.get_by_label("Role").nth(0).select_option(label="Learning mentor")
    page.get_by_label("Hours a week").nth(0).fill("18.5")
    page.get_by_label("Languages").nth(0).fill("Polish, Urdu")
    page.get_by_label("Name").nth(1).fill("Tom Fell")
    press(page, "Save these people")
    # Then the fault stands beside its field and nothing typed is lost
    expect(page.get_by_text("Person 2: no role of the list is chosen.").first).to_be_visible()
    assert page.get_by_label("Name").nth(0).input_value() == "Zoe Quill"
    page.get_by_label("Role").nth(1).select_option(label="Teacher")
    press(page, "Save these people")
    expect(page.get_by_role("heading", level=1)).to_have_text("People entered")
    # And when one of them leaves, a vacant post goes on
    page.get_by_role("row", name="Zoe Quill").get_by_role("link").nth(1).click()
    follow(page, "Its holder leaves")
    for part, value in (("Day", "31"), ("Month", "10"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_label("Resigned").check()
    page.get_by_label("It is to be filled again").check()
    press(page, "Save")
    expect(page.get_by_text("Nobody: vacant")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("-2")


def test_the_forms_of_posts_are_fit_for_all_and_for_a_phone(site: Site, visitor: Visitor) -> None:
    page = visitor(width=NARROW)
    site.sign_in(page, "manager")
    page.goto(f"{site.url}/workforce/posts/sitting/")
    fit(page)
    page.get_by_label("Name").nth(0).fill("Zoe Quill")
    page.get_by_label("Role").nth(0).select_option(label="Learning mentor")
    press(page, "Save these people")
    fit(page)
    follow(page, "Zoe Quill")
    fit(page)
    page.get_by_role("link", name="Change (Gender)").click()
    fit(page)
