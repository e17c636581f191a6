"""Wrapped keys of documents, and the tombstones that keep them dead.

No foreign key leads out of here: the keystore is a database of its own. Ids are random and say nothing.
"""

from typing import ClassVar

from django.db import models


class Wrap(models.Model):
    """The key of a `document`, wrapped under the master key of that number, because it is about the `subject`."""

    document = models.UUIDField()
    subject = models.UUIDField(db_index=True)
    partnership = models.UUIDField()
    master_key = models.PositiveIntegerField(db_index=True)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        """Once for each document and subject."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "subject"], name="one_wrap_a_subject")]
        indexes: ClassVar = [models.Index(fields=["partnership", "made_at"], name="wrap_partnership")]


class Tombstone(models.Model):
    """What must never come back from a copy of the keystore.

    With a `subject` alone: every wrap of that subject. With a `document` alone: every wrap of that document, whose
    last one has died. With both: the one wrap that was taken away when children were merged or unmerged.
    `certificate` is the id of the disposal that it belongs to; `by` and `reason` let a crashed disposal be finished.
    """

    subject = models.UUIDField(null=True)
    document = models.UUIDField(null=True)
    partnership = models.UUIDField(db_index=True)
    disposed_at = models.DateTimeField()
    certificate = models.UUIDField(null=True, db_index=True)
    by = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Each thing dies once; a disposed subject has its certificate."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(subject__isnull=False) | models.Q(document__isnull=False),
                name="tombstone_of_something",
            ),
            models.CheckConstraint(
                condition=models.Q(subject__isnull=True)
                | models.Q(document__isnull=False)
                | models.Q(certificate__isnull=False),
                name="tombstone_of_a_subject_is_certified",
            ),
            models.UniqueConstraint(
                fields=["subject"], condition=models.Q(document__isnull=True), name="one_tombstone_a_subject"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(subject__isnull=True), name="one_tombstone_a_document"
            ),
            models.UniqueConstraint(
                fields=["document", "subject"],
                condition=models.Q(subject__isnull=False, document__isnull=False),
                name="one_tombstone_a_wrap",
            ),
        ]
