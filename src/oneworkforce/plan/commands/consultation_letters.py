"""The letters that ask what somebody thinks of a text: those who do not sign in find the text in theirs."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.days import day
from oneworkforce.notify import email
from oneworkforce.partnership.public import reach
from oneworkforce.plan.models import Consulted, Version

SUBJECT = "You are asked to comment on a strategy"


def write(version: Version, asked: Sequence[Consulted], *, by: Viewer, link: str, now: datetime) -> int:
    """Write to each of `asked` who has an address, inside the command's transaction; return to how many."""
    to = [one for one in asked if one.email]
    words = _words(version, by, link, now) if to else ""
    for one in to:
        email.put(
            key=f"consulted:{one.pk}",
            to=one.email,
            subject=SUBJECT,
            text=words,
            about="a text out for comment",
            now=now,
        )
    return len(to)


def _words(version: Version, by: Viewer, link: str, now: datetime) -> str:
    until = version.comments_until
    contact = ", ".join([by.actor, *(one.email for one in reach({by.person}, today=timezone.localdate(now)))])
    return "\n\n".join(
        [
            f"{by.partnership_name} asks what you think of the text of its strategy {version.strategy.title}.",
            f"Comments are taken until {day(until)}." if until else "",
            f"Read it and comment here:\n{link}",
            f"If you do not sign in to OneWorkforce, send your comment to {contact}: it will be entered for you.",
            "The text as it went out:",
            version.body,
        ]
    )
