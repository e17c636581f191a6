"""Whose word stands: what a person said of themself is not overwritten by a file, nor quietly by a manager.

The rule, in the order in which it is read:
1. The person themself may say anything of themself anew.
2. What the person did not say may be changed by anybody who keeps the record, by hand or from a file.
3. What the person said by choice (equality facts), and that they prefer not to say, only they change.
4. What else the person said, who keeps the record may put right by hand, seeing that the person said it; a file may
   not.
"""

from collections.abc import Collection, Mapping

from oneworkforce.workforce.domain.kinds import Ethnicity, Gender, Known, Origin, Unsaid

BY_CHOICE = frozenset({"gender", "ethnicity", "disability"})
"""Equality facts, by the names of their columns and of their items: nobody has to say them."""
AGE = frozenset({"birth_year", "age_band"})
REFUSED = frozenset({Known.REFUSED.value, Gender.REFUSED.value, Ethnicity.REFU.value, Unsaid.REFUSED.value})
"""What stands in a column, or in `unsaid`, where somebody prefers not to say."""


def may_replace(item: str, origin_now: Origin, origin_new: Origin, *, refused: bool = False) -> bool:
    """Say whether a value of `item` may be replaced; `refused`: it says now that the person prefers not to say."""
    if origin_new is Origin.SELF or origin_now is not Origin.SELF:
        return True
    if item in BY_CHOICE or refused:
        return False
    return origin_new is Origin.HAND


def said_by_self(before: Collection[str], changed: Collection[str], origin: Origin) -> list[str]:
    """Return which columns hold the person's own word once `changed` were changed by `origin`, in one order."""
    kept = set(before) | set(changed) if origin is Origin.SELF else set(before) - set(changed)
    return sorted(kept)


def locked(
    self_said: Collection[str], values: Mapping[str, object], unsaid: Mapping[str, str], origin_new: Origin
) -> frozenset[str]:
    """Return the columns of a staff record that `origin_new` may not replace.

    `values` are the columns as they stand, `unsaid` why some are empty. A year of birth and an age band say one
    thing: who locks one locks both.
    """
    found = {
        column
        for column in values
        if not may_replace(
            column,
            Origin.SELF if column in self_said else Origin.HAND,
            origin_new,
            refused=values[column] in REFUSED or unsaid.get(column) in REFUSED,
        )
    }
    return frozenset(found | AGE if found & AGE else found)
