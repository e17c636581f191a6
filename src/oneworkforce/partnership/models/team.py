"""A team of an organisation; its people may come from several."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models.locality import Locality
from oneworkforce.partnership.models.organisation import Organisation


class Team(Scoped):
    """People who work as one: hosted by an organisation, perhaps for a locality."""

    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    locality = models.ForeignKey(Locality, on_delete=models.SET_NULL, null=True, blank=True, related_name="teams")

    class Meta:
        """One team a name in an organisation."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="one_team_a_name")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class TeamMember(Scoped):
    """A person in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("partnership.Person", on_delete=models.CASCADE, related_name="teams")
    leads = models.BooleanField(default=False)

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["team", "person"], name="once_in_a_team")]
