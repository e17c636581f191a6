"""Files of other kinds than CSV, as bytes."""

import io
import zipfile

import polars as pl
import xlsxwriter


def workbook(*rows: tuple[object, ...], sheets: int = 1) -> bytes:
    """Return an Excel workbook; the first sheet holds `rows`."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for number in range(sheets):
            sheet = book.add_worksheet()
            for at, row in enumerate(rows if number == 0 else ()):
                sheet.write_row(at, 0, row)
    return held.getvalue()


def parquet(**columns: list[object]) -> bytes:
    """Return a Parquet file."""
    held = io.BytesIO()
    pl.DataFrame(columns).write_parquet(held)
    return held.getvalue()


def bomb() -> bytes:
    """Return a small zip whose directory says that it unpacks to 2 GiB."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
        archive.filelist[0].file_size = 2 << 30
    return held.getvalue()
