"""Conditions that stand for all rows, where a reach has no bounds."""

from django.db.models import Q

EVERYTHING = Q(pk__isnull=False)
"""Holds for every row. Not Q(): an empty condition vanishes in "this or that", and leaves only "that"."""
