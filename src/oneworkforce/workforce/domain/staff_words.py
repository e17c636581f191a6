"""Words of files: what says that there is no value, and what else the words of our lists are called."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from oneworkforce.lib import text
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import kinds, origins, roles
from oneworkforce.workforce.domain.kinds import Unsaid

NOTHING = frozenset({"not asked", "not asked yet", "not collected", "-", "--", "?", "tbc", "not yet asked"})
"""Words that say nothing, as an empty cell does."""

UNSAID: Mapping[str, Unsaid] = {
    **dict.fromkeys(
        ("unknown", "not known", "n/k", "nk", "dk", "don't know", "dont know", "do not know", "999"), Unsaid.UNKNOWN
    ),
    **dict.fromkeys(
        ("refused", "refuse", "prefer not to say", "prefers not to say", "declined", "not stated", "withheld"),
        Unsaid.REFUSED,
    ),
    **dict.fromkeys(("none", "nil", "n/a", "not applicable", "na"), Unsaid.NONE),
}
"""Words that say why there is no value. 999 is one wherever it could be no value itself."""

NEVER = frozenset({"never", "does not expire", "no expiry", "lifelong"})

_YES = ("y", "true", "t", "1", "x")
_NO = ("n", "false", "f", "0")

_LISTS: Mapping[str, type[Titled]] = {
    "contract": kinds.Contract,
    "leaving_reason": kinds.LeavingReason,
    "destination": kinds.Destination,
    "age_band": kinds.AgeBand,
    "known": kinds.Known,
    "gender": kinds.Gender,
    "ethnicity": kinds.Ethnicity,
    "away": kinds.Away,
}

_DATA: Mapping[str, tuple[Callable[[], Mapping[str, str]], Callable[[], tuple[tuple[str, str], ...]]]] = {
    "role": (roles.by_words, roles.choices),
    "came_from": (origins.by_words, origins.choices),
}
"""Kinds whose list is data: the value of each word, and the choices."""

_SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "contract": {
        "perm": "permanent",
        "fixed-term": "fixed_term",
        "temp": "temporary",
        "casual": "bank",
        "bank staff": "bank",
        "pool": "bank",
        "zero-hours": "zero_hours",
        "agency worker": "agency",
        "seconded": "secondment",
        "freelance": "self_employed",
        "self employed": "self_employed",
        "apprentice": "apprenticeship",
        "voluntary": "volunteer",
        "unpaid": "volunteer",
    },
    "leaving_reason": {"resignation": "resigned", "retirement": "retired", "redundancy": "redundant", "death": "died"},
    "gender": {"female": "woman", "f": "woman", "male": "man", "m": "man", "refused": "refused"},
    "known": {**dict.fromkeys(_YES, "yes"), **dict.fromkeys(_NO, "no")},
    "away": {"maternity": "parental", "paternity": "parental", "adoption": "parental", "sick": "sickness"},
    "age_band": {"65+": "65_over", "<25": "under_25"},
}


@cache
def words(kind: str) -> Mapping[str, str]:
    """Return the value that each folded word of a kind with a list stands for."""
    if kind in _DATA:
        return _DATA[kind][0]()
    found = {text.folded(word): each.value for each in _LISTS[kind] for word in (each.value, each.title_)}
    for band in kinds.AgeBand if kind == "age_band" else ():
        found |= {text.folded(band.title_).replace(" to ", mark): band.value for mark in ("-", " - ", "\N{EN DASH}")}
    return {**found, **_SYNONYMS.get(kind, {})}


def listed(kind: str) -> tuple[tuple[str, str], ...]:
    """Return (value, title) of a kind with a list, in its order."""
    return _DATA[kind][1]() if kind in _DATA else _LISTS[kind].choices()


def has_list(kind: str) -> bool:
    """Return whether a kind takes words of a list."""
    return kind in _DATA or kind in _LISTS


LEAST_ROWS, LONGEST, MOST = 2, 60, 40


def strange(kind: str, texts: Sequence[str], numbers: Sequence[int], known: Mapping[str, str]) -> list[tuple[str, int]]:
    """Return the words of a column with a list that the list has not, with how many rows hold each, the most first.

    A word of one row alone may be anything, a name among them: it is not kept.
    """
    held = words(kind)
    found: dict[str, int] = {}
    for said, number in zip(texts, numbers, strict=True):
        folded = text.folded(said)
        if folded and folded not in held and folded not in known and folded not in NOTHING and folded not in UNSAID:
            found[folded] = found.get(folded, 0) + number
    often = [(word, number) for word, number in found.items() if number >= LEAST_ROWS and len(word) <= LONGEST]
    return sorted(often, key=lambda each: (-each[1], each[0]))[:MOST]
