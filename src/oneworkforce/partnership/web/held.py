"""What stands on a record - skills, languages, qualifications, credentials: one view for each thing done to one.

The four differ in their form and their commands; `KINDS` says which, and the addresses name the kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.ground.asked import Asked
from oneworkforce.partnership.commands import credentials, held, languages, qualifications, skills
from oneworkforce.partnership.domain.languages import name as language_name
from oneworkforce.partnership.models import Credential, Language, Qualification, Skill
from oneworkforce.partnership.models.person import Held
from oneworkforce.partnership.permissions import people as permissions
from oneworkforce.partnership.web.forms import people as forms
from oneworkforce.partnership.web.presenters import links
from oneworkforce.ui import saving
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.saving import EITHER, Sheet


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing on a record: its noun, its commands, its forms and how one of them is called."""

    noun: str
    one: str
    model: type[Held]
    commands: Any
    adding: type[PlainForm]
    changing: type[PlainForm]
    called: Callable[[Any], str]

    def values(self, item: Held) -> dict[str, object]:
        """Return what the form for changing `item` is filled with."""
        return {name: getattr(item, name) for name in self.changing.base_fields}


KINDS = {
    kind.noun: kind
    for kind in (
        Kind("skill", "a skill", Skill, skills, forms.SkillForm, forms.SkillForm, lambda one: one.name),
        Kind(
            "language",
            "a language",
            Language,
            languages,
            forms.LanguageForm,
            forms.FluencyForm,
            lambda one: language_name(one.tag),
        ),
        Kind(
            "qualification",
            "a qualification",
            Qualification,
            qualifications,
            forms.QualificationForm,
            forms.QualificationForm,
            lambda one: one.name,
        ),
        Kind(
            "credential",
            "a check, training or registration",
            Credential,
            credentials,
            forms.CredentialForm,
            forms.CredentialForm,
            lambda one: one.name,
        ),
    )
}


@EITHER
def add(request: Asked, person: UUID, noun: str) -> HttpResponse:
    """Add one to a record."""
    kind = KINDS[noun]
    owner = permissions.get(request.viewer, person)
    permissions.check_change(request.viewer, owner)
    form = kind.adding(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: kind.commands.add(by=request.viewer, now=timezone.now(), person=person, **form.cleaned_data),
    )
    home = links.home(request.viewer, person)
    sheet = Sheet(f"Add {kind.one}", home, "Add", caption=owner.name)
    return saving.answer(request, outcome, sheet, said=f"The {noun} was added.", to=home)


@EITHER
def change(request: Asked, item: UUID, noun: str) -> HttpResponse:
    """Change one; the page leads to confirming and to removing it."""
    kind = KINDS[noun]
    found = held.of(request.viewer, kind.model, item)
    permissions.check_change(request.viewer, found.person)
    shown = kind.values(found)
    seen = saving.seen(request, shown)
    form = kind.changing(saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: kind.commands.change(by=request.viewer, now=timezone.now(), item=item, seen=seen, **form.cleaned_data),
        seen=seen,
    )
    home = links.home(request.viewer, found.person_id)
    return saving.answer(
        request,
        outcome,
        Sheet(kind.called(found), home, caption=found.person.name),
        said=f"The {noun} was changed.",
        to=home,
        template="partnership/people/item.html",
        confirm_url=reverse(f"{noun}_confirm", args=[item]),
        remove_url=reverse(f"{noun}_remove", args=[item]),
    )


@EITHER
def remove(request: Asked, item: UUID, noun: str) -> HttpResponse:
    """Ask once more, then remove one."""
    kind = KINDS[noun]
    found = held.of(request.viewer, kind.model, item)
    permissions.check_change(request.viewer, found.person)
    home = links.home(request.viewer, found.person_id)
    if request.method == "POST":
        kind.commands.remove(by=request.viewer, now=timezone.now(), item=item)
        messages.success(request, f"The {noun} was removed.")
        return redirect(home)
    context = {"noun": noun, "called": kind.called(found), "caption": found.person.name, "back": home}
    return render(request, "partnership/people/remove.html", context)


@require_POST
def confirm(request: Asked, item: UUID, noun: str) -> HttpResponse:
    """Say that one is still so."""
    kind = KINDS[noun]
    found = held.of(request.viewer, kind.model, item)
    kind.commands.confirm(by=request.viewer, now=timezone.now(), item=item)
    messages.success(request, f"The {noun} is confirmed as of today.")
    return redirect(links.home(request.viewer, found.person_id))
