"""Warnings in sentences that belong beside the figures. They speak of shown groups only."""

from collections.abc import Sequence

import numpy as np

from oneworkforce.assess.domain.framework_changes import Comparison
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.domain.rows import Made
from oneworkforce.assess.domain.sentences import questions
from oneworkforce.lib import text


def named(by: By) -> str:
    """Return a group as words: "district Charnwood, audience leaders"; the whole is "everyone"."""
    return ", ".join(f"{column} {category}" for column, category in by) or "everyone"


def of_figures(
    made: Made, *, weighted: bool, weightless: Sequence[str], guarded: bool, framed: bool, compared: Comparison | None
) -> tuple[str, ...]:
    """Return what a reader of the figures must know."""
    found = [*_over(made), *_routed(made, framed=framed)]
    if weighted:
        found.append("Weights make the respondents add up to the frame; intervals treat them as fixed.")
    if weightless:
        found.append(
            f"The frame has nobody in some groups ({text.listed(weightless)}): those who answered weigh nothing."
        )
    if compared is not None:
        found.append(questions.counted(compared))
        found.append("The two rounds are taken as independent samples: answers are anonymous and cannot be paired.")
    if not guarded:
        found.append("Raw figures: nothing was withheld. Not for release.")
    return tuple(found)


def _over(made: Made) -> list[str]:
    over = [
        at
        for at in range(len(made.groups))
        if not made.pattern.cells[at] and made.sums.respondents[at] > made.invited[at, -1]
    ]
    return [
        f"More people answered than the frame has ({named(made.groups[at])}: {int(made.sums.respondents[at]):,} of "
        f"{int(made.invited[at, -1]):,}), so its intervals are not corrected for the size of the frame."
        for at in over
    ]


def _routed(made: Made, *, framed: bool) -> list[str]:
    if not framed or not np.isnan(made.invited[0]).any():
        return []
    column = made.framework.audience_column
    return [f"The frame has no column “{column}”: intervals of questions put to some audiences only are not corrected."]
