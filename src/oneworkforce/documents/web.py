"""A report as one web page that opens offline: no script, no picture, font or style from anywhere else."""

import base64
import hashlib
import itertools
import re
from dataclasses import dataclass, field
from html import escape
from importlib import resources

from oneworkforce.documents import outline
from oneworkforce.documents.model import Align, Blank, Block, Bullets, Cell, Figure, Notice, Paragraph, Report, Table
from oneworkforce.ui.on_page import STYLE

_STYLE = resources.files("oneworkforce.documents") / "web.css"
_ID = re.compile(r'\bid="([^"]+)"')
_REFERENCE = re.compile(r'(\b(?:id|aria-labelledby|aria-describedby)="|href="#|url\(#)([^")]+)')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_NARROW = 2  # columns that fit a phone
_WORDY = 40  # characters in a cell beyond which a wider table reads better as cards on a phone


def render(report: Report) -> bytes:
    """Return the report as the bytes of an HTML page (UTF-8); the same report gives the same bytes.

    An SVG's looks must come from attributes or its own <style> element: the page's policy blocks style attributes.
    """
    report = outline.clean(report)
    writer = _Writer()
    body = writer.body(report)
    style = f"{_STYLE.read_text(encoding='utf-8')}{''.join(writer.rules)}"
    allowed = sorted({_hash(text) for text in (style, *STYLE.findall(body))})
    policy = f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src {' '.join(allowed)}"
    keywords = escape(", ".join(report.keywords))
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="keywords" content="{keywords}">\n<meta name="generator" content="OneWorkforce">\n'
        f"<title>{escape(report.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode()


def policy(page: bytes) -> str:
    """Return what a server says of a rendered page: the policy that the page itself states, and no frame around it."""
    found = _POLICY.search(page.decode())
    allowed = found[1] if found else "default-src 'none'"
    return f"{allowed}; frame-ancestors 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass
