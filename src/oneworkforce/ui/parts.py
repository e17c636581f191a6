"""The values that pages hand to components: cells, facts and links, with nothing but finished text in them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text, where it leads, the colour of its tag, and whether it is a number.

    `of`: what a way leads to the row of, where every row says the same; it is read out and not seen.
    """

    text: str
    href: str | None = None
    tag: str | None = None
    number: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of `ui.facts`: a name and its value (one text, several, or a Cell), and what can be done about it.

    With `why_not` the action is not offered and the sentence stands in its place.
    """

    key: str
    value: str | Cell | Sequence[str | Cell]
    href: str | None = None
    label: str = "Change"
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation, the breadcrumbs or the footer; `current` marks the page one is on."""

    label: str
    url: str
    current: bool = False
