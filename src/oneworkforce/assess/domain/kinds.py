"""The kinds of things in an assessment, as tables keep them and people call them."""

from oneworkforce.lib.titled import Titled

COLLECTED = "asked"
"""The kind of an upload that was no file: its answers were handed in here, and came into use when it was closed."""


class UploadState(Titled):
    """What came of a file of answers."""

    WAITING = "waiting", "Being read"
    REFUSED = "refused", "Needs mending"
    KEPT = "kept", "In use"
    REPLACED = "replaced", "Replaced by a later file"
    FAILED = "failed", "Could not be read"


class UploadPart(Titled):
    """Which file a stored piece belongs to."""

    ANSWERS = "answers", "Answers"
    FRAME = "frame", "How many could have answered"
    MEND = "mend", "Rows to mend"


class Stance(Titled):
    """What the partnership makes of a finding."""

    PROPOSED = "proposed", "Not yet discussed"
    AGREED = "agreed", "Agreed"
    DISPUTED = "disputed", "Disputed"
    ENQUIRE = "enquire", "Enquire further"


class Support(Titled):
    """What supports a finding."""

    FIGURE = "figure", "A figure of the results"
    EVIDENCE = "evidence", "Other evidence"


class Placing(Titled):
    """How own words stand to what is computed in a part of a report."""

    BEFORE = "before", "Before what is computed"
    AFTER = "after", "After what is computed"
    INSTEAD = "instead", "Instead of what is computed"
    LEFT_OUT = "left_out", "Leave this part out"


class Instrument(Titled):
    """How a framework is answered, and who may know by whom (the framework file's key `answered`)."""

    QUESTIONNAIRE = "questionnaire", "Questionnaire, answered by nobody in particular"
    INTERVIEW = "interview", "Interview, scored about a service"
    SELF_ASSESSMENT = "self_assessment", "Self-assessment, private to its owner"


class Letter(Titled):
    """Which letter of a round."""

    INVITATION = "invitation", "Invitation"
    REMINDER = "reminder", "Reminder"


class Gathering(Titled):
    """A way in which evidence is gathered."""

    QUESTIONNAIRE = "questionnaire", "Questionnaire"
    FOCUS_GROUP = "focus_group", "Focus group"
    INTERVIEWS = "interviews", "Interviews"
    RECORDS = "records", "Records and figures we hold"


class Outcome(Titled):
    """What came of a line of the plan of evidence."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    NOT_RUN = "not_run", "Not run"


class EvidenceKind(Titled):
    """What a piece of evidence is."""

    DOCUMENT = "document", "A document"
    LINK = "link", "A page on the web"
    FIGURE = "figure", "A figure"


class Strength(Titled):
    """How much a piece of evidence can carry."""

    STRONG = "strong", "Strong: measured, recent and complete"
    FAIR = "fair", "Fair: measured in part, or some time ago"
    WEAK = "weak", "Weak: one view, or old"
