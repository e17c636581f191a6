"""Writes the places, agencies and staff files of this example: an invented borough of fifteen localities.

Everything is drawn from one seed, so that the files come out the same each time. `check` says what a reader of the
example is promised (README.md) and fails where the files do not hold it. Standard library alone.
"""

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HOME = Path(__file__).parent
SEED = 2009
AS_OF = date(2026, 9, 30)
BOROUGH = "Foundry Borough"
PARTS = {
    "Foundry East": ("Willenhall", "Alder Green", "Bellmead", "Birch Cross", "Canal Side"),
    "Foundry Central": ("Chapel Fields", "Furnace Hill", "Glebe End", "Limepit", "Lock Lane"),
    "Foundry West": ("Mossbank", "Palfrey Rise", "Saddlers Row", "Tanyard", "Windmill Top"),
}
"""The localities by the part of the borough that they lie in."""
LOCALITIES = tuple(place for places in PARTS.values() for place in places)
COUNCIL, HEALTH, POLICE = "Foundry Borough Council", "Foundry Community Health", "Foundry Police and Youth Justice"
WELCOME = "Foundry Welcome"
"""A voluntary group for families who have just come. It gives totals, so it has no row in any file."""
ASKED = "Beth Sorrel"
"""Who speaks Serbian in Willenhall, and can come in the evening."""
NAMED = frozenset(
    (
        *("01-017", "01-030", "01-033", "01-047", "01-049", "01-050", "01-053", "01-057", "01-058", "04-030"),
        *("05-001", "08-030", "13-021", "13-022", "14-021"),
    )
)
"""Posts that the other files of this example name: held, and by somebody who stays."""
OLDER = frozenset(("08-030", "13-021"))
"""Those of them that much hangs on, whose holders retire before long."""
COLUMNS = (
    *("organisation", "post_reference", "role", "contract", "hours_a_week", "full_time_hours", "locality", "started"),
    *("left", "leaving_reason", "vacant_since", "staff_number", "name", "email", "birth_year", "retires_in"),
    *(
        "flexible",
        "evenings",
        "weekends",
        "term_time_only",
        "skills",
        "languages",
        "qualification",
        "qualification_level",
    ),
    *("check_expires", "gender", "ethnic_group", "disabled"),
)
FIRST = (
    *("Ada", "Amir", "Beth", "Callum", "Dara", "Eshe", "Farah", "Gwen", "Harjit", "Imani", "Jodie", "Kasia", "Leon"),
    *("Milica", "Noor", "Oskar", "Priya", "Quinn", "Rosa", "Sanjay", "Tess", "Usha", "Vesna", "Wanda", "Yusuf", "Zora"),
)
LAST = (
    *("Ashdown", "Bramley", "Castor", "Dunmore", "Ellwood", "Farthing", "Greaves", "Hallam", "Ironside", "Jessop"),
    *("Kettle", "Larkin", "Mallory", "Nettles", "Oakes", "Pargeter", "Quarry", "Rudge", "Sorrel", "Tallis", "Underhay"),
    *("Vickers", "Wainman", "Yardley"),
)
LANGUAGES = (("English", 60), ("Punjabi", 12), ("Urdu", 9), ("Gujarati", 5), ("Polish", 5), ("Bengali", 4), ("BSL", 2))
SKILLS: tuple[str, ...] = ("Makaton", "play therapy", "family group conferencing", "first aid", "autism support")
SKILLS += ("restorative practice", "housing advice", "debt advice", "sports coaching", "early language support")
ETHNIC: tuple[tuple[str, int], ...] = (
    ("White British", 70),
    ("Indian", 9),
    ("Pakistani", 9),
    ("Black Caribbean", 4),
    ("Bangladeshi", 3),
)
ETHNIC += (("Any other White background", 3), ("Prefers not to say", 2))


@dataclass(frozen=True)
class Kind:
    """A kind of agency in a locality: its name, its sector, its posts as (role, contract, hours, how many)."""

    name: str
    sector: str
    posts: tuple[tuple[str, str, float, int], ...]


