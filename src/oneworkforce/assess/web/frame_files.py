"""The frame of a round as a file: brought in whole, or not at all; and the frame of the round before."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.assess.commands import frames as commands
from oneworkforce.assess.domain.frame_file import HEADINGS
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.permissions import years
from oneworkforce.assess.web.forms.frames import FrameFileForm
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import saving, spreadsheet
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.table_files import on_disk

INTRO = (
    "A row for each group: its organisation, locality and audience by their names here, and how many people are asked. "
    "The file takes the place of the frame that is here. Where something is wrong with it, nothing changes."
)


@EITHER
def frame_upload(request: Asked, pk: UUID) -> HttpResponse:
    """Put the frame of a file in the place of the one that is here: all of it, or every fault by row."""
    viewer, today = request.viewer, timezone.localdate()
    row = years.get(viewer, pk)
    years.check_step(viewer, row, Step.FRAME, today)
    form = FrameFileForm(request.POST, request.FILES) if request.method == "POST" else FrameFileForm()
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            many = _brought_in(request, pk, form.cleaned_data["file"])
        except Refused as refused:
            faults = refused.faults
        else:
            messages.success(request, f"The frame has {text.counted(many, 'group')} now.")
            return redirect("frame", pk)
    sheet = Sheet("Upload the frame", reverse("frame", args=[pk]), "Upload", INTRO, caption=row.title)
    told = [(each.where or "The file", each.what, each.remedy) for each in faults]
    context = {"sheet": sheet, "form": form, "seen": "", "faults": told, "pk": pk}
    return render(request, "assess/frames/upload.html", context)


@require_safe
def frame_template(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out a file of a frame without any group: the headings that are read."""
    years.get(request.viewer, pk)
    return exports.attachment(spreadsheet.csv_bytes(HEADINGS, []), "frame.csv", "text/csv; charset=utf-8")


@require_POST
def frame_take_over(request: Asked, pk: UUID) -> HttpResponse:
    """Take the frame of the round that this one is compared with."""
    years.get(request.viewer, pk)
    made: list[tuple[int, int]] = []
    told: dict[str, Any] = {"by": request.viewer, "now": timezone.now(), "today": timezone.localdate()}
    saving.pressed(request, lambda: made.append(commands.take_over(**told, round=pk)), lambda: _taken_over(*made[0]))
    return redirect("frame", pk)


def _taken_over(taken: int, gone: int) -> str:
    said = f"{text.counted(taken, 'group was', 'groups were')} taken from the round before."
    if not gone:
        return said
    return f"{said} {text.counted(gone, 'group was', 'groups were')} not: the organisation or the audience is no more."


def _brought_in(request: Asked, pk: UUID, file: Any) -> int:
    """Return how many groups the file has; it lies on the disk no longer than it is read."""
    with on_disk(file) as path:
        return commands.bring_in(by=request.viewer, now=timezone.now(), today=timezone.localdate(), round=pk, path=path)
