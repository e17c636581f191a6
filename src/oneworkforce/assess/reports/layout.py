"""The layout of a paper from YAML: its particulars, and its sections with their blocks in order."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oneworkforce.assess.domain import framework_parts
from oneworkforce.documents.model import Blank, Paragraph
from oneworkforce.lib import text, yaml_lines

FOLDER = Path(__file__).parent / "layouts"

DEEPEST, DEEPEST_SAID = 3, "three"

PLACEHOLDERS = ("framework", "strategy", "threshold")
"""Words in braces that stand for the framework's title, the strategy's, and the framework's acceptable score."""

Item = str | Paragraph | Blank
"""The name of a computed block, words of the layout's own, or a gap for a person to fill."""

_LAYOUT = framework_parts.Keys((), ("title", "subtitle", "particulars", "sections"))
_PARTICULAR = framework_parts.Keys((), ("label", "text", "say"))
_SECTION = framework_parts.Keys((), ("title", "blocks", "sections", "wide", "numbered"))
_ITEM = framework_parts.Keys((), ("text", "blank"))
_BRACES = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Particular:
    """A line of the paper's head: words, the name of a computed one (`say`), or a gap where both are empty."""

    label: str
    text: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it is laid out."""

    title: str
    items: tuple[Item, ...] = ()
    parts: tuple["Part", ...] = ()
    wide: bool = False
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper as it is laid out; texts may hold `PLACEHOLDERS` in braces."""

    title: str
    subtitle: str
    particulars: tuple[Particular, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What a layout may name: blocks of sections, and computed particulars."""

    blocks: Collection[str]
    particulars: Collection[str]


def shipped() -> dict[str, Path]:
    """Return the layouts that come with the product: name -> file."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}


def load(reference: str, names: Names) -> Layout:
    """Return the shipped layout called `reference`, else the one in the file of that name.

    Raises `faults.Refused` with the line of every fault: an unknown key, block or placeholder among them.
    """
    return parse(yaml_lines.read(shipped().get(reference, Path(reference))), names)


def parse(document: yaml_lines.Document, names: Names) -> Layout:
    """Return the layout in `document`; raises like `load`."""
    reader = _Reader(framework_parts.Parts(document), names)
    made = reader.layout(document.data)
    reader.parts.finish()
    return made


@dataclass
class _Reader:
    parts: framework_parts.Parts
    names: Names

    def layout(self, value: Any) -> Layout:
        top = self.parts.keys((), value, _LAYOUT, "A layout")
        return Layout(
            title=self.title((), top["title"], "The layout"),
            subtitle=self.words(("subtitle",), top["subtitle"]),
            particulars=tuple(self.particulars(top["particulars"])),
            parts=self.sections((), top["sections"]),
        )

    def particulars(self, value: Any) -> Iterator[Particular]:
        if value is framework_parts.BLANK:
            return
        for index, each in enumerate(self.parts.items(("particulars",), value, "particulars")):
            place = ("particulars", index)
            part = self.parts.keys(place, each, _PARTICULAR, "A particular")
            say = self.words((*place, "say"), part["say"])
            if say and say not in self.names.particulars:
                self.unknown((*place, "say"), say, self.names.particulars)
            label = self.words((*place, "label"), part["label"])
            if not label:
                self.parts.fault(place, "A particular has no label.", "Add it, for example label: Meeting.")
            yield Particular(label, self.words((*place, "text"), part["text"]), say)

    def sections(self, place: yaml_lines.Place, value: Any) -> tuple[Part, ...]:
        if value is framework_parts.BLANK:
            return ()
        here = (*place, "sections")
        if here.count("sections") > DEEPEST:
            self.parts.fault(here, f"Sections go {DEEPEST_SAID} deep at most.", "Move this one up.")
            return ()
        return tuple(
            self.section((*here, at), each) for at, each in enumerate(self.parts.items(here, value, "sections"))
        )

    def section(self, place: yaml_lines.Place, value: Any) -> Part:
        part = self.parts.keys(place, value, _SECTION, "A section")
        blocks = part["blocks"]
        within = (*place, "blocks")
        items = [] if blocks is framework_parts.BLANK else self.parts.items(within, blocks, "blocks")
        return Part(
            title=self.title(place, part["title"], "A section"),
            items=tuple(item for at, each in enumerate(items) if (item := self.item((*within, at), each))),
            parts=self.sections(place, part["sections"]),
            wide=self.parts.flag((*place, "wide"), part["wide"]),
            numbered=part["numbered"] is framework_parts.BLANK
            or self.parts.flag((*place, "numbered"), part["numbered"]),
        )

    def item(self, place: yaml_lines.Place, value: Any) -> Item | None:
        if isinstance(value, str):
            if value not in self.names.blocks:
                self.unknown(place, value, self.names.blocks)
            return value
        part = self.parts.keys(place, value, _ITEM, "A block")
        if part["text"] is not framework_parts.BLANK:
            return Paragraph(self.words((*place, "text"), part["text"]))
        if part["blank"] is not framework_parts.BLANK:
            return Blank(self.words((*place, "blank"), part["blank"]))
        self.parts.fault(place, "A block says nothing.", "Write the name of a block, or text: or blank: with words.")
        return None

    def title(self, place: yaml_lines.Place, value: Any, noun: str) -> str:
        found = self.words((*place, "title"), value)
        if value is framework_parts.BLANK:
            self.parts.fault(place, f"{noun} has no title.", "Add it, for example title: Purpose.")
        return found

    def words(self, place: yaml_lines.Place, value: Any) -> str:
        """Return text with white space folded; a placeholder must be known."""
        found = " ".join(self.parts.sentence(place, value).split())
        for name in _BRACES.findall(found):
            if name not in PLACEHOLDERS:
                self.unknown(place, name, PLACEHOLDERS)
        return found

    def unknown(self, place: yaml_lines.Place, name: str, known: Collection[str]) -> None:
        what = f"There is no block or word {yaml_lines.named(name)}."
        self.parts.fault(place, what, f"Choose from {text.listed(sorted(known))}.")


def filled(words: str, values: dict[str, str]) -> str:
    """Return `words` with each placeholder replaced by its value."""
    return _BRACES.sub(lambda match: values[match[1]], words)


def placeholders(words: str) -> tuple[str, ...]:
    """Return the names in braces."""
    return tuple(_BRACES.findall(words))


def every(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts in reading order."""
    for part in parts:
        yield part
        yield from every(part.parts)


def words(laid: Layout) -> Iterator[str]:
    """Yield every text of the layout that may hold placeholders."""
    yield from (laid.title, laid.subtitle, *(particular.text for particular in laid.particulars))
    for part in every(laid.parts):
        yield part.title
        for item in part.items:
            match item:
                case Paragraph(said) | Blank(said):
                    yield said
