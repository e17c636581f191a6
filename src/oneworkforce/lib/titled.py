"""Values of tables and files that know what people call them."""

from enum import StrEnum
from typing import Self


class Titled(StrEnum):
    """A value for tables and files, with its title for people."""

    title_: str

    def __new__(cls, value: str, title: str = "") -> Self:
        """Make a text that knows its title."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.title_ = title
        return made

    @classmethod
    def choices(cls) -> tuple[tuple[str, str], ...]:
        """Return (value, title) for a form or a column."""
        return tuple((member.value, member.title_) for member in cls)
