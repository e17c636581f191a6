"""Findings of a round with what supports them: a figure is looked up in the guarded results each time, never copied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.kinds import Support as Kind
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.models import Finding, Support
from oneworkforce.assess.permissions import findings, rounds
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.stored import Held
from oneworkforce.ground.prepared import prepared
from oneworkforce.ui import jinja

ALL_ARCS = "All arcs"
GONE = "an arc that the framework no longer has"


@dataclass(frozen=True, slots=True)
class Supported:
    """What supports a finding, as a sentence; `about` where it is a figure, `link` where evidence has an address."""

    id: UUID
    sentence: str
    about: About | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as its page shows it."""

    id: UUID
    arc: str
    arc_title: str
    words: str
    stance: Stance
    reason: str
    decided_on: date | None
    made_by: str
    supports: tuple[Supported, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a paper tells it; `supports` are sentences with the guarded figures in force."""

    arc: str
    arc_title: str
    words: str
    stance: Stance
    stance_title: str
    reason: str
    decided_on: date | None
    supports: tuple[str, ...]


def of_round(viewer: Viewer, round: UUID) -> tuple[Told, ...]:  # noqa: A002  the field's word
    """Return the findings of a round in the order of its arcs; `verdicts.NotFound` where it is none for this viewer."""
    rows = listed(viewer, stored.held(viewer, round))
    return tuple(
        Told(
            row.arc,
            row.arc_title,
            row.words,
            row.stance,
            row.stance.title_,
            row.reason,
            row.decided_on,
            tuple(each.sentence for each in row.supports),
        )
        for row in rows
    )


def listed(
    viewer: Viewer, found: Held, *, arc: str | None = None, stance: str = "", pk: UUID | None = None
) -> tuple[Row, ...]:
    """Return the findings of a round, of one `arc` ("" all arcs together), `stance` or `pk` alone, in the arcs' order.

    The number of queries does not grow with the findings.
    """
    rows = findings.visible_to(viewer).filter(round_id=found.id)
    if arc is not None:
        rows = rows.filter(arc=arc)
    if stance:
        rows = rows.filter(stance=stance)
    if pk is not None:
        rows = rows.filter(pk=pk)
    kept = list(rows.order_by("made_at", "pk").prefetch_related("supports"))
    supports = [each for row in kept for each in row.supports.all()]
    read = _reading(found, supports)
    titles = arc_titles(found)
    order = {name: place for place, name in enumerate(titles)}
    return tuple(_row(row, titles, read) for row in sorted(kept, key=lambda row: order.get(row.arc, len(order))))


def counted(viewer: Viewer, found: Held) -> Mapping[Stance, int]:
    """Return how many findings there are of each stance that there is."""
    return {Stance(stance): number for stance, number in (_stances(round=found.id) if rounds.can_see(viewer) else ())}


@prepared
def _stances(*, round: UUID) -> QuerySet[Finding, tuple[str, int]]:  # noqa: A002  the field's word
    rows = Finding.objects.filter(round=round).values_list("stance").annotate(Count("pk"))
    return rows.order_by("stance")


def arc_titles(found: Held) -> Mapping[str, str]:
    """Return the titles that findings are told under, all arcs together first."""
    shape = found.framework
    return {"": ALL_ARCS, **{arc.id: shape.say(arc.title) for arc in shape.arcs}}


def about(support: Support) -> About:
    """Return which figure a support is."""
    return About(tuple((column, category) for column, category in support.group), support.arc, support.question)


def _reading(found: Held, supports: Iterable[Support]) -> Reading | None:
    """Return as much of the results as the supports need; None where there are none."""
    if found.result is None:
        return None
    abouts = [about(each) for each in supports if each.kind == Kind.FIGURE]
    used = {each.by for each in abouts}
    places = [place for place, by in enumerate(found.groups) if by in used]
    return stored.reading(found, arcs={each.arc for each in abouts}, groups=places)


def _row(row: Finding, titles: Mapping[str, str], read: Reading | None) -> Row:
    supports: Sequence[Support] = sorted(row.supports.all(), key=lambda each: (each.added_at, str(each.pk)))
    return Row(
        id=row.pk,
        arc=row.arc,
        arc_title=titles.get(row.arc, GONE),
        words=row.words,
        stance=Stance(row.stance),
        reason=row.reason,
        decided_on=row.decided_on,
        made_by=row.made_by,
        supports=tuple(_supported(each, read) for each in supports),
    )


def _supported(support: Support, read: Reading | None) -> Supported:
    if support.kind == Kind.FIGURE:
        which = about(support)
        if read is None or figure.row(read, which) is None:
            return Supported(support.pk, "A figure that is no longer among the results.")
        return Supported(support.pk, figure.sentence(read, which), which)
    dated = f", {jinja.day(support.dated)}" if support.dated else ""
    return Supported(support.pk, f"{support.words} Source: {support.source}{dated}.", link=support.link)
