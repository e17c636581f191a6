"""The template of a file of posts, as CSV and as a workbook with the words that its columns take."""

import io

import xlsxwriter
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import spreadsheet
from oneworkforce.workforce.domain import staff_template
from oneworkforce.workforce.permissions import posts


@require_safe
def template_csv(request: Asked) -> HttpResponse:
    """Hand out the template as CSV: headings, and an example that is not read."""
    posts.check_keep_any(request.viewer)
    content = spreadsheet.csv_bytes(staff_template.headings(), [staff_template.example()])
    return exports.attachment(content, "posts-template.csv", "text/csv; charset=utf-8")


@require_safe
def template_xlsx(request: Asked) -> HttpResponse:
    """Hand out the template as a workbook: the sheet to fill in, what each column takes, the words of lists."""
    posts.check_keep_any(request.viewer)
    return exports.attachment(workbook(), "posts-template.xlsx", spreadsheet.WORKBOOK)


def workbook() -> bytes:
    """Return the workbook."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold, plain, grey = (book.add_format(each) for each in ({"bold": True}, {"num_format": "@"}, {"italic": True}))
        sheet = book.add_worksheet("Posts")
        sheet.write_row(0, 0, staff_template.headings(), bold)
        sheet.write_row(1, 0, staff_template.example(), grey)
        sheet.set_column(0, len(staff_template.headings()) - 1, 18, plain)
        sheet.freeze_panes(1, 0)
        about = book.add_worksheet("Columns")
        about.write_row(0, 0, ["Column", "What it takes", "What it is for"], bold)
        for number, told in enumerate(staff_template.allowed(), 1):
            about.write_row(number, 0, told)
        about.set_column(0, 0, 24)
        about.set_column(1, 2, 70)
        words = book.add_worksheet("Words")
        for place, (column, listed) in enumerate(staff_template.words()):
            words.write(0, place, column, bold)
            words.write_column(1, place, listed)
        words.set_column(0, len(staff_template.words()), 26)
    return file.getvalue()
