"""One cell of a file of posts, judged: what it says, or which rule it breaks. Each distinct text is judged once.

A value is plain (a text, a whole number, a list of texts), fit for JSON: days are ISO texts, hours are minutes, days
absent are half days, `Unsaid` says why there is none. None: the cell says nothing.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from oneworkforce.lib import numbers, text
from oneworkforce.lib.faults import shown
from oneworkforce.workforce.domain import ages, half_days, hours, post_states, staff_words
from oneworkforce.workforce.domain.items import Item
from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_rules import LONGEST_NAME, LONGEST_QUALIFICATION

Value = str | int | list[str] | Unsaid | None
FORMULA = ("=", "+", "-", "@")
FEW = 5
"""Words of a list that is told whole."""
MOST_PARTS, LONGEST_PART = 50, 80

_REFERENCE = re.compile(r"[^\W_][\w ./-]{0,39}")
_NAME = re.compile(r"[^\W\d_][^\x00-\x1f\x7f\ufffd]{0,119}")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_WORDS = re.compile(r"(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})")
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.0)?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905  twelve quotes are worse to read


@dataclass(frozen=True, slots=True)
class Judged:
    """What a text says; `code` of the rule it breaks, with a detail that may be told."""

    value: Value = None
    code: str = ""
    detail: str = ""


Judge = Callable[[str], Judged]
EMPTY = Judged()


@dataclass(frozen=True, slots=True)
class Known:
    """What names in a file may mean: folded name to id, or to "" where several are called so.

    `language` returns the tag of a name and what is near it. `words`: item to folded word to value, as remembered.
    """

    organisations: Mapping[str, str]
    localities: Mapping[str, str]
    teams: Mapping[tuple[str, str], str]
    language: Callable[[str], tuple[str, str]]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def judge_of(item: Item, known: Known, today: dt.date) -> Judge:
    """Return what judges the texts of an item's column; what it tells of a personal one repeats nothing of them."""
    judge = _judge_of(item, known, today)
    if item.personal and not staff_words.has_list(item.kind):
        return partial(_untold, judge)
    return judge


def _judge_of(item: Item, known: Known, today: dt.date) -> Judge:
    if staff_words.has_list(item.kind):
        return partial(_listed, {**staff_words.words(item.kind), **known.words.get(item.key, {})}, item)
    if item.kind == "date":
        return partial(_limited, item.key, today)
    of_places: dict[str, Judge] = {
        "organisation": partial(_name_of, known.organisations, "E203", ""),
        "locality": partial(_name_of, known.localities, "W322", "W323"),
        "languages": partial(_languages, known),
    }
    of_items: dict[str, Judge] = {
        "full_time_hours": _full_time,
        "birth_year": partial(_birth, today.year),
        "retires_in": partial(_retires, today.year),
        "sector_since": partial(_since, today.year),
        "reference": partial(_reference, "E208"),
        "number": partial(_reference, "E207"),
    }
    return of_items.get(item.key) or of_places.get(item.kind) or _JUDGES[item.kind]


def _untold(judge: Judge, said: str) -> Judged:
    found = judge(said)
    return Judged(found.value, found.code) if found.detail else found


def formula(said: str) -> bool:
    """Return whether a text begins as a formula does."""
    return said.lstrip(" '\"\t\N{ZERO WIDTH SPACE}\ufeff").startswith(FORMULA)


def missing(said: str) -> Judged | None:
    """Return what a text says that is no value: empty, nothing, or why; None where it is a value."""
    if not said:
        return EMPTY
    if len(said) > 20:  # noqa: PLR2004  longer than any of the words
        return None
    folded = text.folded(said)
    if not folded or folded in staff_words.NOTHING:
        return EMPTY
    why = staff_words.UNSAID.get(folded)
    return None if why is None else Judged(why)


def _reference(code: str, said: str) -> Judged:
    if _REFERENCE.fullmatch(said) and said[-1] != " ":
        return Judged(said)
    plain = text.plain(said)
    if not plain:
        return EMPTY
    if _REFERENCE.fullmatch(plain):
        return Judged(plain)
    return Judged(None, "E215" if formula(plain) else code, _held(plain))


