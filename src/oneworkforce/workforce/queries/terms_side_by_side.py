"""Conditions side by side: of the groups that are in a team, or of those that were chosen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Team, TeamMember
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.ui.listing import Wanted
from oneworkforce.workforce.domain import terms_compared
from oneworkforce.workforce.domain.terms_compared import Line
from oneworkforce.workforce.domain.terms_groups import Placed, Rule, group_of
from oneworkforce.workforce.models import Post, Secondment, TermsGroup, TermsOf, in_force
from oneworkforce.workforce.permissions import posts
from oneworkforce.workforce.permissions import terms as permissions
from oneworkforce.workforce.queries import secondments
from oneworkforce.workforce.queries import terms as queries

MOST = 8
"""Groups beside each other at most: a row is still read at one glance, and printed across a page."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One column: a group, whose it is, since when it holds so, and how many of the team are in it (None: not told)."""

    id: UUID
    title: str
    whose: str
    since: date | None
    confirmed_on: date | None
    people: int | None
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Groups beside each other with a line for every condition. `left_out`: groups beyond those that fit."""

    columns: tuple[Beside, ...]
    lines: tuple[Line, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OfTeam:
    """The conditions of a team; `counted`: the viewer sees the posts of all of it, so how many is told.

    `unplaced`: people with a post that no rule gives a group, `without_post`: members of whom no post is recorded;
    None where how many is not told, and then `gaps` says whether there are any. `to_place`: the posts without a group
    that the viewer may give one, by id and reference.
    """

    id: UUID
    name: str
    organisation: str
    comparison: Comparison
    counted: bool
    unplaced: int | None
    without_post: int | None
    gaps: bool
    to_place: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in the list of those whose conditions can be set side by side."""

    id: UUID
    name: str
    organisation: str
    locality: str


def chosen(viewer: Viewer, groups: Sequence[UUID], *, today: date) -> Comparison:
    """Return the groups that the viewer chose and sees beside each other, by title."""
    permissions.check_see(viewer)
    return _beside(permissions.visible_to(viewer).filter(pk__in=groups), None, today)


def of_team(viewer: Viewer, team: UUID, *, today: date) -> OfTeam:
    """Return the conditions in a team; NotFound where there is no such team for this viewer.

    In a team are: posts of the team; posts without a team of its members; posts seconded to it; of people at work,
    from the day on which they begin. People are counted, not posts: one who holds two posts in a group is one.
    """
    row = permissions.get_team(viewer, team)
    at_work_here = TeamMember.objects.filter(at_work(today, "person"), team=row)
    members = frozenset(at_work_here.values_list("person_id", flat=True))
    seconded = dict(
        Secondment.objects.filter(secondments.in_force(today), team=row, post__isnull=False).values_list(
            "post_id", "terms_id"
        )
    )
    kept = Post.objects.filter(
        in_force.kept(today), Q(team=row) | Q(team=None, person__in=members) | Q(pk__in=seconded)
    )
    columns = ("pk", "person", "organisation", "role", "contract", "own")
    found = list(kept.filter(in_force.held(today)).annotate(own=F("terms_of__group")).values_list(*columns))
    rules = _rules({each[2] for each in found})
    people: dict[UUID | None, set[UUID]] = {}
    without: list[UUID] = []
    for pk, person, organisation, role, contract, own in found:
        group = seconded.get(pk) or group_of(Placed(organisation, role, contract, own), rules)
        people.setdefault(group, set()).add(person)
        without += [pk] if group is None else []
    counted = posts.visible_to(viewer, today=today).filter(pk__in=[each[0] for each in found]).count() == len(found)
    missing = members - set(kept.values_list("person", flat=True))
    counts = {group: len(each) for group, each in people.items() if group is not None}
    comparison = _beside(TermsGroup.objects.filter(pk__in=counts), counts if counted else None, today)
    return OfTeam(
        id=row.pk,
        name=row.name,
        organisation=row.organisation.name,
        comparison=comparison,
        counted=counted,
        unplaced=len(people.get(None, ())) if counted else None,
        without_post=len(missing) if counted else None,
        gaps=bool(people.get(None) or missing),
        to_place=_to_place(viewer, without, today),
    )


def teams(viewer: Viewer, wanted: Wanted) -> tuple[tuple[TeamRow, ...], int, Wanted]:
    """Return the teams of the page wanted, how many there are in all, and the page that was found."""
    rows = permissions.teams_visible_to(viewer)
    if words := wanted.filters.get("name"):
        rows = rows.filter(name__icontains=words)
    if words := wanted.filters.get("organisation"):
        rows = rows.filter(organisation__name__icontains=words)
    total = rows.count()
    wanted = wanted.clipped(total)
    first = Lower("organisation__name") if wanted.sort == "organisation" else Lower("name")
    ordered = rows.select_related("organisation", "locality").order_by(first, Lower("name"), "pk")
    if wanted.descending:
        ordered = ordered.reverse()
    return tuple(_team(each) for each in wanted.of(ordered)), total, wanted


def _to_place(viewer: Viewer, found: Collection[UUID], today: date) -> tuple[tuple[UUID, str], ...]:
    rows = posts.visible_to(viewer, today=today).filter(pk__in=found).order_by("reference", "pk")
    columns = rows.values_list("pk", "reference", "organisation")
    return tuple((pk, reference) for pk, reference, place in columns if permissions.can_say(viewer, place))


def _team(row: Team) -> TeamRow:
    return TeamRow(row.pk, row.name, row.organisation.name, row.locality.name if row.locality else "")


def _rules(organisations: Collection[UUID]) -> list[Rule]:
    rows = TermsOf.objects.filter(organisation__in=organisations, post=None)
    return [Rule(*each) for each in rows.values_list("organisation_id", "role", "contract", "group_id")]


def _beside(found: QuerySet[TermsGroup], counts: Mapping[UUID, int] | None, today: date) -> Comparison:
    rows = list(found.select_related("organisation").order_by(Lower("title"), "pk"))
    shown = rows[:MOST]
    held = queries.held([row.pk for row in shown], today=today)
    each = [held.get(row.pk, queries.NOTHING) for row in shown]
    return Comparison(
        tuple(
            Beside(
                row.pk,
                row.title,
                row.organisation.name if row.organisation else row.agreement,
                one.since,
                one.confirmed_on,
                None if counts is None else counts[row.pk],
                one.notes,
            )
            for row, one in zip(shown, each, strict=True)
        ),
        terms_compared.lines([one.column for one in each]),
        len(rows) - len(shown),
    )
