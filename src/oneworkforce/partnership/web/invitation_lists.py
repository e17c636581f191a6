"""Inviting by list: read, checked whole, shown, and sent once a person has chosen."""

import json
import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from oneworkforce.ground.asked import Asked
from oneworkforce.lib import tables, text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.commands import invitations as commands
from oneworkforce.partnership.domain import invitation_lists as lists
from oneworkforce.partnership.domain.invitation_lists import Line
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import invitation_lists as queries
from oneworkforce.partnership.web import letters
from oneworkforce.partnership.web.member_forms import ListForm
from oneworkforce.ui.table_files import on_disk

ROWS = "rows"
"""The rows of a list that was checked, carried from the preview to its answer; they are checked again there."""


@require_http_methods(["GET", "POST"])
def invite_list(request: Asked) -> HttpResponse:
    """Ask for a list; show what is wrong with it and who would be invited; invite all, or the good ones."""
    permissions.check_invite(request.viewer)
    now = timezone.now()
    if ROWS in request.POST:
        try:
            lines = carried(request.POST[ROWS])
            many = commands.invite_all(
                by=request.viewer, now=now, link=letters.invitation, lines=lines, only_good="good" in request.POST
            )
        except Refused as refused:
            return render(request, "partnership/invitation/upload.html", {"form": ListForm(), "faults": refused.faults})
        messages.success(request, f"{text.counted(many, 'invitation is', 'invitations are')} on the way.")
        return redirect("invitations")
    form = ListForm(
        request.POST if request.method == "POST" else None, request.FILES if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            lines = _read(form.cleaned_data["file"], form.cleaned_data["lines"])
        except Refused as refused:
            page = {"form": form, "faults": refused.faults}
            return render(request, "partnership/invitation/upload.html", page)
        checked = queries.check(request.viewer, lines, now=now)
        preview = {
            "good": [(one.name, one.email, one.role.title, one.place_name) for one in checked.good],
            "faults": [(fault.where, fault.what, fault.remedy) for fault in checked.faults],
            "rows": json.dumps([[line.number, line.name, line.email, line.role, line.place] for line in lines]),
        }
        return render(request, "partnership/invitation/preview.html", preview)
    return render(request, "partnership/invitation/upload.html", {"form": form, "faults": ()})


def carried(said: str) -> list[Line]:
    """Return the rows that a preview carried; Refused when they are not what it wrote."""
    try:
        rows: Any = json.loads(said)
        found = [Line(int(row[0]), *(str(cell) for cell in row[1:5])) for row in rows]
    except (ValueError, TypeError, IndexError, KeyError):
        raise Refused(Fault("list", "It did not arrive whole.", "Choose the file again.")) from None
    return _few(found)


def _read(file: "UploadedFile[bytes] | None", pasted: str) -> list[Line]:
    if file:
        with on_disk(file) as path:
            return _few(lines_of(path))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        first = pasted.strip().splitlines()[0]
        headed = any(lists.column_of(cell) == "email" for cell in first.replace("\t", ",").split(","))
        mark = "\t" if "\t" in first else ","
        path.write_text(pasted if headed else f"{mark.join(lists.COLUMNS)}\n{_squared(pasted, mark)}", "utf-8")
        return _few(lines_of(path))


def lines_of(path: Path) -> list[Line]:
    """Return the rows of a file; Refused when it cannot be read or a column is missing."""
    table = tables.read(path, tables.AT_ONCE)
    places = {column: at for at, heading in enumerate(table.headings) if (column := lists.column_of(heading))}
    missing = [column for column in lists.REQUIRED if column not in places]
    if missing:
        what = f"There is no column {text.listed(missing, 'or')}."
        raise Refused(Fault("row 1", what, f"Name the columns {text.listed(lists.COLUMNS)}."))
    found: list[Line] = []
    for batch in table.batches(list(places.values())):
        if batch.faults:
            raise Refused(*batch.faults)
        columns = {column: batch.columns[at].texts() for column, at in places.items()}
        for at, number in enumerate(batch.numbers):
            cells = {column: texts[at] for column, texts in columns.items()}
            if any(cell.strip() for cell in cells.values()):
                found.append(Line(int(number), **cells))
        if len(found) > lists.MOST:
            break  # enough to refuse it; the rest need not be read
    return found


def _few(lines: list[Line]) -> list[Line]:
    if len(lines) > lists.MOST:
        raise Refused(Fault("list", f"It names more than {lists.MOST} people.", "Give it in several parts."))
    if not lines:
        raise Refused(Fault("list", "It names nobody.", "Put one person on each line, under the headings."))
    return lines


def _squared(pasted: str, mark: str) -> str:
    """Give each pasted line as many cells as there are columns: a place may be left out."""
    rows = [line for line in pasted.splitlines() if line.strip()]
    return "\n".join(line + mark * (len(lists.COLUMNS) - 1 - line.count(mark)) for line in rows) + "\n"
