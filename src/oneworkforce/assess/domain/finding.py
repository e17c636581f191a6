"""Where a partnership stands on a finding, and what a link to evidence may be."""

from datetime import date
from urllib.parse import urlsplit

from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.lib import typed
from oneworkforce.lib.faults import Fault

LONGEST_LINK = 300
_REASONED = {Stance.DISPUTED: "why it is disputed", Stance.ENQUIRE: "what is to be enquired into"}


def reason_fault(stance: Stance, reason: str) -> Fault | None:
    """Return what is wrong with the reason for a stance: what is disputed or to be enquired into says why."""
    if stance not in _REASONED or reason:
        return None
    return Fault("reason", "The reason is empty.", f"Enter {_REASONED[stance]}.")


def date_fault(where: str, on: date | None, today: date) -> Fault | None:
    """Return what is wrong with a day that must have come."""
    if on is None or on <= today:
        return None
    return Fault(where, "This day has not come yet.", "Enter today or an earlier day.")


def link(said: str) -> tuple[str, Fault | None]:
    """Return the address of evidence on the web, or none, and what is wrong with it."""
    address, fault = typed.line(said, where="link", label="The link", longest=LONGEST_LINK, required=False)
    if fault is not None or not address:
        return address, fault
    return address, None if _of_the_web(address) else Fault(
        "link", "This is not an address of the web.", "It begins with https:// or http:// and holds no password."
    )


def _of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username and " " not in address
    except ValueError:
        return False