class _Writer:
    """Writes the body, counting captions and collecting the style `rules` of columns as it goes."""

    rules: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=lambda: {"main", "contents"})
    tables: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    figures: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def body(self, report: Report) -> str:
        """Return head, contents and sections."""
        parts = outline.parts(report)
        self.ids.update(part.anchor for part in parts)
        contents = _contents(parts) if report.contents and parts else ""
        sections = "\n".join(map(self.part, parts))
        skip = '<a class="skip" href="#main">Skip to the main content</a>'
        return f'{skip}\n{self.head(report)}\n{contents}<main id="main" tabindex="-1">\n{sections}\n</main>'

    def head(self, report: Report) -> str:
        """Return title, particulars and notices."""
        pieces = [f"<h1>{escape(report.title)}</h1>"]
        if report.subtitle:
            pieces.append(f'<p class="subtitle">{escape(report.subtitle)}</p>')
        if report.particulars:
            pairs = (
                f"<div><dt>{escape(label)}</dt><dd>{_gap(outline.GAP) if text is None else escape(text)}</dd></div>"
                for label, text in report.particulars
            )
            pieces.append(f'<dl class="particulars">{"".join(pairs)}</dl>')
        pieces += map(self.block, report.notices)
        return f"<header>\n{_lines(pieces)}\n</header>"

    def part(self, part: outline.Part) -> str:
        """Return a section without its subsections, which follow as sections of their own with a lower heading."""
        tag = f"h{part.level + 1}"
        heading = f"<{tag}>{escape(part.heading)}</{tag}>"
        wide = ' class="wide"' if part.wide else ""
        return f'<section id="{part.anchor}"{wide}>\n{_lines([heading, *map(self.block, part.blocks)])}\n</section>'

    def block(self, block: Block) -> str:
        """Return what a block becomes."""
        match block:
            case Paragraph(text):
                return f"<p>{escape(text)}</p>"
            case Bullets(items, ordered):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{tag}>"
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Notice(text):
                return f'<p class="notice"><strong>{outline.NOTICE}:</strong> {escape(text)}</p>'
            case Blank(prompt):
                return f"<p>{_gap(f'{outline.GAP}: {prompt}')}</p>"

    def table(self, table: Table) -> str:
        """Return a table: cards on a phone where its cells are wordy, else a region that scrolls sideways."""
        anchor = f"table-{next(self.tables)}"
        cells = [cell for row in table.rows for cell in row[1:]]
        wordy = len(table.columns) > _NARROW and any(isinstance(cell, tuple) or len(cell) > _WORDY for cell in cells)
        shown = self.grid(table, anchor, wordy=wordy)
        if not wordy:
            shown = f'<div class="scroll" role="region" aria-labelledby="{anchor}-caption" tabindex="0">{shown}</div>'
        note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
        return f'<div class="table" id="{anchor}">{shown}{note}</div>'

    def grid(self, table: Table, anchor: str, *, wordy: bool) -> str:
        """Return the table element. Roles are spelt out because browsers drop them from tables shown as cards."""
        kind, total = ("cards" if wordy else "figures"), sum(column.width for column in table.columns)
        if wordy:
            self.rules += (
                f"#{anchor} col:nth-child({place}) {{ width: {100 * column.width / total:.2f}% }}\n"
                for place, column in enumerate(table.columns, start=1)
            )
        leans = [' class="end"' if column.align is Align.END else "" for column in table.columns]
        titles = [escape(column.title) for column in table.columns]
        head = "".join(
            f'<th scope="col" role="columnheader"{lean}>{title}</th>' for title, lean in zip(titles, leans, strict=True)
        )
        rows = []
        for first, *others in table.rows:
            cells = (
                f'<td role="cell"{lean} data-label="{title}">{_cell(cell)}</td>'
                for cell, title, lean in zip(others, titles[1:], leans[1:], strict=True)
            )
            rows.append(f'<tr role="row"><th scope="row" role="rowheader">{_heading(first)}</th>{"".join(cells)}</tr>')
        name = f"Table {anchor.removeprefix('table-')}: {escape(table.caption)}"
        return (
            f'<table class="{kind}" role="table"><caption id="{anchor}-caption">{name}</caption>'
            f"<colgroup>{'<col>' * len(titles)}</colgroup>"
            f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
            f'<tbody role="rowgroup">{_lines(rows)}</tbody></table>'
        )

    def figure(self, figure: Figure) -> str:
        """Return a picture, its caption, what it says, and its table, open and to be folded away."""
        anchor = f"figure-{next(self.figures)}"
        name = f"Figure {anchor.removeprefix('figure-')}"
        table = ""
        if figure.table:
            table = f"<details open><summary>{name} as a table</summary>{self.table(figure.table)}</details>"
        return (
            f'<figure id="{anchor}"><div class="picture">{self.apart(figure.svg, anchor)}</div>'
            f"<figcaption>{name}: {escape(figure.caption)}</figcaption></figure>"
            f"<p>{escape(figure.summary)}</p>{table}"
        )

    def apart(self, svg: str, anchor: str) -> str:
        """Return the SVG element, its ids kept unless the page already has them: then they get `anchor` before them."""
        svg = svg[svg.find("<svg") :]
        own = set(_ID.findall(svg))
        clashing = own & self.ids
        self.ids |= own

        def renamed(hit: re.Match[str]) -> str:
            return hit[1] + " ".join(f"{anchor}-{name}" if name in clashing else name for name in hit[2].split())

        return _REFERENCE.sub(renamed, svg)


def _contents(parts: tuple[outline.Part, ...]) -> str:
    """Return the first two levels as nested lists of links."""
    items = []
    tops = [place for place, part in enumerate(parts) if part.level == 1]
    for start, end in zip(tops, [*tops[1:], len(parts)], strict=True):
        below = "".join(f"<li>{_link(part)}</li>" for part in parts[start:end] if part.level == 2)  # noqa: PLR2004
        items.append(f"<li>{_link(parts[start])}{f'<ul>{below}</ul>' if below else ''}</li>")
    return (
        f'<nav aria-labelledby="contents">\n<h2 id="contents">{outline.CONTENTS}</h2>\n<ul>{_lines(items)}</ul></nav>\n'
    )


def _link(part: outline.Part) -> str:
    return f'<a href="#{part.anchor}">{escape(part.heading)}</a>'


def _gap(prompt: str) -> str:
    return f'<mark class="gap">{escape(prompt)}</mark>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in cell)}</ul>" if cell else ""


def _heading(cell: Cell) -> str:
    """Return the heading of a row; of several texts the first is the heading, the others stand under it."""
    if isinstance(cell, str) or len(cell) <= 1:
        return escape("".join(cell))
    return f"{escape(cell[0])}{_cell(cell[1:])}"


def _lines(pieces: list[str]) -> str:
    return "\n".join(pieces)
