"""The parts that files of frameworks and crosswalks are made of: keys, ids, numbers. Each notes its fault and goes on.

After a fault a part returns something harmless of the right type, so that the rest is checked too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from oneworkforce.lib import text, yaml_lines

Place = yaml_lines.Place

EXAMPLES = {
    "id": "id: a-short-id",
    "version": "version: 1",
    "title": "title: {{{language}: a title}}",
    "scale": "scale: {{min: 1, max: 5, threshold: 3.0}}",
    "min": "min: 1",
    "max": "max: 5",
    "threshold": "threshold: 3.0",
    "arcs": "arcs: with each below it, after a dash",
    "questions": "questions: with each below it, after a dash",
    "text": "text: {{{language}: a statement to score}}",
    "from": "from: {{framework: an-id, version: 1}}",
    "to": "to: {{framework: an-id, version: 2}}",
    "framework": "framework: an-id",
    "old": "old: an-id",
    "new": "new: an-id",
    "why": "why: the same in plainer words",
}

ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
HEADING = re.compile(r"[^\W\d_].{0,59}")  # a letter first: never a number, never a spreadsheet's formula
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

NOT_ANSWERED = ("dk", "na")
"""Answers: don't know, not applicable (method section 1)."""

CODES = "Write one such as en or cy."

BLANK = object()
"""Stands for a key that is absent, or that `Parts.keys` has already found fault with."""


