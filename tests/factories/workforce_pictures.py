"""Workforces large enough to be pictured, and pictures of them, made as the worker makes them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Any
from uuid import UUID

from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.jobs import runner
from oneworkforce.partnership.models import Credential, Language, Person, Qualification, Skill
from oneworkforce.workforce.commands import pictures
from oneworkforce.workforce.models import Post, StaffRecord

WHO = "walter"


def staffed(
    world: World,
    many: int,
    start: int = 0,
    *,
    at: str = "Harbour School",
    where: str = "Reed",
    when: datetime = NOW,
    **values: Any,
) -> None:
    """Make `many` people, each with a full-time post and a staff record, at an organisation and in a place.

    `values` of a post or a record are given to all; a list is dealt out in turn.
    """
    of_record = {field.name for field in StaffRecord._meta.get_fields()} - {"organisation", "changed_at", "unsaid"}
    dealt = {name: cycle(value) if isinstance(value, list) else cycle([value]) for name, value in values.items()}
    with world.scope(), transactions.whole("test staff"):
        for number in range(start, start + many):
            given = {name: next(value) for name, value in dealt.items()}
            person = Person.objects.create(
                name=f"Worker {number}", organisation_id=world.organisations[at], changed_at=when
            )
            post: dict[str, Any] = {"role": "teacher", "contract": "permanent", "minutes": 2220}
            post |= {name: value for name, value in given.items() if name not in of_record}
            Post.objects.create(
                organisation_id=world.organisations[at],
                person=person,
                reference=f"W{number}",
                locality_id=world.localities[where] if where else None,
                changed_at=when,
                **post,
            )
            record = {name: value for name, value in given.items() if name in of_record}
            StaffRecord.objects.create(
                person=person,
                organisation_id=world.organisations[at],
                number=f"W{number}",
                changed_at=when,
                **record,
            )


def made(world: World, *, now: datetime = NOW, as_of: date = TODAY, who: str = WHO) -> UUID | None:
    """Ask for a picture and have it made; return its id, None where it was not (the job's fault fails the test)."""
    from oneworkforce.workforce.models import Picture  # noqa: PLC0415

    with world.scope(who):
        job = pictures.make(by=world.viewer(who), now=now, as_of=as_of)
        assert runner.run(job, world.partnership_of(who), clock=lambda: now) is JobState.DONE
    with world.reading(who):
        found = Picture.objects.order_by("-number").first()
    return found.pk if found else None


def later(days: int) -> tuple[datetime, date]:
    """Return the moment and the day so many days on."""
    return NOW + timedelta(days=days), TODAY + timedelta(days=days)


def holding(world: World, many: int, **values: Any) -> None:
    """Give the first `many` workers a credential each."""
    with world.scope(), transactions.whole("test credentials"):
        for person in _workers(many):
            Credential.objects.create(person=person, kind="check", name="Enhanced check", **values)


def speaking(world: World, many: int, tag: str) -> None:
    """Have the first `many` workers speak a language."""
    with world.scope(), transactions.whole("test languages"):
        for person in _workers(many):
            Language.objects.create(person=person, tag=tag, fluency="working")


def skilled(world: World, many: int, name: str) -> None:
    """Have the first `many` workers be able to do something."""
    with world.scope(), transactions.whole("test skills"):
        for person in _workers(many):
            Skill.objects.create(person=person, name=name)


def qualified(world: World, many: int, levels: list[int]) -> None:
    """Give the first `many` workers a qualification each, of levels dealt out in turn."""
    with world.scope(), transactions.whole("test qualifications"):
        for person, level in zip(_workers(many), cycle(levels), strict=False):
            Qualification.objects.create(person=person, name="Diploma", level=level)


def _workers(many: int) -> Iterator[Person]:
    return islice(Person.objects.filter(name__startswith="Worker").order_by("pk").iterator(), many)
