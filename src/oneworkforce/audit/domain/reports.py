"""A verification told in sentences, the same on a page and on a terminal."""

from collections.abc import Sequence

from oneworkforce.audit.domain.chain import Finding, Kind, Verified
from oneworkforce.lib import text


def sentences(verified: Verified, unsealed: int, first: int = 1) -> list[str]:
    """Return what a verification found: what was read, each thing that is wrong, and what is not sealed yet."""
    told = [_read(verified, first)]
    told += [_finding(found) for found in verified.findings]
    if not verified.findings:
        told.append("Nothing is altered, missing or out of order.")
    if unsealed:
        verb = "is" if unsealed == 1 else "are"
        told.append(f"{text.counted(unsealed, 'later event')} {verb} not sealed yet.")
    return told


def outcome(findings: Sequence[Finding]) -> str:
    """Return the heading of a verification: all is well, or how much is wrong."""
    if not findings:
        return "The record is as it was sealed"
    more = "More than " if findings[-1].kind is Kind.MORE else ""
    count = len(findings) - bool(more)
    return f"{more}{text.counted(count, 'thing')} {'is' if count == 1 and not more else 'are'} wrong with the record"


def _read(verified: Verified, first: int) -> str:
    if not verified.seals:
        return "No event is sealed."
    if first == 1:
        return f"{text.counted(verified.seals, 'sealed event')} checked."
    return f"The last {text.counted(verified.seals, 'sealed event')} checked, from position {first:,}."


def _finding(found: Finding) -> str:
    return f"{found.words} Event {found.event}." if found.event else found.words
