"""Columns of many different texts, most of them as they should be: these are found all at once, not one by one.

Narrower than the rules of staff_cells: what is sound here is sound there and stands as it is, what is not goes there to
be judged. (pyarrow's regular expressions know no look-ahead and take time in proportion to the text.)
"""

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import compute

from oneworkforce.workforce.domain import staff_words
from oneworkforce.workforce.domain.items import Item

MANY = 1000
"""Texts from which it pays."""
_PATTERNS: Mapping[str, str] = {
    "reference": r"^[A-Za-z0-9](?:[A-Za-z0-9./_-]{0,38}[A-Za-z0-9])?\z",
    "name": r"^[A-Z][a-z'-]{1,20}(?: [A-Za-z0-9'-]{1,20}){1,4}\z",
    "date": r"^(?:19[4-9]\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])\z",  # no month is shorter
    "email": r"^[A-Za-z0-9._-]{1,64}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z]{2,20}){1,3}\z",
}
_WORDS = pa.array(sorted({*staff_words.UNSAID, *staff_words.NOTHING}))


def sound(item: Item, texts: pa.StringArray, today: dt.date) -> NDArray[np.bool_] | None:
    """Return which texts of an item's column stand as they are; None where each is to be judged."""
    pattern = _PATTERNS.get(item.kind)
    if pattern is None or len(texts) < MANY:
        return None
    fits = compute.match_substring_regex(texts, pattern)
    if item.kind == "name":
        fits = compute.and_not(fits, compute.is_in(compute.utf8_lower(texts), _WORDS))
    if item.kind == "date":
        fits = compute.and_(fits, compute.less_equal(texts, today.isoformat()))
    return np.asarray(fits.to_numpy(zero_copy_only=False), bool)
