"""A report as a Word file that a person can go on writing in: real styles, contents, captions, gaps to fill."""

import io
import itertools
import zipfile
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from oneworkforce.documents import outline, picture
from oneworkforce.documents import word_xml as xml
from oneworkforce.documents.model import Align, Blank, Block, Bullets, Cell, Figure, Notice, Paragraph, Report, Table

_TALLEST = {False: 165, True: 115}  # millimetres of a picture on a page upright or across
_EMU_A_MILLIMETRE, _EMU_AN_INCH = 36_000, 914_400
_LABELS = 2600  # twips for the labels of the particulars
_FIRST_FREE_LIST = 5  # word_numbering.xml uses 1 to 4
_NO_LIST = 0  # lifts a heading out of the numbering

_KEPT = {  # of what python-docx's template brings
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
}


def render(report: Report) -> bytes:
    """Return the report as the bytes of a .docx; the same report gives the same bytes, without date or author."""
    report = outline.clean(report)
    document = _blank_document(report)
    document.element.replace(document.element.body, _Writer(document).body(report))
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream.getvalue())


def _blank_document(report: Report) -> Any:
    """Return python-docx's empty document with our styles, numbering, settings and properties, and no other."""
    document = docx.Document()
    part = document.part
    for element, name in (
        (document.styles.element, "styles"),
        (part.numbering_part.element, "numbering"),
        (document.settings.element, "settings"),
    ):
        text = (resources.files("oneworkforce.documents") / f"word_{name}.xml").read_text(encoding="utf-8")
        # A bare "en" would have Word check the spelling as American.
        language = "en-GB" if report.language == "en" else report.language
        element[:] = list(parse_xml(text.replace("en-GB", language)))
    for relations in (part.package.rels, part.rels):
        for identity, relation in list(relations.items()):
            if relation.reltype not in _KEPT:
                del relations[identity]
    properties = document.core_properties._element  # noqa: SLF001  the public side cannot leave a date out
    properties[:] = []
    document.core_properties.title = report.title[:255]
    document.core_properties.keywords = ", ".join(report.keywords)[:255]
    document.core_properties.author = "OneWorkforce"
    document.core_properties.language = report.language
    return document


