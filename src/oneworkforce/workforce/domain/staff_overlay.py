"""What a file says laid over what is stored, column by column: an empty cell leaves what is there."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_now import why_text
from oneworkforce.workforce.domain.staff_typed import Typed

Objects = NDArray[np.object_]
Mask = NDArray[np.bool_]


def holds(column: Objects, value: object) -> Mask:
    """Return where a column holds a value."""
    return np.fromiter((each == value for each in column.tolist()), np.bool_, len(column))


def said(typed: Typed) -> Mask:
    """Return which rows say a value, or why there is none."""
    return np.asarray(typed.codes > 0)


def objects(values: Sequence[Any]) -> Objects:
    """Return values as an array of objects, lists among them left whole."""
    made = np.empty(len(values), object)
    made[:] = values
    return made


def overlaid(typed: Typed, before: Objects, empty: Any) -> Objects:
    """Return a column after a file: what it says, `empty` where it says why there is none, else what was before."""
    table = objects([empty if isinstance(value, Unsaid) else value for value in typed.values])
    return np.where(typed.codes > 0, table[typed.codes], before)


def differ(before: Objects, after: Objects) -> NDArray[np.bool_]:
    """Return where two columns differ."""
    if before is after:
        return np.zeros(len(before), bool)
    return np.asarray(np.not_equal(before, after), bool)


def why(codes: Mapping[str, NDArray[np.int32]], values: Mapping[str, Sequence[Any]], before: Objects) -> Objects:
    """Return why columns are empty: what was said before, without what now has a value, with what now has none."""
    touched = ~holds(before, "{}")
    reasons: dict[str, Mask] = {}
    for column, each in values.items():
        none = np.array([isinstance(value, Unsaid) for value in each], bool)
        reasons[column] = none[codes[column]]
        touched |= reasons[column]
    after = before.copy()
    for at in np.flatnonzero(touched).tolist():
        held: dict[str, str] = json.loads(before[at])
        for column, each in values.items():
            code = int(codes[column][at])
            if reasons[column][at]:
                held[column] = str(each[code])
            elif code:
                held.pop(column, None)
        after[at] = why_text(held)
    return after
