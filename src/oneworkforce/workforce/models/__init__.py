"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.staff_record import StaffRecord
from oneworkforce.workforce.models.staff_upload import (
    PartKind,
    RememberedHeading,
    RememberedWord,
    StaffUpload,
    StaffUploadPart,
    UploadLease,
)

__all__ = [
    "Giving",
    "PartKind",
    "Post",
    "RememberedHeading",
    "RememberedWord",
    "StaffRecord",
    "StaffUpload",
    "StaffUploadPart",
    "Total",
    "UploadLease",
]
