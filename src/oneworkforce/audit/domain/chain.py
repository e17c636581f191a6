"""The chain of seals: what each seal is made of, and what is wrong with a chain.

A seal is HMAC-SHA256 under a key that is not in the database, over the digest of the seal before, its own position
and the event's facts. Without the key nobody can alter, drop, add or move a sealed event unseen. What the chain
alone cannot show is a tail cut off as if it had never been: that needs an anchor, kept elsewhere.

Each seal also carries the digest before it, so that it is proved by itself: one wrong row is one finding, and does
not hide the rows after it.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

VERSION = 1
MOST = 1_000
"""Findings that are kept; more are counted. It also bounds what is held in memory, however long the chain."""

_COMPARED = 100
"""Wrong rows among which one looks for rows that changed places."""


@dataclass(frozen=True, slots=True)
class Facts:
    """An event as it is sealed."""

    partnership: UUID
    id: UUID
    at: datetime
    actor: str
    actor_user: UUID | None
    verb: str
    noun: str
    subject: UUID | None
    fields: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A link of the chain as it is stored."""

    position: int
    event: UUID
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a chain was known to reach: kept outside the database."""

    position: int
    digest: str


class Unreadable(Exception):  # noqa: N818  what a row is
    """What `rows` raise where something stands in the chain that is no seal."""


class Kind(StrEnum):
    """What is wrong."""

    ALTERED = "altered"
    MISSING = "missing"
    MOVED = "moved"
    DUPLICATED = "duplicated"
    GAP = "gap"
    BROKEN = "broken"
    CUT = "cut"
    ANCHOR = "anchor"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at a position, with the id of the event where it is known."""

    kind: Kind
    position: int
    words: str
    event: UUID | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found: seals read, the last position, and what is wrong."""

    seals: int
    last: int
    findings: tuple[Finding, ...]


Row = tuple[Seal, Facts | None]
"""A seal, and the event that it names, or None where there is no such event."""


def canonical(facts: Facts) -> bytes:
    """Return the one way in which an event's facts are written for sealing; its first part is the version."""
    parts = [
        VERSION,
        str(facts.partnership),
        str(facts.id),
        facts.at.astimezone(UTC).isoformat(timespec="microseconds"),
        facts.actor,
        str(facts.actor_user or ""),
        facts.verb,
        facts.noun,
        str(facts.subject or ""),
        list(facts.fields),
        facts.reason,
    ]
    return json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode()


def digest(key: bytes, previous: str, position: int, canonical: bytes) -> str:
    """Return the digest of a seal, as 64 hexadecimal figures."""
    return hmac.new(key, f"{previous}\n{position}\n".encode() + canonical, hashlib.sha256).hexdigest()


def verify(key: bytes, rows: Iterable[Row], anchor: Anchor | None = None, after: Anchor | None = None) -> Verified:
    """Return what is wrong with `rows`, in the order of their positions, in fixed memory.

    `anchor`: what the chain is known to have reached. `after`: rows begin behind this link, not at the first.
    """
    walk = _Walk(key, anchor, after)
    try:
        for row in rows:
            walk.take(row)
    except Unreadable:
        walk.stop()
    return walk.end()


class _Walk:
    """One pass over a chain: the link before, and what was found so far."""

    def __init__(self, key: bytes, anchor: Anchor | None, after: Anchor | None) -> None:
        self.key, self.anchor = key, anchor
        self.seals = 0
        self.position = after.position if after else 0
        self.digest: str | None = after.digest if after else ""  # None: what stood before is not known
        self.found: list[Finding] = []
        self.untold = 0
        self.wrong: list[tuple[Seal, Facts]] = []

    def take(self, row: Row) -> None:
        seal, facts = row
        self.seals += 1
        if seal.position <= self.position:
            words = f"There is another seal at position {seal.position:,}, which one seal holds."
            self._name(Kind.DUPLICATED, seal.position, words, seal.event)
            return
        if seal.position > self.position + 1:
            self._name(Kind.GAP, self.position + 1, _gap(self.position + 1, seal.position - 1))
            self.digest = None
        sound = self._proved(seal, facts)
        if sound and self.digest is not None and seal.previous != self.digest:
            words = f"The seal at position {seal.position:,} does not follow from the seal before it."
            self._name(Kind.BROKEN, seal.position, words, seal.event)
            sound = False
        self._hold_to_anchor(seal, sound=sound)
        self.position = seal.position
        self.digest = seal.digest if sound else None

    def _proved(self, seal: Seal, facts: Facts | None) -> bool:
        if facts is None:
            words = f"The event sealed at position {seal.position:,} is missing."
            self._name(Kind.MISSING, seal.position, words, seal.event)
            return False
        made = digest(self.key, seal.previous, seal.position, canonical(facts))
        if hmac.compare_digest(made.encode(), str(seal.digest).encode(errors="replace")):
            return True
        words = f"The event sealed at position {seal.position:,}, or its seal, was altered."
        self._name(Kind.ALTERED, seal.position, words, seal.event)
        if len(self.wrong) < _COMPARED:
            self.wrong.append((seal, facts))
        return False

    def _hold_to_anchor(self, seal: Seal, *, sound: bool) -> None:
        if sound and self.anchor and self.anchor.position == seal.position and self.anchor.digest != seal.digest:
            words = f"The seal at position {seal.position:,} is not the one that the anchor file knows."
            self._name(Kind.ANCHOR, seal.position, words, seal.event)

    def stop(self) -> None:
        words = f"Behind position {self.position:,} stands something that is no seal; nothing behind it was checked."
        self._name(Kind.ALTERED, self.position + 1, words)

    def end(self) -> Verified:
        if self.anchor and self.anchor.position > self.position:
            words = (
                f"The chain ends at position {self.position:,}; the anchor file knows position "
                f"{self.anchor.position:,}: what stood behind was cut off."
            )
            self._name(Kind.CUT, self.position + 1, words)
        moved = dict(self._moved())
        told = [moved.get(each.position, each) if each.kind is Kind.ALTERED else each for each in self.found]
        if self.untold:
            words = f"{self.untold:,} more findings are not listed."
            told.append(Finding(Kind.MORE, self.position, words))
        return Verified(self.seals, self.position, tuple(told))

    def _moved(self) -> Iterator[tuple[int, Finding]]:
        """Yield the wrong rows that are right in the place of another wrong row: they changed places."""
        for seal, facts in self.wrong:
            for other, others in self.wrong:
                if other is seal:
                    continue
                swapped = digest(self.key, seal.previous, seal.position, canonical(others)) == seal.digest
                placed = digest(self.key, seal.previous, other.position, canonical(facts)) == seal.digest
                if swapped or placed:
                    words = (
                        f"What stands at position {seal.position:,} and at position {other.position:,} changed places."
                    )
                    yield seal.position, Finding(Kind.MOVED, seal.position, words, seal.event)
                    break

    def _name(self, kind: Kind, position: int, words: str, event: UUID | None = None) -> None:
        if len(self.found) < MOST:
            self.found.append(Finding(kind, position, words, event))
        else:
            self.untold += 1


def _gap(first: int, last: int) -> str:
    if first == last:
        return f"The seal at position {first:,} is missing."
    return f"The seals at positions {first:,} to {last:,} are missing."
