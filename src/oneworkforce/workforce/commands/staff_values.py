"""What is said of a person in a section of their staff record, from form to columns and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from oneworkforce.lib import typed as lines
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.commands.said_values import Taken, chosen, why
from oneworkforce.workforce.domain import ages
from oneworkforce.workforce.domain.kinds import AgeBand, Away, Ethnicity, Gender, Known
from oneworkforce.workforce.domain.numbering import LONGEST
from oneworkforce.workforce.domain.sections import SAID, SECTIONS
from oneworkforce.workforce.models import StaffRecord

LISTS: Mapping[str, type[Titled]] = {
    "flexible": Known,
    "evenings": Known,
    "weekends": Known,
    "term_time": Known,
    "gender": Gender,
    "ethnicity": Ethnicity,
    "disability": Known,
}
"""Columns whose list has words of its own for "not asked" and "prefers not to say"."""
MOST_DAYS = 366
_YEARS_AHEAD, _YEARS_BACK = 60, 80


def shown(record: StaffRecord, section: str) -> dict[str, object]:
    """Return the values that the form of a section shows, by field."""
    unsaid: Mapping[str, str] = record.unsaid
    if section == "number":
        return {"number": record.number}
    if section == "age":
        year = "" if record.birth_year is None else str(record.birth_year)
        reason = "" if year else chosen(record.age_band, unsaid, "birth_year")
        return {"birth_year": year, "age_band": record.age_band or reason}
    if section == "retirement":
        year = "" if record.retires_in is None else str(record.retires_in)
        return {"retires_in": year, "retires_in_why": why(record.retires_in, unsaid, "retires_in")}
    if section == "experience":
        year = "" if record.sector_since is None else str(record.sector_since)
        return {"sector_since": year, "sector_since_why": why(record.sector_since, unsaid, "sector_since")}
    if section == "absence":
        return {
            "days_absent": "" if record.half_days_absent is None else days_shown(record.half_days_absent),
            "days_absent_why": why(record.half_days_absent, unsaid, "half_days_absent"),
            "away": chosen(record.away, unsaid, "away"),
        }
    return {name: getattr(record, name) for name in SECTIONS[section].columns}


def taken(section: str, said: Mapping[str, str], *, today: date) -> Taken:
    """Return the columns and reasons of a section as they were typed, with every fault found."""
    found = Taken()
    if section == "number":
        number, fault = lines.line(said["number"], where="number", label="The staff number", longest=LONGEST)
        found.columns["number"] = number
        found.faults += [fault] if fault else []
    elif section == "age":
        _age(found, said, today)
    elif section == "retirement":
        least, most = today.year - 1, today.year + _YEARS_AHEAD
        found.number("retires_in", said["retires_in"], least=least, most=most, why_empty=said["retires_in_why"])
    elif section == "experience":
        least = today.year - _YEARS_BACK
        found.number(
            "sector_since", said["sector_since"], least=least, most=today.year, why_empty=said["sector_since_why"]
        )
    elif section == "absence":
        _absence(found, said)
    else:
        for name in SECTIONS[section].columns:
            found.choose(name, said[name], {each.value: each.value for each in LISTS[name]})
    return found


def days_shown(half_days: int) -> str:
    """Return half days as days: "12", "3.5"."""
    return f"{half_days // 2}.5" if half_days % 2 else str(half_days // 2)


def _age(found: Taken, said: Mapping[str, str], today: date) -> None:
    words, band = said["birth_year"].strip(), said["age_band"]
    found.columns |= {"birth_year": None, "age_band": ""}
    year = int(words) if words.isascii() and words.isdigit() and len(words) == _FIGURES else None
    if words and (year is None or not ages.believed(year, today)):
        first, last = today.year - ages.OLDEST, today.year - ages.YOUNGEST
        found.fault("birth_year", f"This is not a year from {first} to {last}.", "Enter four figures.")
        return
    if year is not None and band:
        found.fault("age_band", "There is a year of birth as well.", "Leave one of the two empty.")
        return
    found.columns["birth_year"] = year
    reasons = Taken()
    reasons.choose("birth_year", band, dict.fromkeys(AgeBand, ""), where="age_band", empty="")
    found.faults += reasons.faults
    found.unsaid |= reasons.unsaid
    found.columns["age_band"] = band if band in set(AgeBand) else ""


def _absence(found: Taken, said: Mapping[str, str]) -> None:
    words = said["days_absent"].strip()
    whole, _, part = words.partition(".")
    fits = whole.isascii() and whole.isdigit() and len(whole) <= _FIGURES and part in {"", "0", "5"}
    half_days = int(whole) * 2 + (part == "5") if fits else None
    if words and (half_days is None or half_days > MOST_DAYS * 2):
        found.fault("days_absent", f"This is not a number of days from 0 to {MOST_DAYS}.", "Write it as 3 or 3.5.")
        half_days = None
    else:
        found.put("half_days_absent", half_days, said["days_absent_why"], where="days_absent")
    found.choose("away", said["away"], {each.value: each.value for each in Away})


_FIGURES = 4


def values(record: StaffRecord) -> dict[str, Any]:
    """Return every column of a record that says something of the person."""
    return {column: getattr(record, column) for column in SAID}
