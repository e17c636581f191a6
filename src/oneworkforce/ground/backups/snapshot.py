"""From a database to a file: one consistent picture, encrypted while it is read, verified before it has its name."""

import importlib.metadata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tarfile import TarFile

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from pyrage.x25519 import Identity

from oneworkforce.ground import crash, database
from oneworkforce.ground.backups import archive, keys, tables
from oneworkforce.ground.backups import manifest as manifests
from oneworkforce.ground.backups.keys import Key
from oneworkforce.ground.backups.manifest import Head, Kind, Manifest
from oneworkforce.ground.disposals import KEYSTORE_COPY_DAYS
from oneworkforce.ground.keystore.models import Wrap
from oneworkforce.ground.models import Beat, Partnership
from oneworkforce.lib import writing
from oneworkforce.lib.faults import Fault, Refused

BEATS = {Kind.MAIN: "backup", Kind.KEYSTORE: "keystore backup"}
"""Under which name the last backup of each kind is remembered."""
PART = 4 << 20
"""Bytes of lines after which a part of a table is full."""


def make(path: Path, *, kind: Kind, now: datetime) -> tuple[Manifest, Key]:
    """Write an encrypted backup to `path`, verified; Refused when it cannot be, and then nothing is left there.

    Returns what it says of itself and the key it was made for.
    """
    if kind is Kind.KEYSTORE and "keystore" not in path.name:
        what = "A copy of the keystore has a short life and must not lie among ordinary backups unseen."
        raise Refused(Fault(path.name, what, "Put the word keystore into the file's name."))
    writing.check(path)
    key = keys.find(settings.DATA, settings.BACKUP_RECIPIENT)
    # The private half may be elsewhere; a second one that nobody keeps lets us read what we have written.
    once = Identity.generate()
    with writing.opened(path) as file:
        with _as_reader(kind), archive.sealing(file, [key.recipient, once.to_public()]) as tar:
            account = _write(tar, kind, now)
        crash.reached("backup: before verifying")
        file.seek(0)
        if archive.verify(file, [once]) != account:
            raise Refused(Fault(path.name, "The backup is not what was written.", "Check the disk, and try again."))
        crash.reached("backup: before it has its name")
    Beat.objects.update_or_create(name=BEATS[kind], defaults={"at": now})
    return account, key


def _write(tar: TarFile, kind: Kind, now: datetime) -> Manifest:
    sums = archive.Sums()
    for model in tables.kept(kind):
        name, part, held = model._meta.label_lower, 0, bytearray()
        sums.add(name, b"")
        for lines in tables.lines(model, kind):
            held += lines
            if len(held) >= PART:
                part += 1
                _put(tar, sums, name, part, bytes(held))
                held.clear()
        _put(tar, sums, name, part + 1, bytes(held))
    account = Manifest(
        kind=kind,
        version=importlib.metadata.version("oneworkforce"),
        engine=connections[tables.alias(kind)].vendor,
        made_at=now,
        migrations=tables.applied(kind),
        tables=tuple(sums.tables().values()),
        heads=_heads() if kind is Kind.MAIN else (),
        dies_on=(now + timedelta(days=KEYSTORE_COPY_DAYS)).date() if kind is Kind.KEYSTORE else None,
    )
    archive.put(tar, manifests.NAME, manifests.to_json(account))
    return account


def _put(tar: TarFile, sums: archive.Sums, name: str, part: int, held: bytes) -> None:
    sums.add(name, held)
    archive.put(tar, f"tables/{name}/{part:06}.jsonl", held)


@contextmanager
def _as_reader(kind: Kind) -> Iterator[None]:
    """See one moment of the whole database for as long as it takes, keeping nobody from writing."""
    if kind is Kind.KEYSTORE:
        with _one_moment(kind):
            yield
        return
    with database.as_owner(), _one_moment(kind):
        yield


@contextmanager
def _one_moment(kind: Kind) -> Iterator[None]:
    connection = connections[tables.alias(kind)]
    if connection.vendor == "postgresql":
        with transaction.atomic(using=tables.alias(kind)), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            if kind is Kind.KEYSTORE:
                # Before the moment is chosen: a disposal writes this table anew, which no older moment would see.
                cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Wrap._meta.db_table)} IN ACCESS SHARE MODE")
            _check_shape(kind)
            yield
        return
    # Not atomic(): that would begin IMMEDIATE and hold the one write lock all the while.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            _check_shape(kind)
            yield
        finally:
            cursor.execute("ROLLBACK")


def _check_shape(kind: Kind) -> None:
    """Refuse tables of another version than this program, which could not read them."""
    if tables.missing(kind):
        remedy = "Run the version that made them, or bring them to this one: oneworkforce manage migrate."
        raise Refused(Fault("database", "Its tables are of another version.", remedy))


def _heads() -> tuple[Head, ...]:
    """Return the last seal of each partnership's audit chain; audit stands above the ground, so by its name."""
    if "link" not in apps.all_models["audit"]:
        return ()
    links = apps.get_model("audit", "Link")._base_manager.order_by("-position")
    found = []
    for partnership in Partnership.objects.order_by("pk").values_list("pk", flat=True):
        last = links.filter(partnership=partnership).values_list("position", "digest").first()
        if last is not None:
            found.append(Head(str(partnership), *last))
    return tuple(found)
