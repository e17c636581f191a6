"""Themes by arc with their guarded numbers of remarks: the one place that counts them for pages, files and reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import themes as guarding
from oneworkforce.assess.domain.themes import Told
from oneworkforce.assess.models import Coding, Remark, Round, Theme
from oneworkforce.assess.permissions import remarks, rounds
from oneworkforce.assess.queries import stored


@dataclass(frozen=True, slots=True)
class Named:
    """A theme; `everywhere`: it is of all arcs."""

    id: UUID
    title: str
    everywhere: bool


@dataclass(frozen=True, slots=True)
class ArcThemes:
    """The themes of an arc. `told` is None while remarks of it are still to be read: only what is whole is counted."""

    arc: str
    themes: tuple[Named, ...]
    told: Told[Named] | None
    least: int


def of_round(viewer: Viewer, round: UUID, *, arc: str = "") -> Mapping[str, ArcThemes]:  # noqa: A002  the field's word
    """Return by arc the themes of a round with their guarded numbers, of one `arc` alone; `verdicts.NotFound` if none.

    An arc with themes stands in it, in the framework's order, once the round is closed: whether anybody wrote about it
    or nobody did looks alike. Three queries, however many remarks there are.
    """
    return of(rounds.get(viewer, round), arc=arc)


def of(row: Round, *, arc: str = "") -> Mapping[str, ArcThemes]:
    """Return the same of a round that a permission has found."""
    kept = remarks.of_round(row).filter(set_aside=False)
    themes_of = Theme.objects.filter(round=row, round__closed_at__isnull=False).order_by("title", "pk")
    named = [
        (of_arc, Named(pk, title, not of_arc)) for pk, of_arc, title in themes_of.values_list("pk", "arc", "title")
    ]
    if not named:
        return {}
    totals = _totals(kept)
    rows = Coding.objects.filter(remark__in=kept).values_list("remark__arc", "theme_id").annotate(Count("pk"))
    counts = {(where, theme): number for where, theme, number in rows.order_by("remark__arc", "theme_id")}
    found = {}
    for each in stored.framework_of(row).arcs:
        here = tuple(theme for of_arc, theme in named if of_arc in {each.id, ""})
        if here and arc in {each.id, ""}:
            total, rest = totals.get(each.id, (0, 0))
            numbers = {theme: counts.get((each.id, theme.id), 0) for theme in here}
            told = None if rest else guarding.guarded(numbers, total=total, rest=rest, least=row.min_cell)
            found[each.id] = ArcThemes(each.id, here, told, row.min_cell)
    return found


def _totals(kept: QuerySet[Remark]) -> Mapping[str, tuple[int, int]]:
    """Return for each arc how many remarks are kept, and how many of them say no theme."""
    coded = Exists(Coding.objects.filter(remark=OuterRef("pk")))
    rows = kept.annotate(coded=coded).values("arc", "coded").annotate(number=Count("pk")).order_by("arc")
    found: dict[str, tuple[int, int]] = {}
    for each in rows:
        every, rest = found.get(each["arc"], (0, 0))
        found[each["arc"]] = (every + each["number"], rest + (0 if each["coded"] else each["number"]))
    return found
