"""A line of words, or fields, as what a search asks for: each part understood as something, or not and why. Pure.

"Serbo-Croatian, evenings, Willenhall": parts stand between commas. What a part is, is tried in this order: hours, a
credential, a place, a language, a role; a part of several words that is none of it as a whole is cut into the longest
pieces that are; what then is left is a skill in the person's own words.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from oneworkforce.lib import text
from oneworkforce.workforce.domain import roles, stems, synonyms
from oneworkforce.workforce.domain.wanted import Ability, Holding, Time, Tongue, Wanted

LONGEST = 200
"""Letters of a line that are read."""
MOST = 8
"""Parts of a line that are read."""
_LONGEST_PIECE = 5
_BEGIN, _BEGIN_ALONE = 5, 3
"""Letters that a word shares with a language's name: Brazilian and Brazil."""
_NEAR, _SUGGESTED = 0.72, 3
_BETWEEN = re.compile(r"[,;\n]| and | who | with | in (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Known:
    """What words can mean here. `places`: folded name to ids; `language`, `name`, `like`, `family`: of languages.

    `language` gives the tag of a name, or None; `name` the name of a tag; `like` names that look like words; `family`
    the tags on record that a tag may stand for. `holds`: whether anybody's skill is kept under all of some stems.
    """

    places: Mapping[str, Sequence[UUID]]
    place_names: Mapping[UUID, str]
    language: Callable[[str], str | None]
    name: Callable[[str], str]
    like: Callable[[str], Sequence[str]]
    family: Callable[[str], Sequence[str]]
    holds: Callable[[Collection[str]], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what was typed: what it was understood as, and what else is found by it."""

    kind: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A part that nothing here is called; `near`: what looks like it."""

    words: str
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class Read:
    """What was understood so far, in the order of the words."""

    languages: list[Tongue] = field(default_factory=list)
    skills: list[Ability] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    places: list[UUID] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    credentials: list[Holding] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)

    @property
    def wanted(self) -> Wanted:
        """What is asked for, each thing once."""
        held = (self.languages, self.skills, self.roles, self.places, self.times, self.credentials)
        return Wanted(*(tuple(dict.fromkeys(each)) for each in held))  # type: ignore[arg-type]  # in the order of Wanted


def line(typed: str, known: Known, read: Read) -> None:
    """Read a line of words into `read`."""
    parts = [each for said in _BETWEEN.split(typed[:LONGEST]) if (each := text.plain(said).strip(" .?!\"'"))]
    for part in parts[:MOST]:
        if stems.asked(part) and not _whole(part, known, read):
            _pieces(part, known, read)


def language(typed: str, known: Known, read: Read) -> None:
    """Read the field that asks for a language."""
    if not _language(typed, known, read):
        read.missed.append(Missed(typed, tuple(known.like(typed))))


def skill(typed: str, known: Known, read: Read) -> None:
    """Read the field that asks for a skill, in whatever words."""
    also = synonyms.skills(typed)[1:]
    if not stems.asked(typed) or not any(known.holds(stems.asked(way)) for way in (typed, *also)):
        read.missed.append(Missed(typed, _near(typed, known)))
        return
    read.skills.append(Ability(typed, also))
    read.parts.append(Part("skill", typed, also))


def role(key: str, read: Read) -> None:
    """Take a role by its key."""
    read.roles.append(key)
    read.parts.append(Part("role", roles.title(key)))


def place(found: UUID, known: Known, read: Read) -> None:
    """Take a place by its id."""
    if found in known.place_names:
        read.places.append(found)
        read.parts.append(Part("locality", known.place_names[found]))


def time(found: Time, read: Read) -> None:
    """Take hours."""
    read.times.append(found)
    read.parts.append(Part("hours", found.title_))


def credential(found: Holding, read: Read) -> None:
    """Take a kind of credential that has to be in date."""
    read.credentials.append(found)
    read.parts.append(Part("credential", f"{found.title_} in date"))


def _whole(words: str, known: Known, read: Read) -> bool:
    """Read words as one thing; False where they are none."""
    folded = text.folded(words)
    if key := synonyms.times().get(folded):
        time(Time(key), read)
    elif key := synonyms.credentials().get(folded):
        credential(Holding(key), read)
    elif found := known.places.get(folded):
        for each in found:
            place(each, known, read)
    elif _language(words, known, read):
        pass
    elif key := roles.by_words().get(folded) or roles.by_words().get(folded.removesuffix("s")):
        role(key, read)
    else:
        return False
    return True


def _language(words: str, known: Known, read: Read) -> bool:
    tag = synonyms.languages().get(text.folded(words)) or known.language(words)
    if tag is None or not _is_named(words, tag, known):
        return False
    also = tuple(each for each in known.family(tag) if each != tag)
    read.languages.append(Tongue(tag, also))
    read.parts.append(Part("language", known.name(tag), tuple(sorted(known.name(each) for each in also))))
    return True


def _is_named(words: str, tag: str, known: Known) -> bool:
    """Say whether words are all of a language's name: "Urdu speaking nurse" is more, and "somebody" is a far tribe's.

    A name in the language itself may begin otherwise; it is taken where it is no plain English word.
    """
    folded = text.folded(words)
    said, name = folded.split(), re.findall(r"\w+", text.folded(known.name(tag)))
    if folded in synonyms.languages() or (len(said) == 1 and not folded.isascii()):
        return True
    begin = _BEGIN if len(said) > 1 else _BEGIN_ALONE
    return all(any(each[:begin] == other[:begin] for other in name) for each in said)


def _pieces(words: str, known: Known, read: Read) -> None:
    """Cut words into the longest pieces that are something; the rest, side by side, are skills."""
    rest: list[str] = []
    for piece, is_whole in _cut(words.split(), known, read):
        if is_whole:
            _skill(rest, known, read)
            rest = []
        else:
            rest.append(piece)
    _skill(rest, known, read)


def _cut(words: list[str], known: Known, read: Read) -> Iterator[tuple[str, bool]]:
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_PIECE, len(words) - at), 0, -1):
            piece = " ".join(words[at : at + size])
            if size < len(words) and _certain(piece, size, known) and _whole(piece, known, read):
                yield piece, True
                at += size
                break
        else:
            yield words[at], False
            at += 1


def _certain(piece: str, size: int, known: Known) -> bool:
    """Say whether words in the middle of others may be taken for a thing: "even" and "bench" are languages too."""
    folded = text.folded(piece)
    if size > 1 or piece[:1].isupper() or folded in {**synonyms.times(), **synonyms.languages()}:
        return True
    return any(text.folded(name) == folded for name in known.like(piece))


def _skill(rest: list[str], known: Known, read: Read) -> None:
    words = " ".join(rest)
    if stems.asked(words):
        skill(words, known, read)


def _near(words: str, known: Known) -> tuple[str, ...]:
    """Return what looks like words: places, roles, skills of our list, languages; nothing in somebody's own words."""
    folded = text.folded(words)
    offered: dict[str, str] = {text.folded(name): name for name in known.place_names.values()}
    offered |= {text.folded(each.title): each.title for each in roles.all_roles().values()}
    offered |= {text.folded(each): each for each in synonyms.known_skills()}
    close = difflib.get_close_matches(folded, offered, _SUGGESTED, _NEAR)
    found = [*(offered[each] for each in close), *known.like(words)]
    return tuple(dict.fromkeys(found))[:_SUGGESTED]
