"""Pieces of WordprocessingML as text: paragraphs, fields, gaps, tables, pictures, page set-up.

The order of elements is that of the schema (ECMA-376 part 1, section 17); Word refuses a file in another.
Every function escapes the text it is given.
"""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

UPRIGHT, ACROSS = (11906, 16838), (16838, 11906)
"""A4 in twentieths of a point (twips), width and height."""

MARGIN = 1247
"""2.2 cm in twips, on all four sides."""

EMU_A_TWIP = 635


def text_width(*, wide: bool) -> int:
    """Return the width between the margins, in twips."""
    return (ACROSS if wide else UPRIGHT)[0] - 2 * MARGIN


def run(text: str, style: str = "", *, light: bool = False) -> str:
    """Return a run of text, in a character style or none; `light` is not bold, wherever it stands."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    weight = '<w:b w:val="0"/><w:bCs w:val="0"/>' if light else ""
    looks = f"<w:rPr>{named}{weight}</w:rPr>" if named or weight else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *content: str, layout: str = "") -> str:
    """Return a paragraph in a style; `layout` holds further paragraph properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{"".join(content)}</w:p>'


def field(code: str, shown: str) -> str:
    """Return a field that Word can update, with what it shows until then."""
    return f"{field_start(code)}{run(shown)}{field_end()}"


def field_start(code: str) -> str:
    """Return the opening of a field whose shown content follows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """Return the close of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def gap(prompt: str, label: str, identity: int) -> str:
    """Return a content control that shows `prompt` until a person types in its place, and then is gone."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(label)}/><w:tag w:val="to-be-filled-in"/>'
        f'<w:id w:val="{identity}"/><w:temporary/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{run(prompt, 'ToBeFilledIn')}</w:sdtContent></w:sdt>"
    )


def bookmark(name: str, identity: int, content: str) -> str:
    """Return content that links can point at."""
    return f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{identity}"/>'


def link(name: str, text: str) -> str:
    """Return a link to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(text)}</w:hyperlink>'


def contents(heading: str, entries: Sequence[tuple[int, str, str]]) -> str:
    """Return a table of contents of entries (level, bookmark, text).

    Its entries are filled in and linked, without page numbers: only Word can lay out Word's pages, and asking it to
    on opening (`updateFields`) greets every reader with a question about links. "Update table", which Word offers on
    a click, puts the page numbers in.
    """
    lines = [link(name, text) for _, name, text in entries]
    lines[0] = field_start(r'TOC \o "1-2" \h \z \u') + lines[0]
    lines[-1] += field_end()
    body = "".join(paragraph(f"TOC{level}", line) for (level, _, _), line in zip(entries, lines, strict=True))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{paragraph('TOCHeading', run(heading))}{body}</w:sdtContent></w:sdt>"
    )


def table(style: str, caption: str, widths: Sequence[int], header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of finished cell contents; `widths` in twips, an empty `header` for none.

    Rows stay whole on a page and the header is repeated on each; `caption` is its text alternative.
    """
    first = f'w:firstRow="{int(bool(header))}" w:firstColumn="1"'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(header, widths, "<w:cantSplit/><w:tblHeader/>") if header else ""
    body = "".join(_row(row, widths, "<w:cantSplit/>") for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"06A0" if header else "0680"}" {first} w:lastRow="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], layout: str) -> str:
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{layout}</w:trPr>{shown}</w:tr>"


def picture(relation: str, identity: int, size: tuple[int, int], title: str, description: str) -> str:
    """Return an image part in the line of text; `size` in English metric units (360,000 a centimetre)."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{identity}" name="Picture {identity}" descr={quoteattr(description)} title={quoteattr(title)}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{identity}" name="Picture {identity}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def page(footer: str, *, wide: bool) -> str:
    """Return the page set-up of a section: A4 upright or across, with the footer of relation `footer`."""
    width, height = ACROSS if wide else UPRIGHT
    sides = " ".join(f'w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{" w:orient=" + chr(34) + "landscape" + chr(34) if wide else ""}/>'
        f'<w:pgMar {sides} w:header="624" w:footer="624" w:gutter="0"/></w:sectPr>'
    )
