import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factories import frameworks, reports, results
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.results import By, Change, Results, Row, Withheld
from oneworkforce.assess.reports import papers
from oneworkforce.documents import model
from oneworkforce.lib import faults, rounding
from oneworkforce.plan import public as plans

NORTH: By = (("district", "North"),)
SOUTH: By = (("district", "South"),)
THREE = frameworks.make(lengths=(3, 2, 2))
RAINBOW = framework_file.load("one-childrens-workforce")
PLAN = plans.read(results.ROOT / "examples" / "leicestershire" / "plan.yaml")

EMPTY = re.compile(r"None(?! (?:is|of) )|\bnan\b")
"""A value that is not there, written out; “None is below” is English."""

APPENDIX_TABLES = ["Who answered", "Arcs", "Groups", "Groups by all columns together", "Questions by arc"]


def paper(
    name: str = "analysis",
    made: Results | None = None,
    framework: Framework = RAINBOW,
    *,
    plan: plans.Plan | None = None,
    exempt: bool = False,
    synthetic: bool = False,
) -> model.Report:
    made = made or results.make(framework, {"common-values": 2.86, "outcomes": 3.67}, groups={NORTH: {}, SOUTH: {}})
    return papers.build(name, made, framework, plan=plan, exempt=exempt, synthetic=synthetic, source="answers.csv")


def section(report: model.Report, title: str) -> model.Section:
    return next(found for found in sections(report.sections) if found.title == title)


def sections(parts: tuple[model.Section, ...]) -> Iterator[model.Section]:
    for part in parts:
        yield part
        yield from sections(part.sections)


def blocks(report: model.Report) -> list[model.Block]:
    return [*report.notices, *(block for part in sections(report.sections) for block in part.blocks)]


def texts(report: model.Report) -> str:
    """Return everything that a reader of the report can read, pictures included."""
    pictures = (block for block in blocks(report) if isinstance(block, model.Figure))
    return "\n".join((*reports.words(report), *(drawn(picture.svg) for picture in pictures)))


def drawn(svg: str) -> str:
    root = etree.fromstring(svg.encode())
    return "\n".join(text for node in root.iter() if not str(node.tag).endswith("style") for text in [node.text or ""])


# the two papers


def test_the_analysis_report_has_the_sections_of_the_paper_of_2009_in_its_order() -> None:
    assert [part.title for part in paper(plan=PLAN).sections] == [
        "Purpose",
        "Recommendations",
        "Background",
        "Analysis",
        "Lessons learned",
        "Recommendations and next steps",
        "General comment",
        "Financial implications",
        "People implications",
        "Equalities implications",
        "Safeguarding implications",
        "Appendix 1: The framework",
        "Appendix 2: Action plan",
        "Appendix 3: Tables",
        "Appendix 4: How the figures were made",
    ]
    assert section(paper(plan=PLAN), "Appendix 2: Action plan").wide


def test_the_committee_report_has_the_particulars_and_sections_of_the_paper_of_2009_in_its_order() -> None:
    report = paper("committee", plan=PLAN)
    assert [label for label, _ in report.particulars] == [
        "Meeting",
        "Date",
        "Subject",
        "Report of",
        "Summary",
        "Contact officer",
        "Public/Exempt",
        "Wards affected",
        "Function of",
    ]
    assert [part.title for part in report.sections] == [
        "Corporate implications",
        "Recommendations",
        "Background and context",
        "The framework",
        "Findings",
        "Progress so far",
        "What comes next",
        "Appendix A: Action plan",
        "Appendix B: Tables",
        "Appendix C: How the figures were made",
    ]
    assert [part.title for part in section(report, "Corporate implications").sections] == [
        "Council priorities",
        "Financial",
        "Legal",
        "Risk management",
        "Staffing (including trade unions)",
        "Equalities and human rights",
        "Community safety",
        "Sustainability",
    ]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("analysis", "Purpose"),
        ("analysis", "General comment"),
        ("analysis", "Safeguarding implications"),
        ("committee", "Legal"),
        ("committee", "Progress so far"),
    ],
)
def test_what_only_a_person_can_write_is_a_gap(name: str, title: str) -> None:
    assert any(isinstance(block, model.Blank) for block in section(paper(name), title).blocks)


