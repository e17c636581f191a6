"""Choosing somebody or something by name: words are asked for, what they find is shown to choose from."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render

from oneworkforce.lib import text
from oneworkforce.partnership.queries.teams import Choice
from oneworkforce.partnership.web.middleware import Asked
from oneworkforce.partnership.web.saving import Sheet
from oneworkforce.ui.forms import PlainForm

MOST = 20
FEWEST_LETTERS = 2
_LONGEST = 100


def words(request: Asked) -> str:
    """Return the words to find by: from the address, where they stay while the form is sent."""
    return text.plain(request.GET.get("name", ""))[:_LONGEST]


def enough(said: str) -> bool:
    """Say whether there are letters enough to search by: nobody leafs through everybody."""
    return len(said) >= FEWEST_LETTERS


def people(found: Sequence[Choice]) -> list[tuple[str, str]]:
    """Return (id, "name, organisation") for a form."""
    return [(str(one.person), f"{one.name}, {one.organisation}" if one.organisation else one.name) for one in found]


def page(
    request: Asked,
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
    return render(request, "partnership/places/pick.html", context)
