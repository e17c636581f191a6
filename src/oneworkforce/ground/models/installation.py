"""The installation itself: whether it is a demonstration, and when its worker last drew breath."""

from django.db import models


class Installation(models.Model):
    """One row. `demo`: holds synthetic people with printed sign-ins; production settings refuse to start on it."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    demo = models.BooleanField(default=False)

    class Meta:
        """There is one."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_installation"),)


class Beat(models.Model):
    """When a part of the worker last ran; the health page reads it."""

    name = models.CharField(primary_key=True, max_length=40)
    at = models.DateTimeField()
