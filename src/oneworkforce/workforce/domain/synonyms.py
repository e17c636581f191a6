"""Other words for what people search for, read from lists/synonyms.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from oneworkforce.lib import text
from oneworkforce.workforce.domain import stems

FILE = Path(__file__).parent.parent / "lists" / "synonyms.yaml"


def skills(words: str) -> tuple[str, ...]:
    """Return the words that mean the same skill, as the list writes them, these themselves first."""
    asked = stems.stems(words)
    row = next((row for row in _skills() if asked in row), {})
    return (words, *(written for stem, written in row.items() if stem != asked))


@cache
def known_skills() -> tuple[str, ...]:
    """Return every skill that the list has a row for, as it writes them."""
    return tuple(words for row in _read()["skills"] for words in row)


@cache
def times() -> Mapping[str, str]:
    """Return the key of the hours that each folded word stands for."""
    return _by_word("times")


@cache
def languages() -> Mapping[str, str]:
    """Return the tag of the language that each folded everyday name stands for."""
    return _by_word("languages")


@cache
def credentials() -> Mapping[str, str]:
    """Return the kind of credential that each folded word stands for."""
    return _by_word("credentials")


@cache
def _skills() -> tuple[dict[tuple[str, ...], str], ...]:
    return tuple({stems.stems(words): words for words in row} for row in _read()["skills"])


def _by_word(part: str) -> dict[str, str]:
    return {text.folded(str(word)): str(key) for key, words in _read()[part].items() for word in words}


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read
