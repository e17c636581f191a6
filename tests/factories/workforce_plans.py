"""Workforce plans of the world of tests: places with people in posts, a plan with every kind of part, runs of it."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse

from factories import labour
from factories.world import NOW, TODAY, World
from oneworkforce.ground import jobs, transactions
from oneworkforce.partnership.models import Language, Person, Qualification, Skill
from oneworkforce.workforce.commands import plan_parts, plan_versions, workforce_plans
from oneworkforce.workforce.domain.plan_inputs import Counted
from oneworkforce.workforce.domain.plan_parts import BY_WORD
from oneworkforce.workforce.models import PlanVersion, Post, Projected, StaffRecord, WorkforcePlan
from oneworkforce.workforce.queries import plan_stock

WHO = "walter"
LAST = TODAY.year + 3
DEFINED: dict[str, Any] = {
    "title": "Early help 2027",
    "aim": "Help earlier.",
    "scope": "Schools and health",
    "sponsor": "Erin Eaves",
    "partners": "Health",
    "first_year": TODAY.year + 1,
    "years": 3,
}
SAID: dict[str, dict[str, Any]] = {
    "criteria": {"title": "Reach", "weight": 10},
    "options": {"title": "Hubs", "about": "Teams in hubs", "cost": Decimal(50_000)},
    "roles": {"title": "Family guide", "about": "Guides families", "nearest": "teacher"},
    "services": {"title": "Early help", "about": "Helps early"},
    "growth": {"scenario": "main", "rate": Decimal("1.5"), "source": "Our own"},
    "assumptions": {"about": "leaving", "role": "teacher", "band": "", "share": Decimal(12), "source": "Board paper"},
    "reviews": {"due_on": TODAY + timedelta(days=90), "held_on": None, "found": ""},
    "indicators": {
        "title": "Waiting",
        "began_at": "8 weeks",
        "target": "4 weeks",
        "target_on": None,
        "seen": "",
        "seen_on": None,
    },
}


def by(world: World, who: str = WHO) -> dict[str, Any]:
    """Return what every command is told."""
    return {"by": world.viewer(who), "now": NOW}


def plan(world: World, title: str = "Early help 2027", places: tuple[str, ...] = ("Willow", "Marsh")) -> UUID:
    """Begin a plan; return its id."""
    chosen = [world.localities[each] for each in places]
    with world.scope(WHO):
        return workforce_plans.add(**by(world), places=chosen, **{**DEFINED, "title": title})


ANYBODY: dict[str, Any] = {"skill": "", "language": "", "level": None}
MAPPED: dict[str, Any] = {
    "baseline_cost": Decimal(1_200_000),
    "performance": "Families wait eight weeks.",
    "goals": "Four weeks.",
    "benefits": "Fewer crises.",
    "drivers": "More children",
    "barriers": "Few midwives",
}


def said(world: World, made: UUID, word: str) -> dict[str, Any]:
    """Return what a form says of a part, with the places and services of the plan."""
    if word in SAID:
        return dict(SAID[word])
    willow = str(world.localities["Willow"])
    if word == "ratios":
        service = part(world, made, "services")
        whole = {"role": "teacher", "whole_time": Decimal("0.5"), "group": "Children", "people_each": 20}
        return {"service": str(service), **whole, "source": "", **ANYBODY}
    if word == "population":
        return {"group": "Children", "locality": willow, "scenario": "main", "year": TODAY.year, "people": 1000}
    if word == "trainees":
        who = {"title": "Second year", "role": "teacher", "year": TODAY.year + 1, "people": 4, "share": 75}
        return {**who, "locality": willow}
    assert word == "measures"
    brings = {"whole_time": Decimal(2), "first_year": TODAY.year + 2, "certainty": 50, "cost": Decimal(60_000)}
    return {"title": "Train six", "kind": "train", "role": "teacher", "locality": "", **brings, "note": ""}


def part(world: World, made: UUID, word: str, **values: Any) -> UUID:
    """Add a part to a plan; return its id."""
    told = values if "service" in values else {**said(world, made, word), **values}  # `said` makes a service
    with world.scope(WHO):
        return plan_parts.add(**by(world), plan=made, part=BY_WORD[word], said=told)


def needing(world: World, title: str = "Early help 2027", people: int = 1000) -> UUID:
    """Begin a plan that needs teachers for the children of Willow and of Marsh; return its id."""
    made = plan(world, title)
    part(world, made, "ratios")
    for place in ("Willow", "Marsh"):
        part(world, made, "population", locality=str(world.localities[place]), people=people)
    return made


def staffed(world: World, many: int, place: str = "Willow", role: str = "teacher", **values: Any) -> None:
    """Give a place `many` people in posts of a role, born one after another from 1960 on."""
    organisation = values.pop("organisation_id", world.organisations["Harbour School"])
    with world.scope(), transactions.whole("test staff"):
        start = Post.objects.count()
        people = Person.objects.bulk_create(
            [Person(name=f"{role} {start + at}", organisation_id=organisation, changed_at=NOW) for at in range(many)]
        )
        StaffRecord.objects.bulk_create(
            [
                StaffRecord(
                    person=each,
                    organisation_id=organisation,
                    number=f"N{start + at}",
                    birth_year=1960 + at % 40,
                    changed_at=NOW,
                )
                for at, each in enumerate(people)
            ]
        )
        usual: dict[str, Any] = {"contract": "permanent", "minutes": 1110, "started_on": date(2015, 9, 1)}
        Post.objects.bulk_create(
            [
                Post(
                    organisation_id=organisation,
                    person=each,
                    reference=f"R{start + at}",
                    role=role,
                    locality_id=world.localities[place],
                    changed_at=NOW,
                    **{**usual, **values},
                )
                for at, each in enumerate(people)
            ]
        )


def able(world: World, many: int, place: str = "Willow", **what: Any) -> None:
    """Give a place `many` teachers who have a skill, speak a language or hold a level; "none": who said so."""
    before = _people(world)
    staffed(world, many, place)
    with world.scope(), transactions.whole("test skills"):
        fresh = list(Person.objects.filter(pk__in=set(Post.objects.values_list("person", flat=True)) - before))
        for each in fresh:
            if "skill" in what:
                Skill.objects.create(person=each, name=what["skill"])
            if "tag" in what:
                Language.objects.create(person=each, tag=what["tag"], fluency="working")
            if "level" in what:
                Qualification.objects.create(person=each, name="Degree", level=what["level"])
        if what.get("said"):
            Person.objects.filter(pk__in=[each.pk for each in fresh]).update(skills_said=what["said"])


def _people(world: World) -> set[UUID | None]:
    with world.scope(), transactions.reading():
        return set(Post.objects.values_list("person", flat=True))


def with_makaton(world: World) -> tuple[UUID, UUID]:
    """Begin a plan that asks for teachers with Makaton, with teachers of whom that is known; return it and its run."""
    made = needing(world)
    service = str(part(world, made, "services", title="Signing"))
    group = {"group": "Children", "people_each": 100, "whole_time": 2, "source": ""}
    part(world, made, "ratios", service=service, role="teacher", skill="Makaton", **group)
    able(world, 20, skill="Makaton")
    able(world, 20, said="none")
    able(world, 30, "Marsh", skill="First aid")
    staffed(world, 15, "Marsh")
    return made, run(world, made)


def asked(world: World, made: UUID, *, seed: int = 7, draws: int = 100) -> UUID:
    """Ask for a run of a plan; return the version."""
    with world.scope(WHO):
        return plan_versions.ask(**by(world), today=TODAY, plan=made, draws=draws, seed=seed, note="")


def run(world: World, made: UUID, **values: Any) -> UUID:
    """Ask for a run and do it; return the version."""
    version = asked(world, made, **values)
    done(world)
    return version


def done(_world: World) -> None:
    """Do what is asked for, as a worker would."""
    labour.deliver(NOW)


def clock() -> datetime:
    """Return the moment of the world."""
    return NOW


def running(world: World, version: UUID) -> jobs.Running:
    """Return the job of a version in the hands of a worker."""
    with world.scope(), transactions.reading():
        job = PlanVersion.objects.values_list("job", flat=True).get(pk=version)
    assert job is not None
    return jobs.Running(job=job, attempt=1, done=0, clock=clock, stopping=lambda: False)


def counted(world: World, made: UUID) -> Counted:
    """Return who counts in a plan today."""
    with world.scope(), transactions.reading():
        return plan_stock.counted(WorkforcePlan.objects.get(pk=made), today=TODAY)


def version(world: World, pk: UUID) -> PlanVersion:
    """Return a stored version with its plan."""
    with world.scope(), transactions.reading():
        return PlanVersion.objects.select_related("plan").get(pk=pk)


def figures(world: World, pk: UUID, **values: Any) -> list[Projected]:
    """Return the stored figures of a version."""
    with world.scope(), transactions.reading():
        return list(Projected.objects.filter(version=pk, **values).order_by("block", "year"))


def text(world: World, name: str, *args: Any, who: str = "walter") -> str:
    """Return a page as somebody sees it."""
    return world.client(who).get(reverse(name, args=args)).content.decode()


def staffed_plan(world: World) -> tuple[UUID, UUID]:
    """Begin a plan that needs teachers, with forty in Willow and thirty in Marsh, and run it; return both ids."""
    made = needing(world)
    staffed(world, 40)
    staffed(world, 30, "Marsh")
    return made, run(world, made)
