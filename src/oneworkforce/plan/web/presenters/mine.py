"""A person's actions as their page shows them: in sections, what is late first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.plan.queries.mine import Mine, Part
from oneworkforce.plan.web.presenters import rag
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell

_TITLES = {Part.LATE: "Late", Part.OPEN: "To do", Part.DONE: "Done"}


@dataclass(frozen=True, slots=True)
class Card:
    """One action with finished texts; `may_say`: with the three buttons, `more_url`: with a way to say more."""

    id: UUID
    title: str
    url: str
    tag: Cell
    why: str
    where: str
    step: str
    step_url: str | None
    word: str
    may_say: bool
    more_url: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """Some actions under a title."""

    title: str
    cards: tuple[Card, ...]


def sections(found: Sequence[Mine]) -> list[Section]:
    """Return the sections that hold something."""
    parts = [(part, [one for one in found if one.part is part]) for part in Part]
    return [Section(_TITLES[part], tuple(_card(one) for one in ones)) for part, ones in parts if ones]


def counted(found: Sequence[Mine]) -> str:
    """Return "You lead 3 actions: 1 is late."; "" for none."""
    if not found:
        return ""
    late = sum(one.part is Part.LATE for one in found)
    of_them = f": {late} {'is' if late == 1 else 'are'} late" if late else ""
    return f"You lead {text.counted(len(found), 'action')}{of_them}."


def _card(one: Mine) -> Card:
    step = f"{one.step.what}, {one.step.when}{': late' if one.step.late else ''}" if one.step else ""
    return Card(
        id=one.id,
        title=f"{one.number}. {one.title}",
        url=reverse("action", args=[one.id]),
        tag=rag.tag(one.status.state),
        why=one.status.why,
        where=f"{one.strategy}, {one.when}",
        step=step,
        step_url=reverse("milestone_met", args=[one.step.id]) if one.step and one.leads else None,
        word=_word(one),
        may_say=one.leads and one.part is not Part.DONE,
        more_url=reverse("action_progress", args=[one.id]) if one.leads else None,
    )


def _word(one: Mine) -> str:
    if one.word is None:
        return "Nothing has been said yet"
    who = f", {one.word.said_by}" if one.word.said_by else ""
    words = one.word.words.split("\n")[0] or f"{one.percent}% done"
    return f"“{words}”{who}, {jinja.day(one.word.said_at)}"
