"""What is said of a person in a section of their staff record, from form to columns and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from oneworkforce.lib import numbers
from oneworkforce.lib import typed as lines
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.commands.said_values import Taken, chosen, why
from oneworkforce.workforce.domain import ages, half_days
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
            "days_absent": "" if record.half_days_absent is None else half_days.shown(record.half_days_absent),
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
        least, most = ages.retiring_years(today.year)
        found.year("retires_in", said["retires_in"], least=least, most=most, why_empty=said["retires_in_why"])
    elif section == "experience":
        least, most = ages.beginning_years(today.year)
        found.year("sector_since", said["sector_since"], least=least, most=most, why_empty=said["sector_since_why"])
    elif section == "absence":
        _absence(found, said)
    else:
        for name in SECTIONS[section].columns:
            found.choose(name, said[name], {each.value: each.value for each in LISTS[name]})
    return found


def _age(found: Taken, said: Mapping[str, str], today: date) -> None:
    band = said["age_band"]
    found.columns |= {"birth_year": None, "age_band": ""}
    first, last = ages.birth_years(today.year)
    year, fault = numbers.read_year(said["birth_year"], "birth_year", least=first, most=last)
    if fault is not None:
        found.faults.append(fault)
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
    read = half_days.read(said["days_absent"], "days_absent")
    found.read("half_days_absent", read, said["days_absent_why"], where="days_absent")
    found.choose("away", said["away"], {each.value: each.value for each in Away})


def values(record: StaffRecord) -> dict[str, Any]:
    """Return every column of a record that says something of the person."""
    return {column: getattr(record, column) for column in SAID}
