"""The paper of a strategy alone: the shape of the committee's paper, made of a plan without any results."""

from dataclasses import replace

import pytest

from factories import reports, results
from oneworkforce.assess.domain import arcs
from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.reports import editing, papers
from oneworkforce.assess.reports.editing import Own
from oneworkforce.assess.reports.material import Material, Text
from oneworkforce.assess.reports.paper import Paper
from oneworkforce.documents import model
from oneworkforce.documents.model import Bullets, Paragraph, Section, Table
from oneworkforce.plan import public as plans
from oneworkforce.plan.domain import prose

PLAN = plans.read(results.ROOT / "examples" / "leicestershire" / "plan.yaml")
STRANDS = (plans.Strand(1, "Joined-up teams", "Teams that know each other"), plans.Strand(2, "Voice"))
STRANDED = replace(
    PLAN,
    strands=STRANDS,
    actions=tuple(replace(action, strand=1 if action.number < 10 else 3) for action in PLAN.actions),
)
STANDING = (("Red: late", 2), ("Complete", 10))
TEXT = Text(
    2,
    "Out for comment",
    *plans.text(prose.parse("Every child matters to us.\n\n# Aim\n\nLearn.\n\n## How\n\n- together")),
)


def paper(plan: plans.Plan = PLAN, **given: object) -> Paper:
    return papers.laid("strategy-paper", Material(None, plan, **given))  # type: ignore[arg-type]


def section(made: Paper, title: str) -> Section:
    report = made.report()
    return next(each for top in report.sections for each in (top, *top.sections) if each.title == title)


def test_it_has_the_particulars_and_sections_of_the_paper_of_2009() -> None:
    made = paper(STRANDED, text=TEXT, standing=STANDING).report()
    assert [label for label, _ in made.particulars] == [
        "Meeting",
        "Date",
        "Subject",
        "Report of",
        "Summary",
        "Contact officer (role)",
        "Public/Exempt",
        "Wards affected",
        "Function of",
    ]
    assert [part.title for part in made.sections] == [
        "Corporate implications",
        "Recommendations",
        "Background and context",
        "Strands",
        "Progress so far",
        "Consultation",
        "What comes next",
        "Appendix: work plans",
        f"Appendix: the text of {PLAN.title}",
    ]
    assert [part.title for part in made.sections[0].sections] == [
        "Council priorities",
        "Financial",
        "Legal",
        "Risk management",
        "Staffing (including trade unions)",
        "Equalities and human rights",
        "Community safety",
        "Sustainability",
    ]


def test_its_summary_its_cost_and_its_leads_come_from_the_plan() -> None:
    made = paper()
    assert dict(made.report().particulars)["Summary"] == "The action plan: £23,000 is stated, for 8 of 12 actions."
    said = "\n".join(reports.words(made.report()))
    assert "£23,000 is stated, for 8 of 12 actions." in said
    assert "The plan has 12 actions, led by:" in said
    assert "Actions 9, 10, 11 and 12 have no stated cost" in said


def test_strands_and_how_they_stand_are_computed() -> None:
    made = paper(STRANDED, standing=STANDING)
    table = section(made, "Strands").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][2:] == ("9", "£23,000, for 8 of 9 actions")
    assert table.rows[1][2:] == ("0", "No action yet")
    assert section(made, "Progress so far").blocks[1] == Bullets(("Red: late: 2 actions", "Complete: 10 actions"))
    work = section(made, "Appendix: work plans").blocks
    assert isinstance(work[0], Table)
    assert len(work[0].rows) == 9
    assert work[1] == Paragraph("Strand 2: Voice has no action yet.")
    assert "No action carries the strand 2. Voice." in "\n".join(reports.words(made.report()))


def test_the_text_is_appended_with_its_version() -> None:
    made = paper(text=TEXT)
    found = section(made, f"Appendix: the text of {PLAN.title}")
    assert found.blocks == (Paragraph("Version 2: out for comment."), Paragraph("Every child matters to us."))
    (aim,) = found.sections
    assert (aim.title, aim.blocks) == ("Aim", (Paragraph("Learn."),))
    assert (aim.sections[0].title, aim.sections[0].blocks) == ("How", (Bullets(("together",)),))
    assert [each.key for each in made.every()][-3:] == ["text", "text.1", "text.1.1"]
    own = {key: Own(Placing.LEFT_OUT) for key in ("text", "text.1")}
    assert editing.apply(made, own) == made, "a text is decided elsewhere"
    asked = section(paper(text=TEXT, consulted=("Nobody was asked.",)), "Consultation").blocks
    assert asked[:2] == (
        Paragraph("Nobody was asked."),
        Paragraph("The appended text is version 2: out for comment."),
    )
    (decided,) = (block for block in section(made, "Recommendations").blocks if isinstance(block, model.Bullets))
    assert decided.items[0] == f"considers the text of {PLAN.title} in the appendix (out for comment)"


def test_links_are_told_by_the_titles_of_shipped_frameworks() -> None:
    said = "\n".join(reports.words(paper(titles=arcs.shipped()).report()))
    assert "one-childrens-workforce/" not in said
    assert "Common values and language" in said


def test_a_layout_is_never_filled_without_what_it_needs() -> None:
    with pytest.raises(ValueError, match="needs results or a plan"):
        papers.laid("strategy-paper", Material(None))
    with pytest.raises(ValueError, match="needs results or a plan"):
        papers.laid("committee", Material(None, PLAN))
