"""A new partnership with its first administrator: what an installation begins with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from oneworkforce.audit import public as audit
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership, User
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.domain.sectors import Sector
from oneworkforce.partnership.models import Grant, Membership, Organisation, Person

ROLE = "administrator"
LONGEST_NAME, LONGEST_ADDRESS = 120, 254


@dataclass(frozen=True, slots=True)
class Added:
    """What was made. `user` has a usable password only where one was given, or it was known already."""

    partnership: UUID
    organisation: UUID
    person: UUID
    membership: UUID
    user: UUID


def add(
    *,
    by: str,
    now: datetime,
    name: str,
    administrator: str,
    person: str,
    organisation: str = "",
    password: str | None = None,
) -> Added:
    """Make the partnership called `name`, run by `organisation` (by itself where none is named).

    `administrator` is the e-mail address of its first administrator, `person` their name, `by` the name of
    the part of the product that asks. Raises Refused for a name that is taken, an address that is none, and
    a password that is too weak or given for somebody who has one.
    """
    name, email = " ".join(name.split()), administrator.strip().lower()
    _refuse(name, email, person)
    user = User.objects.filter(email=email).first()
    _refuse_password(user, email, password)
    made = Partnership(name=name)
    today = timezone.localdate(now)
    with scope.entered(made.pk), transactions.whole("partnership.add"):
        made.save(force_insert=True)
        if user is None:
            user = User.objects.create_user(email, password)
        at = Organisation.objects.create(name=organisation.strip() or name, sector=Sector.COUNCIL)
        human = Person.objects.create(name=person.strip(), email=email, organisation=at, changed_at=now)
        membership = Membership.objects.create(user=user, person=human, starts_on=today)
        Grant.objects.create(membership=membership, role=ROLE, starts_on=today, given_by=by, given_at=now)
        for verb, noun, subject in (
            ("added", "partnership", made.pk),
            ("added", "organisation", at.pk),
            ("added", "person", human.pk),
            ("gave a role to", "person", human.pk),
        ):
            audit.record(by=by, verb=verb, noun=noun, subject=subject, now=now)
    return Added(made.pk, at.pk, human.pk, membership.pk, user.pk)


def _refuse(name: str, email: str, person: str) -> None:
    faults = []
    if not name or len(name) > LONGEST_NAME:
        faults.append(Fault("name", "It is no name of a partnership.", f"Give one of 1 to {LONGEST_NAME} characters."))
    elif Partnership.objects.filter(name=name).exists():
        faults.append(Fault("name", "A partnership of this name exists.", "Give another name."))
    if not person.strip() or len(person) > LONGEST_NAME:
        faults.append(Fault("person", "The administrator has no name.", "Say what they are called."))
    try:
        validate_email(email)
    except ValidationError:
        faults.append(Fault("administrator", "It is no e-mail address.", "Give one such as name@example.org."))
    if faults:
        raise Refused(*faults)


def _refuse_password(user: User | None, email: str, password: str | None) -> None:
    if password is None:
        return
    if user is not None:
        remedy = "Leave the password out: they sign in as they always do."
        raise Refused(Fault("password", "This administrator signs in already.", remedy))
    try:
        validate_password(password, User(email=email))
    except ValidationError as weak:
        raise Refused(*(Fault("password", message, "Choose another.") for message in weak.messages)) from None
