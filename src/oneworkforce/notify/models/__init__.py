"""Calendar entries, and who is asked to them."""

from oneworkforce.notify.models.entry import Attendee, CalendarEntry

__all__ = ["Attendee", "CalendarEntry"]
