"""Files of posts and staff records: where each stands, its pieces, who holds the way, and what was said of headings."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.domain.upload_states import UploadState


class StaffUpload(Scoped):
    """One file, from its arrival to its storing and undoing.

    `organisation` is that of every row; None where rows say their own, which are then listed in `organisations`.
    `headings` holds [heading, item, different texts, empty cells, names two items] of each column. `told` holds what
    was found, in groups (staff_findings.Group.kept). `words` holds [item, word, rows] of words that no list has, until
    the file comes to its end. `counts` holds rows by what became of them. `uploader` is the account of who gave it,
    `stored_by` and `undone_by` are who said that it be stored, and undone; its job is the one at work, or the last
    that was.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    organisations = models.JSONField(default=list)
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=10, choices=UploadState.choices(), default=UploadState.WAITING)
    uploader = models.UUIDField()
    asked_by = models.CharField(max_length=160)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    stored_at = models.DateTimeField(null=True, blank=True)
    stored_by = models.CharField(max_length=160, blank=True)
    undone_by = models.CharField(max_length=160, blank=True)
    job = models.UUIDField(null=True, blank=True)
    version = models.CharField(max_length=20, blank=True)
    headings = models.JSONField(default=list)
    told = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    words = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        """Lists go by when a file was given."""

        indexes: ClassVar = [models.Index(fields=["partnership", "-asked_at"], name="staff_uploads_by_time")]


class PartKind(models.TextChoices):
    """What a stored piece belongs to."""

    FILE = "file", "The file as it came"
    ROWS = "rows", "Its checked rows"
    WHOLE = "whole", "The same file with what to mend"
    MEND = "mend", "The rows to mend"
    ABSENT = "absent", "The posts that it does not mention"
    BEFORE = "before", "What was stored before, for undoing"


class StaffUploadPart(Scoped):
    """A piece of what an upload keeps. For checked rows: how many are new, changed and unchanged, from which row."""

    upload = models.ForeignKey(StaffUpload, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=8, choices=PartKind)
    number = models.PositiveIntegerField()
    content = models.BinaryField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)

    class Meta:
        """One piece a number."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "kind", "number"], name="one_staff_upload_part")
        ]


class UploadLease(Scoped):
    """Whose turn it is to have a file of an organisation stored; over once `until` is past."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="+")
    upload = models.ForeignKey(StaffUpload, on_delete=models.CASCADE, related_name="leases")
    until = models.DateTimeField()


class RememberedHeading(Scoped):
    """What a heading stands for in the files of an organisation, or those of several that `uploader` gives.

    Folded as compared. Either the organisation or the account is named.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    uploader = models.UUIDField(null=True, blank=True)
    heading = models.CharField(max_length=200)
    item = models.CharField(max_length=40)

    class Meta:
        """One meaning a heading."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "heading"],
                condition=models.Q(organisation__isnull=False),
                name="one_meaning_a_heading",
            ),
            models.UniqueConstraint(
                fields=["partnership", "uploader", "heading"],
                condition=models.Q(organisation__isnull=True),
                name="one_meaning_a_heading_of_several",
            ),
        ]


class RememberedWord(Scoped):
    """What a word of a column with a list stands for; in whose files, as with a heading."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    uploader = models.UUIDField(null=True, blank=True)
    item = models.CharField(max_length=40)
    word = models.CharField(max_length=80)
    value = models.CharField(max_length=40)

    class Meta:
        """One meaning a word."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "item", "word"],
                condition=models.Q(organisation__isnull=False),
                name="one_meaning_a_word",
            ),
            models.UniqueConstraint(
                fields=["partnership", "uploader", "item", "word"],
                condition=models.Q(organisation__isnull=True),
                name="one_meaning_a_word_of_several",
            ),
        ]
