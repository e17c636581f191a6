"""A year of the tool: set up, invite 500, answer as each audience, remind, close, hold the workshop, plan, report.

And go on to the next year.
"""

import csv
import re
from collections.abc import Callable
from pathlib import Path

from django.db import connections
from django.utils import timezone
from playwright.sync_api import Page, expect

from factories.fitness import settled
from factories.hands import Hands
from factories.live import Site
from oneworkforce.assess.commands import answering, drafts, seals
from oneworkforce.assess.domain import questionnaire, tokens
from oneworkforce.assess.models import Contact, Round
from oneworkforce.assess.queries import stored
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership

Visitor = Callable[..., Page]
TITLE = "The tool, asked of everybody"
INVITED, ANSWERED = 500, 60
STRATEGY, REPORT = "What follows from it", "A year of the tool"
SCHOOL, CARERS, PARENTS = "Ashbourn High School", "Kestrel Young Carers", "Charnley Parents' Voice"


def set_up(lead: Hands) -> str:
    """Set a round up and say who is asked, by when; return the address of its year."""
    lead.follow("Results")
    lead.follow("Set up a round")
    lead.fill("Title", TITLE)
    lead.fill("Year", "2027")
    lead.fill("Columns to group by", "audience")
    lead.choose("The answers are synthetic")
    lead.press("Set up")
    year = re.sub(r"/results/([0-9a-f-]{36})/.*", r"/results/\1/year/", lead.page.url)
    lead.page.goto(year)
    lead.follow("Frame")
    for organisation, audience in ((CARERS, "Children and young people"), (PARENTS, "Parents and carers")):
        lead.follow("Add a group")
        lead.select("Organisation", organisation)
        lead.select("Audience", audience)
        lead.fill("How many are asked", "30")
        lead.press("Add group")
    lead.page.goto(year)
    lead.follow("Dates")
    today = timezone.localdate()
    lead.day("First day", today.day, today.month, today.year)
    lead.day("Last day", today.day, today.month, today.year + 1)
    lead.press("Save")
    return year


def invite(lead: Hands, year: str, folder: Path) -> None:
    """Bring a list of 500 in, open the round and send the letters."""
    path = folder / "contacts.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["email", "organisation", "audience"])
        rows.writerows(
            (f"p{at}@example.org", SCHOOL, "leaders" if at % 5 == 0 else "frontline") for at in range(INVITED)
        )
    lead.page.goto(year)
    lead.follow("Contacts")
    lead.follow("Bring in a list")
    lead.upload("File", path)
    lead.press("Check the list")
    lead.press(f"Add {INVITED} contacts")
    lead.told(f"{INVITED} contacts were added.")
    lead.page.goto(year)
    lead.follow("Open it")
    lead.press("Open the round")
    lead.told("The round is open.")
    lead.page.goto(year)
    lead.follow("Letters")
    lead.follow("Send the invitation")
    lead.press("Send the invitation")
    lead.told(f"{INVITED} letters are on the way.")


def link(year: str, audience: str) -> str:
    """Return the address in the letter to somebody of `audience`, whose turn to be sent has not come."""
    with scope.entered(Partnership.objects.get().pk), transactions.reading():
        row = Round.objects.get(pk=year.split("/")[-3])
        contact = Contact.objects.filter(round=row, cell__audience=audience).latest("email")
        token = tokens.of_contact(seals.key(row), contact.pk, contact.number)
        found = f"/answer/{row.partnership_id}/{token}/"
    connections.close_all()
    return found


def answer(page: Page, start: str) -> None:
    """Answer a questionnaire page by page and hand it in: the second choice of every question."""
    page.goto(start)
    with page.expect_navigation():
        page.get_by_role("button", name="Start").click()
    if not page.get_by_role("button", name="Save and continue").count():
        with page.expect_navigation():
            page.get_by_role("main").locator(".govuk-button").first.click()  # the code was shown; on to the first page
    while True:
        for group in page.get_by_role("radiogroup").or_(page.locator("fieldset")).all():
            group.get_by_role("radio").nth(3).check(force=True)
        with page.expect_navigation():
            page.get_by_role("button", name="Save and continue").click()
        if "/check/" in page.url:
            break
    page.get_by_role("button", name="Hand in my answers").click()
    page.get_by_role("heading", level=1, name="Thank you").wait_for()


