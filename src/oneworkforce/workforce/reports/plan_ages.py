"""The ages that a projection expects: in a sentence, as bars and as tables.

Figures are those that a version keeps (domain/age_profile.py): what may not be told is in none, and so on no page, in
no file and in no paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from oneworkforce.ui import tallies
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.reports.plan_tables import Table

TITLE = "Ages of those who are there and are expected"
HOW = (
    "Expected at the mean of every rate, without an interval; people to the nearest five. Ages and groups of roles "
    "with few people are shown together."
)
FEW = "Too few people are in the projection to show their ages."
Held = Mapping[str, Any]
"""An age profile as a version keeps it (age_profile.Profile.kept)."""


def told(results: Held) -> Held | None:
    """Return the ages that a version's results tell of; None where it tells of nobody, or of no age."""
    return None if results.get("withheld") else results.get("ages") or None


def years(held: Held) -> tuple[int, int]:
    """Return the first year, which is that of the data, and the last."""
    return held["first"], held["first"] + len(held["families"][0]["people"]) - 1


def sentence(held: Held) -> str:
    """Return the ages in words: which are most, and how many have gone by the last year, of what the tables show."""
    first, last = years(held)
    everybody, titles = held["families"][0], held["titles"]
    now, then = (_most(titles, everybody["people"][at]) for at in (0, -1))
    left, retired = (sum(everybody[name][-1]) for name in ("left", "retired"))
    return (
        f"Of the ages shown most people are in “{now[0]}” in {first} (about {now[1]:,}), and are expected in "
        f"“{then[0]}” in {last} (about {then[1]:,}). By {last} about {left:,} are expected to have left and about "
        f"{retired:,} to have retired."
    )


def drawn(held: Held) -> str:
    """Return the ages of everybody, in the first year and in the last, as SVG."""
    first, last = years(held)
    everybody = held["families"][0]["people"]
    bars = [
        tally
        for band, now, then in zip(held["titles"], everybody[0], everybody[-1], strict=True)
        for tally in (
            tallies.Tally(f"{band}: {first}", float(now), f"{now:,}"),
            tallies.Tally(str(last), float(then), f"{then:,}", 1),
        )
    ]
    title = f"People by age in {first}, and as expected in {last}"
    return tallies.draw(tallies.Tallies(title, "People", tuple(bars)), "ages")


def there(held: Held) -> Table:
    """Return who is there in the first year and in the last, by groups of roles."""
    return Table(TITLE, ("Roles", "Year", *held["titles"]), list(_there(held)))


def gone(held: Held) -> Table:
    """Return who has left and retired by the last year, by groups of roles."""
    caption = f"Expected to have gone by {years(held)[1]}, by the age at which they go"
    return Table(caption, ("Roles", "How", *held["titles"]), list(_gone(held)))


def _most(titles: Sequence[str], people: Sequence[int]) -> tuple[str, int]:
    return max(zip(titles, people, strict=True), key=lambda each: each[1])


def _there(held: Held) -> Iterator[list[Cell | str]]:
    first, last = years(held)
    for family in held["families"]:
        for year, at in ((first, 0), (last, -1)):
            yield [family["title"], str(year), *_cells(family["people"][at])]


def _gone(held: Held) -> Iterator[list[Cell | str]]:
    for family in held["families"]:
        for name, title in (("left", "Leave"), ("retired", "Retire")):
            yield [family["title"], title, *_cells(family[name][-1])]


def _cells(numbers: Sequence[int]) -> list[Cell]:
    return [Cell(f"{number:,}", number=True) for number in numbers]
