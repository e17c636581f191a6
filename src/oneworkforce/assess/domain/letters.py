"""Letters that ask for answers: their words, what is put into them, and how a sending is told. Pure."""

import hmac
import re
from collections.abc import Mapping
from uuid import UUID

from oneworkforce.assess.domain.kinds import Letter
from oneworkforce.lib.faults import Fault

LINK = "link"
PLACES = ("name", "partnership", "title", "closes", LINK)
"""What may stand in braces: the greeting's name, whose round it is, what is answered, until when, and where."""
LONGEST_SUBJECT = 100
LONGEST_WORDS = 4_000
TOLD = 10
"""Reminders are told in tens: their number says how many had not answered (docs/reference/method.md 4)."""

_BRACED = re.compile(r"\{([^{}]*)\}")
_NAMELESS = re.compile(r"[ \t]*\{name\}")

_INVITATION = """Hello {name},

How well do services work together for children here? Please tell us. It takes about ten minutes, on a phone too.

{link}

The link is for you alone. You can answer until {closes}. Nobody can see who answered what.

{partnership}"""
_REMINDER = """Hello {name},

You can still say how well services work together for children here. It takes about ten minutes.

{link}

What you began is still there. You can answer until {closes}. Nobody can see who answered what.

{partnership}"""
DEFAULTS: Mapping[Letter, tuple[str, str]] = {
    Letter.INVITATION: ("{partnership} asks for your view", _INVITATION),
    Letter.REMINDER: ("There is still time: {partnership} asks for your view", _REMINDER),
}
"""Our own words, (subject, letter), until somebody writes others: short, since shorter ones are answered more."""


def faults(subject: str, words: str) -> list[Fault]:
    """Return what is wrong with the words of a letter."""
    found = []
    for where, said, known in (("subject", subject, PLACES[:-1]), ("words", words, PLACES)):
        if any(each not in known for each in _BRACED.findall(said)):
            remedy = f"Use only {', '.join(f'{{{each}}}' for each in known)}."
            found.append(Fault(where, "Something in braces is nothing that we can fill in.", remedy))
    if f"{{{LINK}}}" not in words:
        found.append(Fault("words", "The letter has no link.", "Put {link} where the link shall stand."))
    return found


def fill(words: str, values: Mapping[str, str]) -> str:
    """Return words with what stands in braces filled in; without a name, the blank before it goes, too."""
    if not values.get("name"):
        words = _NAMELESS.sub("", words)
    return _BRACED.sub(lambda found: values.get(found[1], found[0]), words)


def told(kind: Letter, letters: int, asked: int) -> str:
    """Return how many letters a sending was, in words: reminders in tens, and not at all where few are asked."""
    if kind is Letter.INVITATION:
        return f"{letters:,}"
    if asked < TOLD:
        return "not shown: fewer than 10 are asked"
    return "fewer than 10" if letters < TOLD else f"about {(letters + TOLD // 2) // TOLD * TOLD:,}"


def key(secret: bytes, occasion: bytes, contact: UUID, number: int) -> str:
    """Return how the outbox knows a letter: the same for the same occasion, and telling nobody whose it is."""
    said = b"oneworkforce letter 1 " + occasion + contact.bytes + number.to_bytes(4, "big")
    return hmac.digest(secret, said, "sha256").hex()
