"""A person's record: add, change, share, answer, confirm, look."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import LONGEST_EMAIL, LONGEST_PHONE, Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain.answers import KEPT
from oneworkforce.partnership.models import (
    Credential,
    Language,
    Locality,
    Organisation,
    Person,
    Qualification,
    Skill,
)
from oneworkforce.partnership.models.person import Sharing
from oneworkforce.partnership.permissions import people
from oneworkforce.ui import conflict

SECTIONS = {"skills": Skill, "languages": Language, "qualifications": Qualification, "credentials": Credential}
LIMITS = {"name": 120, "job_title": 120, "email": LONGEST_EMAIL, "phone": LONGEST_PHONE}
"""The longest each text may be, in letters."""


def add(
    *,
    by: Viewer,
    now: datetime,
    name: str,
    job_title: str = "",
    email: str = "",
    phone: str = "",
    organisation: str = "",
    locality: str = "",
) -> UUID:
    """Add a person and return their id; `organisation` and `locality` are ids, "" where not known."""
    with transactions.whole("person.add"):
        people.check_add(by)
        values = _values(name=name, job_title=job_title, email=email, phone=phone, locality=locality)
        values["organisation"] = _organisation(by, organisation)
        made = Person.objects.create(
            **_columns(values), changed_at=now, confirmed_on=timezone.localdate(now), confirmed_by=by.actor
        )
        record(by=by, verb="added", noun="person", subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, person: UUID, seen: str, **typed: str) -> None:
    """Change what a person is and where they are reached; `seen` is the digest of what the form showed.

    `typed`: name, job_title, email, phone, locality, and organisation where `by` keeps the organisation's
    records. Raises `ui.conflict.Changed` where somebody else was faster.
    """
    with transactions.whole("person.change"):
        found = people.get(by, person)
        people.check_change(by, found)
        values = _values(**{key: value for key, value in typed.items() if key != "organisation"})
        if "organisation" in typed:
            people.check_keep(by, found)
            same = typed["organisation"] == str(found.organisation_id or "")
            values["organisation"] = typed["organisation"] if same else _organisation(by, typed["organisation"])
        locked = Person.objects.select_for_update().get(pk=person)
        stored = {name: value for name, value in shown(locked).items() if name in values}
        conflict.check(seen, stored, values)
        changed = [name for name in stored if values[name] != stored[name]]
        if not changed:
            return
        Person.objects.filter(pk=person).update(
            **_columns(values), changed_at=now, confirmed_on=timezone.localdate(now), confirmed_by=by.actor
        )
        saving.audited(by=by, noun="person", subject=person, fields=changed, now=now)


def share(*, by: Viewer, now: datetime, person: UUID, sharing: str) -> None:
    """Say what colleagues elsewhere may see of oneself."""
    with transactions.whole("person.share"):
        people.check_share(by, people.get(by, person))
        if sharing not in Sharing.values or sharing == Sharing.NOT_ASKED:
            raise Refused(Fault("sharing", "This is not one of the choices.", "Choose what colleagues may see."))
        Person.objects.filter(pk=person).update(sharing=sharing, changed_at=now)
        record(by=by, verb="changed", noun="person", subject=person, fields=["sharing"], now=now)


def answer(*, by: Viewer, now: datetime, person: UUID, section: str, said: str) -> None:
    """Say why nothing is listed in `section` (skills, languages, qualifications, credentials)."""
    with transactions.whole("person.answer"):
        people.check_change(by, people.get(by, person))
        if section not in SECTIONS:
            raise NotFound
        if said not in dict(KEPT):
            raise Refused(Fault("said", "This is not one of the choices.", "Choose why nothing is listed."))
        if SECTIONS[section].objects.filter(person=person).exists():
            raise Refused(Fault("said", "Something is listed here.", "Remove it first, or leave it."))
        Person.objects.filter(pk=person).update(**{f"{section}_said": said}, changed_at=now)
        record(by=by, verb="changed", noun="person", subject=person, fields=[section], now=now)


def confirm(*, by: Viewer, now: datetime, person: UUID) -> None:
    """Say again that all of a record is so: nothing has changed."""
    again = {"confirmed_on": timezone.localdate(now), "confirmed_by": by.actor}
    with transactions.whole("person.confirm"):
        people.check_change(by, people.get(by, person))
        Person.objects.filter(pk=person).update(**again)
        for model in SECTIONS.values():
            model.objects.filter(person=person).update(**again)
        record(by=by, verb="confirmed", noun="person", subject=person, now=now)


def look(*, by: Viewer, now: datetime, person: UUID, full: bool) -> None:
    """Keep that `by` opened the record of somebody else; one's own may be read unseen."""
    if person == by.person:
        return
    with transactions.whole("person.look"):
        record(
            by=by, verb="looked at", noun="person", subject=person, fields=[] if full else ["what they share"], now=now
        )


def shown(row: Person) -> dict[str, object]:
    """Return the values that a form shows, by field: ids as text, "" where not known."""
    return {
        "name": row.name,
        "job_title": row.job_title,
        "email": row.email,
        "phone": row.phone,
        "locality": str(row.locality_id or ""),
        "organisation": str(row.organisation_id or ""),
    }


def _values(**typed: str) -> dict[str, object]:
    """Return those values of a record that were `typed`, every fault told at once."""
    values = Values()
    if "name" in typed:
        values.line("name", typed["name"], label="The name", longest=LIMITS["name"])
    if "job_title" in typed:
        values.line("job_title", typed["job_title"], label="The job title", longest=LIMITS["job_title"], required=False)
    if "email" in typed:
        values.email("email", typed["email"])
    if "phone" in typed:
        values.phone("phone", typed["phone"])
    kept: dict[str, object] = {**values.settled()}
    if "locality" in typed:
        kept["locality"] = _known(Locality, "locality", typed["locality"])
    return kept


def _organisation(by: Viewer, typed: str) -> str:
    if not typed:
        if not people.may_add_anywhere(by):
            raise Refused(Fault("organisation", "No organisation is chosen.", "Choose one that you manage."))
        return ""
    chosen = _known(Organisation, "organisation", typed)
    people.check_add(by, Organisation.objects.get(pk=chosen))
    return chosen


def _known(model: type[Locality] | type[Organisation], where: str, typed: str) -> str:
    if not typed:
        return ""
    try:
        known = model.objects.filter(pk=UUID(typed)).exists()
    except ValueError:
        known = False
    if not known:
        raise Refused(Fault(where, "This is not one of the choices.", "Choose one from the list."))
    return str(UUID(typed))


def _columns(values: dict[str, object]) -> dict[str, object]:
    """Return values as columns: an id "" is no id."""
    named = {"locality": "locality_id", "organisation": "organisation_id"}
    return {named.get(name, name): (value or None) if name in named else value for name, value in values.items()}
