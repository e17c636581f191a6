"""Whole journeys in a real Chromium, through the real sign-in: as people would make them, from one page to the next.

Those named smoke run on PostgreSQL too (TESTING.md).
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factories.live import Site
from oneworkforce.partnership.models import Membership

Visitor = Callable[..., Page]
CHOSEN = "lantern-orchard-58-quay"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow a link, plain or in the shape of a button."""
    page.locator("a").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()


def told(page: Page, words: str) -> None:
    """Expect the green banner to say `words`."""
    expect(page.get_by_role("alert")).to_contain_text(words)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called `name` has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        called = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
        if page.evaluate(called).startswith(name):
            return
    pytest.fail(f"Tab never reaches “{name}”")


def test_smoke_an_administrator_brings_somebody_in_on_a_phone_without_javascript(site: Site, visitor: Visitor) -> None:
    # Given an administrator with a phone that runs no script
    page = visitor(width=375, scripts=False)
    site.enter(page, "administrator")
    # When they add an organisation and a person, and invite that person
    follow(page, "Organisations")
    follow(page, "Add an organisation")
    page.get_by_label("Name").fill("Lanternside Families")
    page.get_by_label("Sector").select_option(label="Voluntary and community")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lanternside Families")
    follow(page, "People")
    follow(page, "Add a person")
    page.get_by_label("Name").fill("Ottoline Fairweather")
    page.get_by_label("E-mail address").fill("ottoline@example.org")
    page.get_by_label("Organisation").select_option(label="Lanternside Families")
    press(page, "Add")
    told(page, "Ottoline Fairweather was added.")
    follow(page, "Members")
    follow(page, "Invite somebody")
    expect(page.get_by_role("heading", level=1)).to_have_text("Invite somebody")
    page.get_by_label("Person on record").select_option(label=option_of(page, "Ottoline Fairweather"))
    page.get_by_label("Practitioner or volunteer").check()
    page.get_by_label("Where it holds").select_option(label="Lanternside Families (organisation)")
    press(page, "Send the invitation")
    told(page, "The invitation is on its way.")
    # Then the invited person opens the letter's link, chooses a password and signs in
    letter = site.letters()[-1]
    assert "ottoline@example.org" in letter
    [link] = re.findall(r"https?://\S+/invitation/\S+", letter.replace("=\n", ""))
    invited = visitor(width=375, scripts=False)
    invited.goto(site.url + "/invitation/" + link.split("/invitation/")[1])
    invited.locator("[name=password]").fill(CHOSEN)
    press(invited, "Join")
    told(invited, "Your password is set.")
    site.fill_in(invited, "ottoline@example.org", CHOSEN)
    # And fills in their own record
    invited.get_by_role("link", name="Ottoline Fairweather").click()
    follow(invited, "Add a skill")
    invited.get_by_label("Skill").fill("Taking minutes")
    press(invited, "Add")
    told(invited, "The skill was added.")
    follow(invited, "Choose what colleagues may see")
    invited.get_by_label("What I can do and speak, not how to reach me").check()
    press(invited, "Save")
    told(invited, "What colleagues may see was changed.")
    expect(invited.get_by_text("Taking minutes", exact=True)).to_be_visible()


def option_of(page: Page, name: str) -> str:
    """Return the whole label of the option that begins with `name`."""
    options = page.get_by_label("Person on record").locator("option").all_text_contents()
    return next(option.strip() for option in options if option.strip().startswith(name))


