"""Events of change and of reading, and the seals that chain them."""

from oneworkforce.audit.models.event import Event
from oneworkforce.audit.models.link import Link

__all__ = ["Event", "Link"]
