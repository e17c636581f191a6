"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.collection import Collection, QualityLetter, Return
from oneworkforce.workforce.models.enquiry import Enquiry, Forwarded
from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.hr_question import HrQuestion, HrQuestionGroup
from oneworkforce.workforce.models.picture import Picture, PictureRow
from oneworkforce.workforce.models.population import Population, PopulationRow
from oneworkforce.workforce.models.post import Post
from oneworkforce.workforce.models.search import SearchBlock, SearchDue, SearchNumber
from oneworkforce.workforce.models.secondment import Agreement, Secondment
from oneworkforce.workforce.models.session import Session, SessionAgency, SessionDecision, SessionTick
from oneworkforce.workforce.models.staff_record import StaffRecord
from oneworkforce.workforce.models.staff_upload import (
    PartKind,
    RememberedHeading,
    RememberedWord,
    StaffUpload,
    StaffUploadPart,
    UploadLease,
)
from oneworkforce.workforce.models.terms import Terms, TermsGroup, TermsOf, TermsValue

__all__ = [
    "Agreement",
    "Collection",
    "Enquiry",
    "Forwarded",
    "Giving",
    "HrQuestion",
    "HrQuestionGroup",
    "PartKind",
    "Picture",
    "PictureRow",
    "Population",
    "PopulationRow",
    "Post",
    "QualityLetter",
    "RememberedHeading",
    "RememberedWord",
    "Return",
    "SearchBlock",
    "SearchDue",
    "SearchNumber",
    "Secondment",
    "Session",
    "SessionAgency",
    "SessionDecision",
    "SessionTick",
    "StaffRecord",
    "StaffUpload",
    "StaffUploadPart",
    "Terms",
    "TermsGroup",
    "TermsOf",
    "TermsValue",
    "Total",
    "UploadLease",
]
