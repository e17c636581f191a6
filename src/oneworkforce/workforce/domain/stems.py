"""Words of a skill as they are compared: folded, without what says nothing, plural and ending taken off lightly. Pure.

"Play therapy", "play therapist" and "Play-therapies" meet; "sign" and "signal" do not. Two words are looked for side by
side, as they are written, so that "play therapy" does not find who leads play and knows art therapy.
"""

import itertools
import re
from functools import lru_cache

from oneworkforce.lib import text

LONGEST = 80
"""Letters of a skill that are read; a skill on record is no longer."""
_WORD = re.compile(r"[^\W_]+")
_SAYS_NOTHING = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "can", "some", "who"}
    | {"speak", "speaks", "speaking", "need", "needs", "somebody", "someone", "person", "people", "looking"}
)
_ENDINGS = (
    ("ists", ""),
    ("ist", ""),
    ("ies", "y"),
    ("ing", ""),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("s", ""),
)
SHORTEST = 4
"""A stem keeps so many letters: "sing" and "bus" stay."""
_KEPT = ("ss", "us", "is")


@lru_cache(maxsize=65_536)
def stems(words: str) -> tuple[str, ...]:
    """Return the stems of what is said in `words`, in their order."""
    found = _WORD.findall(text.folded(words)[:LONGEST].replace("'", ""))
    return tuple(_stem(each) for each in found if each not in _SAYS_NOTHING)


def kept(words: str) -> frozenset[str]:
    """Return what a skill is found by: each stem, and each two that stand side by side."""
    found = stems(words)
    return frozenset(found) | frozenset(_pairs(found))


def asked(words: str) -> tuple[str, ...]:
    """Return what has to be kept of a skill that `words` ask for: a stem alone, or every two side by side; () if none.

    Longer ones are cut to what a line holds.
    """
    found = stems(words)
    return found if len(found) <= 1 else tuple(dict.fromkeys(_pairs(found)))


def _pairs(found: tuple[str, ...]) -> list[str]:
    return [f"{one} {other}" for one, other in itertools.pairwise(found)]


def _stem(word: str) -> str:
    if word.endswith(("apy", "apies")):
        return word[: word.rindex("ap") + 2]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and not word.endswith(_KEPT) and len(word) - len(ending) + len(instead) >= SHORTEST:
            return word.removesuffix(ending) + instead
    return word
