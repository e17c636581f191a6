"""Step 4 of a workforce plan: who will be there. Assumptions, trainees, pivotal posts, and runs of the projection."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from oneworkforce.access import verdicts
from oneworkforce.audit.web import exports
from oneworkforce.ground.asked import Asked
from oneworkforce.partnership import public as partnership
from oneworkforce.ui import picking, saving
from oneworkforce.ui.saving import EITHER, Sheet
from oneworkforce.workforce.commands import pivotal_posts, plan_versions
from oneworkforce.workforce.domain import plan_parts as described
from oneworkforce.workforce.domain.plan_kinds import RunState
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.permissions import workforce_plans as permissions
from oneworkforce.workforce.queries import pivotal_posts as pivotal
from oneworkforce.workforce.queries import plan_inputs, plan_parts, projected
from oneworkforce.workforce.web import workforce_plans
from oneworkforce.workforce.web.forms.workforce_plans import PivotalForm, RunForm, SuccessorForm
from oneworkforce.workforce.web.presenters import plan_ages
from oneworkforce.workforce.web.presenters import plan_available as presenters


@require_safe
def workforce_plan_available(request: Asked, pk: UUID) -> HttpResponse:
    """Show what is assumed, who is in training, the posts that much hangs on, and the runs."""
    row = permissions.get(request.viewer, pk)
    why = workforce_plans.reasons(request, row)
    shown = {word: plan_parts.shown(row, described.BY_WORD[word]) for word in ("assumptions", "trainees")}
    last = projected.latest(row)
    today = timezone.localdate()
    changed = projected.changed(last, today=today) if last else 0
    why_pivotal = verdicts.why_not(permissions.check_pivotal, request.viewer, row)
    sections = [
        *presenters.runs(row, projected.versions(row), last, why[PlanStep.RUN]),
        *presenters.changed(last, changed, today),
        *presenters.results(last),
        *presenters.assumed(row, shown, plan_inputs.not_counted(row, year=today.year), why[PlanStep.WRITE]),
        presenters.pivotal(row, pivotal.listed(request.viewer, row), why_pivotal),
    ]
    return workforce_plans.page(request, row, "workforce_plan_available", sections)


@EITHER
def workforce_plan_run(request: Asked, pk: UUID) -> HttpResponse:
    """Ask for a run of the projection."""
    row = permissions.get(request.viewer, pk)
    permissions.check_step(request.viewer, row, PlanStep.RUN)
    form = RunForm(saving.sent(request))
    made: list[UUID] = []
    outcome = saving.saved(
        request,
        form,
        lambda: made.append(
            plan_versions.ask(
                by=request.viewer, now=timezone.now(), today=timezone.localdate(), plan=pk, **form.cleaned_data
            )
        ),
    )
    intro = "The workforce is counted as it is today, and the years to come are drawn many times over."
    sheet = Sheet("Run the projection", reverse("workforce_plan_available", args=[pk]), "Run", intro, caption=row.title)
    to = reverse("workforce_version", args=made) if made else ""
    return saving.answer(request, outcome, sheet, said="The projection is being computed.", to=to)


@EITHER
def workforce_pivotal_add(request: Asked, pk: UUID) -> HttpResponse:
    """Find a post and say what hangs on it."""
    row = permissions.get(request.viewer, pk)
    permissions.check_pivotal(request.viewer, row)
    said = picking.words(request)
    found = pivotal.choices(request.viewer, said, today=timezone.localdate()) if picking.enough(said) else ()
    choices = found[: picking.MOST]
    form = PivotalForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: pivotal_posts.add(
            by=request.viewer,
            now=timezone.now(),
            today=timezone.localdate(),
            plan=pk,
            post=UUID(form.cleaned_data["post"]),
            why=form.cleaned_data["why"],
        ),
    )
    to = reverse("workforce_plan_available", args=[pk])
    if outcome.done:
        messages.success(request, "The post is on the list.")
        return redirect(to)
    sheet = Sheet("A post that much hangs on", to, "Add post", "Only those who see the post see this.")
    label = "Reference or organisation of the post"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="post", plural="posts")


@EITHER
def workforce_pivotal_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a post off the list, once it is confirmed."""
    row = permissions.get_pivotal(request.viewer, pk)
    to = reverse("workforce_plan_available", args=[row.plan_id])
    sheet = Sheet("Take the post off the list", to, "Take it off", "Who could take it over goes with it.")
    return saving.confirmed(
        request,
        sheet,
        lambda: pivotal_posts.remove(by=request.viewer, now=timezone.now(), pivotal=pk),
        said="The post is off the list.",
        why_not=verdicts.why_not(permissions.check_pivotal, request.viewer, row.plan),
    )


@EITHER
def workforce_successor_add(request: Asked, pk: UUID) -> HttpResponse:
    """Find somebody who could take a post over."""
    row = permissions.get_pivotal(request.viewer, pk)
    permissions.check_pivotal(request.viewer, row.plan)
    said, today = picking.words(request), timezone.localdate()
    found = partnership.people(request.viewer, said, today=today, most=picking.MOST) if picking.enough(said) else ()
    choices = partnership.pairs(found)
    form = SuccessorForm(choices, saving.sent(request))
    outcome = saving.saved(
        request,
        form,
        lambda: pivotal_posts.name(
            by=request.viewer,
            now=timezone.now(),
            today=today,
            pivotal=pk,
            person=UUID(form.cleaned_data["person"]),
            ready=form.cleaned_data["ready"],
        ),
    )
    to = reverse("workforce_plan_available", args=[row.plan_id])
    if outcome.done:
        messages.success(request, "They are named as a successor.")
        return redirect(to)
    sheet = Sheet(f"Who could take {row.post.reference} over?", to, "Name them", caption=row.plan.title)
    label = "Name of the person"
    return picking.page(request, form, sheet, label=label, choices=choices, noun="person", plural="people")


@require_POST
def workforce_successor_remove(request: Asked, pk: UUID) -> HttpResponse:
    """Take a successor off the list."""
    plan = pivotal_posts.withdraw(by=request.viewer, now=timezone.now(), successor=pk)
    messages.success(request, "They are no longer named.")
    return redirect("workforce_plan_available", plan)


@require_safe
def workforce_version(request: Asked, pk: UUID) -> HttpResponse:
    """Show how far a run has come, or what it was made of."""
    row = permissions.get_version(request.viewer, pk)
    found = projected.version(row)
    why_not = workforce_plans.reasons(request, row.plan)[PlanStep.RUN]
    return workforce_plans.page(
        request,
        row.plan,
        "workforce_plan_available",
        presenters.version(found, why_not, projected.sheets(pk)),
        f"Version {row.number} of the projection",
        moving=presenters.moving(found),
        progress=presenters.progress(found),
    )


@EITHER
def workforce_ages_export(request: Asked, pk: UUID) -> HttpResponse:
    """Export the ages that a version expects, every year of them, after asking what for."""
    row = permissions.get_version(request.viewer, pk)
    if row.state != RunState.DONE:
        raise Http404
    rows = list(plan_ages.exported(row.results))
    return exports.answer(request, noun="age profile", title="ages expected", headings=plan_ages.EXPORT, rows=rows)


@require_POST
def workforce_version_cancel(request: Asked, pk: UUID) -> HttpResponse:
    """Stop a run."""
    stopped: list[bool] = []
    saving.pressed(
        request,
        lambda: stopped.append(plan_versions.cancel(by=request.viewer, now=timezone.now(), version=pk)),
        lambda: "The run is cancelled." if all(stopped) else "The run stops at its next step.",
    )
    return redirect("workforce_version", pk)
