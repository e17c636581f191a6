"""How audit tells of the partnership's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.partnership.models import (
    Cover,
    Grant,
    Grouping,
    Invitation,
    Locality,
    Membership,
    Organisation,
    Person,
    Team,
    Token,
)


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("organisation", "the organisation", labelled(Organisation, "name"), "organisation"),
        Noun("team", "the team", labelled(Team, "name"), "team"),
        Noun("locality", "the locality", labelled(Locality, "name"), "locality"),
        Noun("grouping", "the grouping", labelled(Grouping, "name"), "grouping"),
        Noun("person", "the record of", labelled(Person, "name"), "person"),
        Noun("membership", "the membership of", labelled(Membership, "person__name"), "member"),
        Noun("invitation", "the invitation of", labelled(Invitation, "person__name")),
        Noun("grant", "a role of", labelled(Grant, "membership__person__name")),
        Noun("cover", "the cover for", labelled(Cover, "away__person__name")),
        Noun("token", "the token of", labelled(Token, "membership__person__name")),
        Noun("sign_in", "the sign-in of", labelled(Membership, "person__name"), "member"),
    )
