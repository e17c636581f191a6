"""YAML that people write by hand, as plain data that remembers on which line everything stands.

Less than all of YAML, on purpose: no aliases (they hide and they explode), no tags, one document,
every key once and always text. Plain values are read as in YAML 1.2, without its surprises: `no`,
`1:30`, `2010-03-31` and `007` are text; only `true`, `false`, `null`, whole numbers and decimals
are anything else. A decimal is a `Decimal`: thresholds and money are exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from oneworkforce.lib import faults

LARGEST = 1_000_000
"""Bytes. A framework of a thousand questions in three languages is half of this."""

DEEPEST = 20
LONGEST_NAMED = 60

WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")

Place = tuple[str | int, ...]
"""The way to a value: keys and, in lists, positions from 0: `("arcs", 2, "title")`."""


@dataclass(frozen=True)
class Document:
    """`data` is dict, list, str, int, Decimal, bool or None, nested; `name` is the file's, for messages."""

    name: str
    data: Any
    lines: dict[Place, int] = field(repr=False)

    def line(self, place: Place) -> int:
        """Return the line, from 1, of the value at `place`; of the nearest part around it where it is missing."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]

    def fault(self, place: Place, what: str, remedy: str) -> faults.Fault:
        """Return the fault that names the line of `place`."""
        return faults.Fault(f"line {self.line(place)}", what, remedy)


@dataclass
class Findings:
    """The faults found in a document so far. Reading goes on after one, so that one run finds them all.

    What reads on gives something harmless in place of a faulty value; `finish` refuses before any of it is used.
    """

    document: Document
    found: list[tuple[int, faults.Fault]] = field(default_factory=list)

    def fault(self, place: Place, what: str, remedy: str) -> None:
        """Note a fault at the line of `place`."""
        self.found.append((self.document.line(place), self.document.fault(place, what, remedy)))

    def finish(self) -> None:
        """Raise `faults.Refused` with every fault in the order of the lines, if there is one."""
        if self.found:
            raise faults.Refused(*(fault for _, fault in sorted(self.found, key=lambda pair: pair[0])))


def read(path: Path) -> Document:
    """Read a file of at most `LARGEST` bytes in UTF-8; raises `faults.Refused` with every fault's line."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _refused(path.name, "There is no such file.", "Check the name and the folder.") from None
    except OSError as error:
        raise _refused(path.name, f"The file cannot be read ({error.strerror}).", "Check what it is.") from None
    return decoded(raw, path.name)


def decoded(raw: bytes, name: str) -> Document:
    """Parse the content of a file of at most `LARGEST` bytes in UTF-8; raises `faults.Refused` as `read` does."""
    if len(raw) > LARGEST:
        raise _refused(name, f"The file is larger than {LARGEST:,} bytes.", "Check that it is the right file.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(f"line {line}", "This is not text in UTF-8.", "Save the file as UTF-8 text.") from None
    return parse(text, name)


def parse(text: str, name: str) -> Document:
    """Parse `text`; `name` says what it is. Raises `faults.Refused` with every fault's line."""
    builder = _Builder(yaml.parse(text, Loader=yaml.SafeLoader))
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        builder.refuse(*_explained(error, text))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        builder.refuse(line, "There is a control character, which cannot be seen.", "Type the line again.")
    if builder.faults:
        raise faults.Refused(*builder.faults)
    return Document(name, data, builder.lines)


def named(key: str) -> str:
    """Return words for a key or an id that are safe to print: a single word in quotes, else only its length."""
    return f"“{key}”" if len(key) <= LONGEST_NAMED and not re.search(r"\s", key) else faults.shown(key)


class _Builder:
    """Turns the parser's events into data, noting lines and faults on the way."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.lines: dict[Place, int] = {(): 1}
        self.faults: list[faults.Fault] = []

    def refuse(self, line: int, what: str, remedy: str) -> None:
        self.faults.append(faults.Fault(f"line {line}", what, remedy))

    def document(self) -> Any:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self.refuse(1, "The file is empty.", "Start from a template.")
            return None
        data = self.value(next(self.events), ())
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.refuse(_line(after), "A second document begins here.", "Keep one in a file: take out the line ---.")
        return data

    def value(self, event: yaml.Event, place: Place) -> Any:
        line = _line(event)
        self.lines.setdefault(place, line)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(line, "A part is repeated by an alias (*).", "Write it out in full, or quote a text with a *.")
            return None
        if getattr(event, "tag", None):
            self.refuse(line, "A value has a tag (!).", "Take the tag out, or quote a text that begins with !.")
        if isinstance(event, yaml.ScalarEvent):
            return means(event.value) if event.implicit[0] else event.value
        if len(place) >= DEEPEST:
            # Nothing after this can be read: the rest of the file stands inside.
            raise faults.Refused(
                faults.Fault(f"line {line}", f"Parts are nested more than {DEEPEST} deep.", "Check the brackets.")
            )
        return self.items(place) if isinstance(event, yaml.SequenceStartEvent) else self.entries(place)

    def items(self, place: Place) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*place, len(found))))
        return found

    def entries(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, place)
            if key in found:
                self.refuse(_line(event), f"A key stands here a second time: {named(key)}.", "Keep one of the two.")
            self.lines.setdefault((*place, key), _line(event))
            found[key] = self.value(next(self.events), (*place, key))
        return found

    def key(self, event: yaml.Event, place: Place) -> str:
        if isinstance(event, yaml.ScalarEvent) and event.value:
            return str(event.value)
        self.refuse(_line(event), "A key is missing, or is not a word.", "Write a word before the colon.")
        self.value(event, (*place, ""))
        return ""


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def means(text: str) -> str | int | Decimal | bool | None:
    """Return what an unquoted value means."""
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    if WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if DECIMAL.fullmatch(text) else text


def _explained(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """Return line, what is wrong and the remedy, in words that need no knowledge of YAML's grammar."""
    here, before = error.problem_mark, error.context_mark
    line = here.line if here else 0
    began = before.line if before else line
    problem, context = error.problem or "", error.context or ""
    words = text.splitlines()[line] if line < len(text.splitlines()) else ""
    if "\t" in words[: len(words) - len(words.lstrip())] or r"'\t'" in problem:
        return line + 1, "A tab stands where spaces must.", "Use spaces."
    if "mapping values are not allowed" in problem:
        return line + 1, "There is a colon where none is expected.", "Quote a text with a colon, or check the indent."
    if "expected ':'" in problem:
        return began + 1, "A colon is missing after this key.", "Write it, and a space after it; or check the indent."
    if "quoted scalar" in context and "end of stream" in problem:
        return began + 1, "A quotation mark opens here and never closes.", "Close it."
    if "while parsing a flow" in context:
        return began + 1, "A bracket opens here and is not closed well.", "Close it, and put commas between its parts."
    return line + 1, f"This cannot be read as YAML ({problem}).", "Check the indents, brackets and quotes around here."


def _refused(where: str, what: str, remedy: str) -> faults.Refused:
    return faults.Refused(faults.Fault(where, what, remedy))
