"""Files of posts: given, watched, their columns named, looked at, stored, undone, and taken back for mending."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import listing, saving, spreadsheet
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.ui.table_files import ending
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.domain import chosen
from oneworkforce.workforce.domain.upload_states import Step, after
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.queries import data_sets
from oneworkforce.workforce.queries import staff_uploads as queries
from oneworkforce.workforce.web.forms.staff_uploads import ColumnsForm, StaffFileForm
from oneworkforce.workforce.web.presenters import staff_uploads as presenters

INTRO = (
    "Nothing is stored before you have seen what would happen. A post that the file does not mention stays as it is, "
    "and an empty cell changes nothing."
)
NOT_UNDOABLE = "Only a file that is stored can be undone, as long as what was there is kept."


@require_safe
def uploads(request: Asked) -> HttpResponse:
    """Show the files that were given, the last first."""
    rows, total, wanted = queries.listed(request.viewer, _wanted(request))
    shown = listing.Listing(
        columns=presenters.COLUMNS,
        filters=presenters.FILTERS,
        wanted=wanted,
        rows=[presenters.row(each) for each in rows],
        total=total,
        path=reverse("staff_uploads"),
        export_url=reverse("staff_uploads_export"),
        noun="file",
        empty_words="Upload a file with a row for each post, or take our template.",
        empty_url=reverse("staff_upload_add"),
        empty_action="Upload posts",
    )
    return render(request, "workforce/uploads/list.html", {"listing": shown})


@EITHER
def uploads_export(request: Asked) -> HttpResponse:
    """Export the list as it is filtered, after asking what for."""
    posts.check_keep_any(request.viewer)
    wanted = _wanted(request).whole()

    def rows() -> exports.Rows:
        return [presenters.exported(each) for each in queries.listed(request.viewer, wanted)[0]]

    return exports.answer(request, noun="staff upload", title="files of posts", headings=presenters.HEADINGS, rows=rows)


@EITHER
def upload_add(request: Asked) -> HttpResponse:
    """Take a file of posts."""
    posts.check_keep_any(request.viewer)
    rows = posts.keeps(request.viewer, today=timezone.localdate()).order_by("name")
    kept = tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))
    form = StaffFileForm(kept, saving.sent(request), request.FILES if request.method == "POST" else None)
    made: list[UUID] = []

    def command() -> None:
        found = form.cleaned_data
        file: UploadedFile[bytes] = found["file"]
        chosen = found.get("organisation")
        made.append(
            commands.receive(
                by=request.viewer,
                now=timezone.now(),
                file=commands.File(ending(file), file.chunks(commands.PIECE)),
                organisation=UUID(chosen) if chosen else None,
            )
        )

    outcome = saving.saved(request, form, command)
    caption = kept[0][1] if len(kept) == 1 else ""
    sheet = Sheet("Upload posts", reverse("staff_uploads"), "Upload", INTRO, caption=caption)
    said = "The file has arrived. It is being checked."
    to = reverse("staff_upload", args=made) if made else ""
    mine = posts.keeps(request.viewer, today=timezone.localdate())
    added = [item.label for item in chosen.added(data_sets.keys_of_any(mine))]
    return saving.answer(request, outcome, sheet, said=said, to=to, template="workforce/uploads/form.html", added=added)


@require_safe
def upload(request: Asked, pk: UUID) -> HttpResponse:
    """Show where a file stands; asked again and again while it is worked on."""
    page = presenters.page(queries.one(request.viewer, pk))
    return render(request, "workforce/uploads/page.html", {"page": page})


@EITHER
def upload_columns(request: Asked, pk: UUID) -> HttpResponse:
    """Ask what the columns of a file are, and what words mean that no list has."""
    found = queries.one(request.viewer, pk)
    if after(found.state, Step.MAP) is None:
        messages.info(request, "The columns of this file cannot be named now.")
        return redirect("staff_upload", pk)
    form = ColumnsForm(found.headings, found.strange, saving.sent(request))

    def command() -> None:
        commands.name_columns(
            by=request.viewer, now=timezone.now(), upload=pk, chosen=form.chosen(), words=form.words()
        )

    outcome = saving.saved(request, form, command)
    intro = (
        "Each heading of your file, and what we take it for. Your choice is remembered for the next file. "
        "What stands in the cells is not shown here."
    )
    back = reverse("staff_upload", args=[pk])
    sheet = Sheet("What is each column?", back, "Check the file", intro, caption=found.organisation)
    return saving.answer(request, outcome, sheet, said="The file is being checked.", to=back)


@require_safe
def upload_rows(request: Asked, pk: UUID) -> HttpResponse:
    """Show the rows of a checked file, with what storing does to each."""
    rows, total, wanted = queries.rows(request.viewer, pk, _rows_wanted(request))
    names = queries.names_of(rows)
    shown = listing.Listing(
        columns=presenters.ROW_COLUMNS,
        filters=presenters.ROW_FILTERS,
        wanted=wanted,
        rows=[presenters.staff_row(each, names) for each in rows],
        total=total,
        path=reverse("staff_upload_rows", args=[pk]),
        export_url=reverse("staff_upload_rows_export", args=[pk]),
        noun="row",
        empty_words="No row of this file can be stored.",
    )
    return render(request, "workforce/uploads/rows.html", {"listing": shown, "pk": pk})


@EITHER
def upload_rows_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the rows as they are filtered, after asking what for."""
    queries.one(request.viewer, pk)
    wanted = _rows_wanted(request).whole()

    def rows() -> exports.Rows:
        found = queries.rows(request.viewer, pk, wanted)[0]
        names = queries.names_of(found)
        return [presenters.exported_row(each, names) for each in found]

    return exports.answer(
        request, noun="staff upload row", title="rows of the file", headings=presenters.ROW_HEADINGS, rows=rows
    )


