"""A round: one year's run of a framework, the files of answers it was given, and the answers themselves."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from oneworkforce.assess.domain.kinds import Instrument, UploadState
from oneworkforce.assess.domain.kinds import UploadPart as PartKind
from oneworkforce.ground.models import Narrative, Scoped


class Round(Scoped):
    """One run. Framework, cuts (`by`: columns of the answers) and guard are fixed from the first file on.

    `framework` is the file's whole text: a framework is immutable once it is used. `previous`: the round that change
    is shown against; `crosswalk`: the text of the file that maps its questions to these, or "".

    A round that is asked here has dates: `opens_on` and `closes_on` as announced, the last day included; `opened_at`
    and `closed_at` as it happened. `key` seals what people answer until it is closed, and is then destroyed.
    """

    title = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField()
    framework_id = models.CharField(max_length=40)
    framework_version = models.PositiveIntegerField()
    framework = models.TextField()
    by = models.JSONField(default=list, blank=True)
    min_cell = models.PositiveSmallIntegerField(default=10)
    weighted = models.BooleanField(default=False)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    crosswalk = models.TextField(blank=True)
    instrument = models.CharField(max_length=16, choices=Instrument.choices(), default=Instrument.QUESTIONNAIRE.value)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    letters_a_minute = models.PositiveSmallIntegerField(default=60)
    key = models.ForeignKey(Narrative, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    synthetic = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        """One round a title; never shown for fewer than two; opened before it is closed."""

        indexes: ClassVar = [
            models.Index("partnership", "year", Lower("title"), "id", name="rounds_listed"),
            models.Index("partnership", "framework_id", name="round_framework"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_round_a_title"),
            models.CheckConstraint(condition=models.Q(min_cell__gte=2), name="round_guards"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | models.Q(opened_at__isnull=False),
                name="round_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_on__isnull=True)
                | models.Q(closes_on__isnull=True)
                | models.Q(closes_on__gte=models.F("opens_on")),
                name="round_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class Upload(Scoped):
    """A file of answers given to a round, perhaps with a frame. `faults`: (where, what, remedy) of each.

    `kind` and `frame_kind` are the files' endings; names are not kept, since a name may tell of somebody. `missing`:
    further words for an empty cell. `lenient`: bad cells were to be left out.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="uploads")
    state = models.CharField(max_length=10, choices=UploadState.choices(), default=UploadState.WAITING.value)
    kind = models.CharField(max_length=8)
    frame_kind = models.CharField(max_length=8, blank=True)
    lenient = models.BooleanField(default=False)
    missing = models.JSONField(default=list, blank=True)
    faults = models.JSONField(default=list, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    job = models.UUIDField(null=True, blank=True)
    asked_by = models.CharField(max_length=160)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One is read, and one is in use, at a time: two uploads cannot tangle."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(state=UploadState.WAITING.value), name="one_upload_waits"
            ),
            models.UniqueConstraint(
                fields=["round"], condition=models.Q(state=UploadState.KEPT.value), name="one_upload_kept"
            ),
        ]


class UploadPart(Scoped):
    """A piece of a file, a megabyte at most: kept until the file has been read, the rows to mend until the next one.

    The frame is kept as long as the answers are.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=8, choices=PartKind.choices())
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        """Numbered within a file."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["upload", "kind", "number"], name="one_part_a_number")]


class Answers(Scoped):
    """The answers of one cell: a byte each (docs/reference/method.md 1), `people` x questions in the layout's order.

    A large cell has several rows; `number` is their order. domain/packing.py says how they are pressed.

    `cell` is the category of each column of the round, in the order of `Round.by` and its frame, as (column, category).
    Nothing outside the analysis reads them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answers")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveIntegerField()
    cell = models.JSONField()
    people = models.PositiveIntegerField()
    packed = models.BinaryField()
