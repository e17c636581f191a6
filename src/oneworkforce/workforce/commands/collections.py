"""Collections: set up, changed, opened, extended, closed, and copied to the next year; who is asked."""

from collections.abc import Collection as Several
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib import periods
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import working
from oneworkforce.ui import conflict
from oneworkforce.workforce.domain import collection_letters as letters
from oneworkforce.workforce.domain import items, roles
from oneworkforce.workforce.domain.collection_letters import DEFAULTS, Letter
from oneworkforce.workforce.domain.collection_states import Step
from oneworkforce.workforce.models import Collection, Return
from oneworkforce.workforce.permissions import collections as permissions
from oneworkforce.workforce.queries import places, returns, there

NOUN = "collection"
LONGEST_TITLE = 120
LONGEST = timedelta(days=366)
"""From the day it opens to its deadline, at the most."""


def add(*, by: Viewer, now: datetime, title: str, taken_on: date, opens_on: date, closes_on: date) -> UUID:
    """Set up a collection; return its id."""
    with saving.whole("collection.add", taken=taken("title", NOUN)):
        permissions.check_run(by)
        kept = _values(title, taken_on, opens_on, closes_on)
        made = _made(by, now, kept, DEFAULTS[Letter.INVITATION], DEFAULTS[Letter.REMINDER])
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    collection: UUID,
    seen: str,
    title: str,
    taken_on: date,
    opens_on: date,
    closes_on: date,
) -> None:
    """Change a collection that is being prepared. `ui.conflict.Changed` where it is not as it was `seen`."""
    with saving.whole("collection.change", taken=taken("title", NOUN)):
        row = permissions.held(by, collection, Step.CHANGE, today)
        kept = _values(title, taken_on, opens_on, closes_on, but=row.pk)
        conflict.check(seen, shown(row), kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=saving.changed(row, kept), now=now)


def shown(row: Collection) -> dict[str, object]:
    """Return the values that the form of a collection shows, by field."""
    return {"title": row.title, "taken_on": row.taken_on, "opens_on": row.opens_on, "closes_on": row.closes_on}


def word(
    *, by: Viewer, now: datetime, today: date, collection: UUID, seen: str, invitation: str, reminder: str
) -> None:
    """Word the letters of a collection. `ui.conflict.Changed` where another did meanwhile."""
    with transactions.whole("collection.word"):
        row = permissions.held(by, collection, Step.WORD, today)
        values = Values()
        for where, said in (("invitation", invitation), ("reminder", reminder)):
            values.lines(where, said, label="The letter", longest=letters.LONGEST)
            for fault in letters.faults(values.kept[where], where):
                values.fault(fault)
        kept = values.settled()
        conflict.check(seen, worded(row), kept)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=saving.changed(row, kept), now=now, verb="worded")


def worded(row: Collection) -> dict[str, object]:
    """Return the values that the form of the letters shows, by field."""
    return {"invitation": row.invitation, "reminder": row.reminder}


def choose(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    collection: UUID,
    everybody: bool = False,
    sectors: Several[str] = (),
    localities: Several[UUID] = (),
) -> int:
    """Ask more organisations: all that work, those of some sectors, or the agencies of some localities.

    Sectors and localities together mean those that are both. A locality stands for what lies in it too. Return how
    many are new; those that are asked already stay.
    """
    with transactions.whole("collection.choose"):
        row = permissions.held(by, collection, Step.CHOOSE, today)
        if not everybody and not sectors and not localities:
            raise Refused(Fault("", "Nobody is chosen.", "Choose all, a sector or a locality."))
        found = Organisation.objects.filter(working(today))
        if not everybody and sectors:
            found = found.filter(sector__in=sectors)
        if not everybody and localities:
            found = found.filter(localities__locality__in=places.beneath(localities))
        before = Return.objects.filter(collection=row).values("organisation")
        ids = sorted(set(found.exclude(pk__in=before).values_list("pk", flat=True)))
        Return.objects.bulk_create([Return(collection=row, organisation_id=pk) for pk in ids])
        if ids:
            fields = ["organisations asked"]
            saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)
    return len(ids)


def leave_out(*, by: Viewer, now: datetime, today: date, pk: UUID) -> None:
    """Ask an organisation no more; refused once it said something of its own."""
    with transactions.whole("collection.leave_out"):
        found = Return.objects.filter(pk=pk).first()
        if found is None:
            raise NotFound
        row = permissions.held(by, found.collection_id, Step.CHOOSE, today)
        found = Return.objects.select_for_update().get(pk=pk)
        if found.statement:
            raise NotAllowed("It has answered: its answer stays in the collection.")
        found.delete()
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["organisations asked"], now=now)


