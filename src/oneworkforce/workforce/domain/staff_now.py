"""What is stored now of the organisations of a file: the rows that its rows are compared with.

Ids are 32 hexadecimal letters, days ISO texts, `unsaid` a JSON text with its keys in order: as both databases take
them. The names of columns are those of the models.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from oneworkforce.workforce.domain import items

POST = (
    *("organisation", "person", "reference", "role", "contract", "minutes", "full_time_minutes", "team", "locality"),
    *("came_from", "started_on", "left_on", "leaving_reason", "destination", "vacant_since", "cases", "unsaid"),
)
"""Columns of a post that a file says."""
RECORD = (
    *(
        "birth_year",
        "age_band",
        "retires_in",
        "sector_since",
        "flexible",
        "evenings",
        "weekends",
        "term_time",
        "gender",
        "ethnicity",
    ),
    *("disability", "half_days_absent", "away", "unsaid"),
)
"""Columns of a staff record that a file says."""
PERSON = ("name", "email", "skills_said", "languages_said", "qualifications_said", "credentials_said")
"""Columns of a person that a file says."""
MARKS = ("origin", "changed_at", "confirmed_on", "confirmed_by")
"""What is kept of how a row came to be as it is; a person has all but the first."""

EMPTY_POST: Mapping[str, Any] = {
    **dict.fromkeys(POST),
    **dict.fromkeys(("role", "contract", "came_from", "leaving_reason", "destination"), ""),
    "unsaid": "{}",
}
EMPTY_RECORD: Mapping[str, Any] = {
    **dict.fromkeys(RECORD),
    **dict.fromkeys(("age_band", "away"), ""),
    **dict.fromkeys(("flexible", "evenings", "weekends", "term_time", "gender", "disability"), "not_asked"),
    "ethnicity": "NOBT",
    "unsaid": "{}",
}
EMPTY_PERSON: Mapping[str, Any] = {"name": "", "email": "", **dict.fromkeys(PERSON[2:], "not_asked")}

POST_ITEMS: Mapping[str, str] = {
    items.by_stored()[name]: name for name in POST if name not in {"organisation", "person", "unsaid"}
}
"""The column of a post that holds an item."""
RECORD_ITEMS: Mapping[str, str] = {items.by_stored()[name]: name for name in RECORD if name != "unsaid"}
"""The column of a staff record that holds an item."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row: `values` in the order of its columns, `marks` of how it came to be.

    `locked`: the columns that a file may not replace, since the person said them of themself (domain/keeping.py).
    """

    id: str
    values: tuple[Any, ...]
    marks: tuple[Any, ...]
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """One skill, language, qualification or credential of a person, with its columns as they are stored."""

    id: str
    columns: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Now:
    """Everything that rows of a file may meet.

    `posts` by organisation and reference; `ended`: the posts that are over. `records` by organisation and number, with
    their `holders`; `people` by id; `by_email`: who has no staff record in an organisation that they are of, or had a
    post in, by it and address.

    A record is kept by one organisation, and the person may be of another by now: `homes` has the organisation of each
    person, `kept_by` that of their record ("" for none). `brought`: by person the record that an organisation to which
    they came begins anew, with what they said of themself alone; `former`: by record the columns that it has now.
    `follows`: by post the one that it goes on after.
    """

    posts: Mapping[tuple[str, str], Row]
    records: Mapping[tuple[str, str], Row]
    holders: Mapping[tuple[str, str], str]
    people: Mapping[str, Row]
    by_email: Mapping[tuple[str, str], str]
    ended: frozenset[str] = frozenset()
    homes: Mapping[str, str] = field(default_factory=dict)
    kept_by: Mapping[str, str] = field(default_factory=dict)
    brought: Mapping[str, Row] = field(default_factory=dict)
    former: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)
    skills: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    languages: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    qualifications: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
    credentials: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)


_LEFT, _REFERENCE = POST.index("left_on"), POST.index("reference")


class Chains:
    """The stored rows of posts that went on, by the row that they follow."""

    def __init__(self, now: Now) -> None:
        """Read who follows whom."""
        self.followers: dict[str, list[Row]] = {}
        if now.follows:
            for row in now.posts.values():
                if (before := now.follows.get(row.id)) is not None:
                    self.followers.setdefault(before, []).append(row)

    def of(self, row: Row) -> list[Row]:
        """Return a row and those that follow it, the last one last; of several that follow one, who goes on."""
        found = [row]
        for each in found:
            more = self.followers.get(each.id, ())
            found.extend(sorted(more, key=lambda one: (one.values[_LEFT] or "9", one.values[_REFERENCE])))
        return found


def why_kept(said: str, keep: Callable[[str], bool]) -> str:
    """Return of a text of reasons those of the columns that `keep` names."""
    return said if said == "{}" else why_text({name: why for name, why in json.loads(said).items() if keep(name)})


def why_text(why: Mapping[str, str]) -> str:
    """Return why columns are empty as one text, the same for the same reasons."""
    return json.dumps(dict(sorted(why.items()))) if why else "{}"
