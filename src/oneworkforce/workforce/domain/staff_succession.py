"""Which stored post each row of a file is about, and where a post goes on since somebody else holds it now, or nobody.

Whoever leaves keeps the row that they held: it ends with them and counts them as a leaver, and the post goes on as a
row of its own that follows theirs. So commands/post_steps.py does it by hand, and so does a file. "P1" may then be
followed by "P1-2"; the file goes on to say "P1", and means the row of whom it names, else the last.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from oneworkforce.workforce.domain import numbering
from oneworkforce.workforce.domain.kinds import LeavingReason
from oneworkforce.workforce.domain.staff_now import EMPTY_POST, POST, Chains, Now, Row, why_kept
from oneworkforce.workforce.domain.staff_people import People
from oneworkforce.workforce.domain.staff_typed import Checked, texts

TWICE, UNTOLD, TANGLED, STAYS, SINCE_WHEN = "E209", "E210", "E217", "N406", "N407"
COPIED = ("organisation", "role", "contract", "minutes", "full_time_minutes", "team", "locality")
"""What a post that goes on takes along, as by hand."""
WHY_COPIED = frozenset({"contract", "minutes", "team", "locality"})
_OF_ENDING = frozenset({"left_on", "leaving_reason", "destination"})
_PERSON, _STARTED, _LEFT, _VACANT, _ROLE, _REFERENCE = (
    POST.index(name) for name in ("person", "started_on", "left_on", "vacant_since", "role", "reference")
)
_DAY = timedelta(days=1)


class Said(NamedTuple):
    """What a row says of who holds its post, and when: ISO days, "" where it says none.

    `number`: whether it names a holder; `person`: their id, "new N" of who is not stored. `ends_not`: it says that
    there is no leaving day.
    """

    number: bool
    person: str
    started: str
    left: str
    vacant: str
    ends_not: bool


class Met(NamedTuple):
    """The stored row that a row is about; `follows`: the post goes on after it; `last`: the last day that it gets.

    `code`: the rule that the row breaks beside what is stored, or what there is to look at.
    """

    row: Row
    follows: bool = False
    last: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A post goes on after `row`, as a row of this `reference`. `last`: the last day of `row`, "" where it has one."""

    row: Row
    last: str
    reference: str

    def base(self) -> Mapping[str, Any]:
        """Return the columns of the row that follows before the file says anything of it."""
        held = {name: self.row.values[POST.index(name)] for name in COPIED}
        unsaid = why_kept(self.row.values[POST.index("unsaid")], lambda name: name in WHY_COPIED)
        return {**EMPTY_POST, **held, "reference": self.reference, "unsaid": unsaid}

    def ending(self) -> Mapping[str, Any]:
        """Return the columns that become different of the row that is left."""
        reason = self.row.values[POST.index("leaving_reason")]
        if not reason and self.row.values[_PERSON]:
            reason = LeavingReason.UNKNOWN.value
        unsaid = why_kept(self.row.values[POST.index("unsaid")], lambda name: name not in _OF_ENDING)
        return {"left_on": self.last, "leaving_reason": reason, "unsaid": unsaid}


@dataclass(frozen=True, slots=True)
class Succession:
    """What the rows of a file meet. `posts`: the stored row of each that it writes over, None where it makes one.

    `goes_on`: by place the posts that go on as another row. `seen`: the stored row that each meets, whatever becomes
    of it. `faults` and `notes`: places by rule and item. `mentioned`: the ids of the stored rows that rows speak of.
    """

    posts: list[Row | None]
    seen: list[Row | None]
    goes_on: dict[int, GoesOn] = field(default_factory=dict)
    faults: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    notes: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)


def meet(chain: Sequence[Row], said: Said, day: str) -> Met:
    """Return what a row meets of a post that is stored as `chain`; the file came on `day`."""
    tail = chain[-1]
    if said.number:
        here = _stint([row for row in chain if row.values[_PERSON] == said.person], said)
        if here is not None and not _again(here, said.started):
            broken = said.ends_not and here is not tail and here.values[_LEFT]
            return Met(here, code=TANGLED if broken else "")
        if tail.values[_PERSON] is None and not (_over(tail, day) or _again(tail, said.started)):
            return Met(tail)  # vacant: it is filled
    elif said.vacant:
        if tail.values[_PERSON] is None and not _again(tail, said.vacant):
            return Met(tail)
    else:  # it says when the post ended, and no more
        return Met(next((row for row in reversed(chain) if row.values[_LEFT] == said.left), tail))
    return _after(tail, said, day)


def _stint(mine: Sequence[Row], said: Said) -> Row | None:
    """Return which of the rows that somebody holds or held is meant: of the same days, else the last."""
    for at, told in ((_STARTED, said.started), (_LEFT, said.left)):
        same = [row for row in mine if told and row.values[at] == told]
        if same:
            return same[-1]
    return mine[-1] if mine else None


def _again(row: Row, begins: str) -> bool:
    """Return whether something begins after a row's last day."""
    last = row.values[_LEFT]
    return bool(last and begins and begins > last)


def _over(row: Row, day: str) -> bool:
    last = row.values[_LEFT]
    return bool(last and last < day)


def _after(tail: Row, said: Said, day: str) -> Met:
    """Return how a post goes on after its last row: a last day that is past stands, one to come gives way."""
    begins = said.started or said.vacant
    last = tail.values[_LEFT]
    if _over(tail, day):
        begins = begins or said.left
        return Met(tail, follows=True, code=TANGLED if begins and begins <= last else "")
    if not begins and said.left:
        return Met(tail, code=TANGLED)
    if last and begins > last:
        return Met(tail, follows=True)
    ends = (date.fromisoformat(begins or day) - _DAY).isoformat()
    first = tail.values[_STARTED] if tail.values[_PERSON] else tail.values[_VACANT]
    if first and ends < first:
        return Met(tail, code=TANGLED)
    return Met(tail, follows=True, last=ends, code="" if begins else SINCE_WHEN)


