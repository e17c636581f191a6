"""A staff record as its viewer sees it: with what is personal, or without."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.workforce.domain import ages, hours, missing
from oneworkforce.workforce.domain.ages import Age
from oneworkforce.workforce.domain.post_states import Standing
from oneworkforce.workforce.domain.sections import SAID
from oneworkforce.workforce.models import StaffRecord
from oneworkforce.workforce.permissions import posts as permissions
from oneworkforce.workforce.permissions.staff import Staff
from oneworkforce.workforce.queries import data_sets, posts
from oneworkforce.workforce.queries.posts import Row


@dataclass(frozen=True, slots=True)
class Page:
    """A person's staff record. `values` are by column; without `full` only those that are not personal count.

    `begun`: there is a record; else every value is as nobody asked. `posts` are those that the viewer sees, each with
    its share of the hours of these, in percent or None. `asked`: the items of the organisation's data set; `missing`:
    those of them that nobody has asked for yet.
    """

    person: UUID
    name: str
    organisation: Named | None
    begun: bool
    full: bool
    own: bool
    number: str
    values: Mapping[str, object]
    unsaid: Mapping[str, str]
    self_said: frozenset[str]
    age: Age | None
    posts: tuple[tuple[Row, int | None], ...]
    whole_time: int | None
    asked: frozenset[str]
    missing: tuple[str, ...]
    confirmed_on: date | None
    confirmed_by: str
    changed_at: datetime | None


def page(viewer: Viewer, found: Staff, *, today: date) -> Page:
    """Return the page of a staff record that `permissions.staff.get` has handed out."""
    row = found.record or StaffRecord()
    held = posts.of_person(found.person.pk, today=today, seen=permissions.visible_to(viewer, today=today))
    now = [each for each in held if each.stands is not Standing.ENDED]
    parts = dict(zip((each.id for each in now), hours.shares([each.minutes for each in now]), strict=True))
    values = {column: getattr(row, column) for column in SAID}
    home = found.record.organisation if found.record else found.person.organisation
    asked = data_sets.keys_of(home.pk if home else None)
    return Page(
        person=found.person.pk,
        name=found.person.name,
        organisation=Named(home.pk, home.name) if home else None,
        begun=found.record is not None,
        full=found.full,
        own=found.own,
        number=row.number,
        values=values,
        unsaid=row.unsaid,
        self_said=frozenset(row.self_said),
        age=ages.age(birth_year=row.birth_year, band=row.age_band, today=today),
        posts=tuple((each, parts.get(each.id)) for each in held),
        whole_time=posts.whole(now),
        asked=asked,
        missing=missing.missing("person", values, row.unsaid, asked=asked) if found.full else (),
        confirmed_on=row.confirmed_on,
        confirmed_by=row.confirmed_by,
        changed_at=row.changed_at,
    )
