"""An organisation of the partnership, and the people to ask in it."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.domain.sectors import LinkPurpose, Sector


class Organisation(Scoped):
    """One organisation: a council, a school, a group of three volunteers."""

    name = models.CharField(max_length=160)
    sector = models.CharField(max_length=20, choices=Sector.choices())
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        """One organisation a name."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "name"], name="one_organisation_a_name")
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class LinkPerson(Scoped):
    """The person of an organisation whom others ask about one thing: each school's assessment link."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey("partnership.Person", on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=20, choices=LinkPurpose.choices())

    class Meta:
        """One link a purpose and organisation."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "purpose"], name="one_link_a_purpose")]
