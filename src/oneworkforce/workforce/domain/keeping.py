"""Who may replace what somebody said: a file does not overwrite what a person said of themself by choice."""

from oneworkforce.workforce.domain.kinds import Origin

OWN = frozenset({"birth_year", "age_band", "gender", "ethnicity", "disability"})
"""Items that are told by choice: the equality facts, and how old somebody is."""


def may_replace(item: str, *, now: Origin, new: Origin) -> bool:
    """Return whether an item whose record came from `now` may be replaced by what comes from `new`."""
    return item not in OWN or now is not Origin.SELF or new is Origin.SELF
