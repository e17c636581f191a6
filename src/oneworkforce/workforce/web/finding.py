"""Searching for people in one's own words, and asking about somebody found."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from oneworkforce.ground.asked import Asked
from oneworkforce.lib.least import LEAST
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import enquiries, searches
from oneworkforce.workforce.domain import understanding
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.enquiries import DAYS
from oneworkforce.workforce.domain.understanding import Known, Read
from oneworkforce.workforce.domain.wanted import Holding, Time
from oneworkforce.workforce.permissions import finding as permissions
from oneworkforce.workforce.queries import asking, places, vocabulary
from oneworkforce.workforce.queries import finding as queries
from oneworkforce.workforce.web.forms.finding import AskForm, FindForm
from oneworkforce.workforce.web.presenters import finding as present

_LAST_PAGE = 9_999


@require_safe
def find(request: Asked) -> HttpResponse:
    """Show the form, and what it found: each person as far as they agreed."""
    permissions.check_search(request.viewer)
    form = FindForm(places.choices(), request.GET if set(request.GET) & set(FindForm.base_fields) else None)
    nothing = dict.fromkeys(("understood", "missed", "found"))
    context = {**nothing, "form": form, "more_open": any(request.GET.get(name) for name in _FIELDS)}
    if form.is_bound and form.is_valid():
        context = context | _found(request, form)
    return render(request, "workforce/finding/find.html", context)


@EITHER
def ask(request: Asked, secret: str) -> HttpResponse:
    """Ask the organisation of somebody found, for which the address holds the search."""
    permissions.check_search(request.viewer)
    at = asking.asked_at(request.viewer, secret, today=timezone.localdate())
    found = FindForm(places.choices(), request.GET)
    known = vocabulary.known()
    asked = _read(found, known).wanted if found.is_valid() else Read().wanted
    form = AskForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: enquiries.ask(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            link=link,
            secret=secret,
            asked=asked,
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data["words"],
        ),
    )
    back = f"{reverse('find')}?{request.GET.urlencode()}"
    words = present.sought(asked, known.place_names) or "somebody"
    sheet = Sheet("Ask their manager", back, "Send the enquiry", caption=words)
    more = {"told": asking.told(at), "days": DAYS}
    said = f"Your enquiry was sent. You get an e-mail once it is answered, within {DAYS} days."
    return saving.answer(
        request, outcome, sheet, said=said, to=reverse("enquiries"), template="workforce/finding/ask.html", **more
    )


def link(enquiry: UUID) -> str:
    """Return the address of an enquiry's page, for a letter."""
    return f"{settings.ORIGIN}{reverse('enquiry', args=[enquiry])}"


_FIELDS = ("language", "skill", "role", "place", "times", "credential")


def _found(request: Asked, form: FindForm) -> dict[str, object]:
    behind = searches.begin(by=request.viewer, today=timezone.localdate())
    known = vocabulary.known()
    read = _read(form, known)
    asked = read.wanted
    query = [(name, value) for name, values in request.GET.lists() if name != "page" for value in values]
    context: dict[str, object] = {"understood": present.understood(read), "missed": present.missed(read, query)}
    context |= {"asked": bool(asked), "found": None}
    if not asked:
        return context
    searches.look(by=request.viewer, now=timezone.now(), asked=asked)
    far = Near(form.cleaned_data["far"] or Near.BENEATH)
    said = request.GET.get("page", "")
    page = min(int(said), _LAST_PAGE) if said.isascii() and said.isdigit() and len(said) <= len(str(_LAST_PAGE)) else 1
    found = queries.find(request.viewer, asked, today=timezone.localdate(), far=far, page=page)
    names = [known.place_names[each] for each in asked.places]
    address, plain = request.get_full_path(), request.GET.urlencode()
    opens = permissions.opens_records(request.viewer)
    return {
        **context,
        "found": found,
        "behind": behind,
        "counted": present.counted(found),
        "columns": present.COLUMNS,
        "sections": present.sections(found, asked, names, opens=opens, query=plain),
        "wider": present.wider(found, address),
        "pager": present.pager(found, address),
        "own_only": bool(asked.credentials),
        "least": LEAST,
        "place": asked.places[0] if asked.places else None,
        "hours": bool(asked.times),
    }


def _read(form: FindForm, known: Known) -> Read:
    """Return what the line and the fields ask for together."""
    said, read = form.cleaned_data, Read()
    understanding.line(said["q"], known, read)
    if said["language"]:
        understanding.language(said["language"], known, read)
    if said["skill"]:
        understanding.skill(said["skill"], known, read)
    if said["role"]:
        understanding.role(said["role"], read)
    if said["place"]:
        understanding.place(UUID(said["place"]), known, read)
    for each in said["times"]:
        understanding.time(Time(each), read)
    if said["credential"]:
        understanding.credential(Holding(said["credential"]), read)
    return read
