"""What is not shown, and why."""

from collections import Counter

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.lib import text

MOST_NAMED = 12
"""More groups than this are counted, not named."""


def found(read: Reading) -> tuple[str, ...]:
    """Return how many groups, and how many figures of the other groups, are withheld; and the reasons there are."""
    if not read.results.guarded:
        return ("Nothing is withheld: these are raw figures for an analyst, not for release.",)
    if not any(row.withheld for row in read.results.rows):
        return ("Nothing had to be withheld.",)
    return (*filter(None, (_cells(read), *_rows(read))), _why(read))


def limits(read: Reading) -> tuple[str, ...]:
    """Return what the guard promises and what it cannot know."""
    if not read.results.guarded:
        return ()
    least = read.results.min_cell
    return (
        f"A group of fewer than {text.counted(least, 'person', 'people')} is not shown.",
        f"Within a group that is shown, the count of a single score may be below {least}.",
        "This analysis cannot know what was published from the same answers before.",
        "Two analyses with other groups, laid side by side, may give away what each withholds: publish one.",
    )


def _cells(read: Reading) -> str:
    """Return the groups of which nothing is shown."""
    hidden = [by for by in read.results.groups if any(row.withheld == "cell" for row in read.rows(by))]
    if not hidden:
        return ""
    if WHOLE in hidden:
        return "Nothing can be shown, not even for everyone together."
    groups = text.counted(len(read.results.groups) - 1, "group")
    names = f": {reading.series([read.name(by) for by in hidden])}" if len(hidden) <= MOST_NAMED else ""
    return f"Nothing is shown for {len(hidden):,} of {groups}{names}."


def _rows(read: Reading) -> tuple[str, ...]:
    """Return how many figures are withheld in the groups that are shown: everyone's first, then the others'."""
    hidden = {by: _kinds(read, by) for by in read.results.groups}
    others: Counter[str] = Counter()
    for by in read.results.groups:
        if by != WHOLE:
            others.update(hidden[by])
    touched = sum(1 for by, kinds in hidden.items() if by != WHOLE and kinds)
    whole = f"For everyone together, {_counted(hidden.get(WHOLE, Counter()))} withheld." if hidden.get(WHOLE) else ""
    groups = f"In {text.counted(touched, 'other group')}, {_counted(others)} withheld." if touched else ""
    return whole, groups


def _kinds(read: Reading, by: By) -> Counter[str]:
    """Return how many arcs, questions and overalls of a group are withheld, the group itself being shown."""
    hidden = [row for row in read.rows(by) if row.withheld == "row"]
    return Counter(
        "question" if row.question is not None else "overall score" if row.arc is None else "arc" for row in hidden
    )


def _counted(kinds: Counter[str]) -> str:
    """Return "2 arcs and 1 overall score are"."""
    order = ("arc", "question", "overall score")
    said = text.listed([text.counted(kinds[kind], kind) for kind in order if kinds[kind]])
    return f"{said} {'is' if kinds.total() == 1 else 'are'}"


def _why(read: Reading) -> str:
    people = text.counted(read.results.min_cell, "person", "people")
    return (
        f"A figure is withheld where it rests on fewer than {people}, where everyone gave the same score, or where "
        "it could be worked out from figures that are shown. Which of these it was is not told, because that would "
        "narrow it down."
    )
