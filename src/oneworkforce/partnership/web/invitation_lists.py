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
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import people
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
    return people.few(found, lists.MOST)


def _read(file: "UploadedFile[bytes] | None", pasted: str) -> list[Line]:
    if file:
        with on_disk(file) as path:
            return lines_of(path)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        first = pasted.strip().splitlines()[0]
        headed = any(lists.column_of(cell) == "email" for cell in first.replace("\t", ",").split(","))
        mark = "\t" if "\t" in first else ","
        path.write_text(pasted if headed else f"{mark.join(lists.COLUMNS)}\n{_squared(pasted, mark)}", "utf-8")
        return lines_of(path)


def lines_of(path: Path) -> list[Line]:
    """Return the rows of a file; Refused when it cannot be read or a column is missing."""
    return people.lines(
        path,
        columns=lists.COLUMNS,
        required=lists.REQUIRED,
        column_of=lists.column_of,
        most=lists.MOST,
        line=Line,
    )


def _squared(pasted: str, mark: str) -> str:
    """Give each pasted line as many cells as there are columns: a place may be left out."""
    rows = [line for line in pasted.splitlines() if line.strip()]
    return "\n".join(line + mark * (len(lists.COLUMNS) - 1 - line.count(mark)) for line in rows) + "\n"
