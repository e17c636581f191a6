"""Which roles a member holds, where and when; and who stands in while they are away."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models.locality import Locality
from oneworkforce.partnership.models.membership import Membership
from oneworkforce.partnership.models.organisation import Organisation


class Grant(Scoped):
    """A role (its key in access/roles.yaml) in a place.

    The place is an organisation, a locality with all beneath it, or, with neither, the whole
    partnership. In force from `starts_on` to `ends_on`, both days included.
    """

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.CharField(max_length=160)
    given_at = models.DateTimeField()

    class Meta:
        """One place at most; it does not end before it starts."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True) | models.Q(locality__isnull=True),
                name="grant_in_one_place",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="grant_ends_after_start",
            ),
        ]


class Cover(Scoped):
    """While `away` is on leave, `stand_in` holds the same grants, both days included.

    `entry`: the id of what stands in the calendars of both (notify's CalendarEntry).
    """

    away = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="covered_by")
    stand_in = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="covers")
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_by = models.CharField(max_length=160)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    entry = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        """Nobody covers themselves."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="cover_ends_after_start"
            ),
            models.CheckConstraint(condition=~models.Q(away=models.F("stand_in")), name="cover_by_another"),
        ]
