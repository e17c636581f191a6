"""A group as its page shows it: its place, its members by agency, what it carries, its meetings."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.plan.domain.kinds import Attended, GroupKind, Part
from oneworkforce.plan.models import Group, GroupMember, Meeting, Strand
from oneworkforce.plan.permissions import groups as permissions
from oneworkforce.plan.permissions import plans
from oneworkforce.plan.queries import attendance

_ORDER = {part: number for number, part in enumerate(Part)}
_NO_AGENCY = "No organisation"


@dataclass(frozen=True, slots=True)
class Near:
    """A group above or beneath, and whether it has ended."""

    id: UUID
    name: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the group; `name` is "" for a place that is not filled."""

    id: UUID
    name: str
    part: Part
    since: date


@dataclass(frozen=True, slots=True)
class Agency:
    """The members that are there for one organisation."""

    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A strand or an action that the group carries, with its strategy; `percent` is None for a strand."""

    id: UUID
    number: int
    title: str
    strategy: UUID
    strategy_title: str
    percent: int | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting of the group, and how many are known to have been there, sent apologies, been absent."""

    id: UUID
    starts_at: datetime
    place: str
    cancelled: bool
    minutes: bool
    present: int
    apologies: int
    absent: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a group's page shows."""

    id: UUID
    name: str
    kind: GroupKind
    purpose: str
    ended_on: date | None
    parent: Near | None
    workstreams: tuple[Near, ...]
    agencies: tuple[Agency, ...]
    left: tuple[tuple[str, date], ...]
    strands: tuple[Carried, ...]
    actions: tuple[Carried, ...]
    coming: tuple[Met, ...]
    past: tuple[Met, ...]
    attendance: attendance.Summary

    @property
    def empty_places(self) -> tuple[str, ...]:
        """Return the names of the agencies with a place to fill, one for each place."""
        return tuple(agency.name for agency in self.agencies for one in agency.members if not one.name)


def one(viewer: Viewer, group: UUID, *, now: datetime) -> Page:
    """Return the page of a group; `verdicts.NotFound` where there is none for this viewer."""
    row = plans.get_group(viewer, group)
    seen = plans.groups_visible_to(viewer)
    above = seen.filter(pk=row.parent_id).first() if row.parent_id else None
    members = GroupMember.objects.filter(group=row).select_related("person", "organisation")
    meetings = [_met(each) for each in counted(viewer).filter(group=row).order_by("-starts_at", "pk")]
    strands = Strand.objects.filter(group=row, strategy__in=plans.visible_to(viewer)).select_related("strategy")
    return Page(
        id=row.pk,
        name=row.name,
        kind=GroupKind(row.kind),
        purpose=row.purpose,
        ended_on=row.ended_on,
        parent=_near(above) if above else None,
        workstreams=tuple(_near(each) for each in seen.filter(parent=row).order_by(Lower("name"), "pk")),
        agencies=_agencies(members.filter(until=None)),
        left=tuple(
            (each.person.name, each.until)
            for each in members.filter(until__isnull=False, person__isnull=False).order_by("-until", "pk")
            if each.person and each.until
        ),
        strands=tuple(_carried(each) for each in strands.order_by("strategy__title", "number")),
        actions=actions(viewer, row.pk),
        coming=tuple(reversed([each for each in meetings if each.starts_at > now])),
        past=tuple(each for each in meetings if each.starts_at <= now),
        attendance=attendance.summary(row.pk, now=now),
    )


def actions(viewer: Viewer, group: UUID) -> tuple[Carried, ...]:
    """Return the actions that a group carries, with how far they have come."""
    rows = plans.actions_visible_to(viewer).filter(group=group).select_related("strategy")
    return tuple(_carried(each) for each in rows.order_by("strategy__title", "number"))


def counted(viewer: Viewer) -> Any:
    """Return the meetings that `viewer` sees with what is known of who was there."""
    said = {each.value: Count("attendance", filter=Q(attendance__attended=each)) for each in _KNOWN}
    return permissions.meetings_visible_to(viewer).annotate(**said)


_KNOWN = (Attended.PRESENT, Attended.APOLOGIES, Attended.ABSENT)


def _near(row: Group) -> Near:
    return Near(row.pk, row.name, row.ended_on is not None)


def _agencies(rows: Any) -> tuple[Agency, ...]:
    found: dict[str, list[Member]] = {}
    for each in rows:
        agency = each.organisation.name if each.organisation else _NO_AGENCY
        name = each.person.name if each.person else ""
        found.setdefault(agency, []).append(Member(each.pk, name, Part(each.part), each.since))
    return tuple(
        Agency(name, tuple(sorted(found[name], key=lambda one: (_ORDER[one.part], one.name.casefold(), str(one.id)))))
        for name in sorted(found, key=lambda name: (name == _NO_AGENCY, name.casefold()))
    )


def _carried(row: Any) -> Carried:
    strategy = row.strategy
    return Carried(
        row.pk,
        row.number,
        row.title,
        strategy.pk,
        strategy.title,
        getattr(row, "percent", None),
        getattr(row, "done_on", None),
    )


def _met(row: Meeting) -> Met:
    found: Any = row
    return Met(
        id=row.pk,
        starts_at=row.starts_at,
        place=row.place,
        cancelled=row.cancelled_at is not None,
        minutes=bool(row.minutes),
        present=found.present,
        apologies=found.apologies,
        absent=found.absent,
    )