def test_the_summary_gives_the_findings_and_the_cost() -> None:
    summary = dict(paper("committee", plan=PLAN).particulars)["Summary"]
    assert summary == (
        "The score over 8 arcs is 3.07 on a scale from 1 (fragmented) to 5 (integrated and reformed). "
        "Taking a score of 3.00 as acceptable, 1 arc is below it and needs development: Common values and language "
        "(2.86). 6 arcs are just acceptable: Shared identity, purpose and vision (3.00); Behaviours focused on "
        "positive outcomes for children and young people (3.00); Integrated working practices (3.00); High quality, "
        "appropriately trained workforce (3.00); Complementary roles focused around children and young people (3.00); "
        "and Capacity to deliver and keep children safe (3.00). "
        "The action plan: £23,000 is stated, for 8 of 12 actions."
    )


def test_the_child_speaks_for_each_arc() -> None:
    (_, said) = section(paper("committee"), "The framework").blocks[-2:]
    assert isinstance(said, model.Bullets)
    assert len(said.items) == 8
    assert said.items[0].startswith("Shared identity, purpose and vision: “All the people who help me")


# public, exempt, synthetic, raw


def test_a_public_report_says_public_and_has_no_warning() -> None:
    report = paper("committee")
    assert dict(report.particulars)["Public/Exempt"] == "Public"
    assert report.notices == ()


def test_an_exempt_report_asks_for_the_paragraph_of_the_rule() -> None:
    report = paper("committee", exempt=True)
    assert dict(report.particulars)["Public/Exempt"] == "Exempt"
    assert ("Exempt under paragraph", None) in report.particulars
    assert report.notices == (model.Notice(papers.EXEMPT),)


def test_synthetic_answers_are_declared_on_top() -> None:
    assert paper(synthetic=True).notices == (model.Notice(papers.SYNTHETIC),)


def test_raw_figures_never_go_into_a_report() -> None:
    with pytest.raises(ValueError, match="guarded results alone"):
        paper(made=results.make(RAINBOW, guarded=False))


# the plan


def test_with_a_plan_its_table_its_cost_its_leads_and_its_links_are_told() -> None:
    report = paper(plan=PLAN)
    table = section(report, "Appendix 2: Action plan").blocks[-1]
    assert isinstance(table, model.Table)
    assert len(table.rows) == 12
    assert "£23,000 is stated, for 8 of 12 actions." in texts(report)
    assert section(report, "People implications").blocks[1] == model.Bullets(
        (
            "Strategic lead for the children's workforce: actions 1, 2 and 3",
            "Work stream lead, to be identified: actions 4, 5, 6, 7, 8, 9, 10, 11 and 12",
        )
    )
    links = section(report, "Recommendations and next steps").blocks[1]
    assert isinstance(links, model.Bullets)
    assert "Common values and language (2.86): actions 4 and 5" in links.items
    assert "Integrated working practices (3.00): no action of its own" in links.items


def test_without_a_plan_its_place_is_a_gap_and_nothing_is_said_of_its_cost() -> None:
    report = paper()
    (gap,) = section(report, "Appendix 2: Action plan").blocks
    assert isinstance(gap, model.Blank)
    assert not section(report, "Appendix 2: Action plan").wide
    assert "asks for a costed action plan that answers the findings below" in texts(report)
    assert "£" not in texts(report)


