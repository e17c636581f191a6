"""A workforce plan as a paper: what stands in it, as Word, PDF and web page, and that taking it is recorded."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from lxml import html

from factories import renderings
from factories import workforce_plans as plans
from factories.command_row import seen
from factories.world import TODAY, World
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict
from oneworkforce.ui.jinja import day
from oneworkforce.workforce.commands import plan_mapping, plan_parts
from oneworkforce.workforce.domain.plan_parts import BY_WORD
from oneworkforce.workforce.models import PlanPopulation, StaffRecord, WorkforcePlan

pytestmark = pytest.mark.undone


@pytest.mark.parametrize(
    ("kind", "read"), [("docx", renderings.of_word), ("pdf", renderings.of_pdf), ("html", renderings.of_web)]
)
def test_the_plan_is_taken_as_a_paper_and_that_is_recorded(world: World, kind: str, read: Any) -> None:
    made, _ = plans.with_makaton(world)
    plans.part(world, made, "measures")
    plans.part(world, made, "roles")
    with world.scope(plans.WHO):
        token = seen(plan_mapping.shown, WorkforcePlan, made)
        plan_mapping.change(**plans.by(world), plan=made, seen=token, **plans.MAPPED)
    answer = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, kind]))
    assert answer["Content-Disposition"].startswith("attachment")
    paper = "".join(read(answer.content).split())
    said = (
        "Early help 2027",
        "£1,200,000 a year",
        "Fewer crises.",
        "Few midwives",
        "Family guide",
        "most likely",
        "The gap and what closes it",
        "Makaton",
        "29 % of 70 known",
        "Train six",
        "£60,000",
    )
    assert [words for words in said if "".join(words.split()) not in paper] == []
    with world.scope(), transactions.reading():
        taken = Event.objects.filter(noun="workforce plan", verb="downloaded").values_list("subject", "actor", "fields")
        assert list(taken) == [(made, world.viewer("erin").actor, [kind])]


def test_there_is_no_paper_of_another_kind(world: World) -> None:
    made = plans.plan(world)
    assert world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "exe"])).status_code == 404
    page = world.client("erin").get(reverse("workforce_plan_paper", args=[made])).content.decode()
    assert all(label in page for label in ("Word file", "PDF", "Web page"))


def test_the_paper_tells_the_ages_that_the_page_tells(world: World) -> None:
    made, _ = plans.with_makaton(world)
    page = plans.text(world, "workforce_plan_available", made)
    paper = web_paper(world, made)
    [said] = re.findall(r"Of the ages shown [^<]+retired\.", page)
    assert said in paper
    title = "Ages of those who are there and are expected"
    assert cells(paper, title) == cells(page, title)
    assert len(cells(paper, title)) > 1
    gone = f"Expected to have gone by {plans.LAST}, by the age at which they go"
    assert cells(paper, gone) == cells(page, gone)


@pytest.mark.parametrize(("many", "said"), [(12, "Too few people are in the projection to show their ages."), (5, "")])
def test_no_age_is_in_the_paper_where_the_page_withholds_ages(world: World, many: int, said: str) -> None:
    made = plans.needing(world)
    plans.staffed(world, many)
    with world.scope(), transactions.whole("test ages"):
        StaffRecord.objects.update(birth_year=1990)
    plans.run(world, made)
    paper, page = web_paper(world, made), plans.text(world, "workforce_plan_available", made)
    for text in (paper, page):
        assert said in text
        for words in ("Of the ages shown", "25 to 34", "have retired", "Expected to have gone"):
            assert words not in text


def test_pages_and_paper_name_the_sheet_that_figures_rest_on(world: World) -> None:
    made = plans.needing(world)
    plans.staffed(world, 40)
    file = SimpleUploadedFile("p.csv", b"group,place,year,people\nChildren,Willow,2027,900\nChildren,Marsh,2027,700\n")
    told = {"source": "Projections 2025, an office of statistics", "file": file}
    world.client("walter").post(reverse("workforce_plan_population", args=[made]), told)
    version = plans.run(world, made)
    said = f"2 population figures from “{told['source']}”, brought in on {day(timezone.localdate())}."
    pages = [plans.text(world, name, made) for name in ("workforce_plan_required", "workforce_plan_gap")]
    pages += [plans.text(world, "workforce_version", version), plans.text(world, "workforce_gap", version, 0)]
    assert [said in page for page in (*pages, web_paper(world, made))] == [True] * 5


def test_a_figure_that_was_changed_by_hand_is_no_longer_of_the_sheet(world: World) -> None:
    made = plans.plan(world)
    item = plans.part(world, made, "population", source="Our list")
    part = BY_WORD["population"]
    with world.scope(plans.WHO), transactions.whole("test sheet"):
        PlanPopulation.objects.update(read_on=TODAY)
    for values, read in (({"source": "A sheet"}, TODAY), ({"people": 7}, None)):
        with world.scope(plans.WHO):
            row = PlanPopulation.objects.get(pk=item)
            shown = plan_parts.shown(part, row)
            seen_now = conflict.digest(shown)
            plan_parts.change(**plans.by(world), part=part, item=item, seen=seen_now, said={**shown, **values})
            assert PlanPopulation.objects.get(pk=item).read_on == read
    assert "1 population figure typed in, from “A sheet”." in plans.text(world, "workforce_plan_required", made)


def web_paper(world: World, made: UUID) -> str:
    """Return the paper as a web page."""
    answer = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "html"]))
    return str(answer.content.decode())


def cells(page: str, caption: str) -> list[list[str]]:
    """Return the rows of the table with a caption."""
    for table in html.document_fromstring(page).iter("table"):
        if (found := table.find("caption")) is not None and caption in " ".join(map(str, found.itertext())):
            rows = table.findall(".//tbody/tr")
            return [[" ".join("".join(map(str, cell.itertext())).split()) for cell in row] for row in rows]
    return []
