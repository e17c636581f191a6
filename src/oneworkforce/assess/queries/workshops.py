"""Workshops as lists and pages show them, and what their minute is made of."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F
from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import workshop as rules
from oneworkforce.assess.domain.kinds import Stance, Strength
from oneworkforce.assess.domain.workshop import Content, Decided, Somebody
from oneworkforce.assess.models import Evidence, Finding, Note, Present, Remarked, Result, Workshop
from oneworkforce.assess.permissions import findings as permissions
from oneworkforce.assess.permissions import workshops
from oneworkforce.assess.queries import findings
from oneworkforce.assess.queries.stored import Held
from oneworkforce.plan import stored as plans
from oneworkforce.plan.stored import Drafted
from oneworkforce.ui.listing import Wanted

SORTS: Mapping[str, F | Lower] = {"held": F("held_on"), "place": Lower("place"), "led": Lower("led_by")}


@dataclass(frozen=True, slots=True)
class Row:
    """One workshop. `people`: how many are down as present."""

    id: UUID
    round: UUID
    round_title: str
    held_on: date
    place: str
    led_by: str
    ended_at: datetime | None
    people: int


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with its id, to be taken away by."""

    id: UUID
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside perception on an arc: pieces of evidence by how much they carry, notes of what was said."""

    evidence: Mapping[Strength, int]
    notes: int


def listed(viewer: Viewer, round: UUID, wanted: Wanted) -> tuple[tuple[Row, ...], int, Wanted]:  # noqa: A002
    """Return the rows of the page wanted, how many there are in all, and the page that was found."""
    rows = workshops.visible_to(viewer).filter(round_id=round)
    total = rows.count()
    wanted = wanted.clipped(total)
    rows = rows.order_by(SORTS[wanted.sort or "held"], "pk")
    if wanted.descending or not wanted.sort:  # the newest first, unless somebody asks otherwise
        rows = rows.reverse()
    found = wanted.of(rows.select_related("round").defer("minute").annotate(people=Count("present")))
    return tuple(_row(each, each.people) for each in found), total, wanted


def one(row: Workshop) -> Row:
    """Return a workshop that has been found by a permission."""
    return _row(row, Present.objects.filter(workshop=row).count())


def present(row: Workshop) -> tuple[Named, ...]:
    """Return who was there, by name."""
    rows = Present.objects.filter(workshop=row).order_by(Lower("name"), "pk")
    return tuple(Named(*each) for each in rows.values_list("pk", "name", "organisation"))


def said(row: Workshop, arc: str) -> tuple[Named, ...]:
    """Return what was said of an arc ("" all together), in its order."""
    rows = Remarked.objects.filter(workshop=row, arc=arc).order_by("written_at", "pk")
    return tuple(Named(*each) for each in rows.values_list("pk", "words"))


def beside(row: Workshop, arc: str) -> Beside:
    """Return how much evidence stands beside the scores of an arc."""
    pieces = Evidence.objects.filter(round_id=row.round_id, arc=arc).values_list("strength").annotate(Count("pk"))
    # The arcs of a note are a list, which not every database can look into.
    noted = Note.objects.filter(gathering__round_id=row.round_id).values_list("arcs", flat=True)
    return Beside(
        {Strength(strength): many for strength, many in pieces.order_by()}, sum(arc in each for each in noted)
    )


def content(viewer: Viewer, row: Workshop, held: Held, scores: Mapping[str, str]) -> Content:
    """Return what was said and decided, for the last screen and the minute. `scores` as shown, by arc ("" overall)."""
    titles = findings.arc_titles(held)
    told = Remarked.objects.filter(workshop=row).order_by("written_at", "pk").values_list("arc", "words")
    return rules.content(
        [(arc, title, scores.get(arc, "")) for arc, title in titles.items()],
        present=[Somebody(each.words, each.more) for each in present(row)],
        said=list(told),
        found=_decided(viewer, row),
    )


def stamp(row: Workshop) -> str:
    """Return a digest of all that the minute is made of: whoever ends the workshop has seen it as it is frozen."""
    result = Result.objects.filter(round_id=row.round_id).order_by("-number").values_list("pk", flat=True).first()
    names = ("pk", "arc", "words", "stance", "reason", "decided_on")
    kept = (
        [row.held_on, row.place, row.led_by, result],
        list(Present.objects.filter(workshop=row).order_by("pk").values_list("pk", "name", "organisation")),
        list(Remarked.objects.filter(workshop=row).order_by("pk").values_list("pk", "arc", "words")),
        list(Finding.objects.filter(round_id=row.round_id).order_by("pk").values_list(*names)),
    )
    return hashlib.sha256(json.dumps(kept, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def to_act_on(viewer: Viewer, row: Workshop) -> tuple[tuple[str, Decided, Drafted | None], ...]:
    """Return the findings of which actions can be drafted, each with its arc and the action that it has already."""
    found = [(arc, each) for arc, each in _decided(viewer, row) if each.stance in rules.ACTED_ON]
    there = plans.drafted(viewer, [reference(each.id) for _, each in found])
    return tuple((arc, each, there.get(reference(each.id))) for arc, each in found)


def reference(finding: UUID) -> str:
    """Return how plan knows a finding: what an action answers."""
    return f"finding:{finding}"


def _decided(viewer: Viewer, row: Workshop) -> list[tuple[str, Decided]]:
    rows = permissions.visible_to(viewer).filter(round_id=row.round_id).order_by("made_at", "pk")
    return [
        (each.arc, Decided(each.pk, each.words, Stance(each.stance), each.reason, each.decided_on)) for each in rows
    ]


def _row(row: Workshop, people: int) -> Row:
    return Row(row.pk, row.round_id, row.round.title, row.held_on, row.place, row.led_by, row.ended_at, people)
