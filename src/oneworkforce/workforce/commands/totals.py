"""Totals are entered by hand, changed, confirmed and removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib import numbers
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import posts
from oneworkforce.workforce.commands.said_values import Taken, by_text
from oneworkforce.workforce.domain import hours, roles
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.models import Total
from oneworkforce.workforce.permissions import giving

NOUN = "total"
MOST = 99_999
TAKEN = Fault(
    "role", "There is a total for this role, contract and locality already.", "Change that one, or choose another."
)
NUMBERS = ("people", "vacancies", "starters", "leavers")
_LONG_AGO = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed of a total: choices and figures as text, "" where it is not known; `whole_time` such as "12.5"."""

    role: str
    counted_on: date
    contract: str = ""
    locality: str = ""
    people: str = ""
    whole_time: str = ""
    vacancies: str = ""
    starters: str = ""
    leavers: str = ""


def add(*, by: Viewer, now: datetime, today: date, organisation: UUID, said: Said) -> UUID:
    """Add a total of an organisation and return its id."""
    with saving.whole("total.add", taken=TAKEN):
        place = giving.get(by, organisation)
        giving.check_keep(by, place.pk)
        columns = _columns(said, today)
        check_free(posts.locked(place.pk).pk, columns)
        made = Total.objects.create(organisation=place, **columns, changed_at=now, **posts.confirmed(by, now))
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, today: date, total: UUID, seen: str, said: Said) -> None:
    """Change a total. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("total.change", taken=TAKEN):
        row = _kept_row(by, total)
        columns = _columns(said, today)
        conflict.check(seen, shown(row), shown(Total(**columns)))
        check_free(row.organisation_id, columns, besides=row.pk)
        fields = saving.changed(row, columns)
        saving.changed(row, {**posts.confirmed(by, now), **({"changed_at": now} if fields else {})})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=[posts.named(name) for name in fields], now=now)


def confirm(*, by: Viewer, now: datetime, total: UUID) -> UUID:
    """Say again that a total is so; return its organisation."""
    with transactions.whole("total.confirm"):
        row = _kept_row(by, total)
        saving.changed(row, posts.confirmed(by, now))
        record(by=by, verb="confirmed", noun=NOUN, subject=row.pk, now=now)
    return row.organisation_id


def confirm_all(*, by: Viewer, now: datetime, organisation: UUID) -> int:
    """Say again that all totals of an organisation are so; return how many there are."""
    with transactions.whole("total.confirm_all"):
        place = giving.get(by, organisation)
        giving.check_keep(by, place.pk)
        many = Total.objects.filter(organisation=place).update(**posts.confirmed(by, now))
        record(by=by, verb="confirmed all of", noun=NOUN, now=now)
    return many


def remove(*, by: Viewer, now: datetime, total: UUID) -> UUID:
    """Remove a total; return its organisation."""
    with transactions.whole("total.remove"):
        row = _kept_row(by, total)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()
    return row.organisation_id


def shown(row: Total) -> dict[str, object]:
    """Return the values that a form shows of a total."""
    whole = "" if row.whole_time is None else hours.written(row.whole_time)
    return {
        "role": row.role,
        "contract": row.contract,
        "locality": str(row.locality_id or ""),
        "counted_on": row.counted_on,
        "whole_time": whole,
        **{name: "" if (value := getattr(row, name)) is None else str(value) for name in NUMBERS},
    }


def _columns(said: Said, today: date) -> dict[str, Any]:
    taken = Taken()
    if said.role not in roles.all_roles():
        taken.fault("role", "No role of the list is chosen.", "Choose the nearest one.")
    if said.contract and said.contract not in set(Contract):
        taken.fault("contract", "This is not one of the choices.", "Choose one from the list.")
    places = by_text(Locality.objects.values_list("pk", flat=True)) if said.locality else {}
    taken.choose("locality_id", said.locality, places, where="locality", empty=None)
    for name in NUMBERS:
        taken.number(name, getattr(said, name), most=MOST)
    taken.read("whole_time", numbers.read_hundredths(said.whole_time, "whole_time", most=MOST))
    if not today - _LONG_AGO <= said.counted_on <= today:
        taken.fault("counted_on", "This day is not within the ten years to today.", "Enter the day of the count.")
    people, whole = taken.columns["people"], taken.columns["whole_time"]
    if people is not None and whole is not None and whole > people * _MOST_OF_ONE:
        taken.fault("whole_time", "This is more than twice as many as there are people.", "Check both figures.")
    if taken.faults:
        raise Refused(*taken.faults)
    return {**taken.columns, "role": said.role, "contract": said.contract, "counted_on": said.counted_on}


_REMEDY = "Change that one, or remove it before you divide the role by contract or by place."


def check_free(
    organisation: UUID, columns: Mapping[str, Any], *, besides: UUID | None = None, remedy: str = _REMEDY
) -> None:
    """Refuse a total beside one that counts some of the same people, naming it. The caller has locked the organisation.

    Of a role an organisation gives one total for all contracts together or one for each contract, and one for the whole
    organisation or one for each place: all of its totals are added up.
    """
    contract, place = columns["contract"], columns["locality_id"]
    rows = Total.objects.filter(organisation=organisation, role=columns["role"]).select_related("locality")
    for row in (rows if besides is None else rows.exclude(pk=besides)).order_by("contract", "locality__name", "pk"):
        if (row.contract, row.locality_id) == (contract, place):
            raise Refused(TAKEN)
        if _meet(row.contract, contract, every="") and _meet(row.locality_id, place, every=None):
            raise Refused(Fault("role", _stands(row), remedy))


def _meet(one: object, other: object, *, every: object) -> bool:
    return one == other or every in {one, other}


def _stands(row: Total) -> str:
    """Say which total it is that stands, and what it counts."""
    what = Contract(row.contract).title_.lower() if row.contract else "all contracts together"
    where = f"in {row.locality.name}" if row.locality else "in all places together"
    return f"A total of this role stands already, for {what} {where}: some people would count twice."


def _kept_row(by: Viewer, total: UUID) -> Total:
    found = giving.get_total(by, total)
    giving.check_keep(by, found.organisation_id)
    posts.locked(found.organisation_id)
    row = Total.objects.select_for_update().filter(pk=found.pk).first()
    if row is None:
        raise NotFound
    return row


_MOST_OF_ONE = 200
