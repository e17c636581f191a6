"""Groups that carry a plan: their members by agency, their meetings, who was there."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.plan.domain.kinds import Attended, GroupKind, Part


class Group(Scoped):
    """A steering group, or a workstream under it."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=GroupKind.choices())
    purpose = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        """One group a name."""

        indexes: ClassVar = [models.Index("partnership", Lower("name"), "id", name="groups_listed")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["partnership", "name"], name="one_group_a_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class GroupMember(Scoped):
    """Somebody in a group for an agency: a person, or a place that the agency has yet to fill (`person` None)."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    part = models.CharField(max_length=8, choices=Part.choices())
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """A person or an agency; not until before since; nobody twice at a time."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(organisation__isnull=False),
                name="member_is_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="member_until"
            ),
            models.UniqueConstraint(
                fields=["group", "person"], condition=models.Q(until__isnull=True), name="once_in_a_group"
            ),
        ]


class Meeting(Scoped):
    """A meeting of a group. `entry`: what stands in its members' calendars (notify's CalendarEntry)."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    minutes_long = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True, editable=False)


class Attendance(Scoped):
    """Whether a member was at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(GroupMember, on_delete=models.CASCADE, related_name="attendance")
    attended = models.CharField(max_length=12, choices=Attended.choices())

    class Meta:
        """Once a member and meeting."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "member"], name="one_attendance")]
