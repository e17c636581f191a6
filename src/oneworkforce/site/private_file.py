"""The three secrets: from the environment, or, on one machine, from a private file made on the first run."""

import base64
import binascii
import json
import os
import re
import secrets as randomness
from collections.abc import Iterator
from pathlib import Path

from oneworkforce.lib.faults import Fault, Refused

PREFIX = "ONEWORKFORCE_"
KEYS = ("SECRET_KEY", "MASTER_KEYS", "AUDIT_KEY")
NAME = "secrets.json"
SHORTEST = 32
"""Characters of a secret that nobody guesses."""
_BYTES = 32
_NUMBERED = re.compile(r"(\d+):([A-Za-z0-9_=+/-]+)")
_OTHERS = 0o077
_PUT_BACK = "Put the file back from its copy; do not make a new one: what it encrypted would be lost."


def keys(data: Path, *, production: bool) -> tuple[str, str, str]:
    """Return SECRET_KEY, MASTER_KEYS and AUDIT_KEY; `Refused` names one that cannot be used, never its value."""
    given = {name: os.environ.get(f"{PREFIX}{name}", "").strip() for name in KEYS}
    faults = tuple(fault for name, value in given.items() if value for fault in _faults(name, value))
    if faults:
        raise Refused(*faults)
    if not all(given.values()):
        kept = _kept(data, production=production, missing=next(name for name in KEYS if not given[name]))
        given = {name: value or kept[name] for name, value in given.items()}
    return given["SECRET_KEY"], given["MASTER_KEYS"], given["AUDIT_KEY"]


def _faults(name: str, value: str) -> Iterator[Fault]:
    where = f"{PREFIX}{name}"
    if name != "MASTER_KEYS":
        if len(value) < SHORTEST:
            yield Fault(where, "It is too short to be a secret.", f"Set at least {SHORTEST} random characters.")
        return
    remedy = "Set NUMBER:KEY, each key 32 random bytes in base64; several with commas between, the newest first."
    found = [_NUMBERED.fullmatch(each.strip()) for each in value.split(",")]
    if not all(match and len(_decoded(match[2])) == _BYTES for match in found):
        yield Fault(where, "It is no list of numbered keys.", remedy)
    elif len({match[1] for match in found if match}) < len(found):
        yield Fault(where, "Two keys have one number.", remedy)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _kept(data: Path, *, production: bool, missing: str) -> dict[str, str]:
    """Return what the private file holds; made where it is missing."""
    path = data / NAME
    if not path.exists():
        if production:
            remedy = "Production takes its secrets from the environment."
            raise Refused(Fault(f"{PREFIX}{missing}", "It is not set.", remedy))
        _make(path)
    try:
        if os.name == "posix" and path.stat().st_mode & _OTHERS:
            raise Refused(Fault(str(path), "Others on this machine can read the secrets.", f"Run: chmod 600 {path}"))
        kept = {str(name): str(value) for name, value in json.loads(path.read_text()).items()}
        if set(KEYS) <= set(kept):
            return kept
    except OSError:
        raise Refused(Fault(str(path), "The file of secrets cannot be read.", "Let this user read it.")) from None
    except (ValueError, AttributeError):
        pass
    raise Refused(Fault(str(path), "The private file of secrets is damaged.", _PUT_BACK))


def _make(path: Path) -> None:
    made = {
        "SECRET_KEY": randomness.token_urlsafe(48),
        "MASTER_KEYS": f"1:{base64.urlsafe_b64encode(randomness.token_bytes(_BYTES)).decode()}",
        "AUDIT_KEY": randomness.token_urlsafe(_BYTES),
    }
    draft = path.with_name(f"{NAME}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(made, file)
        try:
            os.link(draft, path)  # whole or not at all, and never over one that another process made
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    except OSError:
        remedy = "Name a folder that this user may write to."
        raise Refused(Fault(f"{PREFIX}DATA", "Nothing can be written there.", remedy)) from None
