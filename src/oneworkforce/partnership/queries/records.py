"""One person's record, as its viewer may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.lib import text
from oneworkforce.lib.named import Named
from oneworkforce.partnership.domain import answers, credentials, languages
from oneworkforce.partnership.domain.answers import Said
from oneworkforce.partnership.domain.credentials import Status
from oneworkforce.partnership.domain.sectors import LinkPurpose
from oneworkforce.partnership.models import Person
from oneworkforce.partnership.models.person import CredentialKind, Fluency, Sharing
from oneworkforce.partnership.permissions import people


@dataclass(frozen=True, slots=True)
class Confirmed:
    """When something was last said to be so and by whom, and when it last changed; None where never."""

    on: date | None
    by: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing held: its name, what more is known of it (sentences), how it stands, when it was confirmed."""

    id: UUID
    name: str
    details: tuple[str, ...]
    confirmed: Confirmed
    status: Status | None = None


Listed = tuple[Item, ...] | Said
"""What is listed in a part of a record, or why nothing is."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record; what the viewer does not see is `Said.WITHHELD`. `own`: the viewer is this person."""

    id: UUID
    name: str
    job_title: str | Said
    organisation: Named | Said
    locality: Named | Said
    email: str | Said
    phone: str | Said
    sharing: Sharing
    left_on: date | None
    skills: Listed
    languages: Listed
    qualifications: Listed
    credentials: Listed
    teams: tuple[Named, ...] | Said
    links: tuple[Named, ...] | Said
    confirmed: Confirmed | Said
    full: bool
    own: bool


def get(viewer: Viewer, person: UUID, *, today: date) -> tuple[Person, Record]:
    """Return the person and their record, in full or as far as shared; NotFound for everybody else. Seven queries."""
    found = (
        people.listed_for(viewer)
        .filter(pk=person)
        .select_related("organisation", "locality")
        .prefetch_related(
            "skills", "languages", "qualifications", "credentials", "teams__team__organisation", "links__organisation"
        )
        .first()
    )
    if found is None:
        raise NotFound
    return found, _record(found, viewer, today)


def _record(person: Person, viewer: Viewer, today: date) -> Record:
    full = bool(getattr(person, "full", False))
    reached = people.may_reach(person, full=full)
    return Record(
        id=person.pk,
        name=person.name,
        job_title=answers.text(person.job_title),
        organisation=Named(person.organisation.pk, person.organisation.name) if person.organisation else Said.UNKNOWN,
        locality=_place(person) if full else Said.WITHHELD,
        email=answers.text(person.email) if reached else Said.WITHHELD,
        phone=answers.text(person.phone) if reached else Said.WITHHELD,
        sharing=Sharing(person.sharing),
        left_on=person.left_on,
        skills=_skills(person),
        languages=_languages(person),
        qualifications=_qualifications(person) if full else Said.WITHHELD,
        credentials=_credentials(person, today) if full else Said.WITHHELD,
        teams=_teams(person) if full else Said.WITHHELD,
        links=_links(person) if full else Said.WITHHELD,
        confirmed=_confirmed(person) if full else Said.WITHHELD,
        full=full,
        own=person.pk == viewer.person,
    )


def _place(person: Person) -> Named | Said:
    return Named(person.locality.pk, person.locality.name) if person.locality else Said.UNKNOWN


def _teams(person: Person) -> tuple[Named, ...] | Said:
    found = [
        Named(one.team.pk, one.team.name, f"{one.team.organisation.name}{', leads it' if one.leads else ''}")
        for one in person.teams.all()
    ]
    return tuple(sorted(found, key=lambda one: one.name)) or Said.NONE


def _links(person: Person) -> tuple[Named, ...] | Said:
    found = [
        Named(one.organisation.pk, one.organisation.name, LinkPurpose(one.purpose).title_) for one in person.links.all()
    ]
    return tuple(sorted(found, key=lambda one: (one.note, one.name))) or Said.NONE


def _skills(person: Person) -> Listed:
    found = sorted(person.skills.all(), key=lambda one: text.folded(one.name))
    return tuple(Item(one.pk, one.name, (), _confirmed(one)) for one in found) or Said(person.skills_said)


def _languages(person: Person) -> Listed:
    found = sorted(person.languages.all(), key=lambda one: languages.name(one.tag))
    return tuple(
        Item(one.pk, languages.name(one.tag), (str(Fluency(one.fluency).label),), _confirmed(one)) for one in found
    ) or Said(person.languages_said)


def _qualifications(person: Person) -> Listed:
    found = sorted(person.qualifications.all(), key=lambda one: (-(one.level or 0), text.folded(one.name)))
    return tuple(
        Item(
            one.pk,
            one.name,
            (
                f"Level {one.level}" if one.level else "Level not known",
                f"Awarded in {one.awarded_in}" if one.awarded_in else "Year not known",
            ),
            _confirmed(one),
        )
        for one in found
    ) or Said(person.qualifications_said)


def _credentials(person: Person, today: date) -> Listed:
    found = sorted(
        person.credentials.all(),
        key=lambda one: credentials.order(
            name=one.name, expires_on=one.expires_on, never_expires=one.never_expires, today=today
        ),
    )
    return tuple(
        Item(
            one.pk,
            one.name,
            (
                str(CredentialKind(one.kind).label),
                credentials.sentence(expires_on=one.expires_on, never_expires=one.never_expires, today=today),
            ),
            _confirmed(one),
            credentials.status(expires_on=one.expires_on, never_expires=one.never_expires, today=today),
        )
        for one in found
    ) or Said(person.credentials_said)


def _confirmed(kept: Any) -> Confirmed:
    return Confirmed(kept.confirmed_on, kept.confirmed_by, kept.changed_at)
