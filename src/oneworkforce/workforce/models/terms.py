"""Pay and conditions of groups of staff, as they hold from a day on, and which posts belong to which group."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.fields import PenceField
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.terms import LONGEST_LINE, LONGEST_WORDS, SAID
from oneworkforce.workforce.models.post import Post

_SAID = [(each.value, each.title_) for each in SAID]


class TermsGroup(Scoped):
    """A group of staff with the same conditions: those of an employer, of a national agreement, or both.

    `source` says where the conditions are read from. In use from `starts_on` until `ends_on`, both days included.
    """

    title = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="terms_groups"
    )
    agreement = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        """One group a title; somebody's; it does not end before it starts."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_terms_group_a_title"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(agreement=""), name="terms_are_somebodys"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="terms_group_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Terms(Scoped):
    """A version of a group's conditions, in force from its day until the next version's.

    `confirmed_on`: when somebody last said that all of it is so.
    """

    group = models.ForeignKey(TermsGroup, on_delete=models.CASCADE, related_name="versions")
    starts_on = models.DateField()
    made_by = models.CharField(max_length=160)
    changed_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """One version a day; confirmed says by whom."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "starts_on"], name="one_version_of_terms_a_day"),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True, confirmed_by="")
                | (models.Q(confirmed_on__isnull=False) & ~models.Q(confirmed_by="")),
                name="terms_confirmed_say_by_whom",
            ),
        ]


class TermsValue(Scoped):
    """What one condition is in a version: its key is one of domain/terms.py. No row: not asked yet.

    `number` is in the unit of the condition's kind (half days, minutes a week, weeks or months, basis points);
    `unsaid` says why there is no value; `note` how it is done in practice.
    """

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="values")
    condition = models.CharField(max_length=20)
    pounds = PenceField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    by_whom = models.CharField(max_length=LONGEST_LINE, blank=True)
    unsaid = models.CharField(max_length=8, choices=_SAID, blank=True)
    note = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        """Once a version; a value, or why there is none."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["terms", "condition"], name="one_value_a_condition"),
            models.CheckConstraint(
                condition=models.Q(unsaid="")
                | models.Q(pounds__isnull=True, number__isnull=True, unit="", words="", by_whom=""),
                name="terms_value_or_why_not",
            ),
        ]


class TermsOf(Scoped):
    """Which posts belong to a group: those of an organisation, of a role and on a contract, or one post by itself.

    An empty role or contract stands for any; domain/terms_groups.py says which of several goes first.
    """

    group = models.ForeignKey(TermsGroup, on_delete=models.CASCADE, related_name="rules")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    contract = models.CharField(max_length=20, choices=Contract.choices(), blank=True)
    post = models.OneToOneField(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="terms_of")

    class Meta:
        """One group for what a rule names; a post by itself needs no role or contract."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "role", "contract"],
                condition=models.Q(post__isnull=True),
                name="one_terms_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(post__isnull=True) | models.Q(role="", contract=""), name="terms_of_one_post"
            ),
        ]
