"""Whom a round asks, by which letters and links. What they answer is not here, and nothing here leads to it."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.domain.kinds import Letter as Kind
from oneworkforce.assess.models.frame import FrameCell
from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped


class Contact(Scoped):
    """One address that is asked to answer, once. Of its link a digest alone is kept; `number` counts replacements.

    `answered` says that the link was used, and never when. No page, list or file shows it of a person.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="contacts")
    cell = models.ForeignKey(FrameCell, on_delete=models.PROTECT, related_name="contacts")
    email = models.EmailField()
    name = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=12, blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, blank=True)
    answered = models.BooleanField(default=False)
    unwanted = models.BooleanField(default=False)

    class Meta:
        """One contact an address; one link a digest."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "email"], name="one_contact_an_address"),
            models.UniqueConstraint(fields=["digest"], condition=~models.Q(digest=""), name="one_contact_a_digest"),
        ]


class OpenLink(Scoped):
    """A link, and its picture to scan, for everybody of one cell of the frame."""

    cell = models.OneToOneField(FrameCell, on_delete=models.CASCADE, related_name="link")
    number = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One link a digest."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["digest"], name="one_open_link_a_digest")]


class Letter(Scoped):
    """The words of a letter to an audience; "" stands for every audience without words of its own."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="letters")
    audience = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices())
    subject = models.CharField(max_length=160)
    words = models.TextField()

    class Meta:
        """One of a kind for an audience."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "audience", "kind"], name="one_letter_of_a_kind")
        ]


class Sending(Scoped):
    """One sending of letters: to everybody, or to those alone who had not answered. Who they were is not kept."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sendings")
    kind = models.CharField(max_length=12, choices=Kind.choices())
    letters = models.PositiveIntegerField()
    asked_by = models.CharField(max_length=160)
    asked_at = models.DateTimeField()
