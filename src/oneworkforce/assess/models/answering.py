"""What people answer, from the first page to the day a round is closed: sealed, and led to by nothing.

docs/reference/method.md 4 says what is promised. Nothing here has a time finer than a day or leads to a contact.
"""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped


class Draft(Scoped):
    """Answers that were not handed in yet. Found and opened by whoever holds the token, and by nobody else.

    `place` and the key that opens `sealed` are derived from the token, which is not kept. `page`: the furthest seen.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=64)
    sealed = models.BinaryField()
    page = models.PositiveSmallIntegerField(default=0)
    kept_on = models.DateField()

    class Meta:
        """One draft a token."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["place"], name="one_draft_a_token")]


class Ballot(Scoped):
    """One person's answers as they were handed in, sealed under the round's key, until the mixer takes them."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ballots")
    sealed = models.BinaryField()
    day = models.DateField()


class Batch(Scoped):
    """Ten ballots and more in random order, sealed together, until the round is closed."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="batches")
    people = models.PositiveIntegerField()
    sealed = models.BinaryField()


class Remark(Scoped):
    """What somebody wrote in their own words about an arc. Kept when the round is closed, in random order.

    It says nothing of who wrote it: no group, no language, no other answer.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="remarks")
    arc = models.CharField(max_length=40)
    words = models.TextField()
    set_aside = models.BooleanField(default=False)


class Theme(Scoped):
    """What several remarks say, in a few words of the people who read them. `arc` "" is of the whole round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="themes")
    arc = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=160)

    class Meta:
        """One theme a title."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "title"], name="one_theme_a_title")]


class Coding(Scoped):
    """A remark says what a theme says: somebody read it and thought so."""

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="codings")
    coded_by = models.CharField(max_length=160)

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["remark", "theme"], name="one_coding_a_theme")]
