"""From a file to an empty database, all or nothing; and what must stay dead is put to death again.

The file is proved whole before the database is touched, and again while it is read in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from django.apps import apps
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from pyrage.x25519 import Identity

from oneworkforce.ground import crash, database, disposals, scope, transactions
from oneworkforce.ground.backups import archive, keys, tables
from oneworkforce.ground.backups import manifest as manifests
from oneworkforce.ground.backups.manifest import Kind, Manifest
from oneworkforce.ground.disposals import Applied
from oneworkforce.ground.keystore import wraps
from oneworkforce.ground.keystore.models import Tombstone, Wrap
from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models import Disposal, Installation, Message, Partnership
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

_ALONE = (Installation,)
"""Tables in which an empty database has a row of its own; the backup's takes its place."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done beside bringing rows back: tombstones applied, and messages that may have been sent since."""

    applied: Applied
    uncertain: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a copy's wraps: kept, there already, and refused because their subject or document is dead."""

    kept: int
    present: int
    dead: int
    applied: Applied


def main(path: Path, key: Path, *, now: datetime) -> tuple[Manifest, Restored]:
    """Bring a backup of the main database back; Refused when the database holds anything, and nothing has changed.

    Tombstones of the present keystore are applied before anybody can see a row, and nobody is mailed twice.
    """
    with _opened(path, key, Kind.MAIN) as (file, identity, account):
        with database.as_owner(), transaction.atomic():
            manifests.check_migrations(account, tables.applied(Kind.MAIN))
            _check_empty()
            known = {model._meta.label_lower: model for model in tables.kept(Kind.MAIN)}
            _read_in(file, identity, known)
            crash.reached("restore: rows are in")
            _check(account, known)
            _reset_sequences(list(known.values()))
            done = Restored(disposals.apply_tombstones(now=now), _doubt_messages())
            crash.reached("restore: before commit")
        crash.reached("restore: after commit")
    return account, done


def keystore(path: Path, key: Path, *, now: datetime) -> tuple[Manifest, Merged]:
    """Merge a copy of the keystore into the present one: nothing that was disposed of comes back.

    What must stay dead is told by the tombstones here, those of the copy, and the main database's certificates.
    """
    with _opened(path, key, Kind.KEYSTORE) as (file, identity, account):
        manifests.check_age(account, now.date())
        manifests.check_migrations(account, tables.applied(Kind.KEYSTORE))
        with wraps.whole("restore.keystore", destroys=True):
            merging = _Merging(_certified())
            archive.read(file, [identity], merging.take)
    applied = disposals.apply_tombstones(now=now)
    return account, Merged(merging.kept, merging.present, merging.dead, applied)


def check(path: Path, key: Path, *, kind: Kind, today: date) -> Manifest:
    """Prove a backup whole without bringing anything back, and that it is young enough; return its account."""
    with _opened(path, key, kind) as (_, _, account):
        manifests.check_age(account, today)
        return account


@contextmanager
def _opened(path: Path, key: Path, kind: Kind) -> Iterator[tuple[BinaryIO, Identity, Manifest]]:
    identity = keys.identity(key)
    try:
        file = path.open("rb")
    except OSError:
        raise Refused(Fault(path.name, "The backup cannot be read.", "Name a file that is there.")) from None
    with file:
        account = archive.verify(file, [identity])
        manifests.check_kind(account, kind)
        file.seek(0)
        yield file, identity, account


def _check_empty() -> None:
    if Partnership.objects.exists():
        what = "It holds a partnership, and a backup is brought back into an empty database only."
        remedy = (
            "Set ONEWORKFORCE_DATABASE_URL to a new database (or, on SQLite, move the old file away), and try again."
        )
        raise Refused(Fault("database", what, remedy))
    full = [
        model._meta.label_lower
        for model in tables.kept(Kind.MAIN)
        if model not in _ALONE and model._base_manager.exists()
    ]
    if full:
        what = f"It is not empty: there are rows of {text.listed(full)}."
        raise Refused(Fault("database", what, "Use a new database."))
    for model in _ALONE:
        model._base_manager.all().delete()


def _read_in(file: BinaryIO, identity: Identity, known: dict[str, type[models.Model]]) -> None:
    def take(name: str, lines: bytes) -> None:
        if name not in known:
            what = f"It holds a table that this version does not know: {name}."
            raise Refused(Fault("backup", what, "Restore it with the version that made it."))
        some = tables.objects(lines, Kind.MAIN)
        if some:
            tables.insert(known[name], some, Kind.MAIN)
        crash.reached("restore: a part is in")

    archive.read(file, [identity], take)


def _check(account: Manifest, known: dict[str, type[models.Model]]) -> None:
    for table in account.tables:
        found = tables.rows(known[table.name], Kind.MAIN).count()
        if found != table.rows:
            what = f"The backup has {table.rows:,} rows of {table.name}, and {found:,} arrived."
            raise Refused(Fault("database", what, "Nothing was kept. Use a new database, and try again."))
    try:
        connection.check_constraints()
    except IntegrityError:
        what = "Its rows refer to rows that it does not hold."
        raise Refused(Fault("backup", what, "Nothing was kept. Use another backup.")) from None


def _reset_sequences(known: list[type[models.Model]]) -> None:
    """Let the next row get the next number, not one that is taken."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), known):
            cursor.execute(statement)


def _doubt_messages() -> int:
    """Leave to a person what was still to be sent when the backup was made: it may have been sent since."""
    unsettled = Message._base_manager.filter(state__in=[MessageState.WAITING, MessageState.SENDING])
    return unsettled.update(state=MessageState.UNCERTAIN, sending_since=None)


def _certified() -> set[object]:
    found: set[object] = set()
    for partnership in list(Partnership.objects.values_list("pk", flat=True)):
        with scope.entered(partnership), transactions.reading():
            found.update(Disposal.objects.values_list("subject", flat=True))
    return found


class _Merging:
    """Takes the rows of a copy: tombstones come first, for so the tables are ordered."""

    def __init__(self, certified: set[object]) -> None:
        self.kept = self.present = self.dead = 0
        self._held = set(Wrap.objects.values_list("document", "subject"))
        stones = set(Tombstone.objects.values_list("document", "subject"))
        self._subjects = certified | {subject for document, subject in stones if document is None}
        self._documents = {document for document, subject in stones if subject is None}
        self._stones = stones

    def take(self, name: str, lines: bytes) -> None:
        """Take a part of a table."""
        model = apps.get_model(name)
        for row in tables.objects(lines, Kind.KEYSTORE):
            row.pk = None
            if isinstance(row, Tombstone):
                self._bury(row)
            elif isinstance(row, Wrap):
                self._keep(row)
        crash.reached(f"restore: a part of {model._meta.model_name} is in")

    def _bury(self, stone: Tombstone) -> None:
        place = (stone.document, stone.subject)
        # A wrap that is here was attached again since: only a wrap's own tombstone can be lifted.
        if place in self._stones or place in self._held:
            return
        self._stones.add(place)
        if stone.document is None:
            self._subjects.add(stone.subject)
        if stone.subject is None:
            self._documents.add(stone.document)
        stone.save(force_insert=True)

    def _keep(self, wrap: Wrap) -> None:
        place = (wrap.document, wrap.subject)
        if wrap.subject in self._subjects or wrap.document in self._documents or place in self._stones:
            self.dead += 1
        elif place in self._held:
            self.present += 1
        else:
            self._held.add(place)
            self.kept += 1
            wrap.save(force_insert=True)
