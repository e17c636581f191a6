"""How one figure was worked out: the formula, then the same with its numbers; a withheld one has none."""

import math

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Row
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.lib import rounding, text

FINE = 3
TIMES, OVER, MINUS, ROOT = "\N{MULTIPLICATION SIGN}", "÷", "\N{MINUS SIGN}", "√"

GENERAL = (
    ("Arc, one person", "mean of their answers, where they answered at least half of the questions they were asked"),
    ("Arc", f"people's scores added up {OVER} people"),
    ("All arcs", f"scores of the arcs added up {OVER} arcs; none where an arc has none"),
    (
        "Standard error",
        f"s {OVER} {ROOT}n {TIMES} {ROOT}(1 {MINUS} n {OVER} N), with N invited; without N the last part is 1",
    ),
    ("All arcs: its error", "from each person's share in all arcs they have a score for, never as if arcs were apart"),
    ("95% interval", f"score {MINUS} or + t {TIMES} standard error, with n {MINUS} 1 degrees of freedom"),
    (
        "Alpha",
        f"k {OVER} (k {MINUS} 1) {TIMES} (1 {MINUS} the questions' own variances {OVER} all variances and covariances)",
    ),
    ("Change", f"d = score now {MINUS} score before, over the same questions"),
    ("Its standard error", f"{ROOT}(error now squared + error before squared), Welch's degrees of freedom"),
    ("Effect", f"d {OVER} {ROOT}((spread now squared + spread before squared) {OVER} 2)"),
    ("q", "p by Benjamini and Hochberg, within arcs or questions of the whole or of one set of groups"),
)
"""Each formula in words: its name, then how it goes (docs/reference/method.md 2)."""


def made(read: Reading, row: Row) -> tuple[str, ...]:
    """Return how the score, its standard error and its interval were worked out."""
    if row.withheld is not None:
        return ("It is withheld, so that nothing can be worked out from it.",)
    if row.mean is None:
        return ("There is no score here, so nothing is worked out.",)
    said = (*_mean(read, row), *_error(read, row), *_interval(row))
    return (*said, "Figures are rounded only to be shown: worked out by hand, the last decimal may differ.")


def _mean(read: Reading, row: Row) -> tuple[str, ...]:
    if row.question is not None:
        return _of_question(read, row)
    arc = next((each for each in read.framework.arcs if each.id == row.arc), None)
    return _of_all(read, row) if arc is None else _of_arc(read, row, arc)


def _of_question(read: Reading, row: Row) -> tuple[str, ...]:
    shown = _score(row)
    if read.results.weighted or row.distribution is None:
        return (f"Score = the answers, each times its weight, added up {OVER} the weights added up = {shown}.",)
    points = range(read.framework.scale.min, read.framework.scale.max + 1)
    terms = " + ".join(f"{point} {TIMES} {count:,}" for point, count in zip(points, row.distribution, strict=True))
    return (
        (
            f"Score = each answer times how often it was given, added up {OVER} how many answered = ({terms}) {OVER} "
            f"{sum(row.distribution):,} = {shown}."
        ),
    )


def _of_arc(read: Reading, row: Row, arc: Arc) -> tuple[str, ...]:
    questions = text.counted(len(arc.questions), "question")
    each = (
        f"Each person's score is the mean of their answers to the arc's {questions}; it counts where they answered at "
        "least half of those they were asked."
    )
    people = "those people" if row.n is None else text.counted(row.n, "person", "people")
    if read.results.weighted:
        return (each, f"Score = each score times its weight, added up {OVER} the weights added up = {_score(row)}.")
    return (each, f"Score = the scores of {people} added up {OVER} how many they are = {_score(row)}.")


def _of_all(read: Reading, row: Row) -> tuple[str, ...]:
    found = [reading.score(read.arc(arc, row.by)) for arc in read.framework.arcs]
    terms = " + ".join(rounding.shown(each) for each in found if each is not None)
    return (
        (
            f"Score = the scores of the arcs added up {OVER} how many there are = ({terms}) {OVER} {len(found)} = "
            f"{_score(row)}."
        ),
    )


def _error(read: Reading, row: Row) -> tuple[str, ...]:
    if row.se is None or row.n is None:
        return ("There is no standard error: one person has no spread.",)
    shown = rounding.shown(row.se, FINE)
    if row.arc is None:
        return (
            (
                f"Its standard error, {shown}, allows for the same people having scored several arcs: the method says "
                "how."
            ),
        )
    if read.results.weighted:
        return (f"Its standard error, {shown}, allows for the weights, which are taken as fixed.",)
    corrected = row.invited is not None and row.n <= row.invited
    names = f"s {OVER} {ROOT}n" + (f" {TIMES} {ROOT}(1 {MINUS} n {OVER} N)" if corrected else "")
    share = math.sqrt(1 - row.n / row.invited) if corrected and row.invited else 1.0
    if share == 0:
        return (f"Standard error = {names} = {shown}: all who were invited have answered.",)
    spread = rounding.shown(row.se * math.sqrt(row.n) / share, FINE)
    numbers = f"{spread} {OVER} {ROOT}{row.n:,}" + (
        f" {TIMES} {ROOT}(1 {MINUS} {row.n:,} {OVER} {row.invited:,})" if corrected else ""
    )
    meant = "s is the standard deviation, n the people" + (", N those invited" if corrected else "")
    return (f"Standard error = {names} = {numbers} = {shown}, where {meant}.",)


def _interval(row: Row) -> tuple[str, ...]:
    if row.se is None or row.n is None or row.low is None or row.high is None or row.mean is None:
        return ()
    if row.se == 0:
        return ("Interval: with a standard error of 0 it begins and ends at the score.",)
    times = rounding.shown((row.high - row.mean) / row.se, FINE)
    return (
        (
            f"Interval = score {MINUS} or + t {TIMES} standard error = {_score(row)} {MINUS} or + {times} {TIMES} "
            f"{rounding.shown(row.se, FINE)} = {scores.interval(row)}; t has {row.n - 1:,} degrees of freedom."
        ),
    )


def _score(row: Row) -> str:
    return rounding.shown(scores.score(row))