def _undated(packed: bytes) -> bytes:
    """Return the zip with every entry dated 1980, the earliest that a zip can say."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@dataclass
class _Writer:
    """Turns a report into the body of `document`, counting captions and identities as it goes."""

    document: Any
    wide: bool = False
    identities: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    tables: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    figures: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    lists: "itertools.count[int]" = field(default_factory=lambda: itertools.count(_FIRST_FREE_LIST))

    def body(self, report: Report) -> Any:
        """Return the body element."""
        parts = outline.parts(report)
        footers = {wide: self.footer(report.title, wide=wide) for wide in (False, True)}
        pieces = [self.head(report, parts)]
        runs = [(wide, list(group)) for wide, group in itertools.groupby(parts, key=lambda part: part.wide)]
        if not runs or runs[0][0]:  # the head of the paper stands upright
            runs.insert(0, (False, []))
        for place, (wide, group) in enumerate(runs, start=1):
            self.wide = wide
            pieces += [self.heading(part) + "".join(map(self.block, part.blocks)) for part in group]
            page = xml.page(footers[wide], wide=wide)
            # A table may not end a section; this paragraph, a point high, does.
            pieces.append(xml.paragraph("SectionEnd", layout="" if place == len(runs) else page))
        return parse_xml(f"<w:body {xml.NAMESPACES}>{''.join(pieces)}{page}</w:body>")

    def footer(self, title: str, *, wide: bool) -> str:
        """Make the footer and return its relation: the title, and at the right margin the page of pages."""
        part, relation = self.document.part.add_footer_part()
        right = f'<w:tabs><w:tab w:val="right" w:pos="{xml.text_width(wide=wide)}"/></w:tabs>'
        pages = f"{xml.run('Page ')}{xml.field('PAGE', '1')}{xml.run(' of ')}{xml.field('NUMPAGES', '1')}"
        line = xml.paragraph("Footer", xml.run(title), "<w:r><w:tab/></w:r>", pages, layout=right)
        part.element[:] = list(parse_xml(f"<w:ftr {xml.NAMESPACES}>{line}</w:ftr>"))
        return str(relation)

    def head(self, report: Report, parts: tuple[outline.Part, ...]) -> str:
        """Return title, particulars, notices and contents."""
        pieces = [xml.paragraph("Title", xml.run(report.title))]
        if report.subtitle:
            pieces.append(xml.paragraph("Subtitle", xml.run(report.subtitle)))
        if report.particulars:
            widths = (_LABELS, xml.text_width(wide=False) - _LABELS)
            rows = [
                (
                    xml.paragraph("Particular", xml.run(label)),
                    xml.paragraph("Particular", self.gap(outline.GAP) if text is None else xml.run(text)),
                )
                for label, text in report.particulars
            ]
            pieces.append(xml.table("ReportParticulars", "Particulars", widths, (), rows))
        pieces += map(self.block, report.notices)
        listed = [(part.level, _bookmark(part), part.heading) for part in parts if part.level <= 2]  # noqa: PLR2004
        if report.contents and listed:
            pieces.append(xml.contents(outline.CONTENTS, listed))
        return "".join(pieces)

    def heading(self, part: outline.Part) -> str:
        """Return a heading; Word counts its number itself."""
        plain = "" if part.number else f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_NO_LIST}"/></w:numPr>'
        marked = xml.bookmark(_bookmark(part), next(self.identities), xml.run(part.title))
        return xml.paragraph(f"Heading{part.level}", marked, layout=plain)

    def block(self, block: Block) -> str:
        """Return what a block becomes."""
        match block:
            case Paragraph(text):
                return xml.paragraph("Normal", xml.run(text))
            case Bullets(items, ordered):
                return self.bullets(items, ordered=ordered)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Notice(text):
                return xml.paragraph("Notice", xml.run(f"{outline.NOTICE}: ", "Strong"), xml.run(text))
            case Blank(prompt):
                return xml.paragraph("Normal", self.gap(f"{outline.GAP}: {prompt}"))

    def gap(self, prompt: str) -> str:
        """Return a marked gap."""
        return xml.gap(prompt, outline.GAP, next(self.identities))

    def bullets(self, items: tuple[str, ...], *, ordered: bool) -> str:
        """Return a list; an ordered one begins at 1."""
        if not ordered:
            return "".join(xml.paragraph("ListBullet", xml.run(item)) for item in items)
        number = next(self.lists)
        self.document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {xml.NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="3"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        layout = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(xml.paragraph("ListNumber", xml.run(item), layout=layout) for item in items)

    def table(self, table: Table) -> str:
        """Return a table under its caption and above its note."""
        caption = xml.paragraph(
            "Caption",
            *_caption("Table", next(self.tables), table.caption),
            layout="<w:keepNext/>",
        )
        share = xml.text_width(wide=self.wide) / sum(column.width for column in table.columns)
        leans = ['<w:jc w:val="right"/>' if column.align is Align.END else "" for column in table.columns]
        shown = xml.table(
            "ReportTable",
            table.caption,
            [int(column.width * share) for column in table.columns],
            [_cell(column.title, lean) for column, lean in zip(table.columns, leans, strict=True)],
            [
                [
                    _heading(row[0], leans[0]),
                    *(_cell(cell, lean) for cell, lean in zip(row[1:], leans[1:], strict=True)),
                ]
                for row in table.rows
            ],
        )
        return caption + shown + (xml.paragraph("TableNote", xml.run(table.note)) if table.note else "")

    def figure(self, figure: Figure) -> str:
        """Return a picture above its caption, what it says, and its table."""
        relation, image = self.document.part.get_or_add_image(io.BytesIO(picture.png(figure.svg)))
        size = image.px_width * _EMU_AN_INCH / picture.PPI, image.px_height * _EMU_AN_INCH / picture.PPI
        widest = xml.text_width(wide=self.wide) * xml.EMU_A_TWIP
        share = min(1, widest / size[0], _TALLEST[self.wide] * _EMU_A_MILLIMETRE / size[1])
        fitted = int(size[0] * share), int(size[1] * share)
        drawn = xml.picture(relation, next(self.identities), fitted, figure.caption, figure.summary)
        return "".join(
            (
                xml.paragraph("Figure", drawn),
                xml.paragraph("Caption", *_caption("Figure", next(self.figures), figure.caption)),
                xml.paragraph("Normal", xml.run(figure.summary)),
                self.table(figure.table) if figure.table else "",
            )
        )


def _bookmark(part: outline.Part) -> str:
    """Return the name by which Word knows a heading that its contents point to."""
    return f"_Toc_{part.anchor.replace('-', '_')}"


def _caption(kind: str, number: int, text: str) -> tuple[str, ...]:
    """Return a caption whose number Word can count again."""
    return xml.run(f"{kind} "), xml.field(f"SEQ {kind} \\* ARABIC", str(number)), xml.run(f": {text}")


def _cell(cell: Cell, lean: str) -> str:
    if not isinstance(cell, tuple):
        return xml.paragraph("TableText", xml.run(cell), layout=lean)
    if not cell:  # a cell holds a paragraph, if an empty one
        return xml.paragraph("TableText", layout=lean)
    return "".join(xml.paragraph("TableList", xml.run(item), layout=lean) for item in cell)


def _heading(cell: Cell, lean: str) -> str:
    """Return the heading of a row; of several texts the first is the heading, the others stand under it."""
    if not isinstance(cell, tuple) or len(cell) <= 1:
        return _cell("".join(cell), lean)
    under = (xml.paragraph("TableList", xml.run(item, light=True), layout=lean) for item in cell[1:])
    return xml.paragraph("TableText", xml.run(cell[0]), layout=lean) + "".join(under)
