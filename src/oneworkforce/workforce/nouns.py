"""How audit tells of the workforce's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.workforce.models import Giving, Picture, Population, Post, StaffRecord, Total


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("post", "the post", labelled(Post, "reference")),
        Noun("staff record", "the staff record of", labelled(StaffRecord, "person__name")),
        Noun("giving", "what is given by", labelled(Giving, "organisation__name")),
        Noun("picture", "the picture of the workforce made by", labelled(Picture, "made_by")),
        Noun("population", "the population table", labelled(Population, "title")),
        Noun("total", "a total of", labelled(Total, "organisation__name")),
    )
