"""Words that are likely to name somebody, to be looked at before a quote goes anywhere. A help, and no more.

It knows no names. It marks what often goes with one: a capital in mid-sentence, an e-mail address, a telephone number.
A name written small, or alone at the head of a sentence, is not marked: only a person can say that none is left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 4_000
"""Signs that are looked at: more is no quote."""

_EMAIL = r"[^\s@]{1,64}@[^\s@]{1,64}"
_PHONE = r"\+?\d[\d ().\-/]{5,24}\d"
_WORD = r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}\-][^\W\d_]+)*"
_TOKEN = re.compile(f"(?P<email>{_EMAIL})|(?P<phone>{_PHONE})|(?P<word>{_WORD})")
_FEWEST_FIGURES = 7
_ENDS = frozenset(".!?\n\N{HORIZONTAL ELLIPSIS}")
_QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_BESIDE = f" \t()[]-\N{EN DASH}\N{EM DASH}{_QUOTES}"
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "st", "sr", "fr"})
_SELF = re.compile(r"I(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w+)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `likely`: it may name somebody."""

    words: str
    likely: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    words: str
    likely: bool
    capital: bool


def marked(words: str) -> tuple[Piece, ...]:
    """Return the whole of `words` in pieces, in order; those that may name somebody are `likely`."""
    pieces: list[Piece] = []
    end = 0
    for token in _settled(words):
        if token.likely:
            if token.start > end:
                pieces.append(Piece(words[end : token.start]))
            pieces.append(Piece(token.words, likely=True))
            end = token.end
    if end < len(words):
        pieces.append(Piece(words[end:]))
    return tuple(pieces)


def likely(words: str) -> tuple[str, ...]:
    """Return what may name somebody, each once, as it is written."""
    return tuple(dict.fromkeys(piece.words for piece in marked(words) if piece.likely))


def _settled(words: str) -> list[_Token]:
    """Return the tokens; the head of a sentence is likely where it is so elsewhere, or where the next word is."""
    found = list(_tokens(words))
    elsewhere = {token.words for token in found if token.likely}
    settled: list[_Token] = []
    for token in reversed(found):
        after = settled[-1] if settled else None
        beside = after is not None and after.likely and after.capital and not words[token.end : after.start].strip(" .")
        if token.capital and (token.words in elsewhere or beside):
            settled.append(_Token(token.start, token.end, token.words, likely=True, capital=True))
        else:
            settled.append(token)
    return settled[::-1]


def _tokens(words: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(words[:LONGEST]):
        said = found[0]
        capital = bool(found["word"]) and said[0].isupper() and not _SELF.fullmatch(said)
        if found["word"]:
            sure = capital and not _begins(words, found.start())
        elif found["phone"]:
            sure = sum(sign.isdigit() for sign in said) >= _FEWEST_FIGURES
        else:
            sure = True
        yield _Token(found.start(), found.end(), said, sure, capital)


def _begins(words: str, start: int) -> bool:
    """Return whether a sentence begins here; a full stop after a title or an initial ends none."""
    before = words[:start].rstrip(_BESIDE)
    if not before or before[-1] not in _ENDS:
        return not before
    last = re.search(r"(\w+)\.$", before[-12:])
    return last is None or not (last[1].casefold() in _TITLES or (len(last[1]) == 1 and last[1].isupper()))