def test_risks_name_low_arcs_open_calls_and_actions_without_a_price() -> None:
    made = results.make(
        RAINBOW, {arc.id: 3.5 for arc in RAINBOW.arcs} | {"common-values": 2.5, "integrated-working": 2.95}
    )
    (risks, _) = section(paper("committee", made, plan=PLAN), "Risk management").blocks
    assert risks == model.Bullets(
        (
            "2 arcs are below 3.00: Common values and language (2.50) and Integrated working practices (2.95).",
            "1 arc is too close to 3.00 to say on which side: Integrated working practices (2.95).",
            "No action is aimed at Integrated working practices in particular.",
            "Actions 9, 10, 11 and 12 without a cost: the plan may cost more than stated.",
        )
    )


# what the data do not have is left out


def test_sections_in_which_nothing_is_left_to_say_are_left_out() -> None:
    alone = paper(made=results.make(RAINBOW))
    assert [part.title for part in section(alone, "Analysis").sections] == [
        "The whole workforce",
        "Questions",
        "What is not shown",
        "What was made of it",
    ]
    assert [part.title for part in section(alone, "Appendix 3: Tables").sections] == [
        "Who answered",
        "Arcs",
        "Questions by arc",
    ]


def test_every_section_is_there_when_there_is_something_to_say() -> None:
    crossed: By = (*NORTH, ("audience", "leaders"))
    made = results.make(RAINBOW, groups={NORTH: {}, (("audience", "leaders"),): {}, crossed: {}})
    change = Change(3.0, 2.9, 0.1, 0.05, 0.0, 0.2, 0.04, 0.04, 0.1, 5)
    report = paper(made=results.replaced(made, "outcomes", change=change))
    assert "Since the previous round" in [part.title for part in section(report, "Analysis").sections]
    assert [part.title for part in section(report, "Appendix 3: Tables").sections] == APPENDIX_TABLES


def test_notes_and_the_source_stand_in_the_appendix_on_method() -> None:
    made = results.make(RAINBOW, notes=("Intervals treat weights as fixed.",))
    *_, notes, source = section(paper(made=made), "Appendix 4: How the figures were made").blocks
    assert notes == model.Bullets(("Intervals treat weights as fixed.",))
    assert source == model.Paragraph("Answers: answers.csv. Framework: one-childrens-workforce, version 1.")


def test_weights_add_their_columns() -> None:
    made = results.replaced(results.make(RAINBOW, weighted=True), "outcomes", mean_unweighted=3.21, n_effective=87.6)
    table = section(paper(made=made), "Arcs").blocks[0]
    assert isinstance(table, model.Table)
    assert [column.title for column in table.columns][4:6] == ["Unweighted", "Effective n"]
    assert table.rows[7][4:6] == ("3.21", "88")


def test_many_groups_are_told_by_their_ranges_and_stand_in_rows() -> None:
    groups: dict[By, Mapping[str, float]] = {(("area", f"Area {letter}"),): {} for letter in "ABCDEFGHI"}
    report = paper(made=results.make(RAINBOW, groups=groups))
    assert "Area C: the arcs run from 3.00 to 3.00, the same range as for everyone." in texts(report)
    heat_map = section(report, "Groups").blocks[-1]
    assert isinstance(heat_map, model.Figure)
    assert heat_map.table is not None
    assert [row[0] for row in heat_map.table.rows] == [f"Area {letter}" for letter in "ABCDEFGHI"]
    assert "Groups" not in [part.title for part in section(report, "Appendix 3: Tables").sections]


def test_a_framework_with_more_arcs_than_a_rainbow_holds_has_their_table_instead() -> None:
    framework = frameworks.make(lengths=[1] * 13)
    report = paper(made=results.make(framework), framework=framework)
    blocks = section(report, "The whole workforce").blocks
    assert not any(isinstance(block, model.Figure) for block in blocks)
    assert any(isinstance(block, model.Table) and len(block.rows) == 14 for block in blocks)


def test_every_picture_has_words_a_table_and_ids_of_its_own() -> None:
    report = paper(made=results.make(RAINBOW, groups={NORTH: {}, SOUTH: {}}))
    pictures = [block for block in blocks(report) if isinstance(block, model.Figure)]
    assert len(pictures) == 13  # everyone, the heat map, arcs, two districts, questions of eight arcs
    ids = [found for figure in pictures for found in re.findall(r'\bid="([^"]+)"', figure.svg)]
    assert len(ids) == len(set(ids))
    assert all(figure.summary and figure.table for figure in pictures)


