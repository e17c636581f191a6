"""What the environment says: read once, typed, and refused in a sentence when it cannot be right.

Secrets come from the environment, or, on one machine, from a private file made on the first run (site/private_file.py).
docs/reference/settings.md says what each setting does; a repository test holds the two together.
"""

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.site import private_file
from oneworkforce.site.private_file import PREFIX

SETTINGS = frozenset(
    {"DATA", "PRODUCTION", "ORIGIN", "DATABASE_URL", "KEYSTORE_URL", "OWNER_DATABASE_URL", "EMAIL_URL", "SENDER"}
    | {"PROXIES", "BACKUP_RECIPIENT", *private_file.KEYS}
)
"""The settings of this file, without their prefix."""
OTHERS = frozenset({"CRASH_AT", "TEST_DATABASE", "TEST_SERVER"})
"""Read elsewhere: by tests and what serves them."""

_ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_RECIPIENT = re.compile(r"age1[a-z0-9]{20,}")
_MAIL = frozenset({"smtp", "smtps", "smtp+tls", "smtp+ssl", "submission", "submit", "file", "console", "memory"})
_SQLITE, _POSTGRESQL = "sqlite3", "postgresql"


@dataclass(frozen=True, slots=True)
class Environment:
    """Every setting there is. docs/reference/settings.md says what each does."""

    data: Path
    production: bool
    origin: str
    databases: dict[str, dict[str, Any]]
    owner: dict[str, str]
    email: dict[str, Any]
    sender: str
    secret_key: str
    master_keys: str
    audit_key: str
    proxies: int
    backup_recipient: str


def read() -> Environment:
    """Return the settings; `Refused` names each that cannot be used and what to set instead, never its value."""
    _refuse(_misspelt())
    reader = _Reader()
    data = Path(reader.text("DATA", "data")).absolute()
    made = {
        "production": reader.one("PRODUCTION", lambda env, name: env.bool(name, default=False), "Set true or false."),
        "origin": reader.text("ORIGIN", "http://127.0.0.1:8000").rstrip("/"),
        "databases": {
            "default": reader.database("DATABASE_URL", f"sqlite:///{data / 'oneworkforce.sqlite3'}"),
            "keystore": reader.database("KEYSTORE_URL", f"sqlite:///{data / 'keystore' / 'keystore.sqlite3'}"),
        },
        "owner": reader.database("OWNER_DATABASE_URL", "") if reader.text("OWNER_DATABASE_URL", "") else {},
        "email": reader.one(
            "EMAIL_URL",
            lambda env, name: _email(env, name, data),
            "Set smtp://, submission:// or file:// and the rest of the address.",
        ),
        "sender": reader.text("SENDER", "oneworkforce@localhost"),
        "backup_recipient": reader.text("BACKUP_RECIPIENT", ""),
        "proxies": reader.one(
            "PROXIES", lambda env, name: env.int(name, 0), "Set how many proxies stand before the site: 0, 1 or 2."
        ),
    }
    _refuse(reader.faults)
    _refuse(_wrong(data, made))
    owner = made["owner"]
    made["owner"] = {"USER": owner["USER"], "PASSWORD": owner["PASSWORD"]} if owner else {}
    for alias, database in made["databases"].items():
        _settle(alias, database)
    keys = private_file.keys(data, production=made["production"])
    return Environment(data=data, secret_key=keys[0], master_keys=keys[1], audit_key=keys[2], **made)


class _Reader:
    """Reads setting after setting and keeps every fault, so that a person meets them all at once."""

    def __init__(self) -> None:
        self.env = Env(prefix=PREFIX)
        self.faults: list[Fault] = []

    def text(self, name: str, default: str) -> str:
        return os.environ.get(f"{PREFIX}{name}", "").strip() or default

    def one(self, name: str, how: Any, remedy: str) -> Any:
        try:
            # What is set to nothing is not set: it is read under a name that nobody sets.
            return how(self.env, name if self.text(name, "") else f"{name}_UNSET")
        except (EnvError, ValueError, TypeError):
            self.faults.append(Fault(f"{PREFIX}{name}", "This setting cannot be read.", remedy))
            return None

    def database(self, name: str, default: str) -> dict[str, Any]:
        remedy = "Set postgresql://USER:PASSWORD@HOST:5432/NAME or sqlite:///PATH."
        found = self.one(name, lambda env, key: dict(env.dj_db_url(key, default)), remedy)
        if found and not (str(found.get("ENGINE", "")).endswith((_SQLITE, _POSTGRESQL)) and found.get("NAME")):
            self.faults.append(Fault(f"{PREFIX}{name}", "It is no PostgreSQL or SQLite database.", remedy))
        return found or {}


def _email(env: Env, name: str, data: Path) -> dict[str, Any]:
    """Return how mail leaves; ValueError for a scheme that nobody knows, which the reader would take for SMTP."""
    default = f"file://{data / 'mail'}"
    if urlsplit(env.str(name, default)).scheme not in _MAIL:
        raise ValueError("no such scheme")
    return dict(env.dj_email_url(name, default))