def _text(longest: int, said: str) -> Judged:
    plain = text.plain(said)
    if (found := missing(plain)) is not None:
        return found
    if "\ufffd" in plain:
        return Judged(None, "W331", _held(plain))
    if formula(plain):
        return Judged(None, "W320", _held(plain))
    return Judged(plain) if len(plain) <= longest else Judged(None, "W318", _held(plain))


def _person_name(said: str) -> Judged:
    if _NAME.fullmatch(said) and said[-1] != " " and "  " not in said and len(said) > 3:  # noqa: PLR2004  no "n/k"
        return _unless_missing(said)
    found = _text(LONGEST_NAME, said)
    return EMPTY if isinstance(found.value, Unsaid) else found


def _unless_missing(said: str) -> Judged:
    return EMPTY if said.casefold() in staff_words.UNSAID or said.casefold() in staff_words.NOTHING else Judged(said)


def _email(said: str) -> Judged:
    plain = said.strip()
    if _EMAIL.fullmatch(plain) and len(plain) <= 254:  # noqa: PLR2004  as long as an address may be
        return Judged(plain)
    found = missing(plain)
    return Judged(None, "W319", _held(plain)) if found is None else EMPTY


def _name_of(known: Mapping[str, str], unknown: str, several: str, said: str) -> Judged:
    if (found := missing(said.strip())) is not None:
        return EMPTY if isinstance(found.value, Unsaid) and unknown.startswith("E") else found
    folded = text.folded(said)
    place = known.get(folded)
    if place:
        return Judged(place)
    if place is not None and several:
        return Judged(None, several)
    return Judged(None, unknown, _held(said))


def _listed(words: Mapping[str, str], item: Item, said: str) -> Judged:
    folded = text.folded(said)
    found = words.get(folded)
    if found is not None:
        return Judged(None if found in {"not_asked", "NOBT"} else found)
    none = missing(said.strip())
    if none is not None:
        return _why(item.kind, none, words)
    code = "E205" if item.kind == "role" else "W312"
    titles = [title for value, title in staff_words.listed(item.kind) if value != "not_asked"]
    told = [] if item.personal else [_held(said)]
    if len(titles) <= FEW:
        told.append(f"It takes {text.listed(titles, 'or')}.")
    elif not item.personal:
        told.append(text.nearest(text.plain(said)[:60].capitalize(), titles))
    return Judged(None, code, " ".join(filter(None, told)))


def _why(kind: str, none: Judged, words: Mapping[str, str]) -> Judged:
    """Return what "not known" and its like are in a list: a word of it where it has one."""
    if kind == "role" or none.value is None:
        return EMPTY
    assert isinstance(none.value, Unsaid)
    if kind == "ethnicity":
        return Judged("REFU") if none.value is Unsaid.REFUSED else EMPTY
    if none.value.value in words.values():
        return Judged(none.value.value)
    if kind in {"known", "gender"}:
        return EMPTY
    return none


def read_date(said: str) -> dt.date | None:
    """Return the day that a text names, day first; None for any other text."""
    if len(said) == 10 and said[4] == "-":  # noqa: PLR2004  the usual way, and the fastest
        try:
            return dt.date.fromisoformat(said)
        except ValueError:
            return None
    if found := _ISO.fullmatch(said):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(said):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif (found := _WORDS.fullmatch(text.folded(said))) and found[2] in _MONTHS:
        parts = int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])
    else:
        return None
    try:
        return dt.date(*parts)
    except ValueError:
        return None


def _date(said: str) -> Judged:
    plain = said.strip()
    day = read_date(plain)
    if day is not None:
        return Judged(day.isoformat()) if day >= post_states.EARLIEST else Judged(None, "W304")
    if (found := missing(plain)) is not None:
        return found
    if _SHORT_YEAR.fullmatch(plain):
        return Judged(None, "W302")
    return Judged(None, "W327" if _SERIAL.fullmatch(plain) else "W301", _held(plain))


def _limited(key: str, today: dt.date, said: str) -> Judged:
    found = _date(said)
    if found.code or not isinstance(found.value, str) or isinstance(found.value, Unsaid):
        return found
    if found.value <= post_states.latest(today).isoformat():
        return found
    return Judged(None, "W330" if key == "left_on" else "E216")


