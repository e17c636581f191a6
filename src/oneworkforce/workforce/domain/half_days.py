"""Days that are counted in halves: of absence in a year, of leave. Kept as whole half days."""

from fractions import Fraction

from oneworkforce.lib import numbers, rounding
from oneworkforce.lib.faults import Fault

MOST = 366
"""Days of a year, at most."""
_ONE_DAY = 2


def halves(said: str) -> int | None:
    """Return the half days of days as people write them ("3", "3.5", "3,5"); None for anything else."""
    number = numbers.decimal(said)
    return None if number is None or number * 2 % 1 else int(number * 2)


def read(said: str, where: str) -> tuple[int | None, Fault | None]:
    """Return the half days of 0 to `MOST` days, and what is wrong with them; an empty text is None without a fault."""
    if not numbers.signs(said):
        return None, None
    found = halves(said)
    if found is None or found > 2 * MOST:
        return None, Fault(where, f"This is not a number of days from 0 to {MOST}.", "Write it as 3 or 3.5.")
    return found, None


def shown(found: int) -> str:
    """Return half days as days, as `read` reads them: "12", "3.5"."""
    return rounding.plain(Fraction(found, 2), 1)


def words(found: int) -> str:
    """Return "28 days", "1 day", "25.5 days"."""
    return f"{shown(found)} day{'' if found == _ONE_DAY else 's'}"
