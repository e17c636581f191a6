"""Guarded results: what pages, files and the API may read of a round's answers, and nothing else."""

from typing import ClassVar

from django.db import models

from oneworkforce.assess.models.round import Round, Upload
from oneworkforce.ground.models import Scoped


class Result(Scoped):
    """The head of one analysis of a round. The one in force has the highest number; the rows of others are removed.

    `groups` lists every group as (column, category) pairs, the whole first (domain.results.Results).
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="results")
    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="results")
    number = models.PositiveSmallIntegerField()
    respondents = models.PositiveIntegerField(null=True, blank=True)
    min_cell = models.PositiveSmallIntegerField()
    weighted = models.BooleanField()
    groupings = models.JSONField()
    groups = models.JSONField()
    notes = models.JSONField()
    against = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """One a number."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "number"], name="one_result_a_number")]


class ResultRow(Scoped):
    """One guarded row of a result: of a group (its place in `Result.groups`), an arc or a question, or the overall.

    `figures` are the keys of docs/reference/results.md.
    """

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="rows")
    group = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    arc = models.CharField(max_length=40, blank=True)
    question = models.CharField(max_length=40, blank=True)
    figures = models.JSONField()

    class Meta:
        """In the order of the results; found by group, and by arc."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["result", "place"], name="one_row_a_place")]
        indexes: ClassVar = [
            models.Index(fields=["result", "group"], name="result_row_group"),
            models.Index(fields=["result", "arc"], name="result_row_arc"),
        ]
