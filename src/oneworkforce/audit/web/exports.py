"""A list as a file that leaves the house: why is asked, that it left is recorded, the file says so itself."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import nouns, public
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ui import jinja, parts, spreadsheet
from oneworkforce.ui.forms import PlainForm

Cell = parts.Cell | spreadsheet.Value
Rows = Iterable[Sequence[Cell]]

OTHER = "other"
PURPOSES = (
    ("planning", "To plan services or the workforce"),
    ("contact", "To get in touch with the people listed"),
    ("return", "For a return or a report that we must make"),
    ("check", "To check or correct our records"),
    ("request", "To answer a request for information"),
    (OTHER, "Something else"),
)
_WORDS = 150
_LONGEST = Event._meta.get_field("reason").max_length or 0


class PurposeForm(PlainForm):
    """Why a list is exported; something else needs words."""

    purpose = forms.ChoiceField(
        label="Why do you need this file?",
        choices=PURPOSES,
        widget=forms.RadioSelect,
        error_messages={"required": "Select why you need this file"},
    )
    words = forms.CharField(
        label="More about it",
        required=False,
        max_length=_WORDS,
        help_text="Do not name a child or a member of a family. Needed when you chose something else.",
    )

    def clean(self) -> None:
        """Ask for words where no purpose of the list fits."""
        super().clean()
        if self.cleaned_data.get("purpose") == OTHER and not self.cleaned_data.get("words") and not self.errors:
            self.add_error("words", "Enter why you need this file")

    def reason(self) -> str:
        """Return the purpose in words, as the event keeps it."""
        said: str = self.cleaned_data["words"]
        chosen: str = self.cleaned_data["purpose"]
        if chosen == OTHER:
            return said
        label = dict(PURPOSES)[chosen]
        return (f"{label}: {said}" if said else label)[:_LONGEST]


@dataclasses.dataclass(frozen=True, slots=True)
class _Mark:
    """What the last line of a file says of how it came to be."""

    actor: str
    reason: str
    now: datetime

    def line(self) -> str:
        return f"Exported by {self.actor} on {jinja.moment(self.now)}. Purpose: {self.reason}"


def answer(
    request: HttpRequest,
    *,
    noun: str,
    title: str,
    headings: Sequence[str],
    rows: Rows | Callable[[], Rows],
    template: str = "audit/export/purpose.html",
) -> HttpResponse:
    """Ask for the purpose (GET), or record the export and return the file (POST).

    `noun` is that of the rows ("person"), `title` their name in a sentence ("people"); `rows` may be a function,
    called only when the file is made; `template` extends the page that asks. The caller has checked that the viewer
    may see every row. The file ends with a line saying who exported it, when and why; its name holds no more than
    the noun and the day.
    """
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        here = request.get_full_path()
        back = here.replace("/export/", "/", 1)  # the list stands one step up, filtered as it was
        context = {"form": form, "title": title, "action": here, "back": back, "headings": list(headings)}
        return render(request, template, context)
    now = timezone.now()
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]  # the middleware's
    mark = _Mark(viewer.actor, form.reason(), now)
    # Made before the transaction: reading a long list must not hold SQLite's one write lock.
    content = spreadsheet.csv_bytes(headings, _marked(rows() if callable(rows) else rows, mark))
    with transactions.whole(f"{noun}.export"):
        public.record(by=viewer, verb="exported", noun=noun, fields=headings, reason=mark.reason, now=now)
    return attachment(
        content, f"{nouns.plural(noun)}-{timezone.localdate(now):%Y-%m-%d}.csv", "text/csv; charset=utf-8"
    )


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return `content` as a file to keep, which no cache keeps."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _marked(rows: Rows, mark: _Mark) -> Iterator[Sequence[spreadsheet.Value]]:
    for row in rows:
        yield [cell.text if isinstance(cell, parts.Cell) else cell for cell in row]
    yield [mark.line()]