@dataclass(frozen=True)
class Keys:
    """What a part must have, and what it may."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass
class Parts(yaml_lines.Findings):
    """Reads the values of one document; `language` is the framework's own."""

    language: str = "en"

    def keys(self, place: Place, value: Any, known: Keys, noun: str) -> dict[str, Any]:
        """Return the value of every known key, or `BLANK`; note keys that are unknown, empty or missing."""
        names = (*known.needed, *known.optional)
        if not isinstance(value, dict):
            if value is not BLANK:
                self.fault(place, f"{noun} must be keys with values.", f"It has {text.listed(known.needed)}.")
            return dict.fromkeys(names, BLANK)
        for key in value:
            if key not in names:
                remedy = text.nearest(key, names) or f"Take it out; the keys are {text.listed(names)}."
                self.fault((*place, key), f"{noun} has no key {yaml_lines.named(key)}.", remedy)
            elif value[key] is None:
                why = "A # begins a comment: put a colour in quotes." if key == "colour" else ""
                self.fault((*place, key), f"“{key}” has nothing after it.", why or "Fill it in or take it out.")
        for key in known.needed:
            if key not in value:
                example = EXAMPLES[key].format(language=self.language)
                self.fault(place, f"{noun} has no “{key}”.", f"Add it, for example {example}.")
        return {key: BLANK if value.get(key) is None else value[key] for key in names}

    def items(self, place: Place, value: Any, noun: str) -> list[Any]:
        """Return a list of at least one."""
        if isinstance(value, list) and value:
            return value
        if value is not BLANK:
            remedy = "Write [one, another], or each on a line with a dash."
            self.fault(place, f"There must be a list of {noun} here, of at least one.", remedy)
        return []

    def name(self, place: Place, value: Any) -> str:
        """Return an id: a letter, then letters, digits, _ or -, at most 40 in all."""
        if isinstance(value, str) and ID.fullmatch(value):
            return value
        if value is not BLANK:
            remedy = "Begin with a letter; then letters, digits, - and _; at most 40 in all."
            self.fault(place, f"This is no id: {_said(value)}.", remedy)
        return ""

    def names(self, place: Place, value: Any, noun: str) -> tuple[str, ...]:
        """Return a list of ids, each once."""
        found = [self.name((*place, index), item) for index, item in enumerate(self.items(place, value, noun))]
        for index, one in enumerate(found):
            if one and one in found[:index]:
                self.fault((*place, index), f"“{one}” stands in this list twice.", "Take one out.")
        return tuple(found)

    def text(self, place: Place, value: Any) -> dict[str, str]:
        """Return the words by language, white space folded; the framework's own language is among them."""
        if value is BLANK:
            return {}
        if not isinstance(value, dict):
            self.fault(place, "Words stand by language.", f"Write {{{self.language}: the words}}.")
            return {}
        for code in value:
            if not LANGUAGE.fullmatch(code):
                what = f"This is no code of a language: {yaml_lines.named(code)}."
                self.fault((*place, code), what, CODES)
        if self.language not in value:
            self.fault(
                place, f"There are no words in the framework's language, {self.language}.", f"Add {self.language}:."
            )
        return {code: " ".join(self.sentence((*place, code), words).split()) for code, words in value.items()}

    def sentence(self, place: Place, value: Any) -> str:
        """Return text that is not empty."""
        if value is BLANK:
            return ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault(place, "There are no words here.", "Write some, in quotes if they look like a number.")
        return ""

    def entries(self, place: Place, value: Any, example: str) -> dict[str, Any]:
        """Return keys with values, at least one; absent, none."""
        if isinstance(value, dict) and value:
            return value
        if value is not BLANK:
            self.fault(place, "There must be keys with values here.", f"Write {example}.")
        return {}

    def titles(self, place: Place, value: Any) -> dict[str, dict[str, str]]:
        """Return the titles of ids; absent, none."""
        found = self.entries(place, value, f"an-id: {{{self.language}: its title}}").items()
        return {self.name((*place, key), key): self.text((*place, key), words) for key, words in found}

    def whole(self, place: Place, value: Any) -> int:
        """Return a whole number."""
        if type(value) is int:
            return value
        if value is not BLANK:
            self.fault(place, f"This is not a whole number: {_said(value)}.", "Write one, for example 1.")
        return 1

    def number(self, place: Place, value: Any) -> Fraction:
        """Return a number exactly."""
        if type(value) in (int, Decimal):
            return Fraction(value)
        if value is not BLANK:
            self.fault(place, f"This is not a number: {_said(value)}.", "Write one, for example 3.0.")
        return Fraction()

    def code(self, place: Place, value: Any) -> str:
        """Return the code of a language; absent, English."""
        if isinstance(value, str) and LANGUAGE.fullmatch(value):
            return value
        if value is not BLANK:
            self.fault(place, f"This is no code of a language: {_said(value)}.", CODES)
        return "en"

    def flag(self, place: Place, value: Any) -> bool:
        """Return true or false; absent, false."""
        if value is BLANK or isinstance(value, bool):
            return value is True
        self.fault(place, f"This is neither true nor false: {_said(value)}.", "Write true, or take it out.")
        return False

    def colour(self, place: Place, value: Any) -> str:
        """Return a colour as #rrggbb; absent, ""."""
        if isinstance(value, str) and COLOUR.fullmatch(value):
            return value
        if value is not BLANK:
            self.fault(place, f"This is no colour: {_said(value)}.", 'Write six hexadecimal digits: "#1c5a9e".')
        return ""

    def heading(self, place: Place, value: Any) -> str | None:
        """Return the heading of a column; absent, None."""
        if isinstance(value, str) and HEADING.fullmatch(value):
            return " ".join(value.split())
        if value is not BLANK:
            self.fault(place, f"This is no heading: {_said(value)}.", "Begin with a letter; at most 60 characters.")
        return None

    def declared(self, place: Place, name: str, known: Mapping[str, Any], where: str) -> None:
        """Note an id that is not `known`, if any are."""
        if name and known and name not in known:
            remedy = text.nearest(name, known) or f"Add it to {where}."
            self.fault(place, f"“{name}” is not among the framework's {where}.", remedy)


@dataclass
class Claims:
    """Words that must differ, ignoring case and white space, unless they belong to the same `owner`."""

    parts: Parts
    remedy: str
    taken: dict[str, tuple[object, int]] = field(default_factory=dict)

    def take(self, place: Place, words: str, noun: str, owner: object) -> None:
        """Note a fault where `words` are another's already, or are an answer (dk, na)."""
        key = text.folded(words)
        if key in NOT_ANSWERED:
            self.parts.fault(place, f"{noun} is “{key}”, which is an answer.", "Choose another.")
        holder, line = self.taken.setdefault(key, (owner, self.parts.document.line(place)))
        if key and holder != owner:
            self.parts.fault(place, f"{noun} is on line {line} already.", self.remedy)


def _said(value: Any) -> str:
    """Return words for a value that are safe to print."""
    if isinstance(value, str):
        return yaml_lines.named(value)
    if isinstance(value, bool | list | dict | None):
        return {bool: "true or false", list: "a list", dict: "keys with values"}.get(type(value), "nothing")
    return str(value)
