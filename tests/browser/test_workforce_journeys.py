"""The workforce as three people meet it: a manager gives a file, a co-ordinator asks, a planner looks ahead."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from factories import renderings
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


def test_a_planner_goes_from_a_plan_to_the_gap_and_what_closes_it(site: Site, visitor: Visitor, tmp_path: Path) -> None:
    # Given a workforce lead who begins a plan for fifteen localities
    page = visitor()
    site.enter(page, "workforce_lead")
    lead, main = Hands(page), page.get_by_role("main")
    plan = begins(lead, site)
    # When they say what changes and why, and score what could be done
    lead.follow("2. Map service change")
    scores(lead)
    # Then the best stands first, and is preferred for a reason
    expect(main).to_contain_text("40 of 50")
    lead.follow("Say which is preferred")
    lead.select("Preferred option", "Hubs")
    lead.fill("Why this one", "It reaches most children.")
    lead.press("Save")
    expect(main).to_contain_text("Hubs (preferred)")
    # When they say whom a service needs, and have the future drawn
    page.goto(plan)
    lead.follow("3. Required workforce")
    needs(lead)
    page.goto(plan)
    lead.follow("4. Availability")
    lead.follow("Run the projection")
    lead.press("Run")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Run the projection")
    site.work()
    # Then the gap is there in words, in a table and as a picture
    page.goto(plan)
    lead.follow("5. Gap and what closes it")
    expect(main).to_contain_text("Teacher")
    expect(main).to_contain_text("The gap of skills by 2030")
    expect(main.locator("table").first).to_be_visible()
    lead.follow("All roles together, year by year")
    expect(main.locator("svg").first).to_be_visible()
    page.goto(plan)
    lead.follow("5. Gap and what closes it")
    # When they plan a measure with what it costs, and send it to a strategy
    lead.follow("Add a measure")
    measures(lead)
    expect(main).to_contain_text("Does what is planned close the gap?")
    expect(main).to_contain_text("£60,000")
    lead.follow("Send measures to a plan")
    lead.choose("Train twenty of our own")
    lead.press("Draft actions")
    # Then step 6 shows the action, which states its cost, and the plan can be taken as a paper
    expect(main).to_contain_text("Drafted: 1 of the measures as actions.")
    lead.follow("Train twenty of our own")
    expect(main).to_contain_text("£60,000")
    page.goto(plan)
    lead.follow("The plan as a paper, to read and print")
    with page.expect_download() as download:
        lead.press("PDF")
    paper = tmp_path / "plan.pdf"
    download.value.save_as(paper)
    words = "".join(renderings.of_pdf(paper.read_bytes()).split())
    for said in ("Teachers to 2030", "It reaches most children.", "Makaton", "Train twenty of our own", "£60,000"):
        assert "".join(said.split()) in words


def begins(lead: Hands, site: Site) -> str:
    """Begin a plan; return where it is."""
    lead.page.goto(f"{site.url}/workforce/")
    lead.follow("Workforce plans")
    lead.follow("Begin a plan")
    lead.fill("Title", "Teachers to 2030")
    lead.fill("First year", "2027")
    lead.fill("How many years", "4")
    lead.page.get_by_label("Foundry Borough").first.check()
    lead.press("Begin")
    return lead.page.url


def scores(lead: Hands) -> None:
    """Say what changes, and score two options by one criterion."""
    lead.follow("Say what changes, and why")
    lead.fill("What services cost today", "£1,200,000")
    lead.fill("Goals", "Every class has its teacher.")
    lead.press("Save")
    lead.follow("Add a criterion")
    lead.fill("Title", "Reach")
    lead.fill("Weight", "10")
    lead.press("Add")
    for option, score in (("Hubs", "4"), ("As it is", "2")):
        lead.follow("Add an option")
        lead.fill("Title", option)
        lead.press("Add")
        lead.follow(f"Score {option}")
        lead.select("Reach", score)
        lead.press("Save")


def needs(lead: Hands) -> None:
    """Say whom a service needs: of a role, and among them with a skill."""
    lead.follow("Add a service")
    lead.fill("Title", "Primary teaching")
    lead.press("Add")
    for skill, many in (("", "140"), ("Makaton", "6")):
        lead.follow("Add a ratio")
        lead.select("Service", "Primary teaching")
        lead.select("Role", "Teacher")
        lead.fill("With a skill", skill)
        lead.fill("Whole-time equivalents", many)
        lead.press("Add")


def measures(lead: Hands) -> None:
    """Plan what closes the gap, with its cost."""
    lead.fill("Title", "Train twenty of our own")
    lead.select("How it helps", "Train our own")
    lead.select("Role", "Teacher")
    lead.fill("Whole-time equivalents at its full effect", "20")
    lead.fill("First year of its full effect", "2028")
    lead.fill("How certain it is", "80")
    lead.fill("Cost a year", "£60,000")
    lead.press("Add")
