"""Who sees the staff record of a person, how much of it, and who changes it.

All of it is seen by SEE_PERSONAL in the organisation that keeps it, and by the person. Those who see the posts of the
organisation, or a post of the person in their locality, see it without what is personal (`Staff.full` is False).
"""

from dataclasses import dataclass
from uuid import UUID

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Reach, Viewer
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


def get(viewer: Viewer, person: UUID) -> Staff:
    """Return a person's staff record as far as `viewer` sees it; NotFound where they see nothing of it."""
    found = Person.objects.select_related("organisation", "staff_record__organisation").filter(pk=person).first()
    if found is None:
        raise NotFound
    record: StaffRecord | None = getattr(found, "staff_record", None)
    home = record.organisation_id if record else found.organisation_id
    own = found.pk == viewer.person
    full = own or _holds(viewer.reach(Permission.SEE_PERSONAL), home)
    if not full and not _outlined(viewer, found, home):
        raise NotFound
    return Staff(found, record, home, full, own)


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


can_change = verdicts.can(check_change)
can_say = verdicts.can(check_say)


def _holds(reach: Reach, organisation: UUID | None) -> bool:
    return reach.everywhere or organisation in reach.organisations


def _outlined(viewer: Viewer, person: Person, home: UUID | None) -> bool:
    reach = viewer.reach(Permission.SEE_POSTS)
    if _holds(reach, home):
        return True
    return bool(reach.localities) and Post.objects.filter(person=person, locality__in=reach.localities).exists()
