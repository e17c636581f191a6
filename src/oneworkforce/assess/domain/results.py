"""What an analysis found, as it may be shown: guarded rows, and nothing else.

Sentences, pictures, reports and files read `Results`; none of them sees an answer or a sum.
docs/reference/results.md describes the same keys as JSON. `None` means "withheld" where
`withheld` says so, and "does not exist" (one person has no spread) where it does not.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

By = tuple[tuple[str, str], ...]
"""The group a row is about, as (column, category) pairs: () is the whole."""

Call = Literal["above", "below", "not distinguishable"]
Plain = Literal["above", "at", "below"]
Withheld = Literal["cell", "row"]
"""`cell`: nothing of this group is shown. `row`: the group is shown, this arc or question is not.
Which rule hid it is not told: that alone would narrow the hidden figure."""


@dataclass(frozen=True, slots=True)
class Change:
    """This round against the previous one over questions of the same wording, or mapped; independent samples.

    `mean` and `previous` are over the questions both rounds share (for an arc: `questions` of them), `mapped` of which
    were asked in other words before: a crosswalk takes them as the same.
    `q` is Benjamini-Hochberg within its family; None for an overall, which has no family.
    """

    mean: float
    previous: float
    difference: float
    se: float | None
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    effect: float | None
    questions: int
    mapped: int = 0


class Row(NamedTuple):
    """One arc, one question, or the overall (neither) of one group.

    A named tuple, as there can be very many: it is made four times as fast as a frozen dataclass.
    """

    by: By
    arc: str | None
    question: str | None
    respondents: int | None = None
    n: int | None = None
    invited: int | None = None
    mean: float | None = None
    mean_unweighted: float | None = None
    n_effective: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    distribution: tuple[int, ...] | None = None
    dont_know: int | None = None
    not_applicable: int | None = None
    alpha: float | None = None
    call: Call | None = None
    plain: Plain | None = None
    change: Change | None = None
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """A whole analysis: rows in the framework's order within each group, groups in reading order.

    `groups` lists every group once, the whole first. `notes` are warnings in sentences that
    belong beside the figures (n above the frame, weights treated as fixed …).
    """

    framework: str
    framework_version: int
    respondents: int | None
    min_cell: int
    weighted: bool
    guarded: bool
    groupings: tuple[str, ...]
    groups: tuple[By, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
