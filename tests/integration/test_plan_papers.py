"""A workforce plan as a paper: what stands in it, as Word, PDF and web page, and that taking it is recorded."""

from typing import Any

import pytest
from django.urls import reverse

from factories import renderings
from factories import workforce_plans as plans
from factories.command_row import seen
from factories.world import World
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import plan_mapping
from oneworkforce.workforce.models import WorkforcePlan

pytestmark = pytest.mark.undone


@pytest.mark.parametrize(
    ("kind", "read"), [("docx", renderings.of_word), ("pdf", renderings.of_pdf), ("html", renderings.of_web)]
)
def test_the_plan_is_taken_as_a_paper_and_that_is_recorded(world: World, kind: str, read: Any) -> None:
    made, _ = plans.with_makaton(world)
    plans.part(world, made, "measures")
    plans.part(world, made, "roles")
    with world.scope(plans.WHO):
        token = seen(plan_mapping.shown, WorkforcePlan, made)
        plan_mapping.change(**plans.by(world), plan=made, seen=token, **plans.MAPPED)
    answer = world.client("erin").post(reverse("workforce_plan_fetch", args=[made, kind]))
    assert answer["Content-Disposition"].startswith("attachment")
    paper = "".join(read(answer.content).split())
    said = (
        "Early help 2027",
        "£1,200,000 a year",
        "Fewer crises.",
        "Few midwives",
        "Family guide",
        "most likely",
        "The gap and what closes it",
        "Makaton",
        "29 % of 70 known",
        "Train six",
        "£60,000",
    )
    assert [words for words in said if "".join(words.split()) not in paper] == []
    with world.scope(), transactions.reading():
        taken = Event.objects.filter(noun="workforce plan", verb="downloaded").values_list("subject", "actor", "fields")
        assert list(taken) == [(made, world.viewer("erin").actor, [kind])]


def test_there_is_no_paper_of_another_kind(world: World) -> None:
    made = plans.plan(world)
    assert world.client("erin").post(reverse("workforce_plan_fetch", args=[made, "exe"])).status_code == 404
    page = world.client("erin").get(reverse("workforce_plan_paper", args=[made])).content.decode()
    assert all(label in page for label in ("Word file", "PDF", "Web page"))
