"""Guarded results leave the house as a file."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.permissions import rounds
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions


def results(*, by: Viewer, now: datetime, round: UUID, reason: str) -> None:  # noqa: A002  the field's word
    """Record that somebody took the guarded results of a round, and what for."""
    with transactions.whole("results.export"):
        found = rounds.get(by, round)
        record(by=by, verb="exported", noun="round", subject=found.pk, fields=["results"], reason=reason, now=now)
