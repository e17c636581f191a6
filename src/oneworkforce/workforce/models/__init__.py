"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.collection import Collection, QualityLetter, Return
from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.session import Session, SessionAgency, SessionDecision, SessionTick
from oneworkforce.workforce.models.staff_record import StaffRecord

__all__ = [
    "Collection",
    "Giving",
    "Post",
    "QualityLetter",
    "Return",
    "Session",
    "SessionAgency",
    "SessionDecision",
    "SessionTick",
    "StaffRecord",
    "Total",
]