def open_collection(*, by: Viewer, now: datetime, today: date, collection: UUID) -> None:
    """Open a collection: from now on organisations see what is asked, and what they do counts."""
    with transactions.whole("collection.open"):
        row = permissions.held(by, collection, Step.OPEN, today)
        faults = []
        if row.opens_on > today:
            faults.append(Fault("", "The day on which it opens is still to come.", "Wait for it, or change it."))
        if row.closes_on < today:
            faults.append(Fault("", "Its deadline has passed.", "Set a later one."))
        if not Return.objects.filter(collection=row).exists():
            faults.append(Fault("", "It asks no organisation yet.", "Choose who is asked."))
        if faults:
            raise Refused(*faults)
        values: dict[str, Any] = {
            "opened_at": now,
            "counts_from": timezone.make_aware(datetime.combine(row.opens_on, time())),
            "data_set": items.version(),
            "role_list": roles.version(),
        }
        saving.changed(row, values)
        record(by=by, verb="opened", noun=NOUN, subject=row.pk, now=now)


def extend(*, by: Viewer, now: datetime, today: date, collection: UUID, seen: str, closes_on: date) -> None:
    """Give a collection a later deadline; the one that was told first is kept."""
    with transactions.whole("collection.extend"):
        row = permissions.held(by, collection, Step.EXTEND, today)
        conflict.check(seen, deadline(row), {"closes_on": closes_on})
        if closes_on <= row.closes_on:
            what = "A collection is extended to a later day, never shortened: people were told its deadline."
            raise Refused(Fault("closes_on", what, "Enter a day after its deadline."))
        if closes_on < today:
            raise Refused(Fault("closes_on", "This day has passed.", "Enter today or a later one."))
        if closes_on - row.opens_on > LONGEST:
            raise Refused(Fault("closes_on", "A collection is open for a year at most.", "Enter an earlier day."))
        fields = saving.changed(row, {"closes_on": closes_on, "told_on": row.told_on or row.closes_on})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields[:1], now=now, verb="extended")


def deadline(row: Collection) -> dict[str, object]:
    """Return the value that the form of extending shows, by field."""
    return {"closes_on": row.closes_on}


def close(*, by: Viewer, now: datetime, today: date, collection: UUID) -> None:
    """Close a collection: how far each organisation was is kept, and no answer is taken any more."""
    with transactions.whole("collection.close"):
        row = permissions.held(by, collection, Step.CLOSE, today)
        facts = there.facts([row.pk], today=today)
        rows = list(Return.objects.select_for_update(of=("self",)).filter(collection=row).select_related("collection"))
        for each in rows:
            status, each.closed_late = returns.standing_of(each, facts.get(each.pk, there.NOTHING))
            each.closed_as = status.value
        Return.objects.bulk_update(rows, ["closed_as", "closed_late"], batch_size=500)
        saving.changed(row, {"closed_at": now})
        record(by=by, verb="closed", noun=NOUN, subject=row.pk, now=now)


def copy(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    collection: UUID,
    title: str,
    taken_on: date,
    opens_on: date,
    closes_on: date,
) -> UUID:
    """Set up the next collection from this one: the same letters, and those of its organisations that still work."""
    with saving.whole("collection.copy", taken=taken("title", NOUN)):
        row = permissions.get(by, collection)
        permissions.check_run(by)
        made = _made(by, now, _values(title, taken_on, opens_on, closes_on), row.invitation, row.reminder)
        asked = (
            Return.objects.filter(working(today, "organisation"), collection=row)
            .order_by("pk")
            .values_list("organisation_id", flat=True)
        )
        Return.objects.bulk_create([Return(collection=made, organisation_id=pk) for pk in asked])
        record(by=by, verb="copied", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def next_year(row: Collection) -> dict[str, object]:
    """Return the values that the form of the next collection shows: a year later."""
    days = {name: periods.years_on(getattr(row, name), 1) for name in ("taken_on", "opens_on", "closes_on")}
    return {"title": "", **days}


def _made(by: Viewer, now: datetime, kept: dict[str, Any], invitation: str, reminder: str) -> Collection:
    return Collection.objects.create(**kept, invitation=invitation, reminder=reminder, made_by=by.actor, made_at=now)


def _values(title: str, taken_on: date, opens_on: date, closes_on: date, *, but: UUID | None = None) -> dict[str, Any]:
    values = Values()
    values.line("title", title, label="The title", longest=LONGEST_TITLE)
    values.free("title", Collection.objects.exclude(pk__in=[but] if but else []), noun=NOUN)
    if closes_on < opens_on:
        values.fault(Fault("closes_on", "The deadline is before the day it opens.", "Enter a later one."))
    elif closes_on - opens_on > LONGEST:
        values.fault(Fault("closes_on", "A collection is open for a year at most.", "Enter an earlier day."))
    return {**values.settled(), "taken_on": taken_on, "opens_on": opens_on, "closes_on": closes_on}
