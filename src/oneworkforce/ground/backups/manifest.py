"""What a backup says of itself: what is in it, from when, and whether it can be brought back here. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from oneworkforce.lib import text
from oneworkforce.lib.days import day
from oneworkforce.lib.faults import Fault, Refused

FORMAT = 1
NAME = "manifest.json"
_OTHER = "Use a file that `oneworkforce backup` made."


class Kind(StrEnum):
    """Which database it holds."""

    MAIN = "main"
    KEYSTORE = "keystore"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its model ("partnership.person"), how many rows, and the SHA-256 of its lines in hexadecimal."""

    name: str
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last seal of a partnership's audit chain when the backup was made."""

    partnership: str
    position: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's own account. `dies_on`: the day after which a keystore's copy is refused."""

    kind: Kind
    version: str
    engine: str
    made_at: datetime
    migrations: Mapping[str, tuple[str, ...]]
    tables: tuple[Table, ...]
    heads: tuple[Head, ...] = ()
    dies_on: date | None = None
    format: int = FORMAT

    @property
    def rows(self) -> int:
        """Return how many rows there are in all."""
        return sum(table.rows for table in self.tables)


def to_json(manifest: Manifest) -> bytes:
    """Return the manifest as the last member of the file holds it."""
    return json.dumps(asdict(manifest), default=lambda value: value.isoformat(), indent=1).encode()


def from_json(content: bytes) -> Manifest:
    """Return the manifest; Refused when it is none, or of a format that this version does not know."""
    try:
        found = json.loads(content)
        if found["format"] != FORMAT:
            what = "It was made by another version of OneWorkforce, whose format this one does not know."
            raise Refused(Fault("backup", what, "Restore it with the version that made it."))
        return Manifest(
            kind=Kind(found["kind"]),
            version=str(found["version"]),
            engine=str(found["engine"]),
            made_at=datetime.fromisoformat(found["made_at"]),
            migrations={app: tuple(names) for app, names in found["migrations"].items()},
            tables=tuple(Table(**table) for table in found["tables"]),
            heads=tuple(Head(**head) for head in found["heads"]),
            dies_on=date.fromisoformat(found["dies_on"]) if found["dies_on"] else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(Fault("backup", "It has no account of itself that can be read.", _OTHER)) from None


def check_kind(manifest: Manifest, wanted: Kind) -> None:
    """Refuse the backup of the other database."""
    if manifest.kind is wanted:
        return
    remedy = "Add --keystore." if manifest.kind is Kind.KEYSTORE else "Leave --keystore away."
    raise Refused(Fault("backup", f"This is a backup of the {manifest.kind.value} database.", remedy))


def check_age(manifest: Manifest, today: date) -> None:
    """Refuse a copy of the keystore that has outlived its day: it would bring back keys that must be dead."""
    if manifest.dies_on is not None and today > manifest.dies_on:
        what = f"This copy of the keystore was to be destroyed by {day(manifest.dies_on)}, and is not brought back."
        raise Refused(Fault("backup", what, "Use a younger copy, and destroy this one."))


def check_migrations(manifest: Manifest, present: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse a database whose tables have another shape than the backup's; each difference is named."""
    faults = []
    for app in sorted({*manifest.migrations, *present}):
        theirs, ours = set(manifest.migrations.get(app, ())), set(present.get(app, ()))
        if theirs - ours:
            what = f"The backup's tables went through {text.listed(sorted(theirs - ours))}, which is not applied here."
            faults.append(Fault(app, what, "Restore it with the version of OneWorkforce that made it, then upgrade."))
        if ours - theirs:
            what = (
                f"This database went through {text.listed(sorted(ours - theirs))}, which the backup's tables did not."
            )
            faults.append(Fault(app, what, "Restore it with the version of OneWorkforce that made it, then upgrade."))
    if faults:
        raise Refused(*faults)


def compare(manifest: Manifest, found: Mapping[str, Table]) -> None:
    """Refuse rows that are not those of the manifest, table by table."""
    expected = {table.name: table for table in manifest.tables}
    wrong = sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
    if wrong:
        what = f"What it holds of {text.listed(wrong)} is not what it says it holds."
        raise Refused(Fault("backup", what, "It is damaged; use another backup."))


def summary(manifest: Manifest) -> str:
    """Return what it is, in a sentence."""
    what = "the keystore" if manifest.kind is Kind.KEYSTORE else "the main database"
    return (
        f"A backup of {what}, made on {day(manifest.made_at.date())} at {manifest.made_at:%H:%M} UTC by version"
        f" {manifest.version}: {manifest.rows:,} row{'' if manifest.rows == 1 else 's'}"
        f" in {len(manifest.tables)} tables."
    )
