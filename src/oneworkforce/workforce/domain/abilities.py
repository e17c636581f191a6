"""What somebody can do that a plan asks for: a skill in words, a language, a level of qualification. Pure.

Each has a key ("skill:makaton", "language:pl", "level:6"), under which it is counted and kept.
"""

from enum import StrEnum

from oneworkforce.lib import text


class Ability(StrEnum):
    """The kinds, the part of a key before the colon."""

    SKILL = "skill"
    LANGUAGE = "language"
    LEVEL = "level"


def key(*, skill: str = "", language: str = "", level: int | None = None) -> str:
    """Return the key of what is asked for; "" where nothing is. `language` is a tag, `level` that or a higher one."""
    if skill:
        return f"{Ability.SKILL}:{text.folded(skill)}"
    if language:
        return f"{Ability.LANGUAGE}:{language}"
    return "" if level is None else f"{Ability.LEVEL}:{level}"


def parts(ability: str) -> tuple[Ability, str]:
    """Return the kind of a key, and what it asks for."""
    kind, _, value = ability.partition(":")
    return Ability(kind), value
