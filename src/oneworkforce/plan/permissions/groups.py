"""Who sees the members and meetings of groups, who keeps groups, and who keeps the meetings of one."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.domain.kinds import Part
from oneworkforce.plan.models import Group, GroupMember, Meeting
from oneworkforce.plan.permissions import plans

LEADS = (Part.CHAIR, Part.LEAD)


def members_visible_to(viewer: Viewer) -> QuerySet[GroupMember]:
    """Return the members, past ones too, of the groups that `viewer` sees."""
    return GroupMember.objects.filter(group__in=plans.groups_visible_to(viewer))


def meetings_visible_to(viewer: Viewer) -> QuerySet[Meeting]:
    """Return the meetings of the groups that `viewer` sees."""
    return Meeting.objects.filter(group__in=plans.groups_visible_to(viewer))


def get_member(viewer: Viewer, member: UUID) -> GroupMember:
    """Return the member with group, person and organisation, or say that there is none."""
    rows = members_visible_to(viewer).select_related("group", "person", "organisation")
    found = rows.filter(pk=member).first()
    if found is None:
        raise verdicts.NotFound
    return found


def get_meeting(viewer: Viewer, meeting: UUID) -> Meeting:
    """Return the meeting with its group, or say that there is none."""
    found = meetings_visible_to(viewer).select_related("group").filter(pk=meeting).first()
    if found is None:
        raise verdicts.NotFound
    return found


def check_add(viewer: Viewer) -> None:
    """Refuse who may not add a group."""
    _check(viewer)


def check_change(viewer: Viewer, group: Group) -> None:
    """Refuse who may not change this group and its members; one that ended stays as it was."""
    _check(viewer)
    if group.ended_on is not None:
        raise verdicts.NotAllowed("This group has ended. Say that it works again before you change it.")


def check_reopen(viewer: Viewer, group: Group) -> None:
    """Refuse who may not say that a group works again; one that has not ended does."""
    _check(viewer)
    if group.ended_on is None:
        raise verdicts.NotAllowed("This group has not ended.")


def check_member(viewer: Viewer, member: GroupMember) -> None:
    """Refuse who may not change this member; one who has left stays as they were."""
    check_change(viewer, member.group)
    if member.until is not None:
        raise verdicts.NotAllowed("This member has left the group.")


def check_meet(viewer: Viewer, group: Group) -> None:
    """Refuse who may not call this group together and write down what was said: its chair and lead may."""
    leading = GroupMember.objects.filter(group=group, person=viewer.person, until=None, part__in=LEADS)
    if group.ended_on is not None or not leading.exists():
        try:
            check_change(viewer, group)
        except verdicts.NotAllowed as refused:
            if group.ended_on is not None:
                raise
            raise verdicts.NotAllowed("Only its chair, its lead or a workforce lead keeps its meetings.") from refused


def check_meeting(viewer: Viewer, meeting: Meeting) -> None:
    """Refuse who may not change this meeting, its minutes and who was there; a cancelled one stays as it was."""
    check_meet(viewer, meeting.group)
    if meeting.cancelled_at is not None:
        raise verdicts.NotAllowed("This meeting was cancelled.")


def _check(viewer: Viewer) -> None:
    try:
        plans.check_change(viewer)
    except verdicts.NotAllowed as refused:
        raise verdicts.NotAllowed("Only a workforce lead keeps the groups of the plan.") from refused


can_change = verdicts.can(check_change)
can_meet = verdicts.can(check_meet)