def _refuse(faults: Iterable[Fault]) -> None:
    found = tuple(faults)
    if found:
        raise Refused(*found)


def _misspelt() -> Iterator[Fault]:
    """Yield what begins as a setting and is none: a misspelt one would be passed over in silence."""
    known = SETTINGS | OTHERS
    for given in sorted(name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX)):
        if given not in known:
            near = difflib.get_close_matches(given, sorted(known), 1)
            remedy = f"Did you mean {PREFIX}{near[0]}?" if near else "docs/reference/settings.md lists them all."
            yield Fault(f"{PREFIX}{given}", "There is no such setting.", remedy)


def _wrong(data: Path, made: dict[str, Any]) -> Iterator[Fault]:
    """Yield what can be read and cannot be right."""
    if data.exists() and not data.is_dir():
        yield Fault(f"{PREFIX}DATA", "It is a file.", "Name a folder; it is made where it is missing.")
    origin = urlsplit(made["origin"])
    if origin.scheme not in {"http", "https"} or not origin.hostname or origin.path or origin.query:
        what = "It is no address of a site."
        yield Fault(f"{PREFIX}ORIGIN", what, "Set scheme and host alone, such as https://workforce.example.org.")
    if not _ADDRESS.fullmatch(made["sender"]):
        yield Fault(f"{PREFIX}SENDER", "It is no e-mail address.", "Set one address, such as workforce@example.org.")
    if made["proxies"] < 0:
        yield Fault(f"{PREFIX}PROXIES", "It is less than none.", "Set how many proxies stand before the site.")
    if made["backup_recipient"] and not _RECIPIENT.fullmatch(made["backup_recipient"]):
        remedy = "Set the public key of an age identity, age1…; its private key is kept elsewhere."
        yield Fault(f"{PREFIX}BACKUP_RECIPIENT", "It is no recipient of a backup.", remedy)
    yield from _wrong_databases(made)
    if made["production"]:
        yield from _unsafe(made)


def _wrong_databases(made: dict[str, Any]) -> Iterator[Fault]:
    default, keystore, owner = made["databases"]["default"], made["databases"]["keystore"], made["owner"]
    for name, database in (("DATABASE_URL", default), ("KEYSTORE_URL", keystore)):
        if database["ENGINE"].endswith(_SQLITE) and ":memory:" in database["NAME"]:
            yield Fault(f"{PREFIX}{name}", "It would be forgotten at the end.", "Set sqlite:///PATH with a path.")
    if (default["NAME"], default.get("HOST"), default.get("PORT")) == (
        keystore["NAME"],
        keystore.get("HOST"),
        keystore.get("PORT"),
    ):
        remedy = "Keep keys apart from what they encrypt: set another database, outside the ordinary backups."
        yield Fault(f"{PREFIX}KEYSTORE_URL", "It is the same database as the records.", remedy)
    if not owner:
        return
    if not default["ENGINE"].endswith(_POSTGRESQL):
        yield Fault(f"{PREFIX}OWNER_DATABASE_URL", "Only PostgreSQL has an owner.", "Leave it out with SQLite.")
    elif owner["USER"] == default["USER"]:
        remedy = "Set another role: an owner is not bound by row-level security."
        yield Fault(f"{PREFIX}OWNER_DATABASE_URL", "It is the application's own role.", remedy)
    elif owner["NAME"] != default["NAME"]:
        remedy = f"Set the database of {PREFIX}DATABASE_URL with the owner's name and password."
        yield Fault(f"{PREFIX}OWNER_DATABASE_URL", "It is another database.", remedy)


def _unsafe(made: dict[str, Any]) -> Iterator[Fault]:
    """Yield what would start in production and be unsafe."""
    if not made["origin"].startswith("https://"):
        yield Fault(f"{PREFIX}ORIGIN", "Production needs https.", "Set the address people use, https://… and no path.")
    if made["databases"]["default"]["ENGINE"].endswith(_POSTGRESQL) and not made["owner"]:
        remedy = "Set the address with which tables are made: another role than the application's."
        yield Fault(f"{PREFIX}OWNER_DATABASE_URL", "PostgreSQL needs two roles.", remedy)
    if "file" in made["email"].get("EMAIL_BACKEND", ""):
        yield Fault(f"{PREFIX}EMAIL_URL", "Mail would be written to files.", "Set smtp://… or submission://….")


def _settle(alias: str, database: dict[str, Any]) -> None:
    """Add to a database what the site relies on."""
    if not database["ENGINE"].endswith(_SQLITE):
        database["CONN_MAX_AGE"] = 600
        database["CONN_HEALTH_CHECKS"] = True
        database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
        return
    # What is deleted is overwritten, not merely forgotten: keys of the keystore, and ballots and drafts of a round.
    kept = "PRAGMA journal_mode=DELETE; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL;"
    usual = "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    # IMMEDIATE: a transaction that will write waits its turn at its start, instead of failing at its end.
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": kept if alias == "keystore" else usual,
    }
