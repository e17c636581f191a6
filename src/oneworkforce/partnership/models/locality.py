"""The tree of localities, the groupings that run across it, and what stands on a locality's own page."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.domain.sectors import GroupingKind, Level
from oneworkforce.partnership.models.organisation import Organisation


class Locality(Scoped):
    """A place: county > quadrant > district > area. `ground_rules` is what its agencies agreed among themselves."""

    name = models.CharField(max_length=120)
    level = models.CharField(max_length=12, choices=Level.choices())
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    ground_rules = models.TextField(blank=True)
    ground_rules_agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        """One locality a name within its parent."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["parent", "name"], name="one_locality_a_name"),
            models.UniqueConstraint(
                fields=["partnership", "name"], condition=models.Q(parent__isnull=True), name="one_root_a_name"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class AgencyMember(Scoped):
    """An organisation that belongs to a locality, voluntary and private ones too."""

    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="agencies")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="localities")
    since = models.DateField(null=True, blank=True)

    class Meta:
        """Once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locality", "organisation"], name="one_agency_a_place")
        ]


class LocalityContact(Scoped):
    """Whom to ask in a locality, and about what."""

    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey("partnership.Person", on_delete=models.CASCADE, related_name="contact_for")
    about = models.CharField(max_length=120)


class Grouping(Scoped):
    """Localities taken together for a purpose of their own: a health boundary, a panel."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=GroupingKind.choices())

    class Meta:
        """One grouping a name."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["partnership", "name"], name="one_grouping_a_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class GroupingMember(Scoped):
    """A locality in a grouping."""

    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="members")
    locality = models.ForeignKey(Locality, on_delete=models.CASCADE, related_name="groupings")

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["grouping", "locality"], name="once_in_a_grouping")]
