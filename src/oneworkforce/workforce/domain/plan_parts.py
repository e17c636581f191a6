"""The parts of a workforce plan that people add, change and remove: each with its fields, said once.

Forms, commands, tables and their tests read the same description, so that they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from oneworkforce.lib.faults import Fault
from oneworkforce.workforce.domain import roles, stems
from oneworkforce.workforce.domain.demand import Growth
from oneworkforce.workforce.domain.kinds import AgeBand
from oneworkforce.workforce.domain.options import HEAVIEST
from oneworkforce.workforce.domain.plan_kinds import Assumed, MeasureKind
from oneworkforce.workforce.domain.plan_states import PlanStep

LINE, LONG, TEXT = 160, 300, 4_000
LONGEST_NAME = 80
"""Letters of the name of a language."""
YEARS = (1990, 2100)
MANY = 10_000_000


class Kind(StrEnum):
    """What a field takes. HUNDREDTHS is typed as a number with two decimals and kept a hundred times as large."""

    LINE = "line"
    LINES = "lines"
    WHOLE = "whole"
    HUNDREDTHS = "hundredths"
    CHOICE = "choice"
    DATE = "date"
    MONEY = "money"
    ROLE = "role"
    LANGUAGE = "language"
    PLACE = "place"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in tables and forms, its label, what it takes, its bounds, a hint; what `empty` means."""

    name: str
    label: str
    kind: Kind
    needed: bool = True
    least: int = 0
    most: int = LINE
    hint: str = ""
    among: tuple[tuple[str, str], ...] = ()
    empty: str = "Not said"


@dataclass(frozen=True, slots=True)
class PartOf:
    """A kind of part: its word in addresses, its noun, its fields, the step of the six it belongs to, a sentence.

    `needs`: what may be done to the plan while it is written. `once`: the fields that no two share.
    """

    word: str
    noun: str
    step: int
    fields: tuple[Field, ...]
    intro: str = ""
    needs: PlanStep = PlanStep.WRITE
    once: str = ""


_TITLE = Field("title", "Title", Kind.LINE)
_ROLE = Field("role", "Role", Kind.ROLE)
_EVERY_ROLE = Field(
    "role", "Role", Kind.ROLE, needed=False, hint="None: every role that no other line names.", empty="Every role"
)
_SOURCE = Field("source", "Where this is from", Kind.LINE, most=LONG)
_MAYBE_SOURCE = Field("source", "Where this is from", Kind.LINE, needed=False, most=LONG)
_GROUP = Field("group", "Group of people", Kind.LINE, most=120, hint="Such as: Children 0 to 4.")

