"""How many answered, how well the questions hang together, and what the scores must not be taken for."""

from fractions import Fraction

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.lib import rounding, text

USUAL_ALPHA = Fraction(7, 10)
"""From here on the questions of an arc are usually taken to measure one thing."""


def answered(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return how many answered, of how many invited, and the rate."""
    people, invited = read.respondents(by), read.invited(by)
    if people is None:
        return ("How many people answered is withheld.",)
    said = f"{text.counted(people, 'person', 'people')} answered"
    if invited is None:
        return (f"{said}. How many were invited is not known or not shown, so there is no rate.",)
    if people > invited:
        return (f"{said}, although only {invited:,} were invited: the number invited should be checked.",)
    share = rate(people, invited)
    return (f"{said} of {invited:,} invited{share and f': {share}'}.",)


def rate(people: int, invited: int) -> str:
    """Return the rate of response in whole per cent; "" where nobody was invited or more answered than were."""
    if not 0 < invited >= people:
        return ""
    return f"{rounding.shown(Fraction(100 * people, invited), 0)}%"


def alpha(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return notes on the arcs whose questions hang together badly, or of which that cannot be told."""
    shown = read.shown_arcs(by)
    found = [(arc, Fraction(rounding.half_up(row.alpha))) for arc, row in shown if row.alpha is not None]
    missing = [arc for arc, row in shown if row.alpha is None]
    low = [(arc, value) for arc, value in found if 0 <= value < USUAL_ALPHA]
    negative = [(arc, value) for arc, value in found if value < 0]
    sentences = []
    if low:
        sentences.append(
            f"The questions of {_valued(read, low)} may measure more than one thing: "
            f"alpha is below {rounding.shown(USUAL_ALPHA)}."
        )
    if negative:
        sentences.append(
            f"The questions of {_valued(read, negative)} run against each other: alpha is below 0. "
            "See whether one of them should be scored in reverse."
        )
    if missing:
        named = reading.series([read.title(arc) for arc in missing])
        sentences.append(f"Alpha cannot be given for {named}.")
    if found and not low and not negative:
        which = "each arc" if not missing else "each of the other arcs"
        sentences.append(f"The questions of {which} hang together (alpha of 0.70 or more).")
    return tuple(sentences)


def perception() -> str:
    """Return what the scores are, and what they are not."""
    return (
        "These scores say how the people who answered see things. They are perception, not evidence: they are not "
        "drawn from records, and should be read beside what is known from data, inspection and casework."
    )


def _valued(read: Reading, arcs: list[tuple[Arc, Fraction]]) -> str:
    values = [f"{read.title(arc)} ({rounding.shown(value).replace('-', chr(0x2212))})" for arc, value in arcs]
    return reading.series(values)
