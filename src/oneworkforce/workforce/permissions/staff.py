"""Who sees the staff record of a person, how much of it, and who changes it.

All of it is seen by SEE_PERSONAL in the organisation that keeps it, and by the person. Those who see the posts of the
organisation, or a post of the person in their locality (`posts.placed`), see it without what is personal
(`Staff.full` is False).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.models import Post, StaffRecord
from oneworkforce.workforce.permissions import posts


@dataclass(frozen=True, slots=True)
class Staff:
    """A person with their staff record (None: nobody has begun one) as a viewer gets it.

    `home` is the organisation that keeps the record, or would. `full`: with what is personal.
    """

    person: Person
    record: StaffRecord | None
    home: UUID | None
    full: bool
    own: bool


def visible_to(viewer: Viewer, *, today: date) -> QuerySet[Person]:
    """Return the people of whose staff record `viewer` sees anything: within reach, with a post there, and themself.

    A record is kept by one organisation. Of whom nobody has begun one, it would be the organisation that they are of.
    """
    seen, personal = viewer.reach(Permission.SEE_POSTS), viewer.reach(Permission.SEE_PERSONAL)
    if seen.everywhere or personal.everywhere:
        return Person.objects.all()
    places = seen.organisations | personal.organisations
    kept = Q(staff_record__organisation__in=places) | Q(organisation__in=places)
    placed = Post.objects.filter(posts.placed(seen, today=today), person__isnull=False).values("person")
    return Person.objects.filter(kept | Q(pk__in=placed) | Q(pk=viewer.person))


def get(viewer: Viewer, person: UUID, *, today: date) -> Staff:
    """Return a person's staff record as far as `viewer` sees it; NotFound where they see nothing of it."""
    rows = visible_to(viewer, today=today).select_related("organisation", "staff_record__organisation")
    found = verdicts.found(rows.filter(pk=person))
    record = record_of(viewer, found)
    home = record.organisation_id if record else found.organisation_id
    own = found.pk == viewer.person
    reach = viewer.reach(Permission.SEE_PERSONAL)
    full = own or reach.everywhere or home in reach.organisations
    return Staff(found, record, home, full, own)


def record_of(viewer: Viewer, person: Person) -> StaffRecord | None:
    """Return the staff record of a visible person, None where there is none for this viewer.

    Who comes to a manager's organisation brings a record that the one before still keeps: it is not hers to see.
    What becomes of it when she begins one, `commands/staff_numbers.py` says.
    """
    record: StaffRecord | None = getattr(person, "staff_record", None)
    seen, personal = viewer.reach(Permission.SEE_POSTS), viewer.reach(Permission.SEE_PERSONAL)
    if record is None or seen.everywhere or personal.everywhere or person.pk == viewer.person:
        return record
    places = seen.organisations | personal.organisations
    brought = record.organisation_id not in places and person.organisation_id in places
    return None if brought else record


def check_see_personal(staff: Staff) -> None:
    """Refuse what is personal to those who see the record without it."""
    if not staff.full:
        raise NotAllowed("What is personal is seen by the person and by who manages them in their organisation.")


def check_change(viewer: Viewer, staff: Staff) -> None:
    """Refuse keeping a record that is not of an organisation whose posts `viewer` keeps."""
    if staff.home is None:
        if not viewer.reach(Permission.CHANGE_POSTS).everywhere:
            raise refuse(viewer, Permission.CHANGE_POSTS, "An administrator keeps the records of people without one.")
        raise NotAllowed("The person belongs to no organisation yet. Say first on their own page to which.")
    posts.check_keep(viewer, staff.home)


def check_say(viewer: Viewer) -> None:
    """Refuse saying something of oneself where a role does not include keeping one's own record."""
    if not viewer.may(Permission.CHANGE_OWN_RECORD):
        why = "Your role does not include keeping your own record. Ask an administrator."
        raise refuse(viewer, Permission.CHANGE_OWN_RECORD, why)