@require_safe
def upload_absent(request: Asked, pk: UUID) -> HttpResponse:
    """Show the posts that a file does not mention: nothing happens to them."""
    rows, total, wanted = queries.absent(request.viewer, pk, _absent_wanted(request), today=timezone.localdate())
    shown = listing.Listing(
        columns=presenters.ABSENT_COLUMNS,
        filters=presenters.ABSENT_FILTERS,
        wanted=wanted,
        rows=[presenters.absent_row(each) for each in rows],
        total=total,
        path=reverse("staff_upload_absent", args=[pk]),
        export_url=reverse("staff_upload_absent_export", args=[pk]),
        noun="post",
        empty_words="The file mentions every post.",
    )
    return render(request, "workforce/uploads/absent.html", {"listing": shown, "pk": pk})


@EITHER
def upload_absent_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the posts not mentioned, after asking what for."""
    queries.one(request.viewer, pk)
    wanted = _absent_wanted(request).whole()

    def rows() -> exports.Rows:
        return [
            presenters.exported_absent(each)
            for each in queries.absent(request.viewer, pk, wanted, today=timezone.localdate())[0]
        ]

    return exports.answer(
        request, noun="post", title="posts not mentioned", headings=presenters.ABSENT_HEADINGS, rows=rows
    )


@require_POST
def upload_take(request: Asked, pk: UUID) -> HttpResponse:
    """Have the good rows stored."""
    return _done(request, pk, commands.take, "The good rows are being stored.")


@require_POST
def upload_leave(request: Asked, pk: UUID) -> HttpResponse:
    """Store nothing: the whole file is to be mended first."""
    return _done(request, pk, commands.leave, "Nothing was stored. Take your file back with what to mend.")


@require_POST
def upload_cancel(request: Asked, pk: UUID) -> HttpResponse:
    """Stop work on a file."""
    return _done(request, pk, commands.cancel, "The file is cancelled, or stops at its next step.")


@EITHER
def upload_undo(request: Asked, pk: UUID) -> HttpResponse:
    """Undo a stored file, once it is confirmed."""
    found = queries.one(request.viewer, pk)
    intro = (
        "Posts and people that came with this file go, and what it changed becomes what it was: who left a post by it "
        "holds it again. What somebody changed since stays as it is: you will see how much."
    )
    sheet = Sheet("Undo this upload", reverse("staff_upload", args=[pk]), "Undo the upload", intro)
    return saving.confirmed(
        request,
        sheet,
        lambda: commands.undo(by=request.viewer, now=timezone.now(), upload=pk),
        said="The file is being undone.",
        why_not="" if found.undoable else NOT_UNDOABLE,
    )


@require_POST
def upload_mend(request: Asked, pk: UUID) -> HttpResponse:
    """Hand out the file with what to mend. It holds personal data: that it left is recorded."""
    now = timezone.now()
    try:
        content = commands.take_mend(by=request.viewer, now=now, upload=pk)
    except Refused as refused:
        messages.info(request, refused.words)
        return redirect("staff_upload", pk)
    ending, kind = ("xlsx", spreadsheet.WORKBOOK) if spreadsheet.is_workbook(content) else ("csv", spreadsheet.CSV)
    return exports.attachment(content, f"posts-to-mend-{timezone.localdate(now):%Y-%m-%d}.{ending}", kind)


def _done(request: Asked, pk: UUID, command: Callable[..., object], said: str) -> HttpResponse:
    saving.pressed(request, lambda: command(by=request.viewer, now=timezone.now(), upload=pk), said)
    return redirect("staff_upload", pk)


def _wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET, presenters.COLUMNS, presenters.FILTERS)


def _rows_wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET, presenters.ROW_COLUMNS, presenters.ROW_FILTERS)


def _absent_wanted(request: Asked) -> listing.Wanted:
    return listing.read(request.GET, presenters.ABSENT_COLUMNS, presenters.ABSENT_FILTERS)
