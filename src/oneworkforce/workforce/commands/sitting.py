"""Up to five people of an organisation written down in one sitting: person, staff record and post, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.lib import text, typed
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Organisation, Person
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.workforce.commands import post_values, posts, staff_numbers
from oneworkforce.workforce.commands.post_values import TAKEN, Said
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.permissions import posts as permissions

BLOCKS = 5
LONGEST_NAME = 120
LONGEST_LANGUAGES = 200
_MOST_LANGUAGES = 10


@dataclass(frozen=True, slots=True)
class Block:
    """What was typed of one person; `place` from 1 tells where faults belong: "name_1".

    `languages` are separated by commas or semicolons; `evenings`, `weekends` and `term_time` are values of
    `kinds.Known`. The last four are asked where a locality of the organisation added them to the core.
    """

    place: int
    name: str = ""
    role: str = ""
    contract: str = ""
    hours: str = ""
    started_on: date | None = None
    evenings: str = Known.NOT_ASKED.value
    weekends: str = Known.NOT_ASKED.value
    languages: str = ""
    full_time_hours: str = ""
    team: str = ""
    cases: str = ""
    term_time: str = Known.NOT_ASKED.value

    @property
    def empty(self) -> bool:
        """Whether nothing was typed or chosen: such a block is left out."""
        asked = {"", Known.NOT_ASKED.value}
        typed_ = (self.name, self.hours, self.languages, self.full_time_hours, self.cases)
        return not (any(each.strip() for each in typed_) or self.started_on) and (
            {self.role, self.contract, self.evenings, self.weekends, self.team, self.term_time} <= asked
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    columns: dict[str, Any]
    said: dict[str, Any]
    tags: tuple[str, ...]


def enter(*, by: Viewer, now: datetime, today: date, organisation: UUID, blocks: Sequence[Block]) -> tuple[UUID, ...]:
    """Write down the people of `blocks` and return the ids of their posts; empty blocks are left out.

    Staff numbers and references of posts are given. `Refused` with every fault, at the fields of its block; the same
    name twice, or one that the organisation has, is refused: what is sent twice is not written down twice.
    """
    with saving.whole("sitting.enter", taken=TAKEN):
        permissions.check_keep(by, organisation)
        partnership.check_add_people(by, organisation)
        place = posts.locked(organisation)
        entries = _entries([block for block in blocks if not block.empty], place, today)
        return tuple(_written(entry, place, by=by, now=now) for entry in entries)


def _inner(words: str) -> str:
    return words[:1].lower() + words[1:]


def _written(entry: _Entry, place: Organisation, *, by: Viewer, now: datetime) -> UUID:
    made = partnership.add_person(by=by, now=now, organisation=place.pk, name=entry.name, tags=entry.tags)
    person = Person.objects.get(pk=made)
    staff_numbers.ensured(person, place, by=by, now=now, **entry.said, **posts.confirmed(by, now))
    post = posts.create(place, "", entry.columns, holder=person, by=by, now=now)
    record(by=by, verb="added", noun=posts.NOUN, subject=post.pk, now=now)
    return post.pk


def _entries(blocks: Sequence[Block], place: Organisation, today: date) -> list[_Entry]:
    if not blocks:
        raise Refused(Fault("name_1", "No person is entered.", "Enter at least one name."))
    there = Person.objects.filter(at_work(today), organisation=place).values_list("name", flat=True)
    names = {text.folded(name) for name in there}
    faults: list[Fault] = []
    entries: list[_Entry] = []
    for block in blocks:
        try:
            entries.append(_entry(block, place, names, today))
        except Refused as refused:
            faults += [
                Fault(each.where, f"Person {block.place}: {_inner(each.what)}", each.remedy) for each in refused.faults
            ]
        names.add(text.folded(block.name))
    if faults:
        raise Refused(*faults)
    return entries


def _entry(block: Block, place: Organisation, names: set[str], today: date) -> _Entry:
    name, wrong = typed.line(block.name, where=f"name_{block.place}", label="The name", longest=LONGEST_NAME)
    faults = [wrong] if wrong else []
    if text.folded(name) in names and name:
        what = "The organisation has somebody of this name."
        remedy = "Add a post on their staff record; if it is another person, write the names so that they differ."
        faults.append(Fault(f"name_{block.place}", what, remedy))
    columns: dict[str, Any] = {}
    said = Said(
        role=block.role,
        contract=block.contract,
        hours=block.hours,
        started_on=block.started_on,
        full_time_hours=block.full_time_hours,
        team=block.team,
        cases=block.cases,
    )
    try:
        columns = post_values.columns(said, place.pk, held=True, left_on=None, today=today)
    except Refused as refused:
        faults += [Fault(f"{each.where}_{block.place}", each.what, each.remedy) for each in refused.faults]
    tags, unread = _tags(block)
    answers: dict[str, Any] = {"evenings": block.evenings, "weekends": block.weekends, "term_time": block.term_time}
    unknown = [
        Fault(f"{item}_{block.place}", "This is not one of the choices.", "Choose one from the list.")
        for item, answer in answers.items()
        if answer not in set(Known)
    ]
    if faults or unread or unknown:
        raise Refused(*faults, *unread, *unknown)
    return _Entry(name, columns, answers, tags)


def _tags(block: Block) -> tuple[tuple[str, ...], list[Fault]]:
    where = f"languages_{block.place}"
    words = [each.strip() for each in block.languages.replace(";", ",").replace("\n", ",").split(",") if each.strip()]
    if len(words) > _MOST_LANGUAGES:
        return (), [Fault(where, f"There are more than {_MOST_LANGUAGES} languages.", "Enter the ones used at work.")]
    tags: list[str] = []
    faults: list[Fault] = []
    for each in words:
        try:
            tags.append(partnership.language_tag(each, where))
        except Refused as refused:
            faults += refused.faults
    return tuple(tags), faults[:1]
