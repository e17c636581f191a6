"""How many, told so roughly that nobody in a small organisation is known by it. Pure.

For those who see how far organisations are and not what stands in them: exact numbers of each would be what the
picture withholds, and subtracting them from its sums would tell the small ones.
"""

from oneworkforce.lib.least import LEAST

_FROM = (0, 1, LEAST, 50, 250)
"""Where each band begins: none, too few to count, and rough sizes."""


def least(number: int) -> int:
    """Return where the band of a number begins: what a list is sorted by."""
    return max(each for each in _FROM if each <= number)


def words(number: int) -> str:
    """Return the band of a number, 0 or more: "0", "1 to 9", "10 to 49", "50 to 249", "250 or more"."""
    start = least(number)
    if not start:
        return "0"
    after = next((each for each in _FROM if each > number), None)
    return f"{start} or more" if after is None else f"{start} to {after - 1}"
