"""What is written about children: encrypted text, each under a key of its own, wrapped once for each child it is about.

A text is read with any of its wraps and dies with the last (ground/disposals.py). Wraps live in the keystore, a
database of its own, so a copy of the main database cannot be read without it. Every function needs an open scope.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from oneworkforce.ground import crash, envelope, master_keys, scope, transactions
from oneworkforce.ground.envelope import Damaged
from oneworkforce.ground.keystore import wraps
from oneworkforce.ground.keystore.models import Wrap
from oneworkforce.ground.keystore.wraps import Made
from oneworkforce.ground.master_keys import Ring
from oneworkforce.ground.models import Narrative

GONE = "This text cannot be read any more: its key was destroyed when the record was disposed of."
NO_MASTER_KEY = (
    "This text cannot be read here: the master key that its key is wrapped under is not set."
    " Whoever runs the site can put it back (ONEWORKFORCE_MASTER_KEYS)."
)
DAMAGED = (
    "This text cannot be read: it was changed outside the site, or its key was. Whoever runs the site can bring it"
    " back from a backup."
)


class Unreadable(Exception):  # noqa: N818  what the text is
    """A text cannot be read; its sentence says why and is fit for a page."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """What a rotation did: wraps put under the newest master key, those whose own is missing, and those damaged."""

    newest: int
    rewrapped: int
    missing: int
    damaged: int


def ring() -> Ring:
    """Return the master keys of the settings; Refused when they cannot be read."""
    return master_keys.parse(settings.MASTER_KEYS)


def write(text: str, *, about: Collection[UUID], now: datetime) -> Narrative:
    """Encrypt and keep `text` about one child or several (their random ids), in the caller's transaction.

    The wraps are made first: a transaction that fails then leaves wraps of nothing, which are swept, and never
    a text that nobody can read.
    """
    if not about:
        raise ValueError("A text is about at least one child.")
    document, key, keys = uuid4(), envelope.new_key(), ring()
    made = [_made(key, keys, document, subject) for subject in sorted(set(about))]
    wraps.put(document, made, partnership=scope.current(), now=now)
    crash.reached("narrative.write: keys are kept")
    sealed = envelope.encrypt(text.encode(), key, document=document)
    with transactions.whole("narrative.write"):
        made_row: Narrative = Narrative.objects.create(
            id=document, ciphertext=sealed, format=envelope.FORMAT, made_at=now
        )
    return made_row


def read(narrative: Narrative) -> str:
    """Return the text; Unreadable with its sentence when the key is gone, its master key missing, or it is damaged."""
    if narrative.ciphertext is None:
        raise Unreadable(GONE)
    key = _key(narrative.pk)
    if narrative.format != envelope.FORMAT:
        raise Unreadable(DAMAGED)
    try:
        return envelope.decrypt(bytes(narrative.ciphertext), key, document=narrative.pk).decode()
    except Damaged:
        raise Unreadable(DAMAGED) from None


def rewrite(narrative: Narrative, text: str) -> None:
    """Put another `text` in its place, under the same key, in the caller's transaction; Unreadable when it is gone."""
    sealed = envelope.encrypt(text.encode(), _key(narrative.pk), document=narrative.pk)
    with transactions.whole("narrative.rewrite"):
        # Not by save(): a text that was erased meanwhile stays erased.
        rows = Narrative.objects.filter(pk=narrative.pk, erased_at__isnull=True)
        if not rows.update(ciphertext=sealed, format=envelope.FORMAT):
            raise Unreadable(GONE)
    narrative.ciphertext, narrative.format = sealed, envelope.FORMAT


def erase(document: UUID, *, now: datetime) -> None:
    """Erase a text that is over, in the caller's transaction; its wraps are buried once that is committed.

    A crash in between is finished as a disposal's is (disposals.apply_tombstones).
    """
    partnership = scope.current()
    with transactions.whole("narrative.erase"):
        Narrative.objects.filter(pk=document, erased_at__isnull=True).update(ciphertext=None, erased_at=now)
        transaction.on_commit(lambda: _bury(document, partnership, now))


def _bury(document: UUID, partnership: UUID, now: datetime) -> None:
    wraps.bury([document], partnership=partnership, at=now)
    wraps.scrub()


def attach(narrative: Narrative, *, subject: UUID, now: datetime) -> None:
    """Say that the text is about `subject` too; twice is once. Refused for somebody disposed of.

    Merging two children: attach each text to the one, commit, then detach it from the other.
    """
    made = _made(_key(narrative.pk), ring(), narrative.pk, subject)
    wraps.put(narrative.pk, [made], partnership=scope.current(), now=now)


def detach(narrative: Narrative, *, subject: UUID, now: datetime) -> None:
    """Say that the text is not about `subject`; Refused when it is about nobody else. Twice is once."""
    wraps.take(narrative.pk, subject, partnership=scope.current(), now=now)


def rotate(*, batch: int = 500) -> Rotation:
    """Put every wrap of every partnership under the newest master key, `batch` at a time.

    Stopped anywhere, it goes on where it was: what is still under an older key is the list of what is left.
    Once none is missing, the older keys can be dropped from the settings (and kept while backups need them).
    """
    keys = ring()
    rewrapped = missing = damaged = last = 0
    while True:
        older = Wrap.objects.exclude(master_key=keys.newest).filter(pk__gt=last).order_by("pk")[:batch]
        some = list(older)
        if not some:
            break
        last = some[-1].pk
        with wraps.whole("narrative.rotate"):
            for wrap in some:
                if wrap.master_key not in keys.keys:
                    missing += 1
                    continue
                try:
                    rewrapped += _rewrap(wrap, keys)
                except Unreadable:
                    damaged += 1
    wraps.scrub()
    return Rotation(keys.newest, rewrapped, missing, damaged)


def _rewrap(wrap: Wrap, keys: Ring) -> int:
    key = _unwrapped([wrap], keys)
    made = _made(key, keys, wrap.document, wrap.subject)
    # By update: a wrap destroyed since it was read stays destroyed.
    same = Wrap.objects.filter(pk=wrap.pk, master_key=wrap.master_key)
    return same.update(master_key=made.master_key, wrapped=made.wrapped)


def _made(key: bytes, keys: Ring, document: UUID, subject: UUID) -> Made:
    number = keys.newest
    return Made(
        subject,
        number,
        envelope.wrap(key, keys.keys[number], document=document, subject=subject, number=number),
    )


def _key(document: UUID) -> bytes:
    found = wraps.of(document, scope.current())
    if not found:
        raise Unreadable(GONE)
    return _unwrapped(found, ring())


def _unwrapped(found: Iterable[Wrap], keys: Ring) -> bytes:
    """Return the data key from the first wrap that opens."""
    sentence = NO_MASTER_KEY
    for wrap in found:
        master = keys.keys.get(wrap.master_key)
        if master is None:
            continue
        try:
            return envelope.unwrap(
                bytes(wrap.wrapped), master, document=wrap.document, subject=wrap.subject, number=wrap.master_key
            )
        except Damaged:
            sentence = DAMAGED
    raise Unreadable(sentence)