PARTS: tuple[PartOf, ...] = (
    PartOf(
        "criteria",
        "criterion",
        2,
        (_TITLE, Field("weight", "Weight", Kind.WHOLE, least=1, most=HEAVIEST, hint="1 to 100, beside the others.")),
        once="title",
    ),
    PartOf(
        "options",
        "option",
        2,
        (
            _TITLE,
            Field("about", "What would change", Kind.LINES, needed=False, most=TEXT),
            Field(
                "cost", "Cost a year in pounds", Kind.MONEY, needed=False, hint="Leave it empty where it is unknown."
            ),
        ),
        once="title",
    ),
    PartOf(
        "services",
        "service",
        3,
        (_TITLE, Field("about", "What it does", Kind.LINES, needed=False, most=TEXT)),
        once="title",
    ),
    PartOf(
        "roles",
        "new role",
        3,
        (
            _TITLE,
            Field("about", "What it does", Kind.LINES, needed=False, most=TEXT),
            Field(
                "nearest",
                "Nearest role of the list",
                Kind.CHOICE,
                needed=False,
                among=roles.choices(),
                hint="Those who come into it are taken to leave and retire as in that role.",
                empty="None: as in all other roles",
            ),
        ),
        "A role that no list has yet. Nobody is in it today.",
        once="title",
    ),
    PartOf(
        "ratios",
        "ratio",
        3,
        (
            Field("service", "Service", Kind.SERVICE),
            Field(
                "role",
                "Role",
                Kind.ROLE,
                needed=False,
                hint="None only where a skill, a language or a level is asked for: then anybody with it counts.",
                empty="Any role",
            ),
            Field(
                "skill",
                "With a skill",
                Kind.LINE,
                needed=False,
                most=80,
                hint="In words, as a search for people understands them, such as: Makaton.",
                empty="None",
            ),
            Field("language", "With a language", Kind.LANGUAGE, needed=False, hint="Such as: Polish.", empty="None"),
            Field(
                "level",
                "With a qualification of this level or higher",
                Kind.WHOLE,
                needed=False,
                least=1,
                most=8,
                hint="England has levels 1 to 8.",
                empty="None",
            ),
            Field("whole_time", "Whole-time equivalents", Kind.HUNDREDTHS, most=100_000, hint="Such as 1 or 0.5."),
            Field(
                "group",
                "For a group of people",
                Kind.LINE,
                needed=False,
                most=120,
                hint="As in the population figures, such as: Children 0 to 4. Empty: so many in each place.",
                empty="None: so many in each place",
            ),
            Field(
                "people_each", "For each so many of them", Kind.WHOLE, needed=False, least=1, most=MANY, empty="None"
            ),
            _MAYBE_SOURCE,
        ),
        "How many of a role the service needs: for each so many people of a group, or in each place. With a skill, a "
        "language or a level: so many among them with it, and nobody beside them.",
    ),
    PartOf(
        "growth",
        "growth",
        3,
        (
            Field("scenario", "Scenario", Kind.CHOICE, among=Growth.choices()),
            Field(
                "rate",
                "Growth a year in per cent",
                Kind.HUNDREDTHS,
                least=-50,
                most=50,
                hint="Such as 1.2, or -0.5 where there will be fewer.",
            ),
            _MAYBE_SOURCE,
        ),
        "A year without a figure of its own grows from the latest before it.",
        once="scenario",
    ),
    PartOf(
        "population",
        "population figure",
        3,
        (
            _GROUP,
            Field("locality", "Place", Kind.PLACE),
            Field("scenario", "Scenario", Kind.CHOICE, among=Growth.choices()),
            Field("year", "Year", Kind.WHOLE, least=YEARS[0], most=YEARS[1]),
            Field("people", "People", Kind.WHOLE, most=MANY),
            _MAYBE_SOURCE,
        ),
        once="year",
    ),
    PartOf(
        "assumptions",
        "assumption",
        4,
        (
            Field("about", "What it is about", Kind.CHOICE, among=Assumed.choices()),
            _EVERY_ROLE,
            Field(
                "band",
                "Age group",
                Kind.CHOICE,
                needed=False,
                among=AgeBand.choices(),
                hint="For leaving and retiring. None: every age that no other line names.",
                empty="Every age",
            ),
            Field(
                "share",
                "Per cent a year",
                Kind.HUNDREDTHS,
                most=100,
                hint="Who leaves is a share of those who do not retire in the year; who retires, of all.",
            ),
            _SOURCE,
        ),
        "It stands in place of what the data say, and is taken as certain. Say where it is from.",
        once="about",
    ),
    PartOf(
        "trainees",
        "trainees",
        4,
        (
            Field("title", "Who they are", Kind.LINE, hint="Such as: second year of the nursing course."),
            _ROLE,
            Field("locality", "Place", Kind.PLACE),
            Field("year", "Year in which they finish", Kind.WHOLE, least=YEARS[0], most=YEARS[1]),
            Field("people", "How many", Kind.WHOLE, least=1, most=100_000),
            Field("share", "Per cent of them who will come", Kind.WHOLE, most=100),
        ),
        "Who finishes in the year in which the projection is run comes in its first year: remove those who have begun "
        "already, for they are counted where they work.",
    ),
    PartOf(
        "measures",
        "measure",
        5,
        (
            _TITLE,
            Field("kind", "How it helps", Kind.CHOICE, among=MeasureKind.choices()),
            _ROLE,
            Field("locality", "Place", Kind.PLACE, needed=False, hint="None: the whole area.", empty="The whole area"),
            Field("whole_time", "Whole-time equivalents at its full effect", Kind.HUNDREDTHS, most=100_000),
            Field("first_year", "First year of its full effect", Kind.WHOLE, least=YEARS[0], most=YEARS[1]),
            Field("certainty", "How certain it is, in per cent", Kind.WHOLE, most=100),
            Field(
                "cost", "Cost a year in pounds", Kind.MONEY, needed=False, hint="Leave it empty where it is unknown."
            ),
            Field("note", "Notes", Kind.LINES, needed=False, most=TEXT),
        ),
        needs=PlanStep.FOLLOW,
    ),
    PartOf(
        "reviews",
        "review",
        6,
        (
            Field("due_on", "Day on which the plan is looked at again", Kind.DATE),
            Field("held_on", "Day on which that was done", Kind.DATE, needed=False),
            Field("found", "What was found", Kind.LINES, needed=False, most=TEXT),
        ),
        needs=PlanStep.FOLLOW,
    ),
    PartOf(
        "indicators",
        "indicator",
        6,
        (
            _TITLE,
            Field("began_at", "Where it began", Kind.LINE, needed=False, most=80),
            Field("target", "Where it shall be", Kind.LINE, most=80),
            Field("target_on", "By which day", Kind.DATE, needed=False),
            Field("seen", "Where it was seen last", Kind.LINE, needed=False, most=80),
            Field("seen_on", "On which day", Kind.DATE, needed=False),
        ),
        needs=PlanStep.FOLLOW,
    ),
)
BY_WORD: Mapping[str, PartOf] = {each.word: each for each in PARTS}


