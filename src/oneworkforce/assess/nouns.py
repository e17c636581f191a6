"""How audit tells of the assessment's nouns."""

from oneworkforce.assess.models import Finding, Issue, Report, Round, Upload, Workshop
from oneworkforce.audit.nouns import Noun, describe, labelled


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("round", "the round", labelled(Round, "title"), "round"),
        Noun("upload", "the answers of", labelled(Upload, "round__title")),
        Noun("finding", "a finding of", labelled(Finding, "round__title")),
        Noun("workshop", "a workshop on", labelled(Workshop, "round__title"), "workshop"),
        Noun("report", "the report", labelled(Report, "title"), "report"),
        Noun("issue", "an issue of the report", labelled(Issue, "report__title"), "issue"),
    )
