"""What an organisation gives of its workforce: rows or totals. Both count, and neither twice."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Organisation
from oneworkforce.workforce.domain.kinds import Contract, Gives


class Giving(Scoped):
    """How one organisation gives its data. No row: it gives rows. `full_time_minutes`: a full-time week there."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="giving")
    gives = models.CharField(max_length=6, choices=Gives.choices(), default=Gives.ROWS)
    full_time_minutes = models.PositiveSmallIntegerField(null=True, blank=True)


class Total(Scoped):
    """How many an organisation has in a role, a locality and on a contract, counted on a day; None is not known.

    `whole_time` is in hundredths of a whole-time equivalent; starters and leavers are of the 12 months before.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="totals")
    locality = models.ForeignKey(Locality, on_delete=models.SET_NULL, null=True, blank=True, related_name="totals")
    role = models.CharField(max_length=40)
    contract = models.CharField(max_length=20, choices=Contract.choices(), blank=True)
    counted_on = models.DateField()
    people = models.PositiveIntegerField(null=True, blank=True)
    whole_time = models.PositiveIntegerField(null=True, blank=True)
    vacancies = models.PositiveIntegerField(null=True, blank=True)
    starters = models.PositiveIntegerField(null=True, blank=True)
    leavers = models.PositiveIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """One total a role, place and contract; confirmed says by whom."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "role", "contract", "locality"],
                condition=models.Q(locality__isnull=False),
                name="one_total_a_place",
            ),
            models.UniqueConstraint(
                fields=["organisation", "role", "contract"],
                condition=models.Q(locality__isnull=True),
                name="one_total_without_a_place",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True, confirmed_by="")
                | (models.Q(confirmed_on__isnull=False) & ~models.Q(confirmed_by="")),
                name="total_confirmed_says_by_whom",
            ),
        ]
