"""How audit tells of the workforce's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.workforce.models import Enquiry, Giving, Post, StaffRecord, Total


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("post", "the post", labelled(Post, "reference")),
        Noun("staff record", "the staff record of", labelled(StaffRecord, "person__name")),
        Noun("giving", "what is given by", labelled(Giving, "organisation__name")),
        Noun("enquiry", "an enquiry to", labelled(Enquiry, "organisation__name"), "enquiry"),
        Noun("search", "a search", lambda _ids: {}, many="for people"),
        Noun("total", "a total of", labelled(Total, "organisation__name")),
    )
