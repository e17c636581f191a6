"""The main job, from a file of answers to a signed plan and an issued report, by people who never open a terminal.

Wide with a mouse, on a phone without JavaScript, and by keyboard alone.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factories.fitness import settled
from factories.hands import Hands
from factories.live import Site

Visitor = Callable[..., Page]
EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire"
ROUND, STRATEGY, REPORT = "Self-assessment of this year", "What we will do about it", "Our workforce this year"


@dataclass(frozen=True, slots=True)
class Browsing:
    """How somebody uses the site."""

    width: int
    scripts: bool = True
    keys: bool = False


def spoiled(folder: Path) -> Path:
    """Return the answers of the example with two bad cells."""
    with (EXAMPLE / "answers.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index("q3")
    rows[4][place], rows[9][place] = "7", "often"
    path = folder / "answers.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def results(lead: Hands, site: Site, folder: Path) -> None:
    """Set a round up, be shown what to mend, mend it, and read the results."""
    lead.follow("Results")
    lead.follow("Set up a round")
    lead.fill("Title", ROUND)
    lead.fill("Year", "2026")
    lead.fill("Columns to group by", "district, audience")
    lead.choose("The answers are synthetic")
    lead.press("Set up")
    lead.upload("File of answers", spoiled(folder))
    lead.upload("File of how many could have answered", EXAMPLE / "frame.csv")
    lead.press("Upload")
    lead.arrived("**/uploads/**")
    site.work()
    lead.page.reload()
    expect(lead.page.get_by_role("main")).to_contain_text("Row 5, column q3")
    expect(lead.page.get_by_role("main")).to_contain_text("Text of 5 characters is not an answer")
    with lead.page.expect_download() as download:
        lead.press("Download the rows to mend")
    mend = list(csv.reader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in mend[1:3]] == ["5", "10"]
    lead.follow("Upload another file")
    lead.upload("File of answers", EXAMPLE / "answers.csv")
    lead.upload("File of how many could have answered", EXAMPLE / "frame.csv")
    lead.press("Upload")
    lead.arrived("**/uploads/**")
    site.work()
    lead.page.reload()
    lead.follow("See the results")
    lead.heading(ROUND)
    expect(lead.page.get_by_role("main")).to_contain_text("3.21")


def findings(lead: Hands) -> None:
    """Let the figures propose findings."""
    lead.follow("Record findings")
    lead.press("Propose findings from the results")
    expect(lead.page.get_by_role("main")).to_contain_text("2.86")


def plan(lead: Hands) -> None:
    """Bring the plan file in, and put it to the executive."""
    lead.follow("Plans")
    lead.follow("Add a strategy")
    lead.fill("Title", STRATEGY)
    lead.day("First day", 1, 9, 2026)
    lead.day("Last day", 31, 8, 2027)
    lead.press("Add strategy")
    lead.follow("Bring in a plan file")
    lead.upload("Plan file", EXAMPLE / "plan.yaml")
    lead.press("Bring it in")
    expect(lead.page.get_by_role("main")).to_contain_text("£23,000")
    lead.follow("Ask the executive to sign it off")
    lead.press("Ask for it")


def signature(executive: Hands) -> None:
    """Find on the home page what waits, and sign it off."""
    executive.follow(f"The plan “{STRATEGY}” waits for your sign-off.")
    executive.follow("Sign it off or send it back")
    executive.choose("Sign it off")
    executive.press("Send the answer")
    expect(executive.page.get_by_role("main")).to_contain_text("Signed off")


def report(lead: Hands, site: Site) -> None:
    """Begin a report, word one part, issue it for everybody."""
    lead.follow("Reports")
    lead.follow("Begin a report")
    lead.fill("Title", REPORT)
    lead.choose("Analysis of a round, to the executive")
    lead.select("Round (optional)", ROUND)
    lead.select("Strategy (optional)", STRATEGY)
    lead.press("Begin report")
    lead.follow("Issue this report")
    lead.choose("Put it on the public page")
    lead.press("Issue the report")
    lead.arrived("**/issues/**")
    site.work()
    lead.page.reload()
    for name in ("Web page", "Word", "PDF"):
        expect(lead.page.get_by_role("main").get_by_text(name).first).to_be_visible()


@pytest.mark.parametrize(
    "browsing",
    [Browsing(1280), Browsing(375, scripts=False), Browsing(1280, keys=True)],
    ids=["wide", "phone-without-scripts", "keyboard"],
)
def test_from_a_file_of_answers_to_a_signed_plan_and_an_issued_report(
    site: Site, visitor: Visitor, tmp_path: Path, browsing: Browsing
) -> None:
    # Given a workforce lead
    page = visitor(width=browsing.width, scripts=browsing.scripts)
    site.enter(page, "workforce_lead")
    lead = Hands(page, browsing.keys)
    # When they upload answers, read what they mean and write the plan
    results(lead, site, tmp_path)
    findings(lead)
    plan(lead)
    # And the executive signs it off
    other = visitor(width=browsing.width, scripts=browsing.scripts)
    site.enter(other, "executive")
    signature(Hands(other, browsing.keys))
    # Then the plan says so
    lead.follow("Plans")
    lead.follow(STRATEGY)
    expect(lead.page.get_by_role("main")).to_contain_text("Signed off by")
    # And the report that is issued can be read by anybody
    report(lead, site)
    stranger = visitor(width=browsing.width, scripts=browsing.scripts)
    stranger.goto(f"{site.url}/published/")
    while not settled(stranger).get_by_text(REPORT).count():
        stranger.get_by_role("main").get_by_role("link").first.click()
    stranger.get_by_role("link", name=REPORT).first.click()
    stranger.get_by_role("link", name="Web page").click()
    expect(stranger.get_by_text("3.21").first).to_be_visible()
