"""A workforce plan leaves the house as a paper: that it was taken is recorded."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.workforce.commands.workforce_plans import NOUN
from oneworkforce.workforce.permissions import workforce_plans


def take(*, by: Viewer, now: datetime, plan: UUID, kind: str) -> None:
    """Record that the plan was taken as a file of this kind ("pdf")."""
    with transactions.whole("workforce plan.fetch"):
        row = workforce_plans.get(by, plan)
        record(by=by, verb="downloaded", noun=NOUN, subject=row.pk, fields=[kind], now=now)
