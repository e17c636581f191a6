"""What nobody has asked yet, of a post and of who holds it: what a data quality page chases, and a person may fill in.

An empty value that says why (not known, prefers not to say, none) is not missing: somebody was asked.
"""

from collections.abc import Collection, Mapping

from oneworkforce.workforce.domain.items import all_items
from oneworkforce.workforce.domain.kinds import Ethnicity, Gender, Known

_ONE_OF_TWO = {"birth_year": "age_band", "age_band": "birth_year"}
_OF_VACANT = frozenset({"vacant_since"})
_OF_HELD = frozenset({"started_on", "came_from"})
_OF_LEAVERS = frozenset({"left_on", "leaving_reason", "destination"})
_NOT_ASKED = frozenset({Known.NOT_ASKED.value, Gender.NOT_ASKED.value, Ethnicity.NOBT.value})


def missing(
    of: str,
    values: Mapping[str, object],
    unsaid: Mapping[str, str],
    *,
    asked: Collection[str],
    held: bool = True,
    left: bool = False,
) -> tuple[str, ...]:
    """Return the keys of the items of a "post" or "person" that nobody has asked for yet, in their order.

    `asked`: the keys of the data set (the core, and what a locality added). `values` are by column; what is not among
    them is not asked about here (a person's languages are kept elsewhere). Of a vacant post nobody is asked when it was
    taken up, of a held one since when it is vacant.
    """
    found = []
    for key, item in all_items().items():
        name = item.stored
        if item.of != of or key not in asked or name not in values or not _fits(key, held=held, left=left):
            continue
        other = _ONE_OF_TWO.get(key, "")
        if not says(values[name]) and name not in unsaid and (not other or not says(values.get(other))):
            found.append(key)
    return tuple(found)


def _fits(key: str, *, held: bool, left: bool) -> bool:
    if key in _OF_LEAVERS:
        return left and key != "left_on"
    return not (key in _OF_VACANT and held) and not (key in _OF_HELD and not held)


def says(value: object) -> bool:
    """Say whether a value says something: it is not empty, nor that nobody has asked."""
    return value is not None and value != "" and value not in _NOT_ASKED
