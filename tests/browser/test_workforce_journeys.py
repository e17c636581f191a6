"""The workforce as three people meet it: a manager gives a file, a co-ordinator asks, a planner looks ahead."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from factories.hands import Hands
from factories.live import Site

Visitor = Callable[..., Page]
FILE = """Post number,Job role,Employee number,Full name,Hours,Evening
A1,Learning mentor,E1,Ines Osgoodby,30,Yes
A2,Teacher,E2,Jasper Saltby,37,No
A3,Wizard,E3,Orla Venning,37,
"""


def test_a_manager_uploads_mends_nothing_and_undoes_on_a_phone(site: Site, visitor: Visitor, tmp_path: Path) -> None:
    # Given a manager with a file of other headings than ours, on a phone without scripts
    path = tmp_path / "posts.csv"
    path.write_text(FILE)
    page = visitor(width=375, scripts=False)
    site.enter(page, "manager")
    manager = Hands(page)
    main = page.get_by_role("main")
    # When they upload it
    page.goto(f"{site.url}/workforce/")
    manager.follow("Upload posts")
    manager.follow("Upload posts")
    manager.upload("File", path)
    manager.press("Upload")
    manager.arrived("**/uploads/*-*/")
    upload = page.url
    site.work()
    page.reload()
    # Then what is wrong is said by row and remedy, and the good rows can be stored
    expect(main).to_contain_text("Row 4")
    expect(main).not_to_contain_text("Wizard")
    manager.press("Store 2 rows, keep the rest to mend")
    expect(main).to_contain_text("You can leave this page")
    site.work()
    page.reload()
    expect(main).to_contain_text("What happened")
    page.goto(f"{site.url}/workforce/posts/?sort=reference")
    expect(main).to_contain_text("A1")
    # And all of it can be undone
    page.goto(upload)
    manager.follow("Undo this upload")
    manager.press("Undo the upload")
    manager.arrived(upload)
    site.work()
    page.goto(f"{site.url}/workforce/posts/")
    expect(main).not_to_contain_text("A1")


def test_a_coordinator_asks_for_a_language_an_evening_and_a_place(site: Site, visitor: Visitor) -> None:
    # Given a co-ordinator of another district
    page = visitor()
    site.enter(page, "coordinator")
    coordinator = Hands(page)
    page.goto(f"{site.url}/workforce/")
    coordinator.follow("Find people")
    # When they ask in their own words
    coordinator.fill("Who are you looking for?", "Serbo-Croatian, evenings, Willenhall")
    coordinator.press("Search")
    # Then there is somebody who has not said what colleagues may see, so that their manager is asked
    main = page.get_by_role("main")
    expect(main).to_contain_text("Serbian")
    expect(main).not_to_contain_text("Beth Sorrel")
    coordinator.follow("Ask their manager")
    coordinator.choose("To interpret or translate")
    coordinator.fill("What do you need?", "Two evenings with a family who have just come here.")
    coordinator.press("Send the enquiry")
    expect(main).to_contain_text("Waits for an answer")


def test_a_planner_goes_from_a_plan_to_the_gap_in_words_and_a_picture(site: Site, visitor: Visitor) -> None:
    # Given a workforce lead who begins a plan for fifteen localities
    page = visitor()
    site.enter(page, "workforce_lead")
    lead = Hands(page)
    page.goto(f"{site.url}/workforce/")
    lead.follow("Workforce plans")
    lead.follow("Begin a plan")
    lead.fill("Title", "Teachers to 2030")
    lead.fill("First year", "2027")
    lead.fill("How many years", "4")
    page.get_by_label("Foundry Borough").first.check()
    lead.press("Begin")
    plan = page.url
    # When they say whom a service needs, and have the future drawn
    lead.follow("3. Required workforce")
    lead.follow("Add a service")
    lead.fill("Title", "Primary teaching")
    lead.press("Add")
    lead.follow("Add a ratio")
    lead.select("Service", "Primary teaching")
    lead.select("Role", "Teacher")
    lead.fill("Whole-time equivalents", "140")
    lead.press("Add")
    page.goto(plan)
    lead.follow("4. Availability")
    lead.follow("Run the projection")
    lead.press("Run")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Run the projection")
    site.work()
    # Then the gap is there in words, in a table and as a picture
    page.goto(plan)
    lead.follow("5. Gap and what closes it")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Teacher")
    expect(main.locator("svg").first).to_be_visible()
    expect(main.locator("table").first).to_be_visible()
