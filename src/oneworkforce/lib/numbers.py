"""Numbers as people type them, in forms and in files: one grammar, and one set of sentences for what is none.

Figures are 0 to 9 (the full-width ones of other keyboards too). Thousands are set apart by commas or spaces, in groups
of three and all of them: "1,204", "12 500". A point or a comma begins the decimals: "18.5", "18,5". What could be
either, such as "1,204", is always a thousand: where no number is so large it is refused, and never taken for 1.204.
Nothing else is a number: no plus sign, no exponent, no currency, no word.
"""

import re
from decimal import Decimal

from oneworkforce.lib.faults import Fault

LONGEST = 12
"""Figures before the decimals, at most."""
PLACES = 6
"""Decimals that are read: as many as spreadsheets write of a third of an hour. How many are meant, the caller says."""
_ALIKE = {
    **{0xFF10 + figure: str(figure) for figure in range(10)},
    **dict.fromkeys((0xA0, 0x2009, 0x202F), " "),
    0xFF0C: ",",
    0xFF0E: ".",
    0xFF1A: ":",
    0x2212: "-",
}
"""Signs that other keyboards and typesetters use for ours."""
_GROUPED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:[, ][0-9]{3}){1,3})(?:\.(?P<part>[0-9]{1,6}))?")
_PLAIN = re.compile(r"(?P<whole>[0-9]{1,12})(?:[.,](?P<part>[0-9]{1,6}))?")
_YEAR = re.compile(r"[0-9]{4}")


def signs(said: str) -> str:
    """Return what was typed without white space round it, each sign as the usual keyboard has it."""
    return said.translate(_ALIKE).strip()


def decimal(said: str, *, signed: bool = False) -> Decimal | None:
    """Return the number that a text is, with at most `PLACES` decimals; None where it is none.

    `signed`: it may be less than nothing, with a minus sign before it.
    """
    words = signs(said)
    minus = signed and words.startswith("-")
    words = words[1:].lstrip() if minus else words
    found = _GROUPED.fullmatch(words) or _PLAIN.fullmatch(words)
    if found is None:
        return None
    whole = found["whole"].replace(",", "").replace(" ", "")
    return Decimal(f"{'-' if minus else ''}{whole}.{found['part'] or 0}")


def whole(said: str) -> int | None:
    """Return the whole number that a text is, None where it is none; "12.0" of a spreadsheet is one."""
    number = decimal(said)
    return None if number is None or number != number.to_integral_value() else int(number)


def hundredths(said: str) -> int | None:
    """Return the hundredths of a number with at most two decimals that say something; None where it is none."""
    number = decimal(said)
    return None if number is None or number * 100 % 1 else int(number * 100)


def year(said: str) -> int | None:
    """Return the year that a text is: four figures and nothing else."""
    words = signs(said)
    return int(words) if _YEAR.fullmatch(words) else None


def read_whole(said: str, where: str, *, least: int = 0, most: int) -> tuple[int | None, Fault | None]:
    """Return a whole number from `least` to `most`, and what is wrong with it; an empty text is None and no fault."""
    if not signs(said):
        return None, None
    number = whole(said)
    if number is None or not least <= number <= most:
        return None, Fault(where, f"This is not a whole number from {least:,} to {most:,}.", "Enter figures.")
    return number, None


def read_hundredths(said: str, where: str, *, most: int) -> tuple[int | None, Fault | None]:
    """Return the hundredths of a number from 0 to `most`, and what is wrong with it; an empty text is None."""
    if not signs(said):
        return None, None
    number = hundredths(said)
    if number is None:
        return None, Fault(where, "This is not a number with two places or fewer.", "Write it as 12.5.")
    if number > most * 100:
        return None, Fault(where, f"This is not a number from 0 to {most:,}.", "Write it as 12.5.")
    return number, None


def read_year(said: str, where: str, *, least: int, most: int) -> tuple[int | None, Fault | None]:
    """Return a year from `least` to `most`, and what is wrong with it; an empty text is None and no fault."""
    if not signs(said):
        return None, None
    found = year(said)
    if found is None or not least <= found <= most:
        return None, Fault(where, f"This is not a year from {least} to {most}.", "Enter four figures.")
    return found, None
