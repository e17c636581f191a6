"""What of the workforce waits for this viewer: for the home page."""

from datetime import date

from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.queries import enquiries_waiting, returns, terms_waiting
from oneworkforce.workforce.queries.terms_waiting import Waits


def of(viewer: Viewer, *, today: date) -> tuple[Waits, ...]:
    """Return what is asked of one's organisation and of oneself, and what of pay, conditions and secondments waits."""
    return (
        *returns.waiting(viewer, today=today),
        *enquiries_waiting.of(viewer, today=today),
        *terms_waiting.of(viewer, today=today),
    )
