"""Who is in a group: people and places are added, filled, changed and taken out."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public
from oneworkforce.plan.commands import group_members as commands
from oneworkforce.plan.models import GroupMember
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.web.forms.groups import EndForm, MemberForm, PartForm, PersonForm, PlaceForm
from oneworkforce.ui import picking, saving
from oneworkforce.ui.saving import EITHER, Sheet

WHO = "Name of the person"


@EITHER
def group_member_add(request: Asked, pk: UUID) -> HttpResponse:
    """Find a person by name and put them into the group."""
    row = plans.get_group(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    people = _found(request)
    form = MemberForm(people, saving.sent(request), initial={"part": "member", "since": timezone.localdate()})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add(
            by=request.viewer,
            now=timezone.now(),
            group=pk,
            person=UUID(form.cleaned_data["person"]),
            part=form.cleaned_data["part"],
            since=form.cleaned_data["since"],
        ),
    )
    to = reverse("group", args=[pk])
    if outcome.done:
        said = "They are in the group now. Meetings still to come were put into their calendar."
        return saving.answer(request, outcome, Sheet("", to), said=said, to=to)
    intro = "They come for the organisation where they work. You can change that afterwards."
    sheet = Sheet(f"Add a member to {row.name}", to, "Add to the group", intro)
    return picking.page(request, form, sheet, label=WHO, choices=people, noun="person", plural="people")


@EITHER
def group_place_add(request: Asked, pk: UUID) -> HttpResponse:
    """Give an organisation a place that it has yet to fill."""
    row = plans.get_group(request.viewer, pk)
    permissions.check_change(request.viewer, row)
    offered = public.organisations(request.viewer, today=timezone.localdate())
    form = PlaceForm(offered, saving.sent(request), initial={"part": "member", "since": timezone.localdate()})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.add_place(
            by=request.viewer,
            now=timezone.now(),
            group=pk,
            organisation=UUID(form.cleaned_data["organisation"]),
            part=form.cleaned_data["part"],
            since=form.cleaned_data["since"],
        ),
    )
    to = reverse("group", args=[pk])
    intro = "For an organisation that belongs in the group and has not said yet whom it sends."
    sheet = Sheet(f"Add a place to {row.name}", to, "Add the place", intro)
    return saving.answer(request, outcome, sheet, said="The place was added.", to=to)


@EITHER
def group_place_fill(request: Asked, member: UUID) -> HttpResponse:
    """Find the person who fills an organisation's place."""
    row = permissions.get_member(request.viewer, member)
    permissions.check_member(request.viewer, row)
    people = _found(request)
    form = PersonForm(people, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: commands.fill(
            by=request.viewer, now=timezone.now(), member=member, person=UUID(form.cleaned_data["person"])
        ),
    )
    to = reverse("group", args=[row.group_id])
    if outcome.done:
        said = "The place is filled. Meetings still to come were put into their calendar."
        return saving.answer(request, outcome, Sheet("", to), said=said, to=to)
    sheet = Sheet(f"Who comes for {_agency(row)}?", to, "Fill the place", f"To {row.group.name}.")
    return picking.page(request, form, sheet, label=WHO, choices=people, noun="person", plural="people")


@EITHER
def group_member_change(request: Asked, member: UUID) -> HttpResponse:
    """Change the part of a member, and for whom they are there."""
    row = permissions.get_member(request.viewer, member)
    permissions.check_member(request.viewer, row)
    shown = commands.shown(row)
    seen = saving.seen(request, shown)
    offered = dict(public.organisations(request.viewer, today=timezone.localdate()))
    if row.organisation:
        offered.setdefault(str(row.organisation_id), row.organisation.name)
    form = PartForm(tuple(offered.items()), saving.sent(request, shown), initial=shown)
    outcome = saving.saved(
        request,
        form,
        lambda: commands.change(
            by=request.viewer,
            now=timezone.now(),
            member=member,
            seen=seen,
            part=form.cleaned_data["part"],
            organisation=UUID(form.cleaned_data["organisation"]) if form.cleaned_data["organisation"] else None,
        ),
        seen=seen,
    )
    to = reverse("group", args=[row.group_id])
    sheet = Sheet(f"The part of {_who(row)}", to, caption=row.group.name)
    return saving.answer(request, outcome, sheet, said="Your changes were saved.", to=to)


@EITHER
def group_member_end(request: Asked, member: UUID) -> HttpResponse:
    """Say that a member left, or that an organisation gave its place up."""
    row = permissions.get_member(request.viewer, member)
    permissions.check_member(request.viewer, row)
    form = EndForm(saving.sent(request), initial={"on": timezone.localdate()})
    outcome = saving.saved(
        request,
        form,
        lambda: commands.end(by=request.viewer, now=timezone.now(), member=member, on=form.cleaned_data["on"]),
    )
    to = reverse("group", args=[row.group_id])
    intro = "Meetings still to come are taken out of their calendar. Where they were stays written."
    sheet = Sheet(f"{_who(row)} leaves {row.group.name}", to, "Save that they left", intro, warning=True)
    return saving.answer(request, outcome, sheet, said="They are no longer in the group.", to=to)


def _found(request: Asked) -> list[tuple[str, str]]:
    said = picking.words(request)
    if not picking.enough(said):
        return []
    return public.pairs(public.people(request.viewer, said, today=timezone.localdate(), most=picking.MOST))


def _agency(row: GroupMember) -> str:
    return row.organisation.name if row.organisation else "nobody"


def _who(row: GroupMember) -> str:
    return row.person.name if row.person else f"The place of {_agency(row)}"
