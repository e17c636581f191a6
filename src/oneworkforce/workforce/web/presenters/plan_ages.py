"""The ages that a projection expects: as bars, as tables and as a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse

from oneworkforce.ui import tallies
from oneworkforce.ui.on_page import on_page
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.models import PlanVersion
from oneworkforce.workforce.web.presenters.plan_sections import Section, Table

TITLE = "Ages of those who are there and are expected"
HOW = (
    "Expected at the mean of every rate, without an interval; people to the nearest five. Ages and groups of roles "
    "with few people are shown together."
)
FEW = "Too few people are in the projection to show their ages."
EXPORT = ("Roles", "Age", "Year", "People expected", "Left by then", "Retired by then")


def sections(last: PlanVersion) -> list[Section]:
    """Return the ages of a version: today and in its last year, and who has gone until then."""
    held = last.results.get("ages") or {}
    if not held:
        return [Section(TITLE, empty=FEW)]
    everybody = held["families"][0]["people"]
    first = held["first"]
    final = first + len(everybody) - 1
    bars = [
        tally
        for band, now, then in zip(held["titles"], everybody[0], everybody[-1], strict=True)
        for tally in (
            tallies.Tally(f"{band}: {first}", float(now), f"{now:,}"),
            tallies.Tally(str(final), float(then), f"{then:,}", 1),
        )
    ]
    drawn = tallies.Tallies(f"People by age in {first}, and as expected in {final}", "People", tuple(bars))
    away = [("Take every year away as a file", reverse("workforce_ages_export", args=[last.pk]))]
    gone = f"Expected to have gone by {final}, by the age at which they go"
    return [
        Section(
            TITLE,
            words=[HOW],
            picture=on_page(tallies.draw(drawn, "ages")),
            table=Table(TITLE, ["Roles", "Year", *held["titles"]], list(_there(held, first, final))),
            links=away,
        ),
        Section(gone, table=Table(gone, ["Roles", "How", *held["titles"]], list(_gone(held)))),
    ]


def exported(held: Mapping[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """Yield the rows of the file: groups of roles, ages and years; who has gone by the first year is nobody."""
    for family in held.get("families", ()):
        for at, band in enumerate(held["titles"]):
            for year, people in enumerate(family["people"]):
                left, retired = (family[name][year - 1][at] if year else 0 for name in ("left", "retired"))
                yield family["title"], band, held["first"] + year, people[at], left, retired


def _there(held: Mapping[str, Any], first: int, final: int) -> Iterator[list[Cell | str]]:
    for family in held["families"]:
        for year, at in ((first, 0), (final, -1)):
            yield [family["title"], str(year), *_cells(family["people"][at])]


def _gone(held: Mapping[str, Any]) -> Iterator[list[Cell | str]]:
    for family in held["families"]:
        for name, title in (("left", "Leave"), ("retired", "Retire")):
            yield [family["title"], title, *_cells(family[name][-1])]


def _cells(numbers: Sequence[int]) -> list[Cell]:
    return [Cell(f"{number:,}", number=True) for number in numbers]
