"""An event told in a plain sentence, made when it is viewed."""

from collections.abc import Sequence
from dataclasses import dataclass

GONE = "no longer here"
_WHOLE = frozenset({"signed in", "signed out"})
"""Verbs that say all by themselves: what they were done to is not told."""

_FIELDS = {"email": "e-mail", "phone": "phone"}
_LINKING = (" of", " for")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, in the parts of which `thing` may lead to a page."""

    before: str
    thing: str
    after: str
    reason: str

    def __str__(self) -> str:
        """Return the whole sentence, with the reason."""
        said = f"{self.before}{self.thing}{self.after}"
        return f"{said} Reason: {self.reason}" if self.reason else said


def told(*, actor: str, verb: str, thing: str, fields: Sequence[str], reason: str) -> Sentence:
    """Return "Alice Arden changed the organisation Harbour School: e-mail, phone."."""
    named = ", ".join(field_words(field) for field in fields)
    after = f": {named}." if named else "."
    if verb in _WHOLE or not thing:
        return Sentence(f"{actor} {verb}", "", after, reason)
    return Sentence(f"{actor} {verb} ", thing, after, reason)


def thing(words: str, label: str | None) -> str:
    """Return what an event was about: `words` of the noun and its `label`, None where it is no longer here."""
    if label is not None:
        return f"{words} {label}"
    return f"{words} somebody {GONE}" if words.endswith(_LINKING) else f"{words} ({GONE})"


def field_words(field: str) -> str:
    """Return the name of a field as people say it."""
    return _FIELDS.get(field, field.replace("_", " "))
