"""What a report says of how a text was consulted on: who was asked, who answered, what was replied."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oneworkforce.lib import text
from oneworkforce.lib.days import day
from oneworkforce.plan.domain.kinds import Asked

_MANY = {
    Asked.ORGANISATION: ("organisation of the partnership", "organisations of the partnership"),
    Asked.UNION: ("trade union or staff body", "trade unions or staff bodies"),
    Asked.FAMILIES: ("group of children, young people and families", "groups of children, young people and families"),
    Asked.OTHER: ("other", "others"),
}
NO_UNION = "No trade union or staff body is among those asked."


@dataclass(frozen=True, slots=True)
class One:
    """One who was asked, and whether they answered."""

    kind: Asked
    answered: bool


@dataclass(frozen=True, slots=True)
class Consultation:
    """What is known of the consultation on one version; `out_on` None: it has not gone out."""

    number: int
    out_on: date | None
    ended_on: date | None
    still_open: bool
    asked: tuple[One, ...]
    comments: int
    replied: int


def sentences(found: Consultation) -> tuple[str, ...]:
    """Return the consultation in sentences; none where the version has not gone out."""
    if found.out_on is None or found.ended_on is None:
        return ()
    out = f"Version {found.number} of the text has been out for comment since {day(found.out_on)}"
    if not found.still_open:
        out = f"Version {found.number} of the text was out for comment from {day(found.out_on)}"
    said = [f"{out}{', until ' if found.still_open else ' to '}{day(found.ended_on)}."]
    said.append(_asked(found.asked))
    if not any(one.kind is Asked.UNION for one in found.asked):
        said.append(NO_UNION)
    said.append(_comments(found.comments, found.replied))
    return tuple(said)


def who(asked: Sequence[One]) -> str:
    """Return "3 organisations of the partnership and 1 trade union or staff body"."""
    many = Counter(one.kind for one in asked)
    return text.listed([text.counted(many[kind], *_MANY[kind]) for kind in Asked if many[kind]])


def _asked(asked: Sequence[One]) -> str:
    answered = sum(one.answered for one in asked)
    reached = "none has answered" if not answered else f"{answered:,} answered"
    return f"{len(asked):,} {'was' if len(asked) == 1 else 'were'} asked ({who(asked)}); {reached}."


def _comments(comments: int, replied: int) -> str:
    if not comments:
        return "No comment was made."
    came = f"{text.counted(comments, 'comment')} {'was' if comments == 1 else 'were'} made"
    if replied == comments:
        return f"{came}, {'and it has a reply' if comments == 1 else 'and all have a reply'}."
    return f"{came}; {replied:,} {'has' if replied == 1 else 'have'} a reply."