LOCAL = (
    Kind(
        "{} Primary School",
        "school",
        (
            ("Head or deputy head teacher", "Permanent", 37, 1),
            ("Teacher", "Permanent", 32.5, 9),
            ("Teaching assistant", "Permanent", 25, 6),
            ("Learning mentor", "Fixed term", 30, 1),
            ("School support staff", "Zero hours", 0, 2),
            ("Sports, arts or music worker", "Self-employed", 6, 1),
        ),
    ),
    Kind(
        "{} Children's Centre",
        "early_years",
        (
            ("Early years lead or setting manager", "Permanent", 37, 1),
            ("Early years educator", "Permanent", 30, 5),
            ("Children's centre outreach worker", "Fixed term", 22.5, 2),
            ("Speech and language therapist", "Secondment", 15, 1),
        ),
    ),
    Kind(
        "{} Family Circle",
        "voluntary",
        (
            ("Co-ordinator", "Permanent", 20, 1),
            ("Home visiting volunteer", "Volunteer", 4, 7),
            ("Mentor or befriender", "Volunteer", 3, 5),
        ),
    ),
    Kind("{} Little Steps Nursery", "private", (("Early years educator", "Permanent", 37.5, 4),)),
)
LEADS = ("Head or deputy head teacher", "Early years lead or setting manager", "Co-ordinator")
"""Whom a collection writes to: these have an address."""
CONTRACTS = ("Permanent", "Fixed term", "Zero hours", "Agency", "Secondment", "Self-employed", "Volunteer")
FEWEST = 12
"""People of the voluntary group of a locality: enough for their number to be shown to everybody."""
BOROUGH_WIDE = (
    (COUNCIL, "council", (("Social worker", "Permanent", 37, 3), ("Family support worker", "Permanent", 30, 3))),
    (COUNCIL, "council", (("Youth worker", "Permanent", 18.5, 2), ("Education welfare officer", "Permanent", 37, 1))),
    (COUNCIL, "council", (("Social worker", "Agency", 37, 1),)),
    (HEALTH, "health", (("Health visitor", "Permanent", 37.5, 3), ("School nurse", "Permanent", 30, 1))),
    (POLICE, "police", (("Police community support officer", "Permanent", 37, 1),)),
)


def main() -> None:
    """Write the files and say what is in them."""
    hand = random.Random(SEED)  # noqa: S311  an example, no secret
    files = {place: list(_rows(hand, place, number)) for number, place in enumerate(LOCALITIES)}
    (HOME / "staff").mkdir(exist_ok=True)
    for place, rows in files.items():
        _write(HOME / "staff" / f"{place.lower().replace(' ', '-')}.csv", COLUMNS, rows)
    _write(HOME / "agencies.csv", ("organisation", "sector", "locality", "part"), _agencies())
    print(check([row for rows in files.values() for row in rows]))


def check(rows: list[dict[str, str]]) -> str:
    """Return what the files hold, in a sentence; AssertionError where README.md would not be true of them."""
    here = [row for row in rows if not row["left"]]
    asked = [
        row
        for row in here
        if row["locality"] == "Willenhall" and row["evenings"] == "Yes" and "Serbian" in row["languages"]
    ]
    circles = Counter(row["organisation"] for row in here if row["organisation"].endswith("Family Circle"))
    assert {row["locality"] for row in rows} == set(LOCALITIES)
    assert [row["name"] for row in asked] == [ASKED]
    assert len(circles) == len(LOCALITIES)
    assert min(circles.values()) >= FEWEST
    assert {row["contract"] for row in here} == set(CONTRACTS)
    assert len({(row["organisation"], row["post_reference"]) for row in rows}) == len(rows)
    vacant = sum(bool(row["vacant_since"]) for row in here)
    return (
        f"{len(rows)} posts in {len(LOCALITIES)} localities; {vacant} vacant, {len(rows) - len(here)} left this year."
    )


def _agencies() -> Iterator[dict[str, str]]:
    for part, places in PARTS.items():
        for place in places:
            here = {"locality": place, "part": part}
            for kind in LOCAL:
                yield {"organisation": kind.name.format(place), "sector": kind.sector, **here}
            for name, sector in dict.fromkeys((name, sector) for name, sector, _ in BOROUGH_WIDE):
                yield {"organisation": name, "sector": sector, **here}
            if place in {"Willenhall", "Tanyard"}:
                yield {"organisation": WELCOME, "sector": "voluntary", **here}


