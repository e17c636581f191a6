"""What is written about a child, encrypted; and the certificate that says it was disposed of."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models.scoped import Scoped


class Narrative(Scoped):
    """One text under a key of its own, whose wraps live in the keystore (ground/narratives.py reads and writes it).

    `format` is the version of the envelope. Once its last wrap has died the ciphertext is erased too.
    """

    ciphertext = models.BinaryField(null=True)
    format = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Either there is a text, or it says when it was erased."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True, ciphertext__isnull=False)
                | models.Q(erased_at__isnull=False, ciphertext__isnull=True),
                name="narrative_erased_holds_nothing",
            )
        ]


class Disposal(Scoped):
    """The certificate: the keys of everything written about `subject` (a random id) were destroyed.

    `documents` is how many texts died with them; a text about two children lives until the second is disposed of.
    `last_keystore_copy_dies_on`: until then a copy of the keystore could still hold the keys.
    """

    subject = models.UUIDField()
    disposed_at = models.DateTimeField()
    by = models.CharField(max_length=160)
    reason = models.CharField(max_length=200)
    documents = models.PositiveIntegerField()
    last_keystore_copy_dies_on = models.DateField()

    class Meta:
        """A subject is disposed of once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "subject"], name="one_disposal_a_subject")
        ]
