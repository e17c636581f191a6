"""What an organisation's record says of a person at work, beside who they are, what they can do and hold."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.workforce.domain.kinds import AgeBand, Away, Ethnicity, Gender, Known, Origin

FIRST_BIRTH = 1900
LAST_YEAR = 2100


class StaffRecord(Scoped):
    """The workforce facts of one person; `organisation` keeps it, `number` is its own number for the person.

    Columns of yes or no hold `kinds.Known`; `gender` and `ethnicity` have their own words for "not asked" and "prefers
    not to say". For the others `unsaid` says why a column is empty, by its name (`kinds.Unsaid`): one that it does not
    name was not asked for. `sector_since` is the year in which they began to work with children, `half_days_absent`
    counts the last 12 months. `self_said` names the columns that hold what the person said of themself
    (`domain/keeping.py` says who may replace it).
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="staff_record")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff_records")
    number = models.CharField(max_length=40)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    age_band = models.CharField(max_length=8, choices=AgeBand.choices(), blank=True)
    retires_in = models.PositiveSmallIntegerField(null=True, blank=True)
    sector_since = models.PositiveSmallIntegerField(null=True, blank=True)
    flexible = models.CharField(max_length=9, choices=Known.choices(), default=Known.NOT_ASKED)
    evenings = models.CharField(max_length=9, choices=Known.choices(), default=Known.NOT_ASKED)
    weekends = models.CharField(max_length=9, choices=Known.choices(), default=Known.NOT_ASKED)
    term_time = models.CharField(max_length=9, choices=Known.choices(), default=Known.NOT_ASKED)
    gender = models.CharField(max_length=9, choices=Gender.choices(), default=Gender.NOT_ASKED)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity.choices(), default=Ethnicity.NOBT)
    disability = models.CharField(max_length=9, choices=Known.choices(), default=Known.NOT_ASKED)
    half_days_absent = models.PositiveSmallIntegerField(null=True, blank=True)
    away = models.CharField(max_length=10, choices=Away.choices(), blank=True)
    unsaid = models.JSONField(default=dict, blank=True)
    self_said = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices(), default=Origin.HAND)
    changed_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """One number in an organisation; years that can be; a year of birth or a band; confirmed says by whom."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_staff_record_a_number"),
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True) | models.Q(birth_year__range=(FIRST_BIRTH, LAST_YEAR)),
                name="staff_birth_year",
            ),
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True) | models.Q(age_band=""), name="staff_year_or_band"
            ),
            models.CheckConstraint(
                condition=models.Q(retires_in__isnull=True) | models.Q(retires_in__range=(FIRST_BIRTH, LAST_YEAR)),
                name="staff_retires_in",
            ),
            models.CheckConstraint(
                condition=models.Q(sector_since__isnull=True) | models.Q(sector_since__range=(FIRST_BIRTH, LAST_YEAR)),
                name="staff_sector_since",
            ),
            models.CheckConstraint(
                condition=models.Q(half_days_absent__isnull=True) | models.Q(half_days_absent__lte=732),
                name="staff_half_days_absent",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True, confirmed_by="")
                | (models.Q(confirmed_on__isnull=False) & ~models.Q(confirmed_by="")),
                name="staff_confirmed_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number
