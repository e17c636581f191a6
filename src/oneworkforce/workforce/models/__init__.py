"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.enquiry import Enquiry, Forwarded
from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.search import SearchBlock, SearchDue, SearchNumber
from oneworkforce.workforce.models.staff_record import StaffRecord

__all__ = [
    "Enquiry",
    "Forwarded",
    "Giving",
    "Post",
    "SearchBlock",
    "SearchDue",
    "SearchNumber",
    "StaffRecord",
    "Total",
]
