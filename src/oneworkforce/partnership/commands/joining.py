"""An invited person joins: with a password of their own, or as the human they already sign in as."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.models import User
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain import invitations
from oneworkforce.partnership.domain.invitations import Standing
from oneworkforce.partnership.models import Grant, Invitation, Membership, Person
from oneworkforce.partnership.queries import memberships, viewers

SIGN_IN_FIRST = "Sign in with the address that was invited, and open the link again."


@dataclass(slots=True)
class Candidate:
    """Whom a password is judged for before there is a user."""

    email: str
    known_as: tuple[str, ...]


def accept(*, secret: str, now: datetime, user: User | None, password: str = "") -> Membership:
    """Take an invitation of the open scope: `user` is who is signed in (None: nobody), `password` what they chose.

    NotFound for a secret that is none; NotAllowed when it can no longer be used, or another must sign in first.
    """
    with transactions.whole("invitation.accept"):
        row = Invitation.objects.select_for_update().filter(digest=invitations.digest(secret)).first()
        if row is None:
            raise NotFound
        stands = invitations.standing(
            accepted_at=row.accepted_at, withdrawn_at=row.withdrawn_at, expires_at=row.expires_at, now=now
        )
        if stands is not Standing.OPEN:
            raise NotAllowed(f"This invitation is {stands.value}.")
        joined = _user(row, user, password)
        membership = _membership(row, joined, now)
        today = timezone.localdate(now)
        Grant.objects.create(
            membership=membership,
            role=row.role,
            organisation_id=row.organisation_id,
            locality_id=row.locality_id,
            starts_on=today,
            given_by=row.sent_by,
            given_at=now,
        )
        row.accepted_at = now
        row.save(update_fields=["accepted_at"])
        viewer = viewers.in_scope(membership=membership.pk, strong=False, today=today)
        record(by=viewer, verb="accepted", noun="invitation", subject=row.pk, fields=[row.role], now=now)
        return membership


def _user(row: Invitation, user: User | None, password: str) -> User:
    known = User.objects.filter(email=row.email).first()
    if known is not None and memberships.has_way_in(known):
        if user is None or user.pk != known.pk:
            raise NotAllowed(SIGN_IN_FIRST)
        return known
    name = Person.objects.values_list("name", flat=True).get(pk=row.person_id)
    try:
        validate_password(password, Candidate(row.email, (name,)))  # type: ignore[arg-type]  # no model yet
    except ValidationError as wrong:
        raise Refused(*(Fault("password", said, "") for said in wrong.messages)) from None
    if known is None:
        return User.objects.create_user(row.email, password)
    known.is_active = True
    known.set_password(password)
    known.save(update_fields=["is_active", "password"])
    return known


def _membership(row: Invitation, user: User, now: datetime) -> Membership:
    """Return the membership, new or opened again: somebody who left and comes back keeps their record."""
    today = timezone.localdate(now)
    person = row.person
    if person.left_on is not None:
        person.left_on, person.changed_at = None, now
        person.save(update_fields=["left_on", "changed_at"])
    theirs = Membership.objects.filter(user=user).first()
    persons = Membership.objects.filter(person=person).first()
    if (theirs and theirs.person_id != person.pk) or (persons and persons.ended_at is None):
        raise NotAllowed("You are known here under another record. Ask the person who invited you to look.")
    found = theirs or persons
    if found is None:
        return Membership.objects.create(user=user, person=person, starts_on=today)
    found.user, found.ended_at, found.ended_by, found.starts_on = user, None, "", today
    found.save()
    return found
