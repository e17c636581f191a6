"""What a partnership remembers of its workforce."""

from oneworkforce.workforce.models.collection import Collection, QualityLetter, Return
from oneworkforce.workforce.models.enquiry import Enquiry, Forwarded
from oneworkforce.workforce.models.giving import Giving, Total
from oneworkforce.workforce.models.hr_question import HrQuestion, HrQuestionGroup
from oneworkforce.workforce.models.picture import Picture, PictureRow
from oneworkforce.workforce.models.plan_available import (
    Assumption,
    PivotalPost,
    PlanVersion,
    Projected,
    ProjectedSkill,
    Successor,
    Trainees,
)
from oneworkforce.workforce.models.plan_delivery import Indicator, Measure, Review
from oneworkforce.workforce.models.plan_required import GrowthRate, NewRole, PlanPopulation, Ratio, Service
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
from oneworkforce.workforce.models.workforce_plan import Criterion, Option, OptionScore, PlanPlace, WorkforcePlan

__all__ = [
    "Agreement",
    "Assumption",
    "Collection",
    "Criterion",
    "Enquiry",
    "Forwarded",
    "Giving",
    "GrowthRate",
    "HrQuestion",
    "HrQuestionGroup",
    "Indicator",
    "Measure",
    "NewRole",
    "Option",
    "OptionScore",
    "PartKind",
    "Picture",
    "PictureRow",
    "PivotalPost",
    "PlanPlace",
    "PlanPopulation",
    "PlanVersion",
    "Population",
    "PopulationRow",
    "Post",
    "Projected",
    "ProjectedSkill",
    "QualityLetter",
    "Ratio",
    "RememberedHeading",
    "RememberedWord",
    "Return",
    "Review",
    "SearchBlock",
    "SearchDue",
    "SearchNumber",
    "Secondment",
    "Service",
    "Session",
    "SessionAgency",
    "SessionDecision",
    "SessionTick",
    "StaffRecord",
    "StaffUpload",
    "StaffUploadPart",
    "Successor",
    "Terms",
    "TermsGroup",
    "TermsOf",
    "TermsValue",
    "Total",
    "Trainees",
    "UploadLease",
    "WorkforcePlan",
]
