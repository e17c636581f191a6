"""An enquiry about somebody who has not agreed to be shown, put to their organisation."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.workforce.domain.enquiries import KEPT, Reason, Reply, Standing

LONGEST = 300
"""Letters of a sentence said with an enquiry or its answer."""


class Enquiry(Scoped):
    """Asked by a person of an organisation; answered by whoever keeps its posts, or by the person asked about.

    `sought`: what was searched for, as codes (web addresses of a search say the same). `named`: the one who asks was
    told which organisation it is. That it lapsed follows from `due_on`, its last day, and is not kept.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="enquiries")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sought = models.JSONField(default=dict)
    named = models.BooleanField()
    reason = models.CharField(max_length=12, choices=Reason.choices())
    words = models.CharField(max_length=LONGEST)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=12, choices=[(each.value, each.title_) for each in KEPT], default=Standing.WAITING
    )
    answer = models.CharField(max_length=LONGEST, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """Answered says when and by whom."""

        indexes: ClassVar = [models.Index(fields=["partnership", "asked_at"], name="enquiries_by_day")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state=Standing.WAITING.value, answered_at__isnull=True, answered_by="")
                | (~models.Q(state=Standing.WAITING.value) & models.Q(answered_at__isnull=False)),
                name="enquiry_answered_says_when",
            )
        ]


class Forwarded(Scoped):
    """An enquiry that its organisation gave to one of its people, who decides; whoever asked is not told whom."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="forwarded")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    forwarded_by = models.CharField(max_length=160)
    forwarded_at = models.DateTimeField()
    reply = models.CharField(max_length=8, choices=Reply.choices(), default=Reply.WAITING)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once a person."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enquiry", "person"], name="once_forwarded_to_a_person")
        ]
