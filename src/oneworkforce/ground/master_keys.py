"""The ring of master keys, under which the keys of documents are wrapped. Pure: it reads a text.

"1:base64,2:base64": each key 32 bytes with its number; the highest number wraps new ones. To rotate, add a key
with a higher number, run the rotation, and drop the old one when nothing is left under it.
"""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field

from oneworkforce.lib.faults import Fault, Refused

LENGTH = 32
"""Bytes of a master key: AES-256."""
WHERE = "ONEWORKFORCE_MASTER_KEYS"
_REMEDY = "It is written NUMBER:KEY, several parted by commas; KEY is 32 random bytes in base64."


@dataclass(frozen=True, slots=True)
class Ring:
    """Master keys by number; their bytes are never printed."""

    keys: Mapping[int, bytes] = field(repr=False)

    @property
    def newest(self) -> int:
        """Return the number under which new keys are wrapped."""
        return max(self.keys)


def parse(text: str) -> Ring:
    """Return the ring that `text` says; Refused names what is wrong, never repeating a part of a key."""
    keys: dict[int, bytes] = {}
    for place, part in enumerate(text.split(","), start=1):
        number, key = _entry(part.strip(), place)
        if number in keys:
            raise _refused(place, f"Number {number} stands there twice.")
        keys[number] = key
    return Ring(keys)


def _entry(part: str, place: int) -> tuple[int, bytes]:
    number, colon, encoded = part.partition(":")
    if not colon or not (number.isascii() and number.isdigit()) or len(number) > 4 or int(number) < 1:  # noqa: PLR2004  9,999 rotations
        raise _refused(place, "It has no number, a colon and a key.")
    try:
        # Both alphabets of base64 are understood: whoever made the key may have used either.
        key = urlsafe_b64decode(encoded.strip().replace("+", "-").replace("/", "_"))
    except (binascii.Error, ValueError):
        raise _refused(place, "The key is not base64.") from None
    if len(key) != LENGTH:
        raise _refused(place, f"The key has {len(key)} bytes, not {LENGTH}.")
    return int(number), key


def _refused(place: int, what: str) -> Refused:
    return Refused(Fault(f"{WHERE}, entry {place}", what, _REMEDY))
