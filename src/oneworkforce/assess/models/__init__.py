"""What a partnership remembers of its rounds, results, findings and reports."""

from oneworkforce.assess.models.finding import Finding, Support
from oneworkforce.assess.models.report import Issue, IssueFile, Report, ReportComment, ReportPart
from oneworkforce.assess.models.result import Result, ResultRow
from oneworkforce.assess.models.round import Answers, Round, Upload, UploadPart

__all__ = [
    "Answers",
    "Finding",
    "Issue",
    "IssueFile",
    "Report",
    "ReportComment",
    "ReportPart",
    "Result",
    "ResultRow",
    "Round",
    "Support",
    "Upload",
    "UploadPart",
]
