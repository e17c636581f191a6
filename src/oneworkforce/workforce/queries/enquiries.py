"""Enquiries as each side may see them: who asked, who answers, who is asked to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.enquiries import Reason, Reply, Standing, standing
from oneworkforce.workforce.domain.showing import Agreed
from oneworkforce.workforce.domain.wanted import Wanted, of_codes
from oneworkforce.workforce.models import Enquiry, Forwarded
from oneworkforce.workforce.permissions import enquiries, finding
from oneworkforce.workforce.permissions.enquiries import Sides
from oneworkforce.workforce.queries import finding as found

SIDES = (("asked", "I asked"), ("answers", "My organisation is asked"), ("decides", "I am asked to decide"))
ASKED, ANSWERS, DECIDES = (key for key, _ in SIDES)
_SMALL = "A small organisation ({})"
_SECTORS = dict(Organisation._meta.get_field("sector").flatchoices)
_TOLD = Case(
    When(
        Q(named=True) | Q(answers=True) | Q(decides=True) | Q(state=Standing.ANSWERED),
        then=Lower("organisation__name"),
    ),
    *(
        When(organisation__sector=value, then=Value(_SMALL.format(title).lower()))
        for value, title in sorted((str(value), str(title)) for value, title in _SECTORS.items())
    ),
    default=Value(""),
)
"""The organisation as the viewer reads it: sorted by its name, one that is hidden would betray it."""
_SORTS: Mapping[str, F | Case] = {"asked": F("asked_at"), "due": F("due_on"), "organisation": _TOLD}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One enquiry of a list. `organisation` is as far as the viewer may know it; `asker` with their organisation."""

    id: UUID
    side: str
    organisation: str
    asker: str
    wanted: Wanted
    reason: Reason
    asked_at: datetime
    due_on: date
    standing: Standing


@dataclass(frozen=True, slots=True)
class Given:
    """One person to whom an enquiry was forwarded, and what they replied: for those who answer."""

    name: str
    reply: Reply
    forwarded_at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """Who said yes, and how to reach them: for whoever asked."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Page:
    """One enquiry. `matches` and `forwarded` are for those who answer; `contact` for who asked, once somebody agreed.

    `answered_by` is "" for who is not told which organisation it is. `own_reply`: what the viewer replied, None where
    they were not asked to decide.
    """

    row: ListRow
    sides: Sides
    words: str
    answer: str
    answered_by: str
    answered_at: datetime | None
    matches: tuple[found.Row, ...]
    forwarded: tuple[Given, ...]
    own_reply: Reply | None
    contact: Contact | None


def listed(viewer: Viewer, filters: Mapping[str, str], *, today: date) -> QuerySet[Enquiry]:
    """Return the enquiries that `viewer` sees and `filters` asks for: side (of SIDES), state (of Standing)."""
    rows = enquiries.visible_to(viewer)
    side = filters.get("side")
    if side == ASKED:
        rows = rows.filter(asker=viewer.person)
    elif side in {ANSWERS, DECIDES}:
        rows = rows.filter(**{side: True})
    state = filters.get("state")
    if state == Standing.LAPSED:
        rows = rows.filter(state=Standing.WAITING, due_on__lt=today)
    elif state == Standing.WAITING:
        rows = rows.filter(state=Standing.WAITING, due_on__gte=today)
    elif state:
        rows = rows.filter(state=state)
    return rows


def ordered(rows: QuerySet[Enquiry], sort: str, *, descending: bool) -> QuerySet[Enquiry]:
    """Return them sorted, the newest first where nothing is said."""
    key = _SORTS.get(sort)
    if key is None:
        return rows.order_by("-asked_at", "pk")
    return rows.order_by(key.desc() if descending else key.asc(), "pk")


def rows(viewer: Viewer, some: QuerySet[Enquiry], *, today: date) -> tuple[ListRow, ...]:
    """Return the rows of a slice. One query."""
    return tuple(_row(viewer, each, today) for each in some.select_related("organisation", "asker__organisation"))


def get(viewer: Viewer, enquiry: UUID, *, today: date) -> Page:
    """Return an enquiry as `viewer` may see it; NotFound for everybody else. A fixed number of queries."""
    row = enquiries.get(viewer, enquiry)
    sides = enquiries.sides(viewer, row)
    given = list(Forwarded.objects.filter(enquiry=row).select_related("person").order_by("forwarded_at", "pk"))
    told = _row(viewer, row, today)
    own = next((each for each in given if each.person_id == viewer.person), None)
    yes = next((each.person for each in given if each.reply == Reply.YES), None) if sides.asked else None
    return Page(
        row=told,
        sides=sides,
        words=row.words,
        answer=row.answer,
        answered_by=row.answered_by if _told(row, sides) else "",
        answered_at=row.answered_at,
        matches=_matches(viewer, row, told.wanted, today) if sides.answers else (),
        forwarded=tuple(Given(each.person.name, Reply(each.reply), each.forwarded_at) for each in given)
        if sides.answers
        else (),
        own_reply=Reply(own.reply) if own and sides.decides else None,
        contact=Contact(yes.name, yes.email, yes.phone) if yes else None,
    )


def _matches(viewer: Viewer, row: Enquiry, asked: Wanted, today: date) -> tuple[found.Row, ...]:
    """Return who of the organisation is meant, as far as the viewer sees their records."""
    if not finding.can_search(viewer):
        return ()
    page = found.find(viewer, asked, today=today, far=Near.ANYWHERE, own=row.organisation_id)
    return tuple(each for each in page.rows if each.agreed is Agreed.FULL and each.id != viewer.person)


def _row(viewer: Viewer, row: Enquiry, today: date) -> ListRow:
    sides = enquiries.sides(viewer, row)
    asker = row.asker
    at = f", {asker.organisation.name}" if asker.organisation else ""
    return ListRow(
        id=row.pk,
        side=DECIDES if sides.decides else ANSWERS if sides.answers and not sides.asked else ASKED,
        organisation=row.organisation.name if _told(row, sides) else _SMALL.format(_sector(row)),
        asker=f"{asker.name}{at}",
        wanted=of_codes(row.sought),
        reason=Reason(row.reason),
        asked_at=row.asked_at,
        due_on=row.due_on,
        standing=standing(row.state, row.due_on, today),
    )


def _told(row: Enquiry, sides: Sides) -> bool:
    """Say whether the viewer reads which organisation it is, and with it who answers there."""
    return bool(row.named or sides.answers or sides.decides or row.state == Standing.ANSWERED)


def _sector(row: Enquiry) -> str:
    return str(row.organisation.get_sector_display()).lower()
