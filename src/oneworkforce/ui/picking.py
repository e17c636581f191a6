"""Choosing somebody or something by name: words are asked for, what they find is shown to choose from."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from oneworkforce.lib import text
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.saving import Sheet

MOST = 20
FEWEST_LETTERS = 2
_LONGEST = 100


def words(request: HttpRequest) -> str:
    """Return the words to find by: from the address, where they stay while the form is sent."""
    return text.plain(request.GET.get("name", ""))[:_LONGEST]


def enough(said: str) -> bool:
    """Say whether there are letters enough to search by: nobody leafs through everybody."""
    return len(said) >= FEWEST_LETTERS


def page(
    request: HttpRequest,
    form: PlainForm,
    sheet: Sheet,
    *,
    label: str,
    choices: Sequence[tuple[str, str]],
    noun: str,
    plural: str,
) -> HttpResponse:
    """Show the search and, where something is found, the form to choose with."""
    said = words(request)
    if not enough(said):
        counted = f"Enter {FEWEST_LETTERS} letters or more."
    elif not choices:
        counted = f"No {noun} found. Try fewer letters."
    elif len(choices) == MOST:
        counted = f"The first {MOST} {plural}. Enter more letters to find another."
    else:
        counted = f"{text.counted(len(choices), noun, plural)} found."
    context = {"sheet": sheet, "form": form, "label": label, "words": said, "choices": choices, "counted": counted}
    return render(request, "ui/pick.html", context)
