"""Pictures of the workforce: the guarded counts that pages, files and reports read, and nothing else of them."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped


class Picture(Scoped):
    """The head of one picture: the counts of a day. The one in force has the highest number.

    `places`: [id, name, level, id of what it lies in or ""] of each locality as it was then. `data_set` and `roles`
    are the versions of the lists it was counted by. `unknown`: what organisations that give totals did not say, by
    name. `changed`: of how many people outside one organisation had something changed since the picture before.
    `whole_on`: the day of the last picture of which every figure was made anew where it was not this
    one.
    """

    number = models.PositiveIntegerField()
    as_of = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=160)
    data_set = models.CharField(max_length=20)
    roles = models.CharField(max_length=20)
    min_cell = models.PositiveSmallIntegerField()
    synthetic = models.BooleanField()
    places = models.JSONField()
    organisations = models.PositiveIntegerField()
    in_totals = models.PositiveIntegerField()
    unknown = models.JSONField(default=dict)
    changed = models.PositiveIntegerField(default=0)
    whole_on = models.DateField(null=True, blank=True)

    class Meta:
        """One a number."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="one_picture_a_number"),
        ]


class PictureRow(Scoped):
    """One guarded cell of a picture: of people, or of what they have (`universe`), by a cut.

    `cut` names its dimensions ("locality/age", "" for the whole), `first` and `second` are its nodes. `figures` are
    the sums of domain.counted.MEASURES that its cut tells; those in `withheld` are null there, and kept nowhere.
    `own`: withheld by this picture's own counts, not only by those of the picture before.
    """

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    universe = models.CharField(max_length=12)
    cut = models.CharField(max_length=40, blank=True)
    first = models.CharField(max_length=100, blank=True)
    second = models.CharField(max_length=100, blank=True)
    figures = models.JSONField()
    withheld = models.JSONField(default=list)
    own = models.BooleanField(default=False)

    class Meta:
        """In the order of the picture; found by cut, and by what is first in it."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["picture", "place"], name="one_picture_row_a_place"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["picture", "universe", "cut", "first"], name="picture_row_cut"),
        ]
