"""What a piece of evidence must have, by its kind."""

from urllib.parse import urlsplit

from oneworkforce.assess.domain.finding import LONGEST_LINK
from oneworkforce.assess.domain.kinds import EvidenceKind
from oneworkforce.lib.faults import Fault

LONGEST_PLACE = LONGEST_LINK
"""Of where it is kept, or its address: what supports a finding holds as much."""


def faults(kind: EvidenceKind, *, figure: str, kept_at: str) -> list[Fault]:
    """Return what is wrong: a page needs its address, a figure the figure, and an address is https."""
    found = []
    if kind is EvidenceKind.FIGURE and not figure:
        found.append(Fault("figure", "The figure is empty.", "Enter it as its source gives it."))
    if kind is EvidenceKind.LINK and not kept_at:
        found.append(Fault("kept_at", "The address is empty.", "Enter it. It begins with https://."))
    elif (kind is EvidenceKind.LINK or "://" in kept_at) and not link(kept_at):
        found.append(
            Fault("kept_at", "This is not a safe address.", "It begins with https:// and holds no password or space.")
        )
    return found


def link(kept_at: str) -> str:
    """Return `kept_at` where it is an https address that a page may lead to, else ""."""
    try:
        parts = urlsplit(kept_at)
        good = parts.scheme == "https" and bool(parts.hostname) and not parts.username
    except ValueError:
        return ""
    return kept_at if good and not any(sign.isspace() for sign in kept_at) else ""


def sentence(title: str, figure: str, says: str) -> str:
    """Return what a piece of evidence says under a finding or in a paper: its title, the figure, the words."""
    head = f"{title}: {figure}" if figure else title
    return " ".join(part for part in (_ended(head), _ended(says)) if part)


def _ended(words: str) -> str:
    said = " ".join(words.split())
    return said if not said or said[-1] in ".!?" else f"{said}."
