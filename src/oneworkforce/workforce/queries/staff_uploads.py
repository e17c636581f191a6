"""Files of posts as pages show them: the list, where one stands, its rows and the posts that it does not mention."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.job_states import OPEN, JobState
from oneworkforce.ground.models import Job
from oneworkforce.partnership.models import Locality, Organisation, Team
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import staff_pack, staff_plan
from oneworkforce.workforce.domain.staff_pack import Difference, Piece
from oneworkforce.workforce.domain.staff_plan import Outcome
from oneworkforce.workforce.domain.staff_typed import texts
from oneworkforce.workforce.domain.upload_states import STOPPED, WORKING, Step, UploadState, after
from oneworkforce.workforce.models import PartKind, Post, StaffUpload, StaffUploadPart
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.permissions import staff_uploads as permissions

SORTS: Mapping[str, str] = {
    "given": "asked_at",
    "by": "asked_by",
    "state": "state",
    "organisation": "organisation__name",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One file in the list; `organisation` is "" where it holds several."""

    id: UUID
    organisation: str
    state: UploadState
    asked_by: str
    asked_at: datetime
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page of a file shows. `done` of `total`: how far the work has come, None before it began.

    `parts`: what is kept with it.
    """

    id: UUID
    organisation: str
    organisations: tuple[str, ...]
    state: UploadState
    stopping: bool
    done: int
    total: int | None
    words: str
    headings: tuple[tuple[Any, ...], ...]
    told: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...]
    strange: tuple[tuple[str, str, int], ...]
    counts: Mapping[str, int]
    parts: frozenset[PartKind]
    asked_by: str
    asked_at: datetime
    stored_by: str
    stored_at: datetime | None
    undone_by: str
    ended_at: datetime | None

    @property
    def mend(self) -> bool:
        """Return whether there are rows to mend: all of the file, once it is stored those that were not taken."""
        kind = PartKind.MEND if self.state in {UploadState.STORED, UploadState.UNDONE} else PartKind.WHOLE
        return kind in self.parts

    @property
    def rows(self) -> bool:
        """Return whether its rows can be looked at."""
        return PartKind.ROWS in self.parts

    @property
    def undoable(self) -> bool:
        """Return whether it can be undone: it is stored, and what was there before is still kept."""
        return self.state is UploadState.STORED and PartKind.BEFORE in self.parts


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One row of a checked file; `hidden`: its personal differences are not for this viewer."""

    number: int
    reference: str
    organisation: str
    outcome: Outcome
    differences: tuple[Difference, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Absent:
    """One post that a file does not mention."""

    id: UUID
    reference: str
    role: str
    organisation: str
    holder: str


def listed(viewer: Viewer, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:
    """Return the files of the page wanted, how many there are in all, and the page that was found."""
    posts.check_keep_any(viewer)
    found = permissions.visible_to(viewer).select_related("organisation")
    if state := wanted.filters.get("state"):
        found = found.filter(state=state)
    if words := wanted.filters.get("by"):
        found = found.filter(Q(asked_by__icontains=words) | Q(organisation__name__icontains=words))
    total = found.count()
    wanted = wanted.clipped(total)
    ordered = found.order_by(SORTS.get(wanted.sort, "-asked_at"), "-asked_at", "pk")
    ordered = ordered.reverse() if wanted.descending else ordered
    end = None if wanted.size is None else wanted.offset + wanted.size
    return tuple(_row(each) for each in ordered[wanted.offset : end]), total, wanted


def one(viewer: Viewer, upload: UUID) -> Page:
    """Return the page of a file, for those who keep the posts in it."""
    row = permissions.get(viewer, upload)
    job = Job.objects.filter(pk=row.job).first() if row.job else None
    state, notes = UploadState(row.state), tuple(row.notes)
    if state in WORKING and (job is None or job.state not in OPEN):
        step = Step.CANCEL if job and job.state == JobState.CANCELLED else Step.FAIL
        said = STOPPED.get((state, step))
        state, notes = after(state, step) or state, (said,) if said else notes
    kinds = StaffUploadPart.objects.filter(upload=row).values_list("kind", flat=True).distinct()
    names = Organisation.objects.filter(pk__in=[UUID(one) for one in row.organisations]).order_by("name")
    return Page(
        id=row.pk,
        organisation=row.organisation.name if row.organisation else "",
        organisations=tuple(names.values_list("name", flat=True)) if row.counts else (),
        state=state,
        stopping=bool(job and job.cancel_asked and state in WORKING),
        done=job.done if job else 0,
        total=job.total if job else None,
        words=job.words if job else "",
        headings=tuple(map(tuple, row.headings)),
        told=tuple(map(tuple, row.told)),
        notes=notes,
        strange=tuple((item, word, number) for item, word, number in row.words),
        counts=row.counts,
        parts=frozenset(map(PartKind, kinds)),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        stored_by=row.stored_by,
        stored_at=row.stored_at,
        undone_by=row.undone_by,
        ended_at=row.ended_at,
    )


def rows(viewer: Viewer, upload: UUID, wanted: Wanted) -> tuple[tuple[StaffRow, ...], int, Wanted]:
    """Return the rows of a checked file on the page wanted, in their order, with what storing does to each."""
    row = permissions.get(viewer, upload)
    chosen = Outcome(wanted.filters["outcome"]) if wanted.filters.get("outcome") else None
    parts = StaffUploadPart.objects.filter(upload=row, kind=PartKind.ROWS).order_by("number")
    numbers = list(parts.values_list("number", "new", "changed", "unchanged"))
    if wanted.descending:
        numbers.reverse()
    sizes = [
        (number, sum(each) if chosen is None else each[staff_plan.OUTCOMES.index(chosen)]) for number, *each in numbers
    ]
    total = sum(size for _, size in sizes)
    wanted = wanted.clipped(total)
    end = total if wanted.size is None else min(wanted.offset + wanted.size, total)
    reach = viewer.reach(Permission.SEE_PERSONAL)
    names = {
        pk.hex: name
        for pk, name in Organisation.objects.filter(pk__in=[UUID(one) for one in row.organisations]).values_list(
            "pk", "name"
        )
    }
    found: list[StaffRow] = []
    start = 0
    for number, size in sizes:
        if start < end and start + size > wanted.offset:
            piece = staff_pack.unpack(bytes(parts.get(number=number).content))
            places = _places(piece, chosen)
            places = places[::-1] if wanted.descending else places
            some = places[max(wanted.offset - start, 0) : end - start]
            references = texts(piece.checked, "reference")
            for at in some:
                organisation = piece.checked.organisations[at]
                found.append(
                    StaffRow(
                        int(piece.checked.numbers[at]),
                        references[at],
                        names.get(organisation, ""),
                        staff_plan.OUTCOMES[int(piece.outcomes[at])],
                        tuple(piece.differences.get(at, ())),
                        hidden=not (reach.everywhere or UUID(organisation) in reach.organisations),
                    )
                )
        start += size
    return tuple(found), total, wanted


def absent(viewer: Viewer, upload: UUID, wanted: Wanted, *, today: date) -> tuple[tuple[Absent, ...], int, Wanted]:
    """Return the posts that a file does not mention and that still go on: nothing happens to them."""
    row = permissions.get(viewer, upload)
    part = StaffUploadPart.objects.filter(upload=row, kind=PartKind.ABSENT).first()
    ids = staff_pack.opened(bytes(part.content)) if part else []
    found = posts.visible_to(viewer, today=today).filter(organisation__in=[UUID(one) for one in row.organisations])
    found = found.filter(pk__in=_listed(ids))
    if words := wanted.filters.get("reference"):
        found = found.filter(reference__icontains=words)
    total = found.count()
    wanted = wanted.clipped(total)
    order = {"role": "role", "organisation": "organisation__name"}.get(wanted.sort, "reference")
    ordered = found.select_related("organisation", "person__staff_record").order_by(order, "reference", "pk")
    ordered = ordered.reverse() if wanted.descending else ordered
    end = None if wanted.size is None else wanted.offset + wanted.size
    return tuple(_absent(each) for each in ordered[wanted.offset : end]), total, wanted


def names_of(found: Sequence[StaffRow]) -> Mapping[str, str]:
    """Return the names of the places and teams in differences, by the letters of their ids."""
    ids = {
        value
        for row in found
        for item, *both in row.differences
        if item in {"team", "locality", "organisation"}
        for value in both
        if value
    }
    wanted = [UUID(one) for one in ids]
    return {
        pk.hex: name
        for model in (Team, Locality, Organisation)
        for pk, name in model.objects.filter(pk__in=wanted).values_list("pk", "name")
    }


def _places(piece: Piece, chosen: Outcome | None) -> list[int]:
    if chosen is None:
        return list(range(len(piece.outcomes)))
    wanted = staff_plan.OUTCOMES.index(chosen)
    return [at for at, each in enumerate(piece.outcomes.tolist()) if each == wanted]


def _listed(ids: Sequence[str]) -> RawSQL:
    """Return ids as the database reads them from one value: there may be more of them than a statement takes."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::uuid[])", [list(ids)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(ids)])


def _absent(post: Post) -> Absent:
    record = getattr(post.person, "staff_record", None) if post.person else None
    holder = post.person.name if post.person else ""
    if post.person and record is not None and record.number != post.person.name:
        holder = f"{post.person.name} ({record.number})"
    return Absent(post.pk, post.reference, post.role, post.organisation.name, holder)


def _row(each: StaffUpload) -> Row:
    name = each.organisation.name if each.organisation else ""
    return Row(each.pk, name, UploadState(each.state), each.asked_by, each.asked_at, each.counts)
