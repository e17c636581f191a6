"""A file of 100,000 posts with 30 columns, of which 3.5 % of rows are faulty: for promises 3 and 4."""

import csv
import random
from pathlib import Path

from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.staff_cells import Known

ROWS, FAULTY = 100_000, 0.035
COLUMNS = (
    *("post_reference", "role", "contract", "hours_a_week", "full_time_hours", "locality", "started", "left"),
    *("leaving_reason", "vacant_since", "cases", "staff_number", "name", "email", "birth_year", "retires_in"),
    *("flexible", "evenings", "weekends", "term_time_only", "skills", "languages", "qualification"),
    *("qualification_level", "check_expires", "gender", "ethnic_group", "disabled", "days_absent", "away"),
)
SPOILS = (
    ("role", "Techer"),
    ("hours_a_week", "lots"),
    ("started", "31/02/2020"),
    ("birth_year", "80"),
    ("email", "nobody at all"),
    ("contract", "Perminent"),
    ("staff_number", ""),
)
FIRST = ("Ada", "Ben", "Cleo", "Dev", "Ena", "Finn", "Gita", "Hal", "Ines", "Jo", "Kofi", "Lena")
LAST = ("Ash", "Bay", "Cole", "Dell", "Ember", "Frost", "Glen", "Heath", "Ivory", "Lake", "Moss", "North")
LANGUAGES = {"polish": "pl", "urdu": "ur", "welsh": "cy", "somali": "so"}
TITLES = [role.title for role in roles.all_roles().values()]


def known(place: str = "c" * 32, organisation: str = "a" * 32) -> Known:
    """Return what names mean: one organisation, one locality, four languages."""

    def language(named: str) -> tuple[str, str]:
        return LANGUAGES.get(named.casefold(), ""), ""

    return Known({"school": organisation}, {"willow": place}, {}, language)


def write(path: Path, rows: int = ROWS, *, faulty: float = FAULTY, seed: int = 3) -> None:
    """Write the file."""
    drawn = random.Random(seed)  # noqa: S311  no secret
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            row = line(number, drawn)
            if drawn.random() < faulty:
                column, spoilt = SPOILS[number % len(SPOILS)]
                row[column] = spoilt
            writer.writerow(row.values())


def line(number: int, drawn: random.Random) -> dict[str, str]:
    """Return one good row."""
    born = drawn.randint(1960, 2000)
    answers = ("Yes", "No", "n/k", "")
    return {
        "post_reference": f"P{number:06}",
        "role": drawn.choice(TITLES),
        "contract": drawn.choice(("Permanent", "Fixed term", "Agency")),
        "hours_a_week": drawn.choice(("37", "18.5", "30", "22:30")),
        "full_time_hours": "37",
        "locality": "Willow",
        "started": f"{born + drawn.randint(20, 25)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}",
        "left": "",
        "leaving_reason": "",
        "vacant_since": "",
        "cases": str(drawn.randint(0, 30)),
        "staff_number": f"S{number:06}",
        "name": f"{drawn.choice(FIRST)} {drawn.choice(LAST)} {number}",
        "email": f"n{number}@example.org",
        "birth_year": str(born),
        "retires_in": str(born + 67),
        "flexible": drawn.choice(answers),
        "evenings": drawn.choice(answers),
        "weekends": drawn.choice(answers),
        "term_time_only": drawn.choice(answers),
        "skills": drawn.choice(("Makaton", "Parenting groups;Makaton", "", "")),
        "languages": drawn.choice(("", "", "Polish", "Urdu;Polish", "Welsh")),
        "qualification": drawn.choice(("BA", "Diploma in social care", "")),
        "qualification_level": "",
        "check_expires": f"20{drawn.randint(27, 29)}-{drawn.randint(1, 12):02}-01",
        "gender": drawn.choice(("Woman", "Man", "Prefer not to say")),
        "ethnic_group": drawn.choice(("White British", "Pakistani", "REFU", "")),
        "disabled": drawn.choice(answers),
        "days_absent": drawn.choice(("0", "1", "4.5", "12")),
        "away": "",
    }
