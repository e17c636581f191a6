"""The words of the questionnaire's own pages, a file a language (assess/languages); English where there is none."""

import functools
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import yaml

FOLDER = Path(__file__).parents[1] / "languages"
USUAL = "en"


@functools.cache
def known() -> frozenset[str]:
    """Return the codes of the languages whose pages have words."""
    return frozenset(path.stem for path in FOLDER.glob("*.yaml"))


def of(language: str) -> str:
    """Return the language of the pages for somebody who reads `language`: the same, or English."""
    return next((code for code in (language, language.split("-", maxsplit=1)[0]) if code in known()), USUAL)


@functools.cache
def words(language: str) -> Mapping[str, str]:
    """Return the words of pages in one of the languages that are `known`, by key."""
    return MappingProxyType(yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8")))


def day(found: date, language: str) -> str:
    """Return "4 May 2026" in the language of a page."""
    return f"{found.day} {words(language)['months'].split()[found.month - 1]} {found.year}"


def chosen(wanted: Iterable[str], offered: Iterable[str]) -> str:
    """Return the first of `wanted` that is offered, else the first offered."""
    codes = list(offered)
    return next((code for code in wanted if code in codes), codes[0])
