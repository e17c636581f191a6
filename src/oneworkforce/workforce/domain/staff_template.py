"""Our template of a file of posts: headings, an example that is no row, and the words that columns take."""

from collections.abc import Mapping, Sequence

from oneworkforce.workforce.domain import items, staff_words
from oneworkforce.workforce.domain.staff_rules import EXAMPLE

_EXAMPLES: Mapping[str, str] = {
    "reference": "P-001",
    "role": "Family support worker",
    "contract": "Permanent",
    "hours": "18.5",
    "full_time_hours": "37",
    "started_on": "2021-09-01",
    "came_from": "Newly qualified",
    "number": EXAMPLE,
    "name": "Example, this row is not read",
    "email": "name@example.org",
    "birth_year": "1985",
    "retires_in": "2050",
    "sector_since": "2015",
    "flexible": "Yes",
    "evenings": "Yes",
    "weekends": "No",
    "term_time": "No",
    "skills": "Parenting groups; Makaton",
    "languages": "English; Urdu",
    "qualification": "Diploma in social care",
    "qualification_level": "5",
    "check": "2027-03-31",
    "gender": "Woman",
    "ethnicity": "Prefer not to say",
    "disability": "No",
    "days_absent": "4.5",
}


Items = Sequence[items.Item]
"""The items that a template has columns for, in the order of the data set."""


def headings(some: Items) -> list[str]:
    """Return the headings of the template."""
    return [item.column for item in some]


def example(some: Items) -> list[str]:
    """Return the example under them; its staff number says that it is one."""
    return [_EXAMPLES.get(item.key, "") for item in some]


def allowed(some: Items) -> list[tuple[str, str, str]]:
    """Return (column, what it takes, why it is asked) of each column, as a sheet of the workbook shows it."""
    return [(item.column, takes(item), item.why) for item in some]


def words(some: Items) -> list[tuple[str, list[str]]]:
    """Return each column with a list, and its words."""
    return [
        (item.column, [title for _, title in staff_words.listed(item.kind)])
        for item in some
        if staff_words.has_list(item.kind)
    ]


def takes(item: items.Item) -> str:
    """Return what a column takes, in words."""
    return _TAKES[item.kind] if not staff_words.has_list(item.kind) else "A word of the list for this column"


_TAKES: Mapping[str, str] = {
    "organisation": "The organisation's name as it is called here; may be left out of a file of one organisation",
    "reference": "Up to 40 letters, figures and the signs . _ / -",
    "hours": "Hours a week, such as 37, 18.5 or 18:30",
    "team": "A team of the organisation, by its name",
    "locality": "A locality by its name; where several are called so: name, the one above it",
    "date": "A day, such as 2024-09-30 or 30/09/2024",
    "count": "A whole number from 0 to 998",
    "name": "Up to 120 letters; may stay empty",
    "email": "An e-mail address",
    "year": "Four figures, such as 1984",
    "skills": "Up to 50 skills between semicolons",
    "languages": "English names of languages between semicolons",
    "qualification": "Its name, up to 160 letters",
    "level": "A number from 1 to 8",
    "check": "The day on which it ends, or: never",
    "registration": "The day on which it ends, or: never",
    "days": "Days from 0 to 366, whole or half",
}
