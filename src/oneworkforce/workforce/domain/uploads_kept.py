"""How long a file of posts keeps what it holds of people. In force since September 2026; in days, each with its reason.

Checked rows, rows to mend and what was stored before hold names, years of birth and equality facts beside the record
itself, where neither a person's own word nor a removal reaches them. So each is kept as long as it is of use.
"""

from datetime import datetime, timedelta

UNDOING = timedelta(days=90)
"""A stored file, for undoing and mending: what is wrong with it shows in the figures of the quarter that follows."""
MENDING = timedelta(days=90)
"""A file that was left to be mended, or undone: mending goes back to the same systems, once a quarter at the latest."""
ABANDONED = timedelta(days=30)
"""A file with which nobody went on: another extract is newer by then, and what it was compared with has moved on."""
GIVEN_UP = f"Nobody went on with this file for {ABANDONED.days} days: it was cancelled, and what it held is deleted."


def undone_until(stored_at: datetime) -> datetime:
    """Return until when a stored file can be undone, and what it keeps is there."""
    return stored_at + UNDOING


def mended_until(ended_at: datetime) -> datetime:
    """Return until when the rows to mend of a file that was not stored, or undone, can be taken."""
    return ended_at + MENDING
