"""Workbooks made by hand, for what no spreadsheet would write; and how much memory a reading takes."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def written(*sheets: dict[str, str]) -> bytes:
    """Return a workbook of Excel; each sheet is its texts by address."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        for cells in sheets:
            sheet = book.add_worksheet()
            for address, text in cells.items():
                sheet.write_string(address, text)
    return made.getvalue()


def sheet(rows: str) -> bytes:
    """Return the XML of a sheet of Excel with these rows."""
    return _SHEET.format(rows).encode()


def with_parts(content: bytes, parts: dict[str, bytes], *, without: str = "") -> bytes:
    """Return a workbook with other bytes in some of its parts, or with more parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            if name != without:
                new.writestr(name, parts[name] if name in parts else old.read(name))
    return made.getvalue()


def of_sheet(rows: str) -> bytes:
    """Return a workbook whose one sheet has these rows, as XML."""
    return with_parts(written({"A1": "role"}), {SHEET: sheet(rows)})


def moved(content: bytes, to: str) -> bytes:
    """Return a workbook whose sheet is stored under another name."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        links = old.read("xl/_rels/workbook.xml.rels").replace(b"worksheets/sheet1.xml", to.encode())
        return with_parts(content, {f"xl/{to}": old.read(SHEET), "xl/_rels/workbook.xml.rels": links}, without=SHEET)


def open_document(*tables: str) -> bytes:
    """Return an OpenDocument workbook; each table is its rows, as XML."""
    made = io.BytesIO()
    body = "".join(f'<table:table table:name="T{at}">{rows}</table:table>' for at, rows in enumerate(tables))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml", '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        )
        book.writestr("content.xml", _OPEN.format(body))
    return made.getvalue()


def open_row(*cells: tuple[str, int], repeated: int = 1) -> str:
    """Return a row of OpenDocument: each cell its text ("": empty) and how often it is repeated."""
    made = []
    for text, many in cells:
        held = f' office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text else "/>"
        made.append(f'<table:table-cell table:number-columns-repeated="{many}"{held}')
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(made)}</table:table-row>'


def old(cells: dict[tuple[int, int], str], shared: tuple[str, ...] = ()) -> bytes:
    """Return a workbook of Excel 97: a sheet of texts by row and column, counted from 0; `shared`: more texts."""
    texts = [*dict.fromkeys(cells.values()), *shared]
    began = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    held = b"".join(struct.pack("<HB", len(text), 0) + text.encode("latin-1") for text in texts)
    before = _record(0x0809, began)
    named = _record(0x0085, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S")
    strings = _record(0x00FC, struct.pack("<II", len(cells), len(texts)) + held)
    end = _record(0x000A, b"")
    start = len(before) + len(named) + len(strings) + len(end)
    named = _record(0x0085, struct.pack("<IBBBB", start, 0, 0, 1, 0) + b"S")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += b"".join(
        _record(0x00FD, struct.pack("<HHHI", row, column, 0, texts.index(text)))
        for (row, column), text in cells.items()
    )
    stream = before + named + strings + end + sheet + end
    stream += b"\0" * (-len(stream) % 512 + (4096 if len(stream) < 4096 else 0))
    return _file_system(stream)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _file_system(stream: bytes) -> bytes:
    """Return a compound file with one stream: sector 0 is its table, 1 its directory, the stream follows."""
    many = len(stream) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, many + 2), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    return head + struct.pack("<128I", *table) + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(said), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return said.ljust(64, b"\0") + links + b"\0" * 36 + struct.pack("<IQ", start, size)


_MEASURED = """
import re, resource, sys
from pathlib import Path
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.domain import staff_opening

def peak():
    status = Path("/proc/self/status")  # ru_maxrss would begin with what the process that started this one holds
    if status.exists():
        return int(re.search("VmHWM:.*?([0-9]+) kB", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before = peak()
try:
    table, found = staff_opening.read(Path(sys.argv[1]))
    said = f"{len(found.numbers)} rows"
except Refused as refused:
    said = refused.faults[0].what
print(peak() - before)
print(said)
"""


def measured(path: Path) -> tuple[str, int]:
    """Return what became of a file of posts that a process of its own reads, and how many MB of memory that took."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)],
        check=True, capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    kilobytes, said = done.stdout.strip().split("\n", 1)
    return said, int(kilobytes) >> 10
