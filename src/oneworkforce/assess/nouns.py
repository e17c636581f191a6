"""How audit tells of the assessment's nouns."""

from oneworkforce.assess.models import (
    Contact,
    Evidence,
    Finding,
    FrameCell,
    Gathering,
    Interview,
    Issue,
    Letter,
    Need,
    Note,
    Remark,
    Report,
    Round,
    Theme,
    Upload,
    Workshop,
)
from oneworkforce.audit.nouns import Noun, describe, labelled


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("round", "the round", labelled(Round, "title"), "round"),
        Noun("frame", "the frame of", labelled(Round, "title"), "frame"),
        Noun("gathering", "a line of the plan of evidence,", labelled(Gathering, "with_whom"), "gathering"),
        Noun("contact", "a contact of", labelled(Contact, "round__title")),
        Noun("letter", "a letter of", labelled(Letter, "round__title"), many="letters"),
        Noun("open link", "an open link of", labelled(FrameCell, "round__title")),
        Noun("upload", "the answers of", labelled(Upload, "round__title")),
        Noun("finding", "a finding of", labelled(Finding, "round__title")),
        Noun("note", "a note of", labelled(Note, "gathering__round__title")),
        Noun("quote", "a quote of", labelled(Note, "gathering__round__title")),
        Noun("evidence", "evidence of", labelled(Evidence, "round__title"), many="pieces of evidence"),
        Noun("remark", "a remark of", labelled(Remark, "round__title")),
        Noun("theme", "a theme of", labelled(Theme, "round__title")),
        Noun("workshop", "a workshop on", labelled(Workshop, "round__title"), "workshop"),
        Noun("report", "the report", labelled(Report, "title"), "report"),
        Noun("interview", "the interview about", labelled(Interview, "service"), "interview"),
        Noun("need", "a need sent in", labelled(Need, "round__title")),
        Noun("issue", "an issue of the report", labelled(Issue, "report__title"), "issue"),
    )