def test_a_manager_finds_somebody_adds_a_language_and_confirms_it_with_the_keyboard_alone(
    site: Site, visitor: Visitor
) -> None:
    # Given a manager who has signed in and never touches the mouse
    page = visitor()
    site.enter(page, "manager")
    # When they look for somebody
    tab_to(page, "People")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/")
    colleague = page.get_by_role("row").filter(has_text="Ashbourn High School").first
    name = colleague.get_by_role("rowheader").inner_text()
    tab_to(page, "Name")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/?**")
    tab_to(page, name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    # And add a language
    tab_to(page, "Add a language")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a language")
    tab_to(page, "Language")
    page.keyboard.type("Estonian")
    tab_to(page, "Some")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Add")
    page.keyboard.press("Enter")
    # Then it stands on the record
    told(page, "The language was added.")
    # And one key more says that all of it is still so
    tab_to(page, "Nothing has changed")
    page.keyboard.press("Enter")
    told(page, "All of the record is confirmed as of today.")


def test_smoke_the_steward_reads_what_happened_checks_it_and_exports_it_for_a_purpose(
    site: Site, visitor: Visitor
) -> None:
    # Given somebody who opened a record
    page = visitor()
    site.enter(page, "workforce_lead")
    follow(page, "People")
    page.get_by_role("main").get_by_role("rowheader").get_by_role("link").first.click()
    lead = site.membership("workforce_lead").person.name
    # When the steward reads the audit
    page = visitor()
    site.enter(page, "steward")
    follow(page, "Audit")
    # Then it says so in a sentence
    expect(page.get_by_role("listitem").filter(has_text=f"{lead} looked at").first).to_be_visible()
    # And its seals hold
    follow(page, "Check that nothing of it was altered")
    press(page, "Check")
    expect(page.get_by_role("button", name="Check again")).to_be_visible()
    expect(page.get_by_text("Tell whoever looks after the server")).to_have_count(0)
    # And it leaves the site for a purpose alone
    follow(page, "Audit")
    follow(page, "Export what is shown")
    press(page, "Export")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_role("alert")).to_contain_text("Select why you need this file")
    page.get_by_label("To answer a request for information").check()
    with page.expect_download() as download:
        press(page, "Export")
    rows = download.value.path().read_text("utf-8-sig")
    assert f",{lead},looked at," in rows
    assert "Purpose: To answer a request for information" in rows


def test_smoke_a_leavers_open_browser_gets_nothing_from_the_moment_they_are_switched_off(
    site: Site, visitor: Visitor
) -> None:
    # Given a practitioner with their own record open
    theirs = visitor()
    site.enter(theirs, "practitioner")
    leaver: Membership = site.membership("practitioner")
    theirs.goto(f"{site.url}/account/")
    expect(theirs.get_by_role("heading", level=1)).to_have_text("My record")
    # When the administrator switches them off
    page = visitor()
    site.enter(page, "administrator")
    follow(page, "Members")
    follow(page, leaver.person.name)
    follow(page, "Switch off")
    press(page, "Switch off now")
    told(page, f"{leaver.person.name} is switched off.")
    # Then the open browser gets nothing, and neither does the password
    for path in ("/", "/account/", "/people/", "/organisations/"):
        theirs.goto(site.url + path)
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Sign in")
        assert leaver.person.name not in theirs.content()
    site.fill_in(theirs, "practitioner@demo.example", "orchard-lantern-73-ferry")
    expect(theirs.get_by_role("button", name="Sign out")).to_have_count(0)


def test_a_form_sent_after_the_sign_in_ended_gives_the_text_back(site: Site, visitor: Visitor) -> None:
    # Given somebody in the middle of a long answer, whose sign-in ends meanwhile
    page = visitor(scripts=False)
    site.enter(page, "workforce_lead")
    follow(page, "Localities")
    follow(page, "Ashbourn")
    follow(page, "Change the ground rules")
    page.locator("textarea").first.fill("We ring before we knock.")
    session = [cookie for cookie in page.context.cookies() if "session" in str(cookie.get("name", ""))]
    page.context.clear_cookies(name=str(session[0].get("name", "")))
    # When they send it
    page.get_by_role("main").get_by_role("button").last.click()
    # Then the page says that they are signed out, and holds what they wrote
    expect(page.get_by_role("heading", level=1)).to_have_text("You have been signed out")
    kept = [area.input_value() for area in page.locator("textarea").all()]
    assert "We ring before we knock." in [text.strip() for text in kept]
    expect(page.get_by_label("Version")).to_have_count(0)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
