"""Contacts by list: read, checked whole, shown, and stored once a person has looked."""

import base64
import json
import zlib
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from oneworkforce.assess.commands import contacts as commands
from oneworkforce.assess.domain import contact_lists as lists
from oneworkforce.assess.domain.contact_lists import Line
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import contacts as queries
from oneworkforce.assess.queries import stored
from oneworkforce.assess.web.forms.contacts import LARGEST, ContactListForm
from oneworkforce.assess.web.presenters import contacts as presenters
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import people
from oneworkforce.ui.saving import EITHER
from oneworkforce.ui.table_files import on_disk

ROWS = "rows"
"""The rows of a list that was checked, carried from the preview to its answer; they are checked again there."""
_CELLS = len(lists.COLUMNS)


@EITHER
def contacts_import(request: Asked, pk: UUID) -> HttpResponse:
    """Ask for a list; show what it would do, or what is wrong with it; store it."""
    today = timezone.localdate()
    row = years.get(request.viewer, pk)
    years.check_step(request.viewer, row, Step.FRAME, today)
    here: dict[str, Any] = {"round": stored.of(row), "faults": (), "more": ""}
    if ROWS in request.POST:
        try:
            lines = carried(request.POST[ROWS])
            new = commands.add_all(by=request.viewer, now=timezone.now(), today=today, round=pk, lines=lines)
        except Refused as refused:
            return _refused(request, here, refused)
        messages.success(request, f"{text.counted(new, 'contact was', 'contacts were')} added.")
        return redirect("contacts", pk)
    sent = request.method == "POST"
    form = ContactListForm(request.POST if sent else None, request.FILES if sent else None)
    if not sent or not form.is_valid():
        return render(request, "assess/contacts/import.html", {**here, "form": form})
    try:
        lines = _read(form.cleaned_data["file"])
    except Refused as refused:
        return _refused(request, here, refused)
    checked = queries.check(row, lines)
    places = queries.places(Counter(each.place for each in checked.new), stored.framework_of(row))
    page = presenters.preview(checked, places)
    return render(request, "assess/contacts/preview.html", {**here, "page": page, "rows": carry(lines)})


def carry(lines: list[Line]) -> str:
    """Return rows as a page carries them: short enough to come back, however many."""
    said = json.dumps([[line.number, *(getattr(line, each) for each in lists.COLUMNS)] for line in lines])
    return base64.b64encode(zlib.compress(said.encode())).decode()


def carried(said: str) -> list[Line]:
    """Return the rows that a preview carried; Refused when they are not what it wrote."""
    try:
        opened = zlib.decompressobj()
        written = opened.decompress(base64.b64decode(said, validate=True), 2 * LARGEST)
        if not opened.eof:
            raise ValueError  # noqa: TRY301  as anything else that we did not write
        rows: Any = json.loads(written)
        found = [Line(int(row[0]), *(str(cell) for cell in row[1 : 1 + _CELLS])) for row in rows]
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, RecursionError, zlib.error):
        raise Refused(Fault("list", "It did not arrive whole.", "Choose the file again.")) from None
    return people.few(found, lists.MOST)


def _refused(request: Asked, here: dict[str, Any], refused: Refused) -> HttpResponse:
    found = {"faults": presenters.faults(refused.faults), "more": presenters.more(refused.faults)}
    return render(request, "assess/contacts/import.html", {**here, "form": ContactListForm(), **found})


def _read(file: "UploadedFile[bytes]") -> list[Line]:
    with on_disk(file) as path:
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
