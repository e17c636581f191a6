"""Who of a plan's workforce can do what the plan asks for, counted on a day: a fixed number of queries.

The people are those that `plan_stock` counts by rows; of organisations that give totals nobody knows who can do what.
Known is what somebody said or a record says: a list with something in it, or "none". An empty list is not known.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Language, Person, Qualification, Skill
from oneworkforce.workforce.domain import abilities, new_roles, stems
from oneworkforce.workforce.domain import plan_skills as skills
from oneworkforce.workforce.domain.abilities import Ability
from oneworkforce.workforce.domain.plan_inputs import Inputs
from oneworkforce.workforce.models import NewRole, Ratio, WorkforcePlan
from oneworkforce.workforce.queries import plan_stock

Counted = tuple[tuple[str, str, int, int, int], ...]
_NONE = "none"
_SAID = {
    Ability.SKILL: "skills_said",
    Ability.LANGUAGE: "languages_said",
    Ability.LEVEL: "qualifications_said",
}
_ASKING = ("role", "whole_time", "group", "people_each", "skill", "language", "level")


def inputs(plan: WorkforcePlan, *, today: date | None = None, former: Inputs | None = None) -> dict[str, Any]:
    """Return the fields of `Inputs` about what is needed, skills and new roles; without a day nobody is counted.

    What the `former` version of these places took of a skill is taken again where so few people differ that they
    could be told.
    """
    rows = list(Ratio.objects.filter(plan=plan).order_by("pk").values_list(*_ASKING))
    asked = [abilities.key(skill=skill, language=language, level=level) for *_, skill, language, level in rows]
    titles = {key: _title(*row[-3:]) for key, row in reversed(list(zip(asked, rows, strict=True))) if key}
    new = NewRole.objects.filter(plan=plan).order_by("pk").values_list("pk", "title", "nearest")
    found: dict[str, Any] = {
        "new_roles": tuple((new_roles.key(pk), title, nearest) for pk, title, nearest in new),
        "abilities": tuple(sorted(titles.items())),
        "needs": tuple(
            (role, whole, group, each or 0)
            for key, (role, whole, group, each, *_) in zip(asked, rows, strict=True)
            if not key
        ),
        "skilled": tuple(
            (role, key, whole, group, each or 0)
            for key, (role, whole, group, each, *_) in zip(asked, rows, strict=True)
            if key
        ),
    }
    if today is not None and titles:
        found["skills"] = counted(plan, sorted(titles), today=today)
        if former is not None:
            found["held_skills"] = skills.held(former, found["abilities"], found["skills"])
    return found


def counted(plan: WorkforcePlan, asked: Sequence[str], *, today: date) -> Counted:
    """Return people by role ("" any), place ("" the whole area), what they have and what is known of them, as bits.

    `asked`: keys of abilities, in the order of the bits. Everyone once in each role and place. Nothing is read where
    nothing is asked.
    """
    if not asked:
        return ()
    had: defaultdict[UUID, int] = defaultdict(int)
    known: defaultdict[UUID, int] = defaultdict(int)
    for kind, held in _READ.items():
        bits = {value: 1 << at for at, each in enumerate(asked) for of, value in [abilities.parts(each)] if of is kind}
        if bits:
            every = sum(bits.values())
            for person, bit in held(bits):
                had[person] |= bit
                known[person] |= every
            for person in Person.objects.filter(**{_SAID[kind]: _NONE}).values_list("pk", flat=True):
                known[person] |= every
    found: Counter[tuple[str, str, int, int]] = Counter()
    seen: set[tuple[str, str, UUID]] = set()
    for role, place, person in plan_stock.holders(plan, today=today):
        for cell in ((role, place), (role, ""), ("", place), ("", "")):
            if known[person] and (*cell, person) not in seen:
                seen.add((*cell, person))
                found[*cell, had[person], known[person]] += 1
    return tuple((*key, many) for key, many in sorted(found.items()))


def _skills(bits: Mapping[str, int]) -> Iterable[tuple[UUID, int]]:
    asked = {bit: set(stems.asked(words)) for words, bit in bits.items()}
    for person, name in Skill.objects.values_list("person_id", "name").iterator(chunk_size=5_000):
        held = stems.kept(name)
        yield person, sum(bit for bit, words in asked.items() if words <= held)


def _languages(bits: Mapping[str, int]) -> Iterable[tuple[UUID, int]]:
    rows = list(Language.objects.values_list("person_id", "tag"))
    tags = frozenset(tag for _, tag in rows)
    helped = {bit: {wanted, *partnership.language_family(wanted, tags)} for wanted, bit in bits.items()}
    for person, tag in rows:
        yield person, sum(bit for bit, of in helped.items() if tag in of)


def _levels(bits: Mapping[str, int]) -> Iterable[tuple[UUID, int]]:
    rows = Qualification.objects.filter(level__isnull=False).values_list("person_id").annotate(Max("level"))
    for person, level in rows.iterator(chunk_size=5_000):
        yield person, sum(bit for asked, bit in bits.items() if level >= int(asked))


_READ: Mapping[Ability, Callable[[Mapping[str, int]], Iterable[tuple[UUID, int]]]] = {
    Ability.SKILL: _skills,
    Ability.LANGUAGE: _languages,
    Ability.LEVEL: _levels,
}


def _title(skill: str, language: str, level: int | None) -> str:
    """Return what an ability is called."""
    if skill:
        return skill
    return partnership.language_name(language) if language else f"A qualification of level {level} or higher"
