"""What is counted for watching: sums by group that only the bands of domain/watching.py make of, and nothing finer."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from oneworkforce.assess.domain import cuts, watching
from oneworkforce.assess.domain.watching import Cell, Row
from oneworkforce.assess.models import Draft, FrameCell, Round, Watch
from oneworkforce.assess.queries import places, stored
from oneworkforce.lib import text

ORGANISATION, LOCALITY, AUDIENCE = "Organisation", "Locality", "Audience"


def rows(row: Round) -> tuple[Row, ...]:
    """Return the bands of a round as they are now: of the whole, each organisation, locality and audience."""
    framework = stored.framework_of(row)
    titles = dict(places.audiences(framework))
    held = places.places()
    cells = FrameCell.objects.filter(round=row).select_related("organisation")
    found = cells.annotate(
        answers=Count("contacts", filter=Q(contacts__answered=True)) + F("by_link") + F("on_paper"),
    )
    return watching.rows([_cell(each, held, titles) for each in found], cuts.least(row.min_cell))


def furthest(row: Round) -> list[int]:
    """Return the furthest page of each draft of a round, in no order."""
    return list(Draft.objects.filter(round=row).values_list("page", flat=True).order_by("page"))


def unwatched(today: date) -> QuerySet[Round]:
    """Return the rounds that are open, or over, and of which nothing was written down today."""
    made = Watch.objects.filter(round=OuterRef("pk"), day=today)
    return Round.objects.filter(~Exists(made), opened_at__isnull=False, closed_at=None).order_by("pk")


def latest(row: Round) -> Watch | None:
    """Return what was written down last."""
    return Watch.objects.filter(round=row).order_by("-day").first()


def _cell(cell: FrameCell, held: places.Places, titles: dict[str, str]) -> Cell:
    cut = {text.folded(column): category for column, category in cell.cut}
    groups = [(ORGANISATION, cell.organisation.name)]
    locality = cut.get(cuts.LOCALITY) or held.name(cell.locality_id)
    groups.append((LOCALITY, locality or "Everywhere"))
    if titles:
        groups.append((AUDIENCE, titles.get(cell.audience, cell.audience)))
    return Cell(tuple(groups), cell.invited, cell.answers)  # type: ignore[attr-defined]  # annotated above
