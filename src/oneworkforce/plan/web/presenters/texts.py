"""Versions of a text as pages say them: where one stands, who was asked, what to think of before it goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from oneworkforce.lib import text
from oneworkforce.plan.domain import consultation
from oneworkforce.plan.domain.text_changes import Change
from oneworkforce.plan.domain.text_states import Standing
from oneworkforce.plan.queries.texts import Page, Row
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Cell, Fact

COLOURS = {
    Standing.DRAFT: "grey",
    Standing.OPEN: "blue",
    Standing.CLOSED: "purple",
    Standing.ADOPTED: "green",
    Standing.SUPERSEDED: "grey",
}
CHANGE_COLOURS = {Change.ADDED: "green", Change.REMOVED: "red"}
NO_UNION = "No trade union or staff body is among those asked. It is good to ask those who speak for the workforce."


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One who was asked; `forget` is where they are taken off the list, "" where they stay."""

    id: UUID
    name: str
    kind: str
    letter: str
    answer: Cell
    forget: str


def version_rows(found: Sequence[Row]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of the table of versions."""
    return [
        (
            Cell(f"Version {each.number}", href=reverse("version", args=[each.id])),
            Cell(each.standing.title_, tag=COLOURS[each.standing]),
            _dates(each),
            _comments(each),
        )
        for each in found
    ]


def facts(page: Page) -> list[Fact]:
    """Return where a version stands, and since when."""
    found = []
    if page.out_on:
        found.append(Fact("Went out", jinja.day(page.out_on)))
    if page.comments_until:
        ended = f", ended on {jinja.day(page.closed_on)}" if page.closed_on else ""
        found.append(Fact("Comments until", f"{jinja.day(page.comments_until)}{ended}"))
    if page.adopted_on:
        found.append(Fact("Adopted", f"{jinja.day(page.adopted_on)}, by {page.adopted_by}"))
    if page.out_on:
        found.append(Fact("Comments", _said(page.comments, page.waiting), reverse("comments", args=[page.id]), "See"))
    return found


def asked_rows(page: Page, *, forgets: bool) -> list[AskedRow]:
    """Return who was asked and who answered; `forgets`: they may still be taken off the list."""
    return [
        AskedRow(
            id=one.id,
            name=one.name,
            kind=one.kind.title_,
            letter=one.email or "No letter",
            answer=Cell("Answered", tag="green") if one.answered else Cell("Not yet", tag="grey"),
            forget=reverse("consulted_remove", args=[one.id]) if forgets else "",
        )
        for one in page.asked
    ]


def answers(page: Page) -> str:
    """Return who was asked and how many answered, in a sentence; "" where nobody is asked."""
    if not page.asked:
        return ""
    ones = [consultation.One(one.kind, one.answered > 0) for one in page.asked]
    if page.standing is Standing.DRAFT:
        return f"To be asked: {consultation.who(ones)}."
    return f"Asked: {consultation.who(ones)}. Of {len(ones):,}, {sum(one.answered for one in ones):,} answered."


def before_it_goes(page: Page) -> str:
    """Return what to think of before a version goes out."""
    if not page.asked:
        return "Nobody is asked yet: add those whom you ask first."
    letters = text.counted(sum(1 for one in page.asked if one.email), "letter")
    union = "" if page.union_asked else f" {NO_UNION}"
    return f"From then on its words stay as they are. {letters} will be written to those asked.{union}"


def _dates(each: Row) -> str:
    if each.adopted_on:
        return f"Adopted {jinja.day(each.adopted_on)}"
    if each.out_on and each.comments_until:
        return f"Out {jinja.day(each.out_on)}, comments until {jinja.day(each.comments_until)}"
    return f"Begun by {each.made_by}"


def _comments(each: Row) -> str:
    if each.standing is Standing.DRAFT:
        return f"{each.asked:,} to be asked" if each.asked else "Nobody is asked yet"
    return f"{each.asked:,} asked; {_said(each.comments, each.waiting)}"


def _said(comments: int, waiting: int) -> str:
    if not comments:
        return "no comments"
    return f"{text.counted(comments, 'comment')}, {f'{waiting:,} without a reply' if waiting else 'all with a reply'}"
