"""How groups stand beside the whole, and which of them differ."""

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.lib import rounding, text

PAIR = 2
"""A comparison has two sides."""


def everyone(read: Reading) -> tuple[str, ...]:
    """Return how far the arcs of everyone together run, for groups to stand beside."""
    ends = _ends(read, WHOLE)
    return (f"For everyone together, the scores of the arcs run from {ends}.",) if ends else ()


def ranges(read: Reading, column: str) -> tuple[str, ...]:
    """Return a text for each group of `column`: how far its arcs run, beside everyone's."""
    return tuple(scores.about(read, by, (_range(read, by),)) for by in read.alone(column))


def profiles(read: Reading, column: str) -> tuple[str, ...]:
    """Return a longer text for each group of `column`: its score and range, what stands out, what is low."""
    return tuple(scores.about(read, by, _profile(read, by)) for by in read.alone(column))


def differing(read: Reading, column: str) -> tuple[str, ...]:
    """Return in how many arcs groups of `column` lie apart, then a text for each pair that does.

    Two groups lie apart where their 95% intervals do not overlap. Of each arc the pair furthest apart is named.
    """
    groups = [by for by in read.alone(column) if read.shown_arcs(by)]
    if len(groups) < PAIR:
        return ()
    found: dict[tuple[By, By], list[Arc]] = {}
    for arc in read.framework.arcs:
        if pair := _apart(read, arc, groups):
            found.setdefault(pair, []).append(arc)
    if not found:
        return (f"By {column}, no two groups lie clearly apart in any arc.",)
    arcs = f"{sum(map(len, found.values()))} of {text.counted(len(read.framework.arcs), 'arc')}"
    named = "" if len(groups) == PAIR else " Of each arc, the two groups furthest apart are named."
    return (
        f"By {column}, groups lie clearly apart in {arcs}.{named}",
        *(_said(read, pair, arcs) for pair, arcs in found.items()),
    )


def comparing(read: Reading) -> tuple[str, ...]:
    """Return how groups are compared, and what that cannot tell; nothing without groups."""
    if not read.results.groupings:
        return ()
    said = (
        "A difference between groups is named only where their 95% intervals do not overlap at all. Groups may "
        "differ although their intervals overlap; and where many are compared, one difference may be chance."
    )
    if read.framework.audience_column not in read.results.groupings:
        return (said,)
    return (said, "Audiences are asked partly different questions, which may explain a part of a difference.")


def _profile(read: Reading, by: By) -> tuple[str, ...]:
    if not read.shown_arcs(by):
        return (_range(read, by),)
    return (
        *scores.overall(read, by)[:1],
        _range(read, by),
        *scores.well_above(read, by),
        *scores.highest_and_lowest(read, by)[-1:],
        *scores.against_threshold(read, by),
    )


def _range(read: Reading, by: By) -> str:
    """Return the sentence on how far a group's arcs run, beside everyone's."""
    ends = _ends(read, by)
    if not ends:
        return "No arc can be shown."
    return f"The arcs run from {ends}{', the same range as for everyone' if ends == _ends(read, WHOLE) else ''}."


def _ends(read: Reading, by: By) -> str:
    found = [scores.score(row) for _, row in read.shown_arcs(by)]
    return f"{rounding.shown(min(found))} to {rounding.shown(max(found))}" if found else ""


def _apart(read: Reading, arc: Arc, groups: list[By]) -> tuple[By, By] | None:
    """Return the two groups that lie furthest apart in an arc, the higher first; None where all intervals overlap.

    The group whose interval begins highest and the one whose interval ends lowest do not overlap
    if any two groups do not.
    """
    rows = [(by, row) for by in groups if reading.score(row := read.arc(arc, by)) is not None]
    ends = [(row.low, row.high, by) for by, row in rows if row.low is not None and row.high is not None]
    if not ends:
        return None
    start, _, above = max(ends, key=lambda end: end[0])
    _, stop, below = min(ends, key=lambda end: end[1])
    return (above, below) if start > stop else None


def _said(read: Reading, pair: tuple[By, By], arcs: list[Arc]) -> str:
    above, below = pair
    each = (
        f"{read.title(arc)} ({' against '.join(rounding.shown(scores.score(read.arc(arc, by))) for by in pair)})"
        for arc in arcs
    )
    return f"Higher for {read.name(above)} than for {read.name(below)}: {reading.series(list(each))}."
