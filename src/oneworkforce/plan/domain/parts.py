"""A file under check, part by part. It goes on after a fault, so that one run finds them all.

A faulty value is read as a stand-in; `Check.done` refuses before anything comes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oneworkforce.lib import text, typed, yaml_lines


class Check(yaml_lines.Findings):
    """A document, and the faults found in it so far."""

    def part(self, place: yaml_lines.Place, value: Any, noun: str, keys: Sequence[str]) -> "Part | None":
        """Return the mapping at `place`, with unknown keys refused; None, refused, where it is no mapping."""
        if not isinstance(value, dict):
            self.fault(place, f"{noun} is not in parts.", f"Write its keys, each with a colon: {text.listed(keys)}.")
            return None
        for key in value:
            if key not in keys:
                self.fault((*place, key), f"{noun} has no key “{key}”.", _meant(key, keys))
        return Part(self, place, value)

    def text(self, place: yaml_lines.Place, value: Any) -> str:
        """Return a text with its white space folded; "" for no value."""
        if isinstance(value, bool | list | dict):
            self.fault(place, "This is not one text.", "Put it in quotes, or check the colons and dashes.")
            return ""
        return "" if value is None else " ".join(str(value).split())


@dataclass(frozen=True)
class Part:
    """A mapping of the file at `place`: gives its values, and notes what is wrong with them."""

    check: Check
    place: yaml_lines.Place
    values: dict[str, Any]

    def at(self, key: str) -> yaml_lines.Place:
        """Return the place of `key`."""
        return (*self.place, key)

    def refuse(self, key: str, what: str, remedy: str) -> None:
        """Note a fault at `key`, or where the part begins if the key is missing."""
        self.check.fault(self.at(key), what, remedy)

    def blank(self, key: str) -> bool:
        """Return whether nothing is written at `key`."""
        return _blank(self.values.get(key))

    def text(self, key: str) -> str:
        """Return the text at `key`; "" where there is none."""
        return self.check.text(self.at(key), self.values.get(key))

    def lines(self, key: str) -> str:
        """Return the text at `key` with its lines as they are; "" where there is none."""
        value = self.values.get(key)
        if not isinstance(value, str):
            return self.text(key)
        return typed.lines(value, where="", label="", longest=len(value))[0].strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts at `key`: one text is a list of one, nothing an empty list."""
        value = self.values.get(key)
        if not isinstance(value, list):
            return tuple(filter(None, [self.text(key)]))
        found = []
        for position, entry in enumerate(value):
            place = (*self.at(key), position)
            if _blank(entry):
                self.check.fault(place, "A dash has nothing behind it.", "Write a text, or take the dash out.")
            found.append(self.check.text(place, entry))
        return tuple(found)

    def flag(self, key: str) -> bool:
        """Return the yes or no at `key`; no where there is none."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, f"“{key}” is neither true nor false.", "Write true or false.")
        return value is True


def _blank(value: Any) -> bool:
    """Return whether a value says nothing."""
    return value in (None, [], {}) or (isinstance(value, str) and not value.strip())


def _meant(key: str, keys: Sequence[str]) -> str:
    """Return the remedy for an unknown key."""
    if key.isdigit():
        return "If it is the end of an amount, put the amount in quotes, such as “£12,000”."
    return text.nearest(key.casefold(), keys) or f"The keys are {text.listed(keys)}."
