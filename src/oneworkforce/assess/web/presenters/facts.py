"""One arc, or one figure, as facts of a page."""

from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import Change, Row
from oneworkforce.assess.domain.sentences import change as changes
from oneworkforce.assess.reports import tables
from oneworkforce.assess.web.presenters.grids import Ways
from oneworkforce.lib import rounding
from oneworkforce.ui.parts import Cell, Fact

STANDING = {
    "above": "clearly above: the whole interval is over it",
    "below": "clearly below: the whole interval is under it",
    "not distinguishable": "not distinguishable: it lies inside the interval",
}
DOES_NOT_EXIST = "does not exist"


def of_arc(read: Reading, ways: Ways, arc: Arc) -> list[Fact]:
    """Return an arc's score and both readings of the acceptable score."""
    row = read.arc(arc)
    score, interval, plain, _ = tables.standing(row)
    to = ways.figure(About(WHOLE, arc.id))
    said = [
        Fact("Score", Cell(score, to)),
        Fact("95% interval", interval),
        Fact(f"The score beside {read.threshold}", plain),
        Fact(f"The interval beside {read.threshold}", _standing(row)),
        Fact("Alpha", _shown(row, row.alpha, 2)),
    ]
    if row.change is not None:
        said.append(
            Fact("Since the previous round", f"{changes.signed(row.change.difference)} over {_over(row.change)}")
        )
    return said


def of_figure(read: Reading, row: Row) -> list[Fact]:
    """Return everything that may be told of one figure."""
    score, interval, plain, _ = tables.standing(row)
    said = [
        Fact("People in the group who answered", _count(row, row.respondents, kept=True)),
        Fact("People counted in this figure (n)", _count(row, row.n)),
        Fact("People invited (N)", _count(row, row.invited)),
        Fact("Score", score),
        Fact("Standard error", _shown(row, row.se, 3)),
        Fact("95% interval", interval),
        Fact(f"The score beside {read.threshold}", plain),
        Fact(f"The interval beside {read.threshold}", _standing(row)),
    ]
    if row.arc is not None and row.question is None:
        said.append(Fact("Alpha", _shown(row, row.alpha, 2)))
    if read.results.weighted:
        said.append(Fact("Score without weights", _shown(row, row.mean_unweighted, 2)))
        said.append(Fact("Effective n", _shown(row, row.n_effective, 0)))
    if row.arc is not None:
        said.append(Fact("“Don't know”", _count(row, row.dont_know)))
        said.append(Fact("“Not applicable”", _count(row, row.not_applicable)))
    return said


def distribution(read: Reading, row: Row) -> list[tuple[str, Cell]]:
    """Return how often each score was given; nothing where that is withheld or there are no answers."""
    if row.distribution is None or row.withheld is not None:
        return []
    scale, total = read.framework.scale, sum(row.distribution)
    words = {point: read.end(point) for point in range(scale.min, scale.max + 1)}
    return [
        (
            f"{point} ({words[point]})" if words[point] else str(point),
            Cell(f"{count:,}{_share(count, total)}", number=True),
        )
        for point, count in zip(words, row.distribution, strict=True)
    ]


def _over(change: Change) -> str:
    return "the same questions, some of them mapped" if change.mapped else "the same questions"


def of_change(row: Row) -> list[Fact]:
    """Return how a figure has changed; nothing without a previous round."""
    change = row.change
    if change is None or row.withheld is not None:
        return []
    between = DOES_NOT_EXIST
    if change.low is not None and change.high is not None:
        between = f"{changes.signed(change.low)} to {changes.signed(change.high)}"
    return [
        Fact("Previous round", rounding.shown(change.previous)),
        Fact("This round, over the same questions", rounding.shown(change.mean)),
        Fact("Difference", changes.signed(change.difference)),
        Fact("95% interval of the difference", between),
        Fact("p", DOES_NOT_EXIST if change.p is None else rounding.shown(change.p, 3)),
        Fact("q", DOES_NOT_EXIST if change.q is None else rounding.shown(change.q, 3)),
        Fact("Effect", DOES_NOT_EXIST if change.effect is None else changes.signed(change.effect)),
        Fact("Questions compared", str(change.questions)),
        Fact("Of these, mapped by a crosswalk", str(change.mapped)),
    ]


def _standing(row: Row) -> str:
    if row.withheld is not None:
        return tables.WITHHELD
    return STANDING.get(row.call or "", DOES_NOT_EXIST)


def _count(row: Row, count: int | None, *, kept: bool = False) -> str:
    """Return a count; one that is `kept` may be known although the row itself is withheld."""
    if count is None or (row.withheld is not None and not kept):
        return tables.WITHHELD if row.withheld is not None else "not known"
    return f"{count:,}"


def _shown(row: Row, value: float | None, places: int) -> str:
    if row.withheld is not None:
        return tables.WITHHELD
    return DOES_NOT_EXIST if value is None else rounding.shown(value, places)


def _share(count: int, total: int) -> str:
    return f" ({rounding.shown(100 * count / total, 0)}%)" if total else ""
