"""Somebody is asked, or not any more: by list, one by one, removed, or without letters."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.contact_lists import Line, New, Place
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Contact, FrameCell, Round
from oneworkforce.assess.permissions import contacts as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import contacts as queries
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality, Organisation

NOUN = "contact"
_BATCH = 1_000
TAKEN = Fault("email", "This round asks somebody with that e-mail address already.", "Use another, or find them.")


def add_all(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    lines: Sequence[Line],
) -> int:
    """Ask everybody on a list who is not asked yet, checked again as a whole; return how many are new.

    With any fault nobody is stored. The number of queries does not grow with the rows, save by what they hold.
    """
    with saving.whole("contact.add_all", taken=TAKEN):
        row = _preparing(by, round, today)
        checked = queries.check(row, lines)
        if checked.faults:
            raise Refused(*checked.faults)
        _store(row, checked.new)
        if checked.new:
            record(by=by, verb="added contacts to", noun="round", subject=row.pk, now=now)
    return len(checked.new)


def add(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    email: str,
    name: str,
    organisation: UUID,
    locality: UUID | None,
    audience: str,
    language: str,
) -> UUID:
    """Ask one more person; return the contact's id."""
    with saving.whole("contact.add", taken=TAKEN):
        row = _preparing(by, round, today)
        where = Organisation.objects.filter(pk=organisation).values_list("name", flat=True).first()
        if where is None:
            raise Refused(Fault("organisation", "There is no such organisation.", "Choose one of the list."))
        if locality is not None and not Locality.objects.filter(pk=locality).exists():
            raise Refused(Fault("locality", "There is no such locality.", "Choose one of the list."))
        checked = queries.check(row, [Line(1, email, where, "", audience, name, language)])
        if checked.there:
            raise Refused(TAKEN)
        if checked.faults:
            raise Refused(*(Fault("", each.what, each.remedy) for each in checked.faults))
        found = checked.new[0]
        place = (organisation, locality, found.place[2])
        made = _store(row, [New(found.email, found.name, found.language, place)])[0]
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def remove(*, by: Viewer, now: datetime, today: date, round: UUID, contact: UUID) -> None:  # noqa: A002
    """Ask somebody no more; once the round is open nobody can be taken out. The frame keeps its number."""
    with transactions.whole("contact.remove"):
        found = permissions.get(by, round, contact)
        years.check_step(by, found.round, Step.FRAME, today)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def want(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    contact: UUID,
    letters: bool,
) -> None:
    """Say whether somebody wants letters of this round. Whoever wants none is written to no more."""
    with transactions.whole("contact.want"):
        found = permissions.get(by, round, contact)
        years.check_step(by, found.round, Step.WORD, today)
        row = Contact.objects.select_for_update().get(pk=found.pk)
        fields = saving.changed(row, {"unwanted": not letters})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=["letters" for _ in fields], now=now)


def _preparing(by: Viewer, pk: UUID, today: date) -> Round:
    """Return the round, locked: two lists, or a list and the opening, do not cross."""
    found = years.get(by, pk)
    row = Round.objects.select_for_update().get(pk=found.pk)
    years.check_step(by, row, Step.FRAME, today)
    return row


def _store(row: Round, new: Sequence[New]) -> list[Contact]:
    """Store contacts, each in its cell of the frame, which holds at least as many as it has contacts."""
    wanted = Counter(each.place for each in new)
    kept: dict[Place, FrameCell] = {
        (cell.organisation_id, cell.locality_id, cell.audience): cell for cell in FrameCell.objects.filter(round=row)
    }
    made = {
        place: FrameCell(
            round=row, organisation_id=place[0], locality_id=place[1], audience=place[2], invited=wanted[place]
        )
        for place in wanted.keys() - kept.keys()
    }
    FrameCell.objects.bulk_create(made.values(), batch_size=_BATCH)
    cells = kept | made
    stored = Contact.objects.bulk_create(
        [
            Contact(round=row, cell=cells[each.place], email=each.email, name=each.name, language=each.language)
            for each in new
        ],
        batch_size=_BATCH,
    )
    counted = dict(
        Contact.objects.filter(round=row)
        .order_by()
        .values_list("cell")
        .annotate(Count("pk"))
        .values_list("cell", "pk__count")
    )
    short = [cell for cell in kept.values() if counted.get(cell.pk, 0) > cell.invited]
    for cell in short:
        cell.invited = counted[cell.pk]
    FrameCell.objects.bulk_update(short, ["invited"], batch_size=_BATCH)
    return stored
