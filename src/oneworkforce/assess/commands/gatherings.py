"""The plan of evidence: a line is added, changed, given to somebody; held, or not run for a reason; removed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.models import Gathering, Round
from oneworkforce.assess.permissions import gatherings, rounds
from oneworkforce.assess.queries import places, stored
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.ui import conflict

NOUN = "gathering"
LONGEST_WITH, LONGEST_REASON = 200, 300
MOST_PEOPLE = 100_000


def add(
    *,
    by: Viewer,
    now: datetime,
    round: UUID,  # noqa: A002  the field's word
    kind: str,
    with_whom: str,
    audience: str = "",
    locality: UUID | None = None,
    planned_on: date | None = None,
) -> UUID:
    """Add a line to the plan of evidence of a round; without a planned day it was run in addition. Returns its id."""
    with transactions.whole("gathering.add"):
        found = rounds.get(by, round)
        rounds.check_change(by)
        kept = _values(found, kind, with_whom, audience, locality)
        made = Gathering.objects.create(round=found, planned_on=planned_on, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    gathering: UUID,
    seen: str,
    kind: str,
    with_whom: str,
    audience: str,
    locality: UUID | None,
    planned_on: date | None,
) -> None:
    """Change what is planned; `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with transactions.whole("gathering.change"):
        row = _locked(by, gathering)
        kept = {**_values(row.round, kind, with_whom, audience, locality), "planned_on": planned_on}
        conflict.check(seen, shown(row), {**kept, "locality": str(locality or "")})
        fields = [each.removesuffix("_id") for each in saving.changed(row, kept)]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def facilitate(
    *, by: Viewer, now: datetime, today: date, gathering: UUID, person: UUID | None, trained: bool = False
) -> None:
    """Say who facilitates, and whether they were trained for the tool; nobody was trained where there is nobody."""
    with transactions.whole("gathering.facilitate"):
        row = _locked(by, gathering)
        if person is not None and person != row.facilitator_id and partnership.person(by, person, today=today) is None:
            raise Refused(Fault("person", "This person cannot be found, or has left.", "Choose another."))
        fields = saving.changed(row, {"facilitator_id": person, "trained": trained and person is not None})
        called = ["facilitator" if each == "facilitator_id" else each for each in fields]
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=called, now=now)


def settle(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    gathering: UUID,
    seen: str,
    held_on: date | None,
    people: int | None,
    not_run_because: str,
) -> None:
    """Write down what came of it: held on a day with so many people (None: nobody counted), or not run and why.

    Neither: it is still planned. `ui.conflict.Changed` where another wrote it down meanwhile.
    """
    with transactions.whole("gathering.settle"):
        row = _locked(by, gathering)
        values = Values()
        values.line("not_run_because", not_run_because, label="The reason", longest=LONGEST_REASON, required=False)
        reason = values.kept["not_run_because"]
        if held_on is not None and reason:
            values.fault(Fault("not_run_because", "It was held, or it was not run.", "Fill in one of the two."))
        if held_on is not None and held_on > today:
            values.fault(Fault("held_on", "This day is still to come.", "Enter the day on which it was held."))
        if people is not None and held_on is None:
            values.fault(Fault("held_on", "People took part, but the day is missing.", "Enter the day."))
        if people is not None and not 0 < people <= MOST_PEOPLE:
            values.fault(Fault("people", "Nobody took part with this number.", "Enter 1 or more, or leave it empty."))
        values.settled()
        kept = {"held_on": held_on, "people": people, "not_run_because": reason}
        conflict.check(seen, came(row), kept)
        fields = saving.changed(row, kept)
        verb = "held" if held_on is not None else "left out" if reason else "planned again"
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb=verb)


def remove(*, by: Viewer, now: datetime, gathering: UUID) -> None:
    """Remove a line with what was noted there. One that was not run is better kept, with its reason."""
    with transactions.whole("gathering.remove"):
        row = _locked(by, gathering)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()


def shown(row: Gathering) -> dict[str, object]:
    """Return the values that the form of the plan shows, by field."""
    return {
        "kind": row.kind,
        "with_whom": row.with_whom,
        "audience": row.audience,
        "locality": str(row.locality_id or ""),
        "planned_on": row.planned_on,
    }


def came(row: Gathering) -> dict[str, object]:
    """Return the values that the form of what came of it shows, by field."""
    return {"held_on": row.held_on, "people": row.people, "not_run_because": row.not_run_because}


def _locked(by: Viewer, gathering: UUID) -> Gathering:
    found = gatherings.get(by, gathering)
    gatherings.check_change(by)
    return Gathering.objects.select_for_update(of=("self",)).select_related("round").get(pk=found.pk)


def _values(row: Round, kind: str, with_whom: str, audience: str, locality: UUID | None) -> dict[str, Any]:
    values = Values()
    values.choice("kind", kind, label="The kind", among=Kind.choices())
    values.line("with_whom", with_whom, label="With whom", longest=LONGEST_WITH)
    values.choice(
        "audience", audience, label="The audience", among=(("", ""), *places.audiences(stored.framework_of(row)))
    )
    among = (("", ""), *places.places().choices)
    values.choice("locality", str(locality or ""), label="The locality", among=among)
    kept: dict[str, Any] = dict(values.settled())
    del kept["locality"]
    return {**kept, "locality_id": locality}
