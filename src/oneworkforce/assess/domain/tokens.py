"""The secrets of links to a questionnaire, and what is derived from them (docs/reference/method.md 4). Pure.

A contact's token is derived from the round's key, so that a reminder leads to the same draft and no table holds a
token; whoever comes by an open link gets a random one. Only a digest of a token is kept. A draft is found by one key
derived from its token and opened by another: who has the tables alone can do neither.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RANDOM = 24
"""Bytes of a token that nobody can guess (192 bits)."""
KEY = 32
LETTERS = 32
"""Letters of a token in an address: 24 bytes."""


def of_contact(key: bytes, contact: UUID, number: int) -> str:
    """Return the token of a contact's link; another `number` makes another token, and the one before void."""
    return _derived(key, b"contact", contact, number)


def of_link(key: bytes, link: UUID, number: int) -> str:
    """Return the token of an open link."""
    return _derived(key, b"link", link, number)


def fresh() -> str:
    """Return a random token: the code by which somebody who came by an open link comes back."""
    return secrets.token_urlsafe(RANDOM)


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def place(token: str) -> str:
    """Return where the draft of a token is found."""
    return _stretched(token, b"id").hex()


def opener(token: str) -> bytes:
    """Return the key that seals and opens the draft of a token."""
    return _stretched(token, b"key")


def _derived(key: bytes, noun: bytes, pk: UUID, number: int) -> str:
    made = hmac.digest(key, b"oneworkforce token 1 " + noun + pk.bytes + number.to_bytes(4, "big"), "sha256")
    return urlsafe_b64encode(made[:RANDOM]).decode()


def _stretched(token: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY, salt=None, info=b"oneworkforce draft 1 " + purpose).derive(
        token.encode("utf-8", "surrogatepass")
    )
