"""How audit tells of the plan's nouns."""

from oneworkforce.audit.nouns import Noun, describe, labelled
from oneworkforce.plan.models import (
    Action,
    Comment,
    Feed,
    GrantCondition,
    Group,
    Meeting,
    SignOff,
    Strand,
    Strategy,
    Version,
)


def register() -> None:
    """Say how each noun is called and where its page is."""
    describe(
        Noun("strategy", "the strategy", labelled(Strategy, "title"), "strategy"),
        Noun("strand", "the strand", labelled(Strand, "title"), "strand"),
        Noun("action", "the action", labelled(Action, "title"), "action"),
        Noun("sign_off", "the sign-off of", labelled(SignOff, "strategy__title"), "sign_off"),
        Noun("group", "the group", labelled(Group, "name"), "group"),
        Noun("meeting", "a meeting of", labelled(Meeting, "group__name"), "meeting"),
        Noun("version", "a version of the text of", labelled(Version, "strategy__title"), "version"),
        Noun("grant condition", "the grant condition of", labelled(GrantCondition, "funder")),
        Noun("feed", "the calendar feed of", labelled(Feed, "person__name"), many="their calendar feed"),
        Noun("comment", "a comment on", labelled(Comment, "version__strategy__title")),
    )
