"""What a partnership remembers of its rounds: asking, answers, results, evidence, workshops, findings and reports."""

from oneworkforce.assess.models.answering import Ballot, Batch, Coding, Draft, Remark, Theme
from oneworkforce.assess.models.asking import Contact, Letter, OpenLink, Sending
from oneworkforce.assess.models.evidence import Evidence, Gathering, Note
from oneworkforce.assess.models.finding import Finding, Support
from oneworkforce.assess.models.frame import FrameCell, Watch
from oneworkforce.assess.models.instrument import Interview, Need, Scored, SelfAssessment
from oneworkforce.assess.models.report import Issue, IssueFile, Report, ReportComment, ReportPart
from oneworkforce.assess.models.result import Result, ResultRow
from oneworkforce.assess.models.round import Answers, Round, Upload, UploadPart
from oneworkforce.assess.models.workshop import Present, Remarked, Workshop

__all__ = [
    "Answers",
    "Ballot",
    "Batch",
    "Coding",
    "Contact",
    "Draft",
    "Evidence",
    "Finding",
    "FrameCell",
    "Gathering",
    "Interview",
    "Issue",
    "IssueFile",
    "Letter",
    "Need",
    "Note",
    "OpenLink",
    "Present",
    "Remark",
    "Remarked",
    "Report",
    "ReportComment",
    "ReportPart",
    "Result",
    "ResultRow",
    "Round",
    "Scored",
    "SelfAssessment",
    "Sending",
    "Support",
    "Theme",
    "Upload",
    "UploadPart",
    "Watch",
    "Workshop",
]
