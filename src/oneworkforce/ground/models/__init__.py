"""The tables every context stands on."""

from oneworkforce.ground.models.installation import Beat, Installation
from oneworkforce.ground.models.job import Job
from oneworkforce.ground.models.message import Message
from oneworkforce.ground.models.narrative import Disposal, Narrative
from oneworkforce.ground.models.partnership import Partnership
from oneworkforce.ground.models.scoped import Scoped, ScopedManager
from oneworkforce.ground.models.user import User

__all__ = [
    "Beat",
    "Disposal",
    "Installation",
    "Job",
    "Message",
    "Narrative",
    "Partnership",
    "Scoped",
    "ScopedManager",
    "User",
]
