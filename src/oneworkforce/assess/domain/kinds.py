"""The kinds of things in an assessment, as tables keep them and people call them."""

from oneworkforce.lib.titled import Titled


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
