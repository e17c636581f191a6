"""People are invited to sign in: one by one or by list, withdrawn, and sent again. Only a digest of a link is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from oneworkforce.access import roles
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.notify import email as mail
from oneworkforce.partnership.commands import grants
from oneworkforce.partnership.domain import invitation_lists, invitations
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.domain.invitations import Standing
from oneworkforce.partnership.models import Invitation, Membership, Organisation, Person
from oneworkforce.partnership.permissions import members as permissions
from oneworkforce.partnership.queries import invitation_lists as lists

Link = Callable[[str], str]
"""Makes the address of a link from its secret: the door knows where the site stands."""

TAKEN = "Somebody with this e-mail address signs in here already."
INVITED = "This person has an invitation that waits for an answer."


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person who is not on record yet. `organisation`: where they work, when the role's place does not say."""

    name: str
    email: str
    organisation: UUID | None = None


def invite(
    *, by: Viewer, now: datetime, link: Link, who: UUID | Newcomer, role: str, place: Place, email: str = ""
) -> UUID:
    """Invite a person on record (`email`: theirs when empty) or a newcomer; returns the invitation's id."""
    with transactions.whole("invitation.send"):
        permissions.check_invite(by)
        grants.check_place(place)
        person = _newcomer(by, who, role, place, now) if isinstance(who, Newcomer) else _on_record(by, who)
        address = (who.email if isinstance(who, Newcomer) else email or person.email).strip().lower()
        permissions.check_invite_as(by, role, place, person.pk)
        _refuse(person, address, now)
        return _send(by=by, now=now, link=link, person=person, address=address, role=role, place=place).pk


def invite_all(
    *, by: Viewer, now: datetime, link: Link, lines: Sequence[invitation_lists.Line], only_good: bool
) -> int:
    """Invite everybody on a list, checked again as a whole; returns how many.

    With faults, nobody is invited unless `only_good`.
    """
    with transactions.whole("invitation.send_list"):
        permissions.check_invite(by)
        checked = lists.check(by, lines, now=now)
        if checked.faults and not only_good:
            raise Refused(*checked.faults)
        for one in checked.good:
            who = Newcomer(one.name, one.email, one.place.organisation)
            person = lists.known_person(by, one.email) or _newcomer(by, who, one.role.key, one.place, now)
            _send(by=by, now=now, link=link, person=person, address=one.email, role=one.role.key, place=one.place)
        return len(checked.good)


def withdraw(*, by: Viewer, now: datetime, invitation: UUID) -> None:
    """Take an invitation back: its link opens nothing from now on."""
    with transactions.whole("invitation.withdraw"):
        found = _open(by, invitation, now)
        found.withdrawn_at = now
        found.save(update_fields=["withdrawn_at"])
        record(by=by, verb="withdrew", noun="invitation", subject=found.pk, now=now)


def send_again(*, by: Viewer, now: datetime, link: Link, invitation: UUID) -> None:
    """Send a new link, for another 14 days; the one sent before stops working."""
    with transactions.whole("invitation.send_again"):
        found = _open(by, invitation, now)
        permissions.check_invite_as(by, found.role, permissions.place_of(found), found.person_id)
        secret = invitations.new_secret(scope.current())
        found.digest, found.sent_at, found.sent_by = invitations.digest(secret), now, by.actor
        found.expires_at = now + invitations.LASTS
        found.save(update_fields=["digest", "sent_at", "sent_by", "expires_at"])
        record(by=by, verb="sent again", noun="invitation", subject=found.pk, now=now)
        _write(found, secret, link, now)


def _open(by: Viewer, invitation: UUID, now: datetime) -> Invitation:
    found = permissions.get_invitation(by, invitation)
    permissions.check_invite(by, found.person)
    stands = invitations.standing(
        accepted_at=found.accepted_at, withdrawn_at=found.withdrawn_at, expires_at=found.expires_at, now=now
    )
    if stands in {Standing.USED, Standing.WITHDRAWN}:
        raise NotAllowed(f"This invitation is {stands.value} already.")
    return found


def _on_record(by: Viewer, person: UUID) -> Person:
    found = permissions.invitable_by(by).filter(pk=person).first()
    if found is None:
        raise Refused(
            Fault("person", "They sign in already, or are none that you may invite.", "Choose another person.")
        )
    return found


def _newcomer(by: Viewer, who: Newcomer, role: str, place: Place, now: datetime) -> Person:
    # Judged before anything is written, so that nobody is put on record by an invitation that is then refused.
    permissions.check_invite_as(by, role, place, None)
    organisation = place.organisation or who.organisation
    if organisation is not None and not Organisation.objects.filter(pk=organisation).exists():
        raise Refused(Fault("organisation", "There is no such organisation.", "Choose one of the list."))
    person = Person(
        name=who.name, email=who.email, organisation_id=organisation, locality_id=place.locality, changed_at=now
    )
    permissions.check_invite(by, person)
    person.save()
    record(by=by, verb="added", noun="person", subject=person.pk, fields=["name", "email"], now=now)
    return person


def _refuse(person: Person, address: str, now: datetime) -> None:
    if not address:
        raise Refused(Fault("email", "There is no e-mail address to write to.", "Enter one."))
    if Membership.objects.filter(user__email=address, ended_at__isnull=True).exists():
        raise Refused(Fault("email", TAKEN, "Give them a role on their own page instead."))
    waiting = lists.waiting(now)
    if waiting.filter(person=person).exists() or waiting.filter(email=address).exists():
        raise Refused(Fault("email", INVITED, "Send that one again, or withdraw it first."))


def _send(
    *, by: Viewer, now: datetime, link: Link, person: Person, address: str, role: str, place: Place
) -> Invitation:
    secret = invitations.new_secret(scope.current())
    made = Invitation.objects.create(
        person=person,
        email=address,
        role=role,
        organisation_id=place.organisation,
        locality_id=place.locality,
        digest=invitations.digest(secret),
        sent_by=by.actor,
        sent_at=now,
        expires_at=now + invitations.LASTS,
    )
    record(by=by, verb="sent", noun="invitation", subject=made.pk, fields=[role], now=now)
    _write(made, secret, link, now)
    return made


def _write(invitation: Invitation, secret: str, link: Link, now: datetime) -> None:
    name = Partnership.objects.values_list("name", flat=True).get(pk=scope.current())
    last = timezone.localdate(invitation.expires_at)
    mail.put(
        key=f"invitation:{invitation.digest}",
        to=invitation.email,
        subject=f"{invitation.sent_by} invites you to {name}",
        text=f"{invitation.sent_by} invites you to sign in to OneWorkforce for {name}, "
        f"as {roles.role(invitation.role).title}.\n\nOpen this link to accept. It works once, until "
        f"{day(last)}:\n\n{link(secret)}\n\nIf you did not expect this, you need do nothing.\n",
        about="invitation",
        now=now,
    )