def faults(part: PartOf, kept: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Return what is wrong with the values of a part taken together, or out of their bounds."""
    found = [fault for field in part.fields if (fault := _bounds(field, kept[field.name])) is not None]
    if part.word == "ratios" and bool(kept["group"]) != (kept["people_each"] is not None):
        where, what = (
            ("group", "The group is missing.") if kept["people_each"] else ("people_each", "The number is missing.")
        )
        found.append(Fault(where, what, "Say both the group and for how many of it, or neither."))
    if part.word == "ratios":
        found += _asked(kept)
    if part.word == "assumptions" and kept["band"] and kept["about"] not in {Assumed.LEAVING, Assumed.RETIRING}:
        found.append(Fault("band", "This is not asked by age group.", "Choose no age group."))
    if part.word == "reviews" and not kept["held_on"] and kept["found"]:
        found.append(Fault("held_on", "The day on which that was found is missing.", "Enter it."))
    return tuple(found)


def _asked(kept: Mapping[str, Any]) -> list[Fault]:
    """Return what is wrong with whom a ratio asks for: a role, or one thing that somebody can do, or both."""
    asked = [name for name in ("skill", "language", "level") if kept[name]]
    if not asked and not kept["role"]:
        return [Fault("role", "The role is missing.", "Choose one, or say a skill, a language or a level.")]
    if len(asked) > 1:
        return [Fault(asked[1], "This asks for two things at once.", "Make a ratio of each.")]
    if kept["skill"] and not stems.asked(kept["skill"]):
        return [Fault("skill", "These words say nothing that can be looked for.", "Name the skill.")]
    return []


def _bounds(field: Field, value: Any) -> Fault | None:
    if field.kind in {Kind.LINE, Kind.LINES}:
        return None  # told by whoever takes texts
    if value is None or value == "":
        return Fault(field.name, f"{field.label} is missing.", "Enter it.") if field.needed else None
    if field.kind in {Kind.WHOLE, Kind.HUNDREDTHS}:
        low, high = field.least, field.most
        unit = Decimal(100) if field.kind is Kind.HUNDREDTHS else Decimal(1)
        if not low * unit <= Decimal(value) <= high * unit:
            return Fault(field.name, f"{field.label} is out of bounds.", f"Enter {low:,} to {high:,}.")
    if field.kind is Kind.CHOICE and value not in {each for each, _ in field.among}:
        return Fault(field.name, f"{field.label} is not one of the list.", "Choose one.")
    return None
