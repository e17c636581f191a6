"""The key of a round that is asked here: made when it is opened, destroyed when it is closed.

It is kept as a narrative is: sealed in the main database, its wrap in the keystore, the master key outside both. So a
copy of the tables opens neither a ballot nor a draft; and once a round is closed no key opens an old copy's either.
"""

from base64 import b64decode, b64encode
from datetime import datetime
from uuid import UUID

from oneworkforce.assess.models import Round
from oneworkforce.ground import envelope, narratives

_HELD: dict[UUID, bytes] = {}
"""Keys by the id of their narrative, read once a process: a key never changes, and a destroyed one is asked for by
nobody, since its round says that it is closed."""


def make(row: Round, *, now: datetime) -> bytes:
    """Make the key of a round in the caller's transaction, which saves the row; return it."""
    made = envelope.new_key()
    row.key = narratives.write(b64encode(made).decode(), about=[row.pk], now=now)
    return made


def key(row: Round) -> bytes:
    """Return the key of a round that is open; narratives.Unreadable with its sentence where it cannot be read."""
    if row.key_id is None or row.closed_at is not None:
        raise narratives.Unreadable(narratives.GONE)
    if row.key_id not in _HELD:
        assert row.key is not None  # as asked above
        _HELD[row.key_id] = b64decode(narratives.read(row.key))
    return _HELD[row.key_id]


def destroy(row: Round, *, now: datetime) -> None:
    """Erase the key of a round in the caller's transaction; its wrap in the keystore dies after the commit."""
    if row.key_id is not None:
        _HELD.pop(row.key_id, None)
        narratives.erase(row.key_id, now=now)
