"""Languages as people name them, kept as BCP 47 tags: spoken and signed ones, each under one tag.

Names and kinship come from CLDR and the IANA registry through langcodes. One rule is ours: CLDR turns
"sh" (Serbo-Croatian) into Serbian in Latin letters; what a person said of themselves stays as said.
"""

import difflib
import re
from collections.abc import Collection
from functools import cache

import langcodes
from langcodes.data_dicts import MACROLANGUAGES
from langcodes.language_lists import CLDR_LANGUAGES
from language_data.name_data import CODE_TO_NAMES

from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

LONGEST_NAME = 80
LONGEST_TAG = 20
KIN = 9
"""CLDR's distance up to which a speaker of one is understood in the other: Serbo-Croatian and Bosnian are 9 apart."""

_KEPT = {"sh": "sh", "hbs": "sh"}
_SEVERAL = re.compile(r"[,;/&+]| (?:and|or) ", re.IGNORECASE)
_REMEDY = "Write its English name, such as Polish or British Sign Language."
_NEAR, _CLOSE, _MOST = 0.65, 0.8, 3
_SHORTEST = 4


def read(typed: str, where: str = "language") -> str:
    """Return the standard tag of the language that a person named.

    Raises `Refused` at the field `where`, with names that are near, for anything else; for a tag too,
    because "no" and "is" are tags.
    """
    words = text.plain(typed)
    tag = _found(words) if words and len(words) <= LONGEST_NAME and not _SEVERAL.search(words) else ""
    if not tag:
        near = suggestions(words)
        asked = f"Did you mean {text.listed([f'“{one}”' for one in near], 'or')}?" if near else _REMEDY
        what = (
            "Write one language at a time." if _SEVERAL.search(words) else "This is no language that we know by name."
        )
        raise Refused(Fault(where, what, asked))
    return tag


def standard(tag: str) -> str:
    """Return the one tag under which a language is kept; a tag of nothing known raises ValueError."""
    if tag.lower() in _KEPT:
        return _KEPT[tag.lower()]
    made = langcodes.standardize_tag(tag)
    if not langcodes.tag_is_valid(made) or len(made) > LONGEST_TAG:
        raise ValueError("no tag of a known language")
    return made


@cache
def name(tag: str) -> str:
    """Return the English name of a tag: "Serbo-Croatian", "Portuguese (Brazil)"."""
    return langcodes.Language.get(tag, normalize=tag not in _KEPT).display_name("en")


def suggestions(typed: str) -> tuple[str, ...]:
    """Return up to three names of languages that look like what was typed, the well-known first."""
    words = text.folded(typed)[:LONGEST_NAME]
    if len(words) < _SHORTEST:
        return ()
    for names, alike in ((_well_known(), _NEAR), (_all(), _CLOSE)):
        near = difflib.get_close_matches(words, names, _MOST, alike)
        if near:
            return tuple(names[one] for one in near)
    return ()


def kin(wanted: str, tags: Collection[str]) -> frozenset[str]:
    """Return those of `tags` whose speakers can help where `wanted` is asked for: the same language or its kin."""
    return frozenset(tag for tag in tags if tag == wanted or _distance(wanted, tag) <= KIN)


def family(wanted: str, tags: Collection[str]) -> frozenset[str]:
    """Return those of `tags` that `wanted` may stand for: its kin, the members of a macrolanguage, and the other way.

    Chinese finds Cantonese and Cantonese finds Chinese, although their speakers may not understand each other:
    who searches is told which languages are meant, and each person's own is shown.
    """
    return kin(wanted, tags) | {tag for tag in tags if wanted == _macro(tag) or tag == _macro(wanted)}


def _macro(tag: str) -> str:
    """Return the macrolanguage of a tag's language, "" for none (IANA's registry)."""
    return MACROLANGUAGES.get(tag.split("-", 1)[0], "")


@cache
def _distance(one: str, other: str) -> int:
    return min(langcodes.tag_distance(one, other), langcodes.tag_distance(other, one))


def _found(words: str) -> str:
    """Return the standard tag that the words name, or ""."""
    try:
        return standard(langcodes.find(words).to_tag())
    except (LookupError, ValueError):
        return ""


@cache
def _well_known() -> dict[str, str]:
    """Return the names that come first by themselves: those of CLDR and the sign languages, folded as compared."""
    codes = {code for code in CLDR_LANGUAGES if code in CODE_TO_NAMES} | {"sh", "bfi", "isg", "cmn", "yue", "pa", "so"}
    return {text.folded(CODE_TO_NAMES[code]["en"]): CODE_TO_NAMES[code]["en"] for code in sorted(codes)}


@cache
def _all() -> dict[str, str]:
    """Return every English name of a language, folded as compared."""
    return {
        text.folded(names["en"]): names["en"]
        for code, names in CODE_TO_NAMES.items()
        if code.islower() and code.isalpha() and len(code) in {2, 3} and "en" in names
    }
