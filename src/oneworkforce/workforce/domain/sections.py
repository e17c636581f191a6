"""The parts of a staff record, each changed on a page of its own: what is in each, who sees it, who says it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One part: its title, the columns it holds, whether it is personal, and whether a person says it themself."""

    key: str
    title: str
    columns: tuple[str, ...]
    personal: bool = True
    own: bool = True


SECTIONS: Mapping[str, Section] = {
    section.key: section
    for section in (
        Section("number", "In the organisation's files", ("number",), personal=False, own=False),
        Section(
            "availability",
            "Availability",
            ("flexible", "evenings", "weekends", "term_time"),
            personal=False,
        ),
        Section("age", "Age", ("birth_year", "age_band")),
        Section("experience", "Experience", ("sector_since",)),
        Section("retirement", "Retirement", ("retires_in",)),
        Section("equality", "Equality facts", ("gender", "ethnicity", "disability")),
        Section("absence", "Absence", ("half_days_absent", "away"), own=False),
    )
}
"""Absence and the number are kept by the organisation: a person sees them and asks for what is wrong to be mended."""

SAID = tuple(column for section in SECTIONS.values() if section.key != "number" for column in section.columns)
"""Every column that says something of a person."""
