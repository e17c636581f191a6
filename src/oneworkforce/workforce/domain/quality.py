"""How good the data of an organisation are, and whom to chase first: one stated rule.

Points: 20 for an organisation that gave nothing at all; 3 for each row that cannot be right; 1 for each row that nobody
changed or confirmed in 12 months; 1 for every ten answers that are missing of what it is asked. Personal items never
count here: the order of a list would tell what the rule of small numbers hides. Of an organisation that gives totals
only these are chased: the rows that are kept of it do not count.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from oneworkforce.lib import text
from oneworkforce.lib.least import LEAST
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.kinds import Gives

FOR_NOTHING, FOR_IMPOSSIBLE, FOR_OLD, MISSING_A_POINT = 20, 3, 1, 10
RULE = (
    f"An organisation that gave nothing has {FOR_NOTHING} points. Otherwise each row that cannot be right counts "
    f"{FOR_IMPOSSIBLE}, each row that nobody changed or confirmed in 12 months {FOR_OLD}, and every {MISSING_A_POINT} "
    "answers that are missing 1. Personal items do not count. Of an organisation that gives totals, these alone count."
)
_GAVE_NOTHING = "It gave neither rows nor totals."


class Problem(Titled):
    """What cannot be right."""

    LEFT = "left", "Held by somebody who has left"
    VACANT = "vacant", "Vacant for more than two years"
    HOURS = "hours", "No hours, on a contract that has some"
    ROLE = "role", "A role that the list no longer has"


@dataclass(frozen=True, slots=True)
class Counted:
    """How an item stands in the rows that it applies to: known, and why it is not."""

    key: str
    known: int = 0
    unknown: int = 0
    refused: int = 0
    not_asked: int = 0

    @property
    def total(self) -> int:
        """Return how many rows the item applies to."""
        return self.known + self.unknown + self.refused + self.not_asked

    @property
    def missing(self) -> int:
        """Return how many answers can still be given: nobody asked, or who was asked did not know."""
        return self.unknown + self.not_asked

    @property
    def personal(self) -> bool:
        """Return whether the item is personal."""
        return items.all_items()[self.key].personal

    @property
    def share(self) -> float | None:
        """Return the share that is known, 0 to 1; None where the item applies to nothing."""
        return self.known / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is there of one organisation, as far as the viewer's reach goes.

    `posts` in force of which `vacant` are vacant; `people` who hold them; `rows`: posts and staff records, of which
    `old` were neither changed nor confirmed in 12 months and `never` were never confirmed. `totals` of roles with
    `total_people` in all. `items` are those it is asked for. Of one that gives totals, `rows` and what is said of rows
    is none, `old` are totals, and `posts` are kept and do not count.
    """

    posts: int = 0
    vacant: int = 0
    people: int = 0
    rows: int = 0
    old: int = 0
    never: int = 0
    totals: int = 0
    total_people: int = 0
    gives: Gives = Gives.ROWS
    problems: Mapping[Problem, int] = field(default_factory=dict)
    items: tuple[Counted, ...] = ()

    @property
    def impossible(self) -> int:
        """Return how many rows cannot be right, counted once for each thing that is wrong."""
        return sum(self.problems.values())

    @property
    def missing(self) -> int:
        """Return how many answers of items that are not personal are missing."""
        return sum(each.missing for each in self.items if not each.personal)

    @property
    def complete(self) -> float | None:
        """Return the mean share known of the items that are not personal, 0 to 1; None without any."""
        shares = [each.share for each in self.items if not each.personal and each.share is not None]
        return sum(shares) / len(shares) if shares else None


def points(facts: Facts) -> int:
    """Return how urgently an organisation is chased, by the rule; 0 is well."""
    if not facts.rows and not facts.totals:
        return FOR_NOTHING
    return FOR_IMPOSSIBLE * facts.impossible + FOR_OLD * facts.old + facts.missing // MISSING_A_POINT


def reasons(facts: Facts) -> tuple[str, ...]:
    """Return what to chase, in sentences, the heaviest first; nothing personal, and numbers of rows alone."""
    if not facts.rows and not facts.totals:
        return ("It gives totals, and there is none.",) if facts.gives is Gives.TOTALS else (_GAVE_NOTHING,)
    said = [
        f"{problem.title_}: {text.counted(facts.problems.get(problem, 0), 'post')}."
        for problem in Problem
        if facts.problems.get(problem)
    ]
    if facts.old:
        what = "total" if facts.gives is Gives.TOTALS else "row"
        said.append(f"Not changed or confirmed in 12 months: {text.counted(facts.old, what)}.")
    worst = sorted(
        (each for each in facts.items if not each.personal and each.missing), key=lambda each: (-each.missing, each.key)
    )
    if worst:
        names = [f"{items.all_items()[each.key].label} ({each.missing:,})" for each in worst[:4]]
        said.append(f"Missing most often: {text.listed(names)}.")
    if facts.gives is Gives.ROWS and facts.totals:
        beside = (
            f"{text.counted(facts.posts, 'post')} and totals of {text.counted(facts.total_people, 'person', 'people')}"
        )
        said.append(f"Rows and totals stand side by side: {beside}. Rows count.")
    return tuple(said)


def guarded(found: Counted, *, open_to_viewer: bool) -> Counted | None:
    """Return the counts of an item as they may be shown; None where they are withheld.

    A personal item is counted for others only where each of its four numbers is none or at least LEAST people, and
    where not everybody refused: else one could tell who did not answer.
    """
    if open_to_viewer or not found.personal:
        return found
    parts = (found.known, found.unknown, found.refused, found.not_asked)
    if any(0 < part < LEAST for part in parts) or (found.refused and found.refused == found.total):
        return None
    return found
