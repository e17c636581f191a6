"""Pounds as Decimal in whole pence: read as people write them, shown as people read them."""

import re
from decimal import Decimal

from oneworkforce.lib import faults

_AMOUNT = re.compile(r"(?P<minus>-?)£? ?(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<pence>[0-9]+))?")
_LARGEST = Decimal("999999999999.99")
_REMEDY = "Write pounds in figures, such as £12,000, 12000 or 1,000.50."


def read(text: str, where: str) -> Decimal:
    """Return the pounds that `text` says ("£12,000", "12000", "-1,000.50"), with two decimals.

    `where` is the place a person can find. Raises `faults.Refused` for anything else: a misplaced
    comma, a range, "12k" and parts of a penny are never guessed at.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise _refused(where, f"{faults.shown(text)} is not an amount of money.".capitalize())
    pence = match["pence"] or ""
    if len(pence) > len("00"):
        raise _refused(where, "An amount has no parts of a penny.")
    amount = Decimal(f"{match['minus']}{match['pounds'].replace(',', '')}.{pence:0<2}")
    if abs(amount) > _LARGEST:
        raise _refused(where, f"An amount is at most {shown(_LARGEST)}.")
    return amount


def shown(amount: Decimal) -> str:
    """Return "£12,000", "£1,000.50" or "-£5" for whole pence: the pence only where there are any."""
    sign = "-" if amount < 0 else ""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{sign}£{abs(amount):,.{places}f}"


def _refused(where: str, what: str) -> faults.Refused:
    return faults.Refused(faults.Fault(where, what, _REMEDY))