def test_a_report_of_which_everything_is_withheld_still_reads() -> None:
    hidden: dict[tuple[By, str], Withheld] = {(by, "all"): "cell" for by in ((), NORTH, SOUTH)}
    made = results.make(RAINBOW, groups={NORTH: {}, SOUTH: {}}, withheld=hidden)
    for name in papers.LAYOUTS:
        said = texts(paper(name, made, plan=PLAN))
        assert "Nothing can be shown, not even for everyone together." in said
        assert "How many people answered is withheld." in said
        assert not EMPTY.search(said)


def test_a_layout_that_names_an_unknown_block_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("title: T\nsections:\n - title: S\n   blocks: [overal]", "utf-8")
    with pytest.raises(faults.Refused, match="line 4: There is no block or word “overal”"):
        paper(str(tmp_path / "own.yaml"))


# what is withheld is never told

NAMES = ("all", "overall", *(arc.id for arc in THREE.arcs), *(question.id for question in THREE.questions))
HIDING = st.lists(st.tuples(st.sampled_from([(), NORTH, SOUTH]), st.sampled_from(NAMES)), max_size=12)


def told(row: Row) -> set[str]:
    """Return the figures of a row as a report would show them."""
    counts = [row.n, row.invited, row.dont_know, row.not_applicable, *(row.distribution or ())]
    means = [value for value in (row.mean, row.low, row.high, row.alpha) if value is not None]
    return {f"{count:,}" for count in counts if count is not None} | {rounding.shown(mean) for mean in means}


def distinct(made: Results) -> Results:
    """Return the results with figures that no two rows share."""
    rows = []
    for place, row in enumerate(made.rows):
        mean, first = 1.05 + 0.08 * place, 2000 + 20 * place
        rows.append(
            row._replace(
                mean=mean,
                low=mean - 0.01,
                high=mean + 0.01,
                alpha=None if row.alpha is None else mean + 0.02,
                n=first,
                invited=first + 10_000,
                respondents=None if row.by == () else 9_000 + len(row.by[0][1]),
                dont_know=None if row.arc is None else first + 1,
                not_applicable=None if row.arc is None else first + 2,
                distribution=None if row.arc is None else tuple(range(first + 3, first + 8)),
            )
        )
    return dataclasses.replace(made, rows=tuple(rows))


def hidden(full: Results, hiding: list[tuple[By, str]]) -> Results:
    """Return the results with some rows as the guard leaves them."""
    rows = []
    for row in full.rows:
        name = row.question or row.arc or "overall"
        if (row.by, "all") in hiding:
            rows.append(results.hide(row, "cell"))
        else:
            rows.append(results.hide(row, "row") if (row.by, name) in hiding else row)
    return dataclasses.replace(full, rows=tuple(rows), respondents=None)


def figures(name: str, made: Results) -> set[str]:
    said = texts(papers.build(name, made, THREE))
    assert not EMPTY.search(said)
    return set(re.findall(r"\d(?:[\d,]*\d)?(?:\.\d+)?", said))


@given(hiding=HIDING)
@settings(max_examples=12, deadline=None)
def test_no_report_holds_a_figure_of_a_withheld_row(hiding: list[tuple[By, str]]) -> None:
    full = distinct(results.make(THREE, groups={NORTH: {}, SOUTH: {}}))
    made = hidden(full, hiding)
    shown = {figure for row in made.rows for figure in told(row)}
    secret = {figure for row in full.rows for figure in told(row)} - shown
    for name in papers.LAYOUTS:
        keys = figures(name, hidden(full, [(by, "all") for by in full.groups]))  # of scales and numbers of sections
        assert (figures(name, made) - keys) & secret == set()
