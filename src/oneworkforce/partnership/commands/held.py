"""What the commands on skills, languages, qualifications and credentials have in common."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain.answers import Said
from oneworkforce.partnership.models import Person
from oneworkforce.partnership.models.person import Held
from oneworkforce.partnership.permissions import people
from oneworkforce.ui import conflict

H = TypeVar("H", bound=Held)


def of(viewer: Viewer, model: type[H], item: UUID) -> H:
    """Return one thing on a record that `viewer` sees in full; NotFound for every other."""
    found = model.objects.select_related("person").filter(pk=item).first()
    if found is None or not people.visible_to(viewer).filter(pk=found.person_id).exists():
        raise NotFound
    return found


def add(
    *, by: Viewer, now: datetime, model: type[Held], person: UUID, values: Mapping[str, object], once: str = ""
) -> UUID:
    """Put one more thing on a record and return its id. `once` names the field that no two of a person share."""
    with saving.whole(f"{_noun(model)}.add", taken=_twice(once) if once else None):
        owner = people.get(by, person)
        people.check_change(by, owner)
        if once and _twin(model, owner.pk, once, values[once]):
            raise Refused(_twice(once))
        made = model.objects.create(
            person_id=owner.pk, **values, changed_at=now, confirmed_on=timezone.localdate(now), confirmed_by=by.actor
        )
        _tell(by=by, now=now, verb="added to", owner=owner, model=model)
    return made.pk


def change(
    *, by: Viewer, now: datetime, model: type[Held], item: UUID, values: Mapping[str, object], seen: str, once: str = ""
) -> None:
    """Change one thing; `seen` is the digest of the values that the form showed (`ui.conflict`)."""
    with saving.whole(f"{_noun(model)}.change", taken=_twice(once) if once else None):
        found = of(by, model, item)
        owner = found.person
        people.check_change(by, owner)
        locked = model.objects.select_for_update().filter(pk=item).first()
        if locked is None:
            raise NotFound
        stored = {name: getattr(locked, name) for name in values}
        conflict.check(seen, stored, values)
        if stored == values:
            return
        if once and once in values and _twin(model, owner.pk, once, values[once], besides=item):
            raise Refused(_twice(once))
        model.objects.filter(pk=item).update(
            **values, changed_at=now, confirmed_on=timezone.localdate(now), confirmed_by=by.actor
        )
        _tell(by=by, now=now, verb="changed", owner=owner, model=model)


def remove(*, by: Viewer, now: datetime, model: type[Held], item: UUID) -> None:
    """Take one thing off a record. What an emptied list means nobody has said: not known."""
    with transactions.whole(f"{_noun(model)}.remove"):
        found = of(by, model, item)
        owner = found.person
        people.check_change(by, owner)
        found.delete()
        if not model.objects.filter(person=owner.pk).exists():
            Person.objects.filter(pk=owner.pk).update(**{f"{_section(model)}_said": Said.UNKNOWN})
        _tell(by=by, now=now, verb="removed from", owner=owner, model=model)


def confirm(*, by: Viewer, now: datetime, model: type[Held], item: UUID) -> None:
    """Say again that one thing is so, without changing it."""
    with transactions.whole(f"{_noun(model)}.confirm"):
        found = of(by, model, item)
        owner = found.person
        people.check_change(by, owner)
        model.objects.filter(pk=item).update(confirmed_on=timezone.localdate(now), confirmed_by=by.actor)
        record(by=by, verb="confirmed", noun="person", subject=owner.pk, fields=[_section(model)], now=now)


def _tell(*, by: Viewer, now: datetime, verb: str, owner: Person, model: type[Held]) -> None:
    Person.objects.filter(pk=owner.pk).update(changed_at=now)
    record(by=by, verb=verb, noun="person", subject=owner.pk, fields=[_section(model)], now=now)


def _noun(model: type[Held]) -> str:
    return str(model._meta.model_name)


def _section(model: type[Held]) -> str:
    return f"{_noun(model)}s"


def _twin(model: type[Held], person: UUID, once: str, value: object, *, besides: UUID | None = None) -> bool:
    same = model.objects.filter(person=person, **{f"{once}__iexact": value})
    return any(pk != besides for pk in same.values_list("pk", flat=True))


def _twice(once: str) -> Fault:
    return Fault(once, "This is on the record already.", "Change it there, or write another.")
