"""The report desk: what is written, what is said of it, and what was issued."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower

from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.models.round import Round
from oneworkforce.ground.models import Scoped


class Report(Scoped):
    """A paper on the desk: a layout filled from a round, a strategy (its id in plan), or both.

    `exempt`: never for the public, under the paragraph of `exempt_under`. `text`: append the strategy's adopted text,
    else the one out for comment.
    """

    title = models.CharField(max_length=200)
    layout = models.CharField(max_length=40)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    strategy = models.UUIDField(null=True, blank=True)
    text = models.BooleanField(default=False)
    exempt = models.BooleanField(default=False)
    exempt_under = models.CharField(max_length=200, blank=True)
    made_by = models.CharField(max_length=160)
    made_at = models.DateTimeField()

    class Meta:
        """One report a title."""

        indexes: ClassVar = [
            models.Index("partnership", models.F("made_at").desc(), Lower("title"), "id", name="reports_listed")
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=["partnership", "title"], name="one_report_a_title")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class ReportPart(Scoped):
    """Own words in one part of a report: a section, a gap, or a line of its head, by the part's key in the layout."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(max_length=80)
    placing = models.CharField(max_length=10, choices=Placing.choices(), default=Placing.AFTER.value)
    words = models.TextField(blank=True)
    changed_by = models.CharField(max_length=160)
    changed_at = models.DateTimeField()

    class Meta:
        """Once a part."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "key"], name="one_part_a_key")]


class ReportComment(Scoped):
    """What a colleague says of a draft, of one part (`key`) or the whole (""), and when it was settled."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    key = models.CharField(max_length=80, blank=True)
    words = models.TextField()
    said_by = models.CharField(max_length=160)
    said_at = models.DateTimeField()
    reply = models.TextField(blank=True)
    settled_by = models.CharField(max_length=160, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)


class Issue(Scoped):
    """A report as it was issued: frozen with its figures. `document` is documents.model.Report as JSON.

    `public`: on the public page, which no exempt report can be. `withdrawn_at`: no longer shown, and why.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    document = models.JSONField()
    exempt = models.BooleanField()
    public = models.BooleanField(default=False)
    job = models.UUIDField(null=True, blank=True)
    issued_by = models.CharField(max_length=160)
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=160, blank=True)
    withdrawn_for = models.CharField(max_length=300, blank=True)

    class Meta:
        """Numbered; nothing exempt is public."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="one_issue_a_number"),
            models.CheckConstraint(condition=~models.Q(exempt=True, public=True), name="exempt_is_never_public"),
        ]


class IssueFile(Scoped):
    """An issue as a file: html, docx or pdf, made once."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=4)
    content = models.BinaryField()

    class Meta:
        """Once a kind."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["issue", "kind"], name="one_file_a_kind")]
