"""How high the scores of a group are, and what may be said of them against the acceptable score."""

from collections.abc import Sequence
from fractions import Fraction

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc, Question
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By, Row
from oneworkforce.lib import rounding, text

Scored = tuple[Arc, Row]
"""An arc with a row whose score may be seen."""

SEVERAL = 3
"""Fewer than three are counted, not called several."""

HALF_A_POINT = Fraction(1, 2)


def overall(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return the score over all arcs, and what its interval allows to be said."""
    row = read.overall(by)
    if row.withheld == "cell":
        return ("Nothing can be shown.",)
    if row.withheld is not None:
        return ("The score over all arcs is withheld.",)
    if row.mean is None:
        return ("There is no score over all arcs, because not every arc has one.",)
    arcs = text.counted(len(read.framework.arcs), "arc")
    scale = f" on a scale {read.scale}" if by == WHOLE else ""
    return (f"The score over {arcs} is {rounding.shown(row.mean)}{scale}.", call(read, row))


def highest_and_lowest(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return the highest and the lowest arc, ties together, among the arcs that are shown."""
    shown = read.shown_arcs(by)
    if not shown:
        return ("No arc's score can be shown.",)
    if len(shown) == 1:
        return (f"The only arc that is shown is {named(read, shown)}.",)
    scores = [score(row) for _, row in shown]
    top = [pair for pair in shown if score(pair[1]) == max(scores)]
    bottom = [pair for pair in shown if score(pair[1]) == min(scores)]
    among = "" if len(shown) == len(read.framework.arcs) else " among the arcs that are shown"
    if len(top) == len(shown):
        return (f"All arcs{among and ' that are shown'} score the same: {named(read, top)}.",)
    return (
        f"The highest score{among}: {named(read, top)}.",
        f"The lowest: {named(read, bottom)}.",
    )


def against_threshold(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return which arcs are below and at the acceptable score by the rounded figure, as a report of 2009 would."""
    shown = read.shown_arcs(by)
    if not shown:
        return ()
    below = [(arc, row) for arc, row in shown if row.plain == "below"]
    level = [(arc, row) for arc, row in shown if row.plain == "at"]
    if below:
        needs = f"{_is(below)} below it and {'needs' if len(below) == 1 else 'need'} development"
        said = f"{text.counted(len(below), 'arc')} {needs}: {named(read, below)}."
    else:
        said = f"no arc{' that is shown' if len(shown) < len(read.framework.arcs) else ''} is below it."
    sentences = [f"Taking a score of {read.threshold} as acceptable, {said}"]
    if level:
        sentences.append(f"{text.counted(len(level), 'arc')} {_is(level)} just acceptable: {named(read, level)}.")
    return tuple(sentences)


def clear(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return how many arcs are above or below acceptable for certain, by their intervals."""
    shown = read.shown_arcs(by)
    said = []
    for call in ("above", "below"):
        arcs = [row for _, row in shown if row.call == call]
        if arcs:
            said.append(f"{text.counted(len(arcs), 'arc')} {_is(arcs)} clearly {call} {read.threshold}")
    return (f"Allowing for who happened to answer, {' and '.join(said)}.",) if said else ()


def unclear(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return how many arcs cannot be told apart from acceptable, then each with what that means; or nothing."""
    arcs = [(arc, row) for arc, row in read.shown_arcs(by) if row.call == "not distinguishable"]
    if not arcs:
        return ()
    have = "has" if len(arcs) == 1 else "have"
    inside = f"{text.counted(len(arcs), 'arc')} {have} {read.threshold} inside the 95% interval"
    each = (f"{read.title(arc)} ({figures(row)}) {_other_side(row)}." for arc, row in arcs)
    return (f"{inside}, and cannot be told apart from it:", *each)


def low_questions(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return, for each arc that is acceptable in the mean, its questions below the acceptable score."""
    sentences = []
    for arc, row in read.shown_arcs(by):
        shown = read.shown_questions(arc.questions, by)
        low = [f"{read.wording(one)} ({rounding.shown(score(each))})" for one, each in shown if each.plain == "below"]
        if low and row.plain != "below":
            count = "several" if len(low) >= SEVERAL else ("one", "two")[len(low) - 1]
            sentences.append(
                f"Although {named(read, [(arc, row)])} is acceptable as a whole, {count} of its questions "
                f"{_is(low)} not: {'; '.join(low)}."
            )
    return tuple(sentences)


def lowest_questions(read: Reading, count: int, by: By = WHOLE) -> tuple[tuple[Arc, Question, Row], ...]:
    """Return the `count` lowest questions that are shown, lowest first, ties in the framework's order."""
    found = [(arc, *pair) for arc in read.framework.arcs for pair in read.shown_questions(arc.questions, by)]
    return tuple(sorted(found, key=lambda each: score(each[2]))[:count])


def lowest_arcs(read: Reading, count: int, by: By = WHOLE) -> tuple[Scored, ...]:
    """Return the `count` lowest arcs that are shown, lowest first, ties in the framework's order."""
    return tuple(sorted(read.shown_arcs(by), key=lambda pair: score(pair[1]))[:count])


def well_above(read: Reading, by: By = WHOLE, line: Fraction | None = None) -> tuple[str, ...]:
    """Return the arcs above `line`; without one, above half a point over the acceptable score (3.50 for 3.00)."""
    line = read.framework.scale.threshold + HALF_A_POINT if line is None else line
    arcs = [(arc, row) for arc, row in read.shown_arcs(by) if score(row) > line]
    if not arcs:
        return ()
    return (f"{text.counted(len(arcs), 'arc')} {_is(arcs)} above {rounding.shown(line)}: {named(read, arcs)}.",)


def score(row: Row) -> Fraction:
    """Return the score of a row that is shown, as it is shown."""
    found = reading.score(row)
    assert found is not None, "asked of shown rows alone"
    return found


def about(read: Reading, by: By, sentences: Sequence[str]) -> str:
    """Return sentences as one text begun with the group's name."""
    return f"{read.name(by)}: {reading.within(' '.join(sentences))}"


def named(read: Reading, arcs: Sequence[Scored]) -> str:
    """Return arcs with their scores: "Outcome focus (3.67)"."""
    return reading.series([f"{read.title(arc)} ({rounding.shown(score(row))})" for arc, row in arcs])


def figures(row: Row) -> str:
    """Return a score with its interval: "2.97, interval 2.90 to 3.04"."""
    return ", interval ".join(filter(None, (rounding.shown(score(row)), interval(row))))


def interval(row: Row) -> str:
    """Return "2.90 to 3.04"; empty where there is no interval."""
    if row.low is None or row.high is None:
        return ""
    return f"{rounding.shown(row.low)} to {rounding.shown(row.high)}"


def call(read: Reading, row: Row) -> str:
    """Return what a score's interval allows to be said of it beside the acceptable score."""
    if row.call is None:
        return "No interval can be given for it."
    if row.call == "not distinguishable":
        return (
            f"Its 95% interval, {interval(row)}, has the acceptable score of {read.threshold} inside it: "
            f"the score {_other_side(row)}."
        )
    return (
        f"Allowing for who happened to answer, this is {row.call} the acceptable score of {read.threshold} "
        f"(95% interval {interval(row)})."
    )


def _other_side(row: Row) -> str:
    """Return in plain words what an interval with the threshold inside it means."""
    if row.low == row.high:  # everyone invited has answered
        return "stands exactly there"
    return {"below": "could as well be above", "above": "could as well be below"}.get(
        row.plain or "", "could be on either side"
    )


def _is(found: Sequence[object]) -> str:
    return "is" if len(found) == 1 else "are"
