"""Files of answers: given to a round, watched while they are read, cancelled, and taken back for mending."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.assess.commands import uploads as commands
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.permissions import rounds, years
from oneworkforce.assess.queries import uploads as queries
from oneworkforce.assess.web.forms.uploads import UploadForm
from oneworkforce.assess.web.presenters import uploads as presenters
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.table_files import ending

INTRO = (
    "The file is checked as a whole: it is used as it is, or not at all. "
    "Answers should hold no names, e-mail addresses or other personal details."
)


@EITHER
def round_upload(request: Asked, pk: UUID) -> HttpResponse:
    """Take a file of answers for a round."""
    row = rounds.get(request.viewer, pk)
    years.check_step(request.viewer, row, Step.UPLOAD, timezone.localdate())
    form = UploadForm(saving.sent(request), request.FILES if request.method == "POST" else None)
    made: list[UUID] = []

    def command() -> None:
        found = form.cleaned_data
        made.append(
            commands.receive(
                by=request.viewer,
                now=timezone.now(),
                round=pk,
                answers=_file(found["answers"]),
                frame=_file(found["frame"]) if found["frame"] else None,
                missing=found["missing"],
                lenient=found["lenient"],
            )
        )

    outcome = saving.saved(request, form, command)
    to = reverse("upload", args=made) if made else ""
    sheet = Sheet("Upload answers", reverse("round_set_up", args=[pk]), "Upload", INTRO, caption=row.title)
    template = "assess/uploads/form.html"
    said = "The file has arrived. It is being read."
    return saving.answer(request, outcome, sheet, said=said, to=to, template=template, pk=pk)


@require_safe
def upload(request: Asked, pk: UUID) -> HttpResponse:
    """Show how far the reading of a file has come, or what came of it; asked again and again while it is read."""
    page = presenters.page(queries.one(request.viewer, pk))
    return render(request, "assess/uploads/page.html", {"page": page})


@require_POST
def upload_cancel(request: Asked, pk: UUID) -> HttpResponse:
    """Stop the reading of a file."""
    stopped: list[bool] = []
    saving.pressed(
        request,
        lambda: stopped.append(commands.cancel(by=request.viewer, now=timezone.now(), upload=pk)),
        lambda: "The upload is cancelled." if all(stopped) else "The reading stops at its next step.",
    )
    return redirect("upload", pk)


@require_POST
def upload_mend(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out the rows to mend. They hold answers: only who runs rounds gets them, and it is recorded."""
    now = timezone.now()
    content = commands.take_mend(by=request.viewer, now=now, upload=pk)
    return exports.attachment(
        content, f"rows-to-mend-{timezone.localdate(now):%Y-%m-%d}.csv", "text/csv; charset=utf-8"
    )


def _file(file: "UploadedFile[bytes]") -> commands.File:
    return commands.File(ending(file), file.chunks(commands.PIECE))