def of(checked: Checked, people: People, now: Now, day: date) -> Succession:
    """Return what the rows of a file that came on `day` meet."""
    chains = Chains(now)
    rows, untold = _direct(checked, now, chains)
    found = Succession(list(rows), list(rows))
    if untold:
        found.faults[UNTOLD, "reference"] = untold
    said = _Sayings(checked, people)
    came = day.isoformat()
    for at, row in enumerate(rows):
        if row is None:
            continue
        if row.id in chains.followers or not said.plain(at, row):
            chain = chains.of(row)
            found.mentioned.update(each.id for each in chain)
            told = said.of(at)
            _take(found, at, meet(chain, told, came), told)
        if (now.ended and (same := found.posts[at]) is not None) and same.id in now.ended and not said.leaves(at):
            found.notes.setdefault((STAYS, "left_on"), []).append(at)
    found.mentioned.update(row.id for row in found.seen if row is not None)
    for key in checked.mentioned:
        if (row := now.posts.get(key)) is not None:
            found.mentioned.update(each.id for each in chains.of(row))
    _twins(found)
    _named(found, checked, now)
    return found


def _take(found: Succession, at: int, met: Met, said: Said) -> None:
    found.seen[at] = met.row
    found.posts[at] = None if met.follows else met.row
    if met.code == TANGLED:
        item = "started_on" if said.started else "vacant_since" if said.vacant else "left_on" if said.left else "number"
        found.faults.setdefault((met.code, item), []).append(at)
    elif met.code:
        found.notes.setdefault((met.code, "number"), []).append(at)
    if met.follows:
        found.goes_on[at] = GoesOn(met.row, met.last, "")


class _Sayings:
    """What each row says of who holds its post."""

    def __init__(self, checked: Checked, people: People) -> None:
        self._holders = people.of_row.tolist()
        self._ids = people.ids
        self._started, self._left, self._vacant = (
            texts(checked, item) for item in ("started_on", "left_on", "vacant_since")
        )
        typed = checked.values.get("left_on")
        self._leaves = [0] * len(self._holders) if typed is None else typed.codes.tolist()

    def leaves(self, at: int) -> bool:
        """Return whether a row says when its post was left, or why there is no day."""
        return bool(self._leaves[at])

    def plain(self, at: int, row: Row) -> bool:
        """Return whether a row says no more than who holds its post still."""
        who = self._holders[at]
        held = row.values[_PERSON]
        same = self._ids[who] == held if who >= 0 else held is None and not row.values[_LEFT]
        return same and not _again(row, self._started[at])

    def of(self, at: int) -> Said:
        """Return what a row says."""
        who = self._holders[at]
        ends_not = bool(self._leaves[at]) and not self._left[at]
        person = self._ids[who] if who >= 0 else ""
        return Said(who >= 0, person, self._started[at], self._left[at], self._vacant[at], ends_not)


def _direct(checked: Checked, now: Now, chains: Chains) -> tuple[list[Row | None], list[int]]:
    """Return the stored post of each row: by reference, else by who holds it and the role, where that is one."""
    references, numbers, roles = (texts(checked, item) for item in ("reference", "number", "role"))
    found: list[Row | None] = []
    untold: list[int] = []
    held: dict[tuple[str, str, str], list[Row]] = {}
    if not all(references):
        holder = {person: number for (_, number), person in now.holders.items()}
        for (organisation, _), row in now.posts.items():
            number = holder.get(row.values[_PERSON] or "")
            if number is not None and row.id not in now.ended:
                held.setdefault((organisation, number, row.values[_ROLE]), []).append(row)
    for at, organisation in enumerate(checked.organisations):
        if references[at]:
            found.append(now.posts.get((organisation, references[at])))
            continue
        same = held.get((organisation, numbers[at], roles[at]), [])
        if len(same) > 1:  # a post that goes on with the same person is one
            after = {each.id for row in same for each in chains.of(row)[1:]}
            same = [row for row in same if row.id not in after]
        if not same and (taken := now.posts.get((organisation, numbering.own(numbers[at], roles[at])))):
            same = [taken]
        if len(same) > 1:
            untold.append(at)
        found.append(same[0] if same else None)
    return found, untold


def _twins(found: Succession) -> None:
    """Find rows that speak of one stored post."""
    met = Counter(row.id for row in found.seen if row is not None)
    if len(met) < sum(met.values()):
        known = {at for places in found.faults.values() for at in places}
        twice = [at for at, row in enumerate(found.seen) if row is not None and met[row.id] > 1 and at not in known]
        if twice:
            found.faults[TWICE, "reference"] = twice


def _named(found: Succession, checked: Checked, now: Now) -> None:
    """Give the rows that follow references of their own."""
    if not found.goes_on:
        return
    taken: dict[str, set[str]] = {}
    for organisation, reference in now.posts:
        taken.setdefault(organisation, set()).add(reference)
    for organisation, reference in zip(checked.organisations, texts(checked, "reference"), strict=True):
        taken.setdefault(organisation, set()).add(reference)
    for at, each in found.goes_on.items():
        mine = taken[checked.organisations[at]]
        reference = numbering.successor(each.row.values[_REFERENCE], mine, first=each.row.id not in now.follows)
        mine.add(reference)
        found.goes_on[at] = GoesOn(each.row, each.last, reference)
