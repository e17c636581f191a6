"""The frame: how many could answer, by organisation, locality and audience; and what may be known while they do."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Locality, Organisation


class FrameCell(Scoped):
    """Those of one organisation, one locality and one audience who are asked: `invited` of them.

    No locality: they work everywhere. `audience` is an id of the framework's, "" where it has none. `cut` is fixed
    when the round is opened: the (column, category) of each of the round's columns that an answer from here carries
    (docs/reference/method.md 4). `by_link` and `on_paper` count answers that no contact was invited to give.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="frame")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    audience = models.CharField(max_length=40, blank=True)
    invited = models.PositiveIntegerField()
    cut = models.JSONField(default=list, blank=True)
    by_link = models.PositiveIntegerField(default=0)
    on_paper = models.PositiveIntegerField(default=0)

    class Meta:
        """One cell a combination; no locality is one too."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "organisation", "locality", "audience"], name="one_frame_cell_a_place"
            ),
            models.UniqueConstraint(
                fields=["round", "organisation", "audience"],
                condition=models.Q(locality__isnull=True),
                name="one_frame_cell_without_a_place",
            ),
        ]


class Watch(Scoped):
    """What may be known of the answering on one day: groups of ten invited and more, in bands, never counted finer.

    `rows`: (column, category, invited, band) of each group that may be shown, the whole with "" and "" first;
    `pages`: for each page how many of a hundred drafts left off there, where that may be shown.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="watched")
    day = models.DateField()
    rows = models.JSONField(default=list)
    pages = models.JSONField(default=list)

    class Meta:
        """Once a day, so that no two counts are so near that one person makes the difference."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "day"], name="one_watch_a_day")]