def many(year: str) -> None:
    """Let sixty more hand in, by the commands that the pages call."""
    pk, today = year.split("/")[-3], timezone.localdate()
    with scope.entered(Partnership.objects.get().pk):
        with transactions.reading():
            row = Round.objects.get(pk=pk)
            key, framework = seals.key(row), stored.framework_of(row)
            left = Contact.objects.filter(round=row, answered=False).select_related("cell").order_by("email")
            people = list(left[:ANSWERED])
        for at, one in enumerate(people):
            token = tokens.of_contact(key, one.pk, one.number)
            for number, page in enumerate(questionnaire.pages(framework, one.cell.audience), 1):
                typed = {each.id: str(1 + (at + number) % 5) for each in page.questions}
                drafts.keep(token=token, today=today, page=number, language="en", typed=typed)
            answering.hand_in(token=token, today=today)
    connections.close_all()


def workshop(lead: Hands, results: str) -> None:
    """Let the figures propose findings, agree one on the wall, end the workshop, draft its actions."""
    lead.follow("Record findings")
    lead.press("Propose findings from the results")
    lead.page.goto(results)
    lead.follow("Workshops on these results")
    lead.follow("Set up a workshop")
    lead.fill("Place", "Town hall")
    lead.press("Set up")
    lead.follow("Show the screens")
    while settled(lead.page).locator("a[rel=next]").count():
        agree = lead.page.get_by_role("button", name="Agree")
        if agree.count():
            agree.first.click()
            expect(lead.page.get_by_role("status")).to_have_text("Where you stand was saved.")
            break
        lead.page.locator("a[rel=next]").click()
    while settled(lead.page).locator("a[rel=next]").count():
        lead.page.locator("a[rel=next]").click()
    lead.press("End the workshop")
    lead.told("The workshop has ended.")
    lead.follow("Draft actions")
    lead.choose("A new strategy")
    lead.fill("Title of the new strategy", STRATEGY)
    lead.day("First day of the new strategy", 1, 9, 2027)
    lead.day("Last day of the new strategy", 31, 8, 2028)
    lead.press("Draft these actions")
    lead.heading(STRATEGY)


def report(lead: Hands, site: Site) -> None:
    """Issue the analysis of the round with the strategy that came of it."""
    lead.follow("Reports")
    lead.follow("Begin a report")
    lead.fill("Title", REPORT)
    lead.choose("Analysis of a round, to the executive")
    lead.select("Round (optional)", TITLE)
    lead.select("Strategy (optional)", STRATEGY)
    lead.press("Begin report")
    lead.follow("Issue this report")
    lead.press("Issue the report")
    lead.arrived("**/issues/**")
    site.work()
    lead.page.reload()
    expect(lead.page.get_by_role("main").get_by_text("Web page").first).to_be_visible()


def test_a_year_from_its_set_up_to_the_next_one(site: Site, visitor: Visitor, tmp_path: Path) -> None:
    # Given a workforce lead who has set a round up and invited 500
    page = visitor(width=1280)
    site.enter(page, "workforce_lead")
    lead = Hands(page)
    year = set_up(lead)
    invite(lead, year, tmp_path)
    # When staff answer from their letters, on a phone without scripts
    phone = visitor(width=375, scripts=False)
    answer(phone, site.url + link(year, "frontline"))
    leader = site.url + link(year, "leaders")
    answer(phone, leader)
    phone.goto(leader)
    expect(phone.get_by_role("heading", level=1)).to_have_text("These answers were handed in, thank you")
    # And young people by an open link
    page.goto(year)
    lead.follow("Open links and QR codes")
    lead.follow(CARERS)
    lead.press("Make the link")
    address = page.get_by_text("/answer/").inner_text()
    answer(phone, site.url + address[address.index("/answer/") :])
    # And a family on paper
    page.goto(year)
    lead.follow("Enter paper answers")
    lead.follow(PARENTS)
    page.keyboard.type("4")
    lead.press("Save and next")
    many(year)
    # Then those who have not answered are reminded
    page.goto(year)
    lead.follow("Letters")
    lead.follow("Send reminders")
    lead.press("Send reminders")
    lead.told("The reminders are on the way.")
    # And once the round is closed its results are there
    page.goto(year)
    lead.follow("Close the round")
    lead.press("Close the round")
    site.work()
    page.goto(year)
    lead.follow("Results")
    page.goto(year.replace("year/", ""))
    lead.heading(TITLE)
    expect(page.get_by_role("main")).to_contain_text("of 560")
    # And they are talked over in a workshop, from which a plan and a report come
    workshop(lead, page.url)
    report(lead, site)
    # And next year begins with this one
    page.goto(year)
    lead.follow("Copy forward")
    lead.press("Copy forward")
    expect(page.get_by_role("main")).to_contain_text("2028")
