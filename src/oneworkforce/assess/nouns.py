"""How audit tells of the assessment's nouns."""

from oneworkforce.assess.models import Finding, Interview, Issue, Need, Report, Round, Upload
from oneworkforce.audit.nouns import Noun, describe, labelled


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("round", "the round", labelled(Round, "title"), "round"),
        Noun("upload", "the answers of", labelled(Upload, "round__title")),
        Noun("finding", "a finding of", labelled(Finding, "round__title")),
        Noun("report", "the report", labelled(Report, "title"), "report"),
        Noun("interview", "the interview about", labelled(Interview, "service"), "interview"),
        Noun("need", "a need sent in", labelled(Need, "round__title")),
        Noun("issue", "an issue of the report", labelled(Issue, "report__title"), "issue"),
    )
