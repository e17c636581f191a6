"""How audit tells of the workforce's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.workforce.models import Giving, Post, StaffRecord, StaffUpload, Total


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("post", "the post", labelled(Post, "reference")),
        Noun("staff record", "the staff record of", labelled(StaffRecord, "person__name")),
        Noun("giving", "what is given by", labelled(Giving, "organisation__name")),
        Noun("staff upload", "a file of posts given by", labelled(StaffUpload, "asked_by")),
        Noun("total", "a total of", labelled(Total, "organisation__name")),
    )
