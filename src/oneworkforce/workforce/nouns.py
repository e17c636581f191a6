"""How audit tells of the workforce's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.workforce.models import Collection, Giving, Post, Return, Session, StaffRecord, Total


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("post", "the post", labelled(Post, "reference")),
        Noun("staff record", "the staff record of", labelled(StaffRecord, "person__name")),
        Noun("giving", "what is given by", labelled(Giving, "organisation__name")),
        Noun("total", "a total of", labelled(Total, "organisation__name")),
        Noun("collection", "the collection", labelled(Collection, "title"), "collection"),
        Noun("return", "the return of", labelled(Return, "organisation__name")),
        Noun("data session", "the session in", labelled(Session, "locality__name"), "data_session"),
    )
