"""What stands in people's calendars because we put it there, and must be changed or taken out with them."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped


class CalendarEntry(Scoped):
    """One entry. `title` is neutral: a shared telephone shows it; never a child's name, nor why people meet.

    An entry that lasts all day begins and ends at midnight in London; its end is not part of it.
    """

    uid = models.CharField(max_length=160)
    sequence = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    all_day = models.BooleanField(default=False)
    place = models.CharField(max_length=160, blank=True)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One entry a uid; it ends after it begins."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "uid"], name="one_entry_a_uid"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="entry_ends_after_it_begins"
            ),
        ]


class Attendee(Scoped):
    """One address asked to an entry."""

    entry = models.ForeignKey(CalendarEntry, on_delete=models.CASCADE, related_name="attendees")
    email = models.EmailField(max_length=254)

    class Meta:
        """Asked once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "email"], name="one_attendee_an_address")]