def _expiry(said: str) -> Judged:
    return Judged("never") if text.folded(said) in staff_words.NEVER else _date(said)


def _year(said: str) -> Judged:
    plain = said.strip()
    if (year := numbers.year(plain)) is not None and 1900 <= year <= 2100:  # noqa: PLR2004  years
        return Judged(year)
    found = missing(plain)
    return Judged(None, "W305", _held(plain)) if found is None else found


def _between(year: int, ends: tuple[int, int]) -> bool:
    return ends[0] <= year <= ends[1]


def _birth(this_year: int, said: str) -> Judged:
    found = _year(said)
    if isinstance(found.value, int) and not _between(found.value, ages.birth_years(this_year)):
        return Judged(None, "W306")
    return found


def _retires(this_year: int, said: str) -> Judged:
    found = _year(said)
    if isinstance(found.value, int) and not _between(found.value, ages.retiring_years(this_year)):
        return Judged(None, "W308")
    return found


def _since(this_year: int, said: str) -> Judged:
    found = _year(said)
    if isinstance(found.value, int) and not _between(found.value, ages.beginning_years(this_year)):
        return Judged(None, "W340")
    return found


def _hours(said: str) -> Judged:
    plain = said.strip()
    minutes = hours.minutes_of(plain)
    if minutes is not None and plain != "999":
        return Judged(minutes) if minutes <= hours.LONGEST_WEEK else Judged(None, "W310", _held(plain))
    found = missing(plain)
    return Judged(None, "W309", _held(plain)) if found is None else found


def _full_time(said: str) -> Judged:
    found = _hours(said)
    if found.code == "W310" or (isinstance(found.value, int) and found.value < hours.SHORTEST_FULL_TIME):
        return Judged(None, "W311", _held(said))
    return found


def _count(said: str) -> Judged:
    plain = said.strip()
    number = numbers.whole(plain)
    if number is not None and number < 999:  # noqa: PLR2004  999 says "not known"
        return Judged(number)
    found = missing(plain)
    return Judged(None, "W313", _held(plain)) if found is None else found


def _days(said: str) -> Judged:
    plain = said.strip()
    halves = half_days.halves(plain)
    if halves is not None and halves <= 2 * half_days.MOST:
        return Judged(halves)
    found = missing(plain)
    return Judged(None, "W314", _held(plain)) if found is None else found


def _level(said: str) -> Judged:
    plain = text.folded(said).removeprefix("level ").strip()
    number = numbers.whole(plain)
    if number in range(1, 9):
        return Judged(number)
    found = missing(plain)
    return Judged(None, "W315", _held(said)) if found is None else found


def parts(said: str) -> list[str]:
    """Return the parts of a list in a cell, in their order, each once however it is spelt."""
    found: dict[str, str] = {}
    for part in said.split(";"):
        found.setdefault(text.folded(part), text.plain(part))
    found.pop("", None)
    return list(found.values())


def _skills(said: str) -> Judged:
    if (found := missing(said.strip())) is not None:
        return found
    listed = parts(said)
    if any(formula(part) for part in listed):
        return Judged(None, "W320", _held(said))
    if len(listed) > MOST_PARTS or any(len(part) > LONGEST_PART for part in listed):
        return Judged(None, "W317", _held(said))
    return Judged(listed or None)


def _languages(known: Known, said: str) -> Judged:
    if (found := missing(said.strip())) is not None:
        return found
    listed = parts(said)
    if len(listed) > MOST_PARTS:
        return Judged(None, "W317", _held(said))
    tags: dict[str, None] = {}
    near = ""
    bad = False
    for part in listed:
        tag, hint = known.language(part)
        if tag:
            tags[tag] = None
        else:
            bad, near = True, near or hint
    return Judged(list(tags) or None, "W316" if bad else "", near)


def _held(said: str) -> str:
    return f"It holds {shown(said)}."


_JUDGES: Mapping[str, Judge] = {
    "team": partial(_text, LONGEST_NAME),
    "name": _person_name,
    "email": _email,
    "hours": _hours,
    "count": _count,
    "days": _days,
    "level": _level,
    "skills": _skills,
    "qualification": partial(_text, LONGEST_QUALIFICATION),
    "check": _expiry,
    "registration": _expiry,
}
