"""Small pieces of plain English: lists in a sentence, counts with their noun, words as they are compared."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence


def listed(items: Sequence[str], joiner: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"; the empty list gives ""."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 question", "2 questions", "1,204 people"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def folded(words: str) -> str:
    """Return `words` as they are compared: NFKC, straight apostrophes, white space and case folded (method 1)."""
    straight = unicodedata.normalize("NFKC", words).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(straight.split()).casefold()


def by_word(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Return the key that each folded word stands for, of entries of a key and its words; the first key holds."""
    found: dict[str, str] = {}
    for key, words in entries:
        for word in words:
            found.setdefault(folded(word), key)
    return found


def plain(words: str) -> str:
    """Return `words` on one line, white space folded, without what steers a terminal instead of being read."""
    return " ".join("".join(letter for letter in words if letter.isprintable() or letter.isspace()).split())


def nearest(name: str, known: Iterable[str]) -> str:
    """Return "Did you mean “this”?" for the known name most like `name`; "" where none is like it."""
    near = difflib.get_close_matches(name, known, 1)
    return f"Did you mean “{near[0]}”?" if near else ""
