"""A secondment with both its ends, and who agreed to it."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.fields import PenceField
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Organisation, Person, Team
from oneworkforce.workforce.domain.basis_points import WHOLE
from oneworkforce.workforce.domain.secondment_ends import End, Payment, Return
from oneworkforce.workforce.domain.secondments import Party, State
from oneworkforce.workforce.models.post import LONGEST_WEEK, Post
from oneworkforce.workforce.models.terms import TermsGroup

_SHARES = ("home_share", "host_share", "other_share")


class Secondment(Scoped):
    """Somebody works some minutes of a post at another organisation, from a day to a day, both included.

    `round` counts what the three have to agree to: 0 the secondment, then each time that it was asked to last longer;
    `longer_until` is the day that is being asked for, `longer_membership` whoever asks. Shares are basis points of
    `cost`, which is pounds a year; none of them: not said. `post_reference` stays when the post goes.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="secondments")
    home = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="secondments_out")
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="secondments")
    post_reference = models.CharField(max_length=40)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="secondments_in")
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="secondments")
    locality = models.ForeignKey(Locality, on_delete=models.SET_NULL, null=True, blank=True, related_name="secondments")
    role = models.CharField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    longer_until = models.DateField(null=True, blank=True)
    longer_membership = models.UUIDField(null=True, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices(), default=State.OPEN)
    terms = models.ForeignKey(TermsGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    payment = models.CharField(max_length=14, choices=Payment.choices(), blank=True)
    home_share = models.PositiveSmallIntegerField(null=True, blank=True)
    host_share = models.PositiveSmallIntegerField(null=True, blank=True)
    other_share = models.PositiveSmallIntegerField(null=True, blank=True)
    other_funder = models.CharField(max_length=120, blank=True)
    cost = PenceField(null=True, blank=True)
    appraises_end = models.CharField(max_length=4, choices=End.choices(), blank=True)
    appraises = models.CharField(max_length=120, blank=True)
    supervises_end = models.CharField(max_length=4, choices=End.choices(), blank=True)
    supervises = models.CharField(max_length=120, blank=True)
    approves_leave_end = models.CharField(max_length=4, choices=End.choices(), blank=True)
    approves_leave = models.CharField(max_length=120, blank=True)
    returns = models.CharField(max_length=10, choices=Return.choices(), blank=True)
    returns_to = models.CharField(max_length=120, blank=True)
    proposed_by = models.CharField(max_length=160)
    proposed_membership = models.UUIDField()
    proposed_for = models.CharField(max_length=6, choices=Party.choices(), blank=True)
    proposed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=160, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """Two ends; hours that can be; nothing ends before it starts; shares are a whole, or nobody said."""

        indexes: ClassVar = [models.Index(fields=["partnership", "state", "ends_on"], name="secondments_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(home=models.F("host")), name="secondment_has_two_ends"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=LONGEST_WEEK), name="secondment_minutes"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="secondment_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(longer_until__isnull=True) | models.Q(longer_until__gt=models.F("ends_on")),
                name="secondment_longer_is_later",
            ),
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__isnull": True for name in _SHARES})
                | models.Q(
                    **{f"{name}__isnull": False for name in _SHARES},
                    home_share=WHOLE - models.F("host_share") - models.F("other_share"),
                ),
                name="secondment_shares_are_a_whole",
            ),
        ]


class Agreement(Scoped):
    """Somebody agreed to a round of a secondment.

    Somebody acts for one party alone, unless they `recorded` what the person said to them: `told_by` and `told_on` say
    who said so and when. `membership` is that of whoever acted.
    """

    secondment = models.ForeignKey(Secondment, on_delete=models.CASCADE, related_name="agreements")
    round = models.PositiveSmallIntegerField()
    party = models.CharField(max_length=6, choices=Party.choices())
    by = models.CharField(max_length=160)
    membership = models.UUIDField()
    at = models.DateTimeField()
    recorded = models.BooleanField(default=False)
    told_by = models.CharField(max_length=120, blank=True)
    told_on = models.DateField(null=True, blank=True)

    class Meta:
        """Once a party; nobody for two; what was recorded says who said so and when."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["secondment", "round", "party"], name="one_agreement_a_party"),
            models.UniqueConstraint(
                fields=["secondment", "round", "membership"],
                condition=models.Q(recorded=False),
                name="nobody_agrees_for_two",
            ),
            models.CheckConstraint(
                condition=models.Q(recorded=False, told_by="", told_on__isnull=True)
                | (models.Q(recorded=True, party=Party.PERSON, told_on__isnull=False) & ~models.Q(told_by="")),
                name="agreement_recorded_says_from_whom",
            ),
        ]
