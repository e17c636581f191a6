"""Findings that the results themselves propose, in words without figures: a figure is support, and looked up anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import WHOLE, Reading, score
from oneworkforce.assess.domain.results import By


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence about an arc and the figures that it rests on."""

    arc: str
    words: str
    supports: tuple[About, ...]


def of(read: Reading) -> tuple[Proposal, ...]:
    """Return what the guarded results propose, most pressing first.

    Arcs below acceptable, those that cannot be told apart from it, low questions in good arcs, and of each grouping
    the two groups furthest apart.
    """
    return (*_below(read), *_unclear(read), *_low_questions(read), *_gaps(read))


def _below(read: Reading) -> Iterator[Proposal]:
    for arc, row in read.shown_arcs():
        if row.plain == "below" and row.call != "not distinguishable":
            words = f"{read.title(arc)} is below the acceptable score of {read.threshold} and needs development."
            yield Proposal(arc.id, words, (About(WHOLE, arc.id),))


def _unclear(read: Reading) -> Iterator[Proposal]:
    for arc, row in read.shown_arcs():
        if row.call == "not distinguishable":
            words = f"It cannot be told whether {read.title(arc)} reaches the acceptable score of {read.threshold}."
            yield Proposal(arc.id, words, (About(WHOLE, arc.id),))


def _low_questions(read: Reading) -> Iterator[Proposal]:
    for arc, row in read.shown_arcs():
        if row.plain == "below":
            continue
        for question, each in read.shown_questions(arc.questions):
            if each.plain == "below":
                words = f"{read.title(arc)} is acceptable as a whole, but {read.wording(question)} is not."
                yield Proposal(arc.id, words, (About(WHOLE, arc.id, question.id),))


def _gaps(read: Reading) -> Iterator[Proposal]:
    for column in read.results.groupings:
        apart = [found for arc in read.framework.arcs if (found := _gap(read, arc, read.alone(column)))]
        if apart:
            # The first of the widest: the framework's order settles ties.
            _, arc, above, below = max(apart, key=lambda gap: gap[0])
            words = (
                f"By {column}, groups differ most in {read.title(arc)}: it is higher for {read.name(above)} than for "
                f"{read.name(below)}."
            )
            yield Proposal(arc.id, words, (About(above, arc.id), About(below, arc.id)))


def _gap(read: Reading, arc: Arc, groups: tuple[By, ...]) -> tuple[Fraction, Arc, By, By] | None:
    """Return the two groups that differ most in an arc of those whose intervals do not overlap, the higher first."""
    found = None
    rows = [(by, row, value) for by in groups if (value := score(row := read.arc(arc, by))) is not None]
    for above, high, top in rows:
        for below, low, bottom in rows:
            if high.low is None or low.high is None or high.low <= low.high:
                continue
            if found is None or top - bottom > found[0]:
                found = (top - bottom, arc, above, below)
    return found
