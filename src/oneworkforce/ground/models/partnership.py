"""The partnership: the tenant. A local area's organisations working as one."""

import uuid

from django.db import models


class Partnership(models.Model):
    """One partnership. Its people, records and rules are its own; nothing crosses to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return its name."""
        return self.name
