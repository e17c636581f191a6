"""Reports for tests: an invented county, every kind of block, and text that tries to break out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from xml.sax.saxutils import escape

from oneworkforce.documents.model import (
    Align,
    Blank,
    Bullets,
    Column,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
    Table,
)

HOSTILE = (
    "#panic() $x$ *a* _b_ @ref <label> \\ `raw` // /* */ = - + ~ [x] {y} \"q\" 'q' &amp; "
    "</style></svg><script>alert(1)</script> <!-- %PDF {{7*7}} --- ... ]]>"
)

ARCS = (
    ("Shared identity, purpose and vision", 3.42, "#b3261e"),
    ("Common values and language", 2.84, "#b8500f"),
    ("Behaviours focused on outcomes", 3.18, "#8a6100"),
    ("Integrated working practices", 3.12, "#2e7031"),
    ("High quality, trained workforce", 3.00, "#00696b"),
    ("Complementary roles", 3.55, "#1c5a9e"),
    ("Capacity, and keeping children safe", 2.90, "#5b3a94"),
    ("Outcomes for children", 3.67, "#8c2f6b"),
)


def svg(name: str = "bars", title: str = "Scores by arc", places: int = 8) -> str:
    """Return bars on a scale of 1 to 5, with their own title and description."""
    rows = "".join(
        f'<text class="{name}-label" x="0" y="{36 * i + 24}">{escape(arc)}</text>'
        f'<rect x="290" y="{36 * i + 8}" width="{80 * (score - 1):.1f}" height="20" fill="{colour}"/>'
        f'<text x="{296 + 80 * (score - 1):.1f}" y="{36 * i + 24}" font-weight="700">{score:.2f}</text>'
        for i, (arc, score, colour) in enumerate(ARCS[:places])
    )
    height = 36 * places + 16
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {height}" width="680" height="{height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-size="16" fill="#0b0c0c" '
        "font-family=\"'Source Sans 3', 'Atkinson Hyperlegible', 'DejaVu Sans', sans-serif\">"
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">A bar for each of {places} arcs.</desc>'
        f"<style>.{name}-label {{ fill: #505a5f }}</style>"
        f'<line x1="450" y1="0" x2="450" y2="{height}" stroke="#505a5f" stroke-dasharray="5 4"/>{rows}</svg>'
    )


def figure(**over: Any) -> Figure:
    """Return the eight scores as bars with their table."""
    values: dict[str, Any] = {
        "caption": "How integrated the workforce says it is, by arc",
        "svg": svg(),
        "summary": "Outcomes for children is highest at 3.67. Two of eight arcs are below 3.00.",
        "table": Table(
            caption="Score of each arc",
            columns=(
                Column("Arc", width=3),
                Column("Score", Align.END),
                Column("Answers", Align.END),
                Column("Against 3.00"),
            ),
            rows=tuple(
                (arc, f"{score:.2f}", "2,632", "below" if score < 3 else "at" if score == 3 else "above")
                for arc, score, _ in ARCS
            ),
            note="Scale 1 (fragmented) to 5 (integrated). 3.00 and over is acceptable.",
        ),
    }
    return Figure(**{**values, **over})


def plan(rows: int = 12) -> Table:
    """Return an action plan of seven columns with lists in its cells."""
    return Table(
        caption="The plan for the coming year",
        columns=(
            Column("Action", width=2.4),
            Column("Links to the framework", width=1.6),
            Column("Outcomes", width=2.2),
            Column("Timescale"),
            Column("Lead officer"),
            Column("Resources", width=1.4),
            Column("Cost", Align.END, width=0.8),
        ),
        rows=tuple(
            (
                f"{n}. Set up a learning exchange between teams in area {n}",
                "All, but particularly common values and language",
                (f"Each team of area {n} has shadowed another", "One glossary, used in every case file"),
                "Ongoing" if n % 4 == 0 else "By March 2027",
                "Head of learning",
                ("Officer time", "Rooms and printing"),
                "Not priced" if n % 3 == 0 else "£1,000",
            )
            for n in range(1, rows + 1)
        ),
        note="8 of 12 actions are priced, £8,000 in all; 4 are not priced.",
    )


def report(**over: Any) -> Report:
    """Return a paper of the invented county of Wendale with every kind of block."""
    words = (
        "In the spring 2,632 people who work with children in Wendale answered forty questions about how well "
        "their services join up. This paper says what they told us, where the weak places are, and what the "
        "partnership proposes to do in the coming year."
    )
    values: dict[str, Any] = {
        "title": "One children's workforce in Wendale: results and plan",
        "subtitle": "Report to the children's partnership executive",
        "particulars": (
            ("Meeting", "Children's partnership executive"),
            ("Date", None),
            ("Report of", "Director of children's services"),
            ("Contact officer", None),
            ("Public or exempt", "Public"),
        ),
        "notices": (Notice("The answers behind this paper are synthetic. They describe no real place."),),
        "sections": (
            Section(
                "Purpose",
                (
                    Paragraph(words),
                    Paragraph("The executive is asked to:"),
                    Bullets(
                        ("note the results;", "agree the action plan;", "say who reports back, and when."), ordered=True
                    ),
                ),
            ),
            Section(
                "Results",
                (Paragraph("The overall score is 3.21 on a scale of 1 to 5."),),
                sections=(
                    Section(
                        "The eight arcs",
                        (figure(), Bullets(("Six arcs reach 3.00.", "Two do not, and both concern trust."))),
                        sections=(Section("How to read the bars", (Paragraph("The dashed line stands at 3.00."),)),),
                    ),
                    Section(
                        "Places beside each other",
                        (
                            Notice("Three groups are withheld because fewer than ten people answered."),
                            figure(
                                caption="The first four arcs, frontline staff",
                                svg=svg("frontline", "Frontline scores", 4),
                                summary="Common values and language is lowest at 2.84.",
                                table=None,
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                "Implications",
                sections=(
                    Section("Financial", (Blank("what the plan costs and who pays"),)),
                    Section("Legal", (Blank("duties that bear on the plan, or that there are none"),)),
                ),
            ),
            Section(
                "Action plan",
                (Paragraph("The first three actions come first because the rest lean on them."), plan()),
                wide=True,
            ),
            Section(
                "Background papers", (Bullets(("Framework, version 1", "Method of the analysis")),), numbered=False
            ),
        ),
        "keywords": ("children's workforce", "Wendale"),
    }
    return Report(**{**values, **over})


def saying(text: str) -> Report:
    """Return a report that says `text` in every place that takes a person's words."""
    heading = Column(text)
    return Report(
        title=f"Report {text}",
        subtitle=text,
        particulars=((text, text), (text, None)),
        notices=(Notice(text),),
        sections=(
            Section(
                text,
                (
                    Paragraph(text),
                    Bullets((text, text)),
                    Bullets((text,), ordered=True),
                    Table(text, (heading, heading), ((text, (text, text)),), text),
                    figure(caption=text, summary=text, table=None),
                    Notice(text),
                    Blank(text),
                ),
                (Section(text, numbered=False),),
            ),
            Section(text, wide=True),
        ),
        keywords=(text,),
    )


def words(value: Any) -> Iterator[str]:
    """Return every text of a report, or of a part of one, that a reader must find in each rendering."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words(item)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in ("svg", "language", "keywords"):
                yield from words(getattr(value, part.name))
