"""A session in a locality: its agencies say what is of value, it decides what is recorded there."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Organisation


class Session(Scoped):
    """One session: where, when, who ran it. `data_set` is the version of the items that were put up."""

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, related_name="data_sessions")
    held_on = models.DateField()
    run_by = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    data_set = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class SessionAgency(Scoped):
    """An agency that was there. `sends_file`: it sends its data afterwards instead of entering totals in the room."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="agencies")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="data_sessions")
    sends_file = models.BooleanField(default=False)

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "organisation"], name="once_in_a_session")]


class SessionTick(Scoped):
    """That an agency finds an item of value."""

    agency = models.ForeignKey(SessionAgency, on_delete=models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=40)

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "item"], name="one_tick_an_item")]


class SessionDecision(Scoped):
    """What was decided of one item: the locality adds it or not, and why."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="decisions")
    item = models.CharField(max_length=40)
    adds = models.BooleanField()
    why = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        """One an item."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "item"], name="one_decision_an_item")]
