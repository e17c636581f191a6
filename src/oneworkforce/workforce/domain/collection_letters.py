"""The letters of a collection: our words for them, and what stands in braces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from oneworkforce.lib.faults import Fault
from oneworkforce.lib.titled import Titled

LONGEST = 4_000
PLACES = ("name", "organisation", "partnership", "title", "day", "deadline", "asked_by", "link")
"""What may stand in braces in a letter, and is filled in for each who gets it."""
_BRACES = re.compile(r"\{([^{}]*)\}")


class Letter(Titled):
    """Which letter it is."""

    INVITATION = "invitation", "Invitation"
    REMINDER = "reminder", "Reminder"


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter as somebody gets it."""

    subject: str
    text: str


SUBJECTS = {
    Letter.INVITATION: "Your workforce data: {title}",
    Letter.REMINDER: "Still missing: your workforce data, {title}",
}
DEFAULTS = {
    Letter.INVITATION: """\
Dear {name},

{partnership} is putting together who works with children and families here,
as it is on {day}. You look after this for {organisation}.

Please look at what we hold of {organisation} by {deadline}:
{link}

If nothing has changed, one press is enough. If you would rather give totals
than rows, or cannot take part, you can say so there.

{asked_by}""",
    Letter.REMINDER: """\
Dear {name},

We have not heard from {organisation} about its workforce data yet.
The deadline is {deadline}; what comes later still counts.

{link}

If nothing has changed, one press is enough. If you cannot take part, please
say so there, and we will not ask again this time.

{asked_by}""",
}


def faults(words: str, where: str) -> tuple[Fault, ...]:
    """Return what is wrong with the words of a letter: empty, without its link, or with braces nobody can fill."""
    if not words.strip():
        return (Fault(where, "The letter is empty.", "Write it, or take our words."),)
    found = []
    if any(name not in PLACES for name in _BRACES.findall(words)):
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        found.append(Fault(where, "Something in braces cannot be filled in.", f"Use only {known}."))
    if "{link}" not in words:
        found.append(Fault(where, "The letter does not lead anywhere.", "Put {link} on a line of its own."))
    return tuple(found)


def fill(which: Letter, words: str, values: Mapping[str, str]) -> Filled:
    """Return a letter with what stands in braces filled in; what is unknown stays as it is written."""
    subject = " ".join(_filled(SUBJECTS[which], values).split())
    return Filled(subject[:150], _filled(words, values) + "\n")


def _filled(words: str, values: Mapping[str, str]) -> str:
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), words)