def _rows(hand: random.Random, place: str, number: int) -> Iterator[dict[str, str]]:
    count = 0
    wide = [(name, posts) for name, _, posts in BOROUGH_WIDE]
    local = [(kind.name.format(place), kind.posts) for kind in LOCAL]
    for organisation, posts in [*local, *wide]:
        for role, contract, hours, many in posts:
            for _ in range(many):
                count += 1
                yield _row(hand, place, organisation, (role, contract, hours), f"{number + 1:02}-{count:03}")


def _row(
    hand: random.Random, place: str, organisation: str, post: tuple[str, str, float], reference: str
) -> dict[str, str]:
    role, contract, hours = post
    row = dict.fromkeys(COLUMNS, "")
    row |= {"organisation": organisation, "post_reference": f"P{reference}", "role": role, "locality": place}
    row |= {"contract": contract, "hours_a_week": f"{hours:g}", "full_time_hours": "37"}
    volunteer = contract == "Volunteer"
    stays = volunteer or reference in NAMED
    if not stays and hand.random() < (0.16 if role in {"Social worker", "Health visitor"} else 0.03):
        row["vacant_since"] = _day(hand, 10, 300)
        return row
    born = 1964 if reference in OLDER else hand.choice(range(1956, 2004))
    longest = 365 * min(25, AS_OF.year - born - 17)
    started = AS_OF - timedelta(days=hand.randrange(30, longest if hand.random() < 0.88 else 300))
    row |= {
        "staff_number": f"S{reference}",
        "name": _name(hand),
        "started": started.isoformat(),
    }
    if role in LEADS:
        row["email"] = f"{organisation.lower().replace(chr(39), '').replace(' ', '.')}@demo.example"
    if not stays and hand.random() < 0.14 and (AS_OF - started).days > 120:
        row |= {"left": _day(hand, 0, 110), "leaving_reason": "Retired" if AS_OF.year - born > 58 else "Resigned"}
    row["birth_year"] = str(born) if hand.random() < 0.9 else "Prefers not to say"
    if born < 1968:
        row["retires_in"] = str(max(AS_OF.year + hand.randrange(5), born + hand.choice((60, 63, 65, 67))))
    for column, share in (("flexible", 0.35), ("evenings", 0.3), ("weekends", 0.2), ("term_time_only", 0.25)):
        row[column] = hand.choices(("Yes", "No", ""), (share, 0.85 - share, 0.15))[0]
    spoken = {_drawn(hand, LANGUAGES), *(("English",) if hand.random() < 0.9 else ())}
    if place != "Willenhall" and hand.random() < 0.01:
        spoken.add(hand.choice(("Croatian", "Bosnian")))
    if place == "Willenhall" and role == "Home visiting volunteer" and reference.endswith("033"):
        spoken, row["evenings"], row["name"] = {"English", "Serbian"}, "Yes", ASKED
    row["languages"] = "; ".join(sorted(spoken))
    row["skills"] = "; ".join(sorted(hand.sample(SKILLS, hand.choice((0, 0, 1, 1, 2)))))
    if not volunteer or hand.random() < 0.5:
        level = hand.choice((2, 3, 3, 4, 6, 6, 7) if hours >= 30 else (2, 2, 3, 3, 4))
        row |= {"qualification": f"Award at level {level}", "qualification_level": str(level)}
    row["check_expires"] = (AS_OF + timedelta(days=hand.randrange(-60, 1000))).isoformat()
    row["gender"] = hand.choices(("Woman", "Man", "Prefers not to say"), (80, 17, 3))[0]
    row["ethnic_group"] = _drawn(hand, ETHNIC)
    row["disabled"] = hand.choices(("Yes", "No", "Prefers not to say", ""), (7, 80, 5, 8))[0]
    return row


def _name(hand: random.Random) -> str:
    name = f"{hand.choice(FIRST)} {hand.choice(LAST)}"
    return f"{name}-Oakes" if name == ASKED else name  # there is one of that name


def _day(hand: random.Random, least: int, most: int) -> str:
    return (AS_OF - timedelta(days=hand.randrange(least, most))).isoformat()


def _drawn(hand: random.Random, weighed: Iterable[tuple[str, int]]) -> str:
    words, weights = zip(*weighed, strict=True)
    return str(hand.choices(words, weights)[0])


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        made = csv.DictWriter(file, columns, lineterminator="\n")
        made.writeheader()
        made.writerows(rows)


if __name__ == "__main__":
    main()
