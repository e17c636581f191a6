"""The steps of a secondment: agreed, arranged, extended, ended, declined, taken back, the person's yes recorded."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from oneworkforce.access.verdicts import NotFound
from oneworkforce.ground.asked import Asked
from oneworkforce.ui import saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import secondment_agreements as agreements
from oneworkforce.workforce.commands import secondments as commands
from oneworkforce.workforce.domain.secondment_ends import DUTIES
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import TermsGroup
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import places
from oneworkforce.workforce.web.forms import amounts
from oneworkforce.workforce.web.forms.secondments import ArrangeForm, DeclineForm, EndForm, ExtendForm, RecordForm


@require_POST
def secondment_agree(request: Asked, pk: UUID, party: str) -> HttpResponse:
    """Agree for the party that the address names."""
    permissions.get(request.viewer, pk)
    if party not in set(Party):
        raise NotFound
    saving.pressed(
        request,
        lambda: agreements.agree(
            by=request.viewer, now=timezone.now(), today=timezone.localdate(), secondment=pk, party=Party(party)
        ),
        "Your agreement was saved, and the others were told.",
    )
    return redirect("secondment", pk)


@require_POST
def secondment_withdraw(request: Asked, pk: UUID) -> HttpResponse:
    """Take back a proposal, or the wish that it lasts longer."""
    saving.pressed(
        request,
        lambda: agreements.withdraw(by=request.viewer, now=timezone.now(), today=timezone.localdate(), secondment=pk),
        "It was taken back, and the others were told.",
    )
    return redirect("secondment", pk)


@EITHER
def secondment_decline(request: Asked, pk: UUID) -> HttpResponse:
    """Say no, with a reason."""
    row = permissions.get(request.viewer, pk)
    permissions.check_decline(request.viewer, row)
    form = DeclineForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: agreements.decline(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            secondment=pk,
            reason=form.cleaned_data["reason"],
        ),
    )
    to = reverse("secondment", args=[pk])
    sheet = Sheet("Say no to this secondment", to, "Say no", caption=row.person.name, warning=True)
    return saving.answer(request, outcome, sheet, said="Your answer was saved, and the others were told.", to=to)


@EITHER
def secondment_record(request: Asked, pk: UUID) -> HttpResponse:
    """Write down that the person agreed, for one who does not sign in."""
    row = permissions.get(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    form = RecordForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: agreements.record_person(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            secondment=pk,
            **form.cleaned_data,
        ),
    )
    to = reverse("secondment", args=[pk])
    intro = "For somebody who does not sign in. Who said so, and when, stands on the page."
    sheet = Sheet("The person agreed", to, "Write it down", intro, caption=row.person.name)
    return saving.answer(request, outcome, sheet, said="The person's yes was written down.", to=to)


@EITHER
def secondment_arrange(request: Asked, pk: UUID) -> HttpResponse:
    """Say what both ends arrange; another's change meanwhile is shown beside one's own."""
    viewer = request.viewer
    row = permissions.get(viewer, pk)
    permissions.check_change(viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    groups = tuple((str(each.pk), each.title) for each in TermsGroup.objects.order_by("title"))
    form = ArrangeForm(places.teams(row.host_id), places.choices(), groups, saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.arrange(
            by=viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            secondment=pk,
            seen=seen,
            said=_arrangement(form),
        ),
        seen=seen,
    )
    to = reverse("secondment", args=[pk])
    intro = (
        "What is not settled yet stays empty. Where conditions, money or the way back change before all have agreed, "
        "the others are asked again."
    )
    sheet = Sheet("What is arranged", to, "Save", intro, caption=row.person.name)
    return saving.answer(request, outcome, sheet, said="The arrangements were saved.", to=to)


@EITHER
def secondment_extend(request: Asked, pk: UUID) -> HttpResponse:
    """Ask that a secondment in force lasts longer."""
    row = permissions.get(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    form = ExtendForm(saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.extend(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            secondment=pk,
            until=form.cleaned_data["until"],
        ),
    )
    to = reverse("secondment", args=[pk])
    intro = "Until all three have agreed, it ends on the day that it ends on now."
    sheet = Sheet("Until when is it to last?", to, "Ask for it", intro, caption=row.person.name)
    return saving.answer(request, outcome, sheet, said="The others were asked.", to=to)


@EITHER
def secondment_end(request: Asked, pk: UUID) -> HttpResponse:
    """End a secondment early."""
    row = permissions.get(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    form = EndForm(saving.sent(request), initial={"on": timezone.localdate()})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.end(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            secondment=pk,
            **form.cleaned_data,
        ),
    )
    to = reverse("secondment", args=[pk])
    sheet = Sheet("End this secondment early", to, "End it", caption=row.person.name, warning=True)
    return saving.answer(request, outcome, sheet, said="It ends on that day, and the others were told.", to=to)


def _arrangement(form: ArrangeForm) -> commands.Arrangement:
    said = form.cleaned_data
    return commands.Arrangement(
        duties={name: (said[f"{name}_end"], said[name]) for name in DUTIES},
        payment=said["payment"],
        cost=said["cost"],
        other_funder=said["other_funder"],
        returns=said["returns"],
        returns_to=said["returns_to"],
        team=_id(said["team"]),
        locality=_id(said["locality"]),
        terms=_id(said["terms"]),
        home_share=amounts.points(said["home_share"]),
        host_share=amounts.points(said["host_share"]),
        other_share=amounts.points(said["other_share"]),
    )


def _id(said: str) -> UUID | None:
    return UUID(said) if said else None
