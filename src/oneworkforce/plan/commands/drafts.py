"""Actions drafted for what another room found: one for each reference, however often it is asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid5

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib import money
from oneworkforce.lib.days import day
from oneworkforce.plan.commands import action_values, strands
from oneworkforce.plan.commands.actions import NOUN, next_number
from oneworkforce.plan.models import Action, Strand, Strategy
from oneworkforce.plan.permissions import plans

_NAMES = UUID("5f0c8a0e-6c1b-4f0e-9d0a-2b7f3c9d1e44")
"""Under which references become ids. Never changed: an action is found again by it."""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Draft:
    """An action to begin. `reference` says what it answers ("finding:ID").

    `links` are the arcs that it serves; `every`: it serves all of them. `cost` in pounds with what it `covers`; None
    where nobody knows it, which `unpriced` may say.
    """

    reference: str
    title: str
    links: tuple[str, ...] = ()
    every: bool = False
    notes: str = ""
    cost: Decimal | None = None
    covers: str = ""
    unpriced: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The action that answers a reference."""

    id: UUID
    number: int
    title: str
    strategy: UUID
    strategy_title: str


def draft(
    *,
    by: Viewer,
    now: datetime,
    strategy: UUID,
    strand: str,
    aim: str,
    lead_role: str,
    when: str,
    drafts: Sequence[Draft],
) -> tuple[UUID, ...]:
    """Begin an action for each of `drafts` that has none yet, in the strand of that title; return the new ones' ids.

    The strand is added where there is none. `lead_role` and `when` are as a form says them, the same for all; "" is
    the strategy's last day. `Refused` with every fault.
    """
    with transactions.whole("action.draft"):
        found = plans.get(by, strategy)
        plans.check_change(by)
        row = Strategy.objects.select_for_update().get(pk=found.pk)
        there = drafted(by, [each.reference for each in drafts])
        fresh = [each for each in drafts if each.reference not in there]
        if not fresh:
            return ()
        place = _strand(by, now, row, strand, aim)
        said = when.strip() or day(row.ends_on)
        return tuple(_begin(by, now, place, each, (lead_role, said)) for each in fresh)


def drafted(viewer: Viewer, references: Collection[str]) -> Mapping[str, Drafted]:
    """Return the actions that answer `references`, as far as `viewer` sees them."""
    ids = {_id(each): each for each in references}
    rows = plans.actions_visible_to(viewer).filter(pk__in=list(ids)).order_by("number")
    found = rows.values_list("pk", "number", "title", "strategy_id", "strategy__title")
    return {ids[row[0]]: Drafted(*row) for row in found}


def _id(reference: str) -> UUID:
    return uuid5(_NAMES, reference)


def _strand(by: Viewer, now: datetime, strategy: Strategy, title: str, aim: str) -> Strand:
    rows = Strand.objects.filter(strategy=strategy).select_related("strategy")
    found = rows.filter(title=title).order_by("number").first()
    if found is not None:
        return found
    return rows.get(pk=strands.add(by=by, now=now, strategy=strategy.pk, title=title, aim=aim))


def _begin(by: Viewer, now: datetime, strand: Strand, each: Draft, same: tuple[str, str]) -> UUID:
    strategy, (lead_role, when) = strand.strategy, same
    others = Action.objects.filter(strategy=strategy)
    said = action_values.Said(
        title=_free(each.title, {title.casefold() for title in others.values_list("title", flat=True)}),
        every=each.every,
        links=each.links,
        notes=each.notes[: action_values.NOTES],
        lead_role=lead_role,
        when=when,
        stated="" if each.cost is None else money.shown(each.cost),
        covers=each.covers,
        unpriced=each.unpriced,
    )
    columns = action_values.columns(said, others)
    made = Action.objects.create(
        pk=_id(each.reference), strategy=strategy, strand=strand, number=next_number(strategy), **columns
    )
    record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def _free(title: str, taken: Collection[str]) -> str:
    """Return the title, cut to what a column holds, with a number where another action has it."""
    number, made = 1, _cut(title, "")
    while made.casefold() in taken:
        number += 1
        made = _cut(title, f" ({number})")
    return made


def _cut(title: str, end: str) -> str:
    room = action_values.TITLE - len(end)
    return f"{title if len(title) <= room else title[: room - 1].rstrip() + _CUT}{end}"
