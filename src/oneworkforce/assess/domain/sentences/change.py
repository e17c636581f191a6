"""What has changed since the previous round, and how sure that is."""

from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By, Change
from oneworkforce.lib import rounding, text

LEVEL = 0.05
"""A change is named where q, or p for the overall (which has no family), is below this."""

SIZES = ((0.2, "very small"), (0.5, "small"), (0.8, "medium"))
"""Words for a difference in standard deviations below these (Cohen's); above the last it is large."""


def overall(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return the change of the score over all arcs; nothing without a previous round."""
    change = read.overall(by).change
    if change is None:
        return ()
    if change.p is None or change.p >= LEVEL:
        said = f"{rounding.shown(change.previous)} before, {rounding.shown(change.mean)} now"
        return (f"The score over all arcs has not clearly changed: {said}{_by(change)}{_with(change)}.",)
    return (f"The score over all arcs has {_moved(change)}{_by(change)}{_with(change)}{_size(change)}.",)


def arcs(read: Reading, by: By = WHOLE) -> tuple[str, ...]:
    """Return the arcs that changed, each with its figures, and how many did not; nothing without a previous round."""
    compared = [(arc, row.change) for arc, row in read.shown_arcs(by) if row.change is not None]
    if not compared:
        return ()
    clear = [(arc, change) for arc, change in compared if change.q is not None and change.q < LEVEL]
    said = [
        f"{read.title(arc)}: {_moved(change)}{_over(arc, change)}{_by(change)}{_size(change)}." for arc, change in clear
    ]
    if not clear:
        said.append(f"None of the {text.counted(len(compared), 'arc')} compared has clearly changed.")
    elif len(clear) < len(compared):
        said.append(f"In the other {text.counted(len(compared) - len(clear), 'arc')} compared, no change is clear.")
    return tuple(said)


def comparing(read: Reading) -> tuple[str, ...]:
    """Return how rounds are compared, and what that cannot tell; nothing without a previous round."""
    if all(row.change is None for row in read.results.rows):
        return ()
    mapped = max(row.change.mapped for row in read.results.rows if row.change is not None)
    were = f"{text.counted(mapped, 'question')} of them {'was' if mapped == 1 else 'were'} worded otherwise before"
    also = f"{were}, and mapped by a crosswalk: those figures, and those of their arcs, are marked as mapped."
    alike = "worded alike in both, or mapped" if mapped else "worded alike in both"
    return (
        f"Rounds are compared over the questions {alike}: figures may differ from this round's own.",
        *([also] if mapped else []),
        "The two rounds are taken as independent samples: it is not known who answered both.",
        "A change is clear where q is below 0.05; q allows for how many arcs are compared at once.",
        "The score over all arcs stands alone, so it has p in place of q.",
    )


def _moved(change: Change) -> str:
    way = "risen" if change.difference > 0 else "fallen"
    return f"{way} from {rounding.shown(change.previous)} to {rounding.shown(change.mean)}"


def _over(arc: Arc, change: Change) -> str:
    """Return over how many questions an arc was compared, where not over all of them, and how many are mapped."""
    mapped = f", {change.mapped} of them mapped" if change.mapped else ""
    if change.questions == len(arc.questions):
        return f", over all {text.counted(len(arc.questions), 'question')}{mapped}" if mapped else ""
    return f", over {change.questions} of its {text.counted(len(arc.questions), 'question')}{mapped}"


def mapped_mark(change: Change) -> str:
    """Return what stands behind a name in a table where questions were mapped, with a blank before it; else nothing."""
    return " (mapped)" if change.mapped else ""


def _by(change: Change) -> str:
    """Return the interval of a difference and how sure it is."""
    found = []
    if change.low is not None and change.high is not None:
        found.append(f"difference {signed(change.difference)}, interval {signed(change.low)} to {signed(change.high)}")
    if change.q is not None:
        found.append(_chance("q", change.q))
    elif change.p is not None:
        found.append(_chance("p", change.p))
    return f" ({'; '.join(found)})" if found else ""


def _with(change: Change) -> str:
    """Return how many of the questions behind an overall were mapped."""
    return f", with {text.counted(change.mapped, 'mapped question')}" if change.mapped else ""


def _size(change: Change) -> str:
    if change.effect is None:
        return ""
    size = next((word for limit, word in SIZES if abs(change.effect) < limit), "large")
    return f". Beside the spread of answers this is {size}"


def signed(difference: float) -> str:
    """Return a difference with its sign: "+0.12" for a rise, a minus sign for a fall."""
    shown = rounding.shown(difference)
    return shown.replace("-", "\N{MINUS SIGN}") if shown.startswith("-") else f"+{shown}"


def _chance(name: str, value: float) -> str:
    shown = rounding.shown(value, 3)
    return f"{name} below 0.001" if shown == "0.000" else f"{name} {shown}"
