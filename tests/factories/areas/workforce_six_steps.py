"""Workforce, six_steps: commands that write, and the things that addresses name."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from factories import strategies
from factories import workforce as posts
from factories import workforce_plans as plans
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands import (
    option_scores,
    pivotal_posts,
    plan_actions,
    plan_mapping,
    plan_papers,
    plan_parts,
    plan_populations,
    plan_versions,
    workforce_plans,
)
from oneworkforce.workforce.domain.plan_parts import BY_WORD, PARTS
from oneworkforce.workforce.domain.plan_states import PlanStep
from oneworkforce.workforce.models import Criterion, Option, PlanVersion, Successor, WorkforcePlan
from oneworkforce.workforce.models.by_part import MODELS

WHO = plans.WHO
OTHER: dict[str, dict[str, Any]] = {
    "criteria": {"weight": 20},
    "options": {"about": "One team"},
    "services": {"about": "Later"},
    "roles": {"about": "More"},
    "ratios": {"people_each": 40},
    "growth": {"rate": 2},
    "population": {"people": 1200},
    "assumptions": {"share": 15},
    "trainees": {"people": 9},
    "measures": {"certainty": 80},
    "reviews": {"held_on": TODAY, "found": "All well"},
    "indicators": {"seen": "6 weeks"},
}
"""What each kind of part is changed into."""
FILE = "group,place,year,people\nChildren,Willow,2027,900\nChildren,Marsh,2027,700\n"


def _change_plan(world: World, made: UUID) -> None:
    token = seen(workforce_plans.shown, WorkforcePlan, made)
    told = {**plans.DEFINED, "title": "Renamed", "places": [world.localities["Reed"]]}
    workforce_plans.change(**by(world, WHO), plan=made, seen=token, **told)


def _part(word: str, world: World) -> tuple[UUID, dict[str, Any]]:
    made = plans.plan(world)
    told = plans.said(world, made, word)
    return made, told


def _add_part(word: str, world: World, ready: Any) -> None:
    made, told = ready
    plan_parts.add(**by(world, WHO), plan=made, part=BY_WORD[word], said=told)


def _added(word: str, world: World) -> tuple[UUID, dict[str, Any]]:
    made, told = _part(word, world)
    return plans.part(world, made, word, **told), told


def _change_part(word: str, world: World, ready: Any) -> None:
    item, told = ready
    part = BY_WORD[word]
    token = seen(partial(plan_parts.shown, part), MODELS[word], item)
    plan_parts.change(**by(world, WHO), part=part, item=item, seen=token, said={**told, **OTHER[word]})


def _remove_part(word: str, world: World, ready: Any) -> None:
    plan_parts.remove(**by(world, WHO), part=BY_WORD[word], item=ready[0])


def _judged(world: World) -> tuple[UUID, UUID, UUID]:
    made = plans.plan(world)
    return made, plans.part(world, made, "options"), plans.part(world, made, "criteria")


def _score(world: World, ready: Any) -> None:
    _, option, criterion = ready
    token = seen(option_scores.shown, Option, option)
    option_scores.put(**by(world, WHO), option=option, seen=token, said={str(criterion): (4, "Far")})


def _prefer(world: World, ready: Any) -> None:
    made, option, _ = ready
    token = seen(workforce_plans.shown_preferred, WorkforcePlan, made)
    workforce_plans.prefer(**by(world, WHO), plan=made, seen=token, preferred=option, because="It reaches most.")


def _map(world: World, made: UUID) -> None:
    plan_mapping.change(**by(world, WHO), plan=made, seen=seen(plan_mapping.shown, WorkforcePlan, made), **plans.MAPPED)


def _upload(world: World, made: UUID) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "population.csv")
        path.write_text(FILE)
        plan_populations.bring_in(
            **by(world, WHO), today=TODAY, plan=made, source="Projections, an office of statistics", path=path
        )


def _run(world: World) -> UUID:
    made = plans.plan(world)
    plans.run(world, made)
    return made


def _take(world: World, made: UUID) -> None:
    workforce_plans.take(**by(world, WHO), plan=made, step=PlanStep.AGREE)


def _ask(world: World, made: UUID) -> None:
    with patch.object(timezone, "now", lambda: NOW):  # the delivery of a job keeps its own time
        plan_versions.ask(**by(world, WHO), today=TODAY, plan=made, draws=100, seed=1, note="")


def _asked(world: World) -> UUID:
    return plans.asked(world, plans.plan(world))


def _fail(world: World, version: UUID) -> None:
    with transactions.reading():
        row = PlanVersion.objects.get(pk=version)
    plan_versions.give_up(plans.running(world, version), row)


def _posted(world: World) -> tuple[UUID, UUID]:
    return plans.plan(world), posts.post(world)


def pivotal(world: World, made: UUID | None = None, reference: str = "P1") -> UUID:
    """Put a post of Harbour School on the list of a plan; return what was said of it."""
    plan = plans.plan(world) if made is None else made
    post = posts.post(world, reference)
    with world.scope(WHO):
        return pivotal_posts.add(**by(world, WHO), today=TODAY, plan=plan, post=post, why="Only one who can.")


def _add_pivotal(world: World, ready: Any) -> None:
    pivotal_posts.add(**by(world, WHO), today=TODAY, plan=ready[0], post=ready[1], why="Only one who can.")


def _name(world: World, made: UUID) -> None:
    person = world.people["mona"]
    pivotal_posts.name(**by(world, WHO), today=TODAY, pivotal=made, person=person, ready="soon")


def named(world: World) -> UUID:
    """Name Mona as a successor; return the id."""
    made = pivotal(world)
    with world.scope(WHO):
        _name(world, made)
        with transactions.reading():
            return Successor.objects.get(pivotal=made).pk


def _measured(world: World) -> tuple[UUID, UUID, UUID]:
    made = plans.plan(world)
    return made, plans.part(world, made, "measures"), strategies.held(world, 1).strategy


def _draft(world: World, ready: Any) -> None:
    made, measure, strategy = ready
    told: dict[str, Any] = {"strategy": strategy, "lead_role": "To be agreed", "when": ""}
    plan_actions.draft(**by(world, WHO), plan=made, measures=[measure], **told)


def _add(world: World, _: object) -> None:
    places = [world.localities["Willow"]]
    workforce_plans.add(**by(world, WHO), places=places, **plans.DEFINED)


COMMANDS: tuple[Row, ...] = (
    Row("workforce plan.add", _add, who=WHO),
    Row("workforce plan.change", _change_plan, plans.plan, WHO),
    Row("workforce plan.take", _take, _run, WHO),
    Row("workforce plan.map", _map, plans.plan, WHO),
    Row("workforce plan.prefer", _prefer, _judged, WHO),
    Row("workforce plan.remove", lambda w, m: workforce_plans.remove(**by(w, WHO), plan=m), plans.plan, WHO),
    Row("workforce plan.draft_actions", _draft, _measured, WHO),
    Row("workforce plan.fetch", lambda w, m: plan_papers.take(**by(w, WHO), plan=m, kind="pdf"), plans.plan, WHO),
    Row("option.score", _score, _judged, WHO),
    Row("population.upload", _upload, plans.plan, WHO),
    Row("projection.ask", _ask, plans.plan, WHO),
    Row("projection.cancel", lambda w, m: plan_versions.cancel(**by(w, WHO), version=m), _asked, WHO),
    Row("projection.fail", _fail, _asked, WHO),
    Row("pivotal post.add", _add_pivotal, _posted, WHO),
    Row("pivotal post.remove", lambda w, m: pivotal_posts.remove(**by(w, WHO), pivotal=m), pivotal, WHO),
    Row("successor.name", _name, pivotal, WHO),
    Row("successor.withdraw", lambda w, m: pivotal_posts.withdraw(**by(w, WHO), successor=m), named, WHO),
    *(Row(f"{each.noun}.add", partial(_add_part, each.word), partial(_part, each.word), WHO) for each in PARTS),
    *(Row(f"{each.noun}.change", partial(_change_part, each.word), partial(_added, each.word), WHO) for each in PARTS),
    *(Row(f"{each.noun}.remove", partial(_remove_part, each.word), partial(_added, each.word), WHO) for each in PARTS),
)


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name."""
    made = plans.plan(world, "Plan of the table")
    option = plans.part(world, made, "options")
    plans.part(world, made, "criteria")
    plans.part(world, made, "measures")
    listed = pivotal(world, made, "Pivot 1")
    with world.scope(WHO):
        _name(world, listed)
        with transactions.reading():
            successor = Successor.objects.get(pivotal=listed).pk
            assert Criterion.objects.filter(plan=made).exists()
    plans.staffed(world, 12)
    finished = plans.run(world, made)
    return {
        "workforce_plan": made,
        "workforce_option": option,
        "workforce_pivotal": listed,
        "workforce_successor": successor,
        "workforce_version": finished,
    }
