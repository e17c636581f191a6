"""The options of a workforce plan: their scores, and how far the order hangs on one weight."""

from collections.abc import Sequence

from oneworkforce.lib import text
from oneworkforce.ui.parts import Cell
from oneworkforce.workforce.domain import options
from oneworkforce.workforce.domain.options import Criterion, Option, Ranked, Turn
from oneworkforce.workforce.reports.plan_tables import Table


def scores(criteria: Sequence[Criterion], ranked: Sequence[Ranked], preferred: str) -> Table:
    """Return the scores, the best option first; the one whose key is `preferred` is marked."""
    headings = ["Option", *(f"{each.title} (weight {each.weight})" for each in criteria), "Sum", "Place"]
    return Table("Scores of the options, 0 to 5", headings, [_row(criteria, each, preferred) for each in ranked])


def sensitivity(criteria: Sequence[Criterion], found: Sequence[Option]) -> list[str]:
    """Return whether another option would come first if a weight were a tenth higher or lower."""
    whole = [each for each in options.ranked(criteria, found) if each.place]
    if len(whole) < 2:  # noqa: PLR2004  an order has two
        return ["Two options that are judged by every criterion can be put in an order."]
    turns = options.turns(criteria, found)
    if not turns:
        return ["The first stays first if any one weight is a tenth higher or lower."]
    titles = {each.key: each.title for each in found}
    return [_turned(each, titles) for each in turns]


def _row(criteria: Sequence[Criterion], each: Ranked, preferred: str) -> list[Cell | str]:
    held = each.option.scores
    cells: list[Cell | str] = [
        f"{each.option.title} (preferred)" if each.option.key == preferred else each.option.title
    ]
    cells += [Cell(str(held[one.key]), number=True) if one.key in held else "Not judged" for one in criteria]
    whole = f"{each.total} of {each.most}" if each.place else f"{each.judged} of {len(criteria)} judged"
    return [*cells, whole, Cell(str(each.place), number=True) if each.place else "None yet"]


def _turned(turn: Turn, titles: dict[str, str]) -> str:
    first = text.listed([titles[key] for key in turn.first])
    how = "higher" if turn.heavier else "lower"
    return f"If “{turn.criterion.title}” weighed a tenth {how}, {first} would come first."
