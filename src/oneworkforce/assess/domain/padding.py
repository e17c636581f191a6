"""Sealed texts of one length: how much somebody wrote must not tell whose answers they are. Pure.

A seal hides what it covers and not how long it is: a ballot longer than others would lead from its row to the remarks
that are published when the round is closed (docs/adr/0015).
"""

import zlib

STEP = 4096
"""Bytes: the answers of nearly everybody fit in one step, with a remark on every arc."""
_LENGTH = 4


def padded(content: bytes) -> bytes:
    """Return `content` pressed and filled up to a multiple of `STEP`."""
    pressed = zlib.compress(content)
    whole = len(pressed).to_bytes(_LENGTH, "big") + pressed
    return whole + bytes(-len(whole) % STEP)


def unpadded(whole: bytes) -> bytes:
    """Return what was padded."""
    length = int.from_bytes(whole[:_LENGTH], "big")
    return zlib.decompress(whole[_LENGTH : _LENGTH + length])
