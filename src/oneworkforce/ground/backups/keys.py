"""Who can open a backup: a public key from the settings, or a private one made on the first run.

age's X25519 keys (age-encryption.org/v1): a backup is made with the public half alone, so that the machine which
makes backups every night need not hold what opens them.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from pyrage import IdentityError, RecipientError
from pyrage.x25519 import Identity, Recipient

from oneworkforce.lib.faults import Fault, Refused

FILE = "backup-key.txt"
SETTING = "ONEWORKFORCE_BACKUP_RECIPIENT"


@dataclass(frozen=True, slots=True)
class Key:
    """For whom a backup is made, and the file with the private half where it is on this machine."""

    recipient: Recipient = field(repr=False)
    file: Path | None
    made: bool


def find(data: Path, recipient: str) -> Key:
    """Return the key that `recipient` (a public key, or "") says, else that of the folder `data`, made if missing."""
    if recipient:
        try:
            return Key(Recipient.from_str(recipient.strip()), None, made=False)
        except RecipientError:
            remedy = "Set the line that begins with age1 and that age-keygen prints as the public key."
            raise Refused(Fault(SETTING, "This is no public key of age.", remedy)) from None
    path = data / FILE
    made = not path.exists()
    if made:
        _make(path)
    return Key(identity(path).to_public(), path, made)


def identity(path: Path) -> Identity:
    """Return the private key in a file, in the form of age-keygen; Refused when there is none."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError):
        raise Refused(Fault(path.name, "The key's file cannot be read.", "Name the file that holds the key.")) from None
    secrets = [line for line in lines if line and not line.startswith("#")]
    try:
        if len(secrets) == 1:
            return Identity.from_str(secrets[0])
    except IdentityError:
        pass
    remedy = "It holds one line that begins with AGE-SECRET-KEY-1."
    raise Refused(Fault(path.name, "This file holds no private key of age.", remedy))


def _make(path: Path) -> None:
    new = Identity.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(f"# public key: {new.to_public()}\n{new}\n")
