"""Examines an installation: each check looks at one thing and returns what it found. Nothing is changed.

What needs all partnerships is counted as the owner of the tables, and never shown but as a number.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, connections, models, transaction

from oneworkforce.ground import database, disposals, master_keys, roles
from oneworkforce.ground.backups import keys, snapshot, tables
from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.findings import Finding, well, wrong
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.keystore.models import Wrap
from oneworkforce.ground.keystore.router import DATABASE as KEYSTORE
from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models import Beat, Job, Message, Scoped
from oneworkforce.lib import text
from oneworkforce.lib.faults import Refused

WORKER = "worker"
"""The beat of the worker itself (ground/worker.py)."""
FRESH = timedelta(minutes=5)
BACKUP_AGE = timedelta(days=2)
KEYSTORE_BACKUP_AGE = timedelta(days=14)
"""Half a copy's life: there is always one that is not refused."""
FREE = 1 << 30
"""Bytes of the disk that must be free."""
_NAMES = {"default": "main database", KEYSTORE: "keystore"}


def examine(*, now: datetime) -> Iterator[Finding]:
    """Yield what each check found; a database that does not answer is a finding and ends no other check."""
    for name, check in _checks(now):
        try:
            yield check()
        except DatabaseError:
            yield wrong(name, "It could not be looked at: the database refused.", "Put right what stands above first.")
        except Refused as refused:
            first = refused.faults[0]
            yield wrong(name, first.what, first.remedy)


def _checks(now: datetime) -> list[tuple[str, Callable[[], Finding]]]:
    found: list[tuple[str, Callable[[], Finding]]] = [("master keys", ring)]
    for alias, name in _NAMES.items():
        found.append((name, lambda alias=alias: reachable(alias)))  # type: ignore[misc]
        found.append((f"tables of the {name}", lambda alias=alias: migrated(alias)))  # type: ignore[misc]
        if connections[alias].vendor == "sqlite":
            found.append((f"file of the {name}", lambda alias=alias: intact(alias)))  # type: ignore[misc]
    if connection.vendor == "postgresql":
        found += [("role", bound), ("row security", protected)]
    return [
        *found,
        ("partnerships", apart),
        ("narratives", lambda: matched(now)),
        ("master keys in use", openable),
        ("private files", private),
        ("disk", roomy),
        ("worker", lambda: lively(now)),
        ("messages", messages),
        ("jobs", jobs),
        ("static files", collected),
        ("backup", lambda: backed_up(Kind.MAIN, now)),
        ("backup of the keystore", lambda: backed_up(Kind.KEYSTORE, now)),
    ]


def ring() -> Finding:
    """Look at whether the master keys can be read."""
    held = master_keys.parse(settings.MASTER_KEYS)
    return well("master keys", f"There {_are(len(held.keys), 'key')}; number {held.newest} wraps new ones.")


def reachable(alias: str) -> Finding:
    """Look at whether a database answers."""
    about = _NAMES[alias]
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        setting = "ONEWORKFORCE_KEYSTORE_URL" if alias == KEYSTORE else "ONEWORKFORCE_DATABASE_URL"
        return wrong(about, "It does not answer.", f"Start it, or correct {setting}.")
    return well(about, f"It answers ({connections[alias].vendor}).")


def migrated(alias: str) -> Finding:
    """Look at whether a database has the tables of this version."""
    about = f"tables of the {_NAMES[alias]}"
    left = tables.missing(Kind.KEYSTORE if alias == KEYSTORE else Kind.MAIN)
    if left:
        says = f"{text.counted(len(left), 'migration')} not applied, the first is {left[0]}."
        return wrong(about, says, "Run: oneworkforce manage migrate.")
    return well(about, "They are of this version.")


def intact(alias: str) -> Finding:
    """Look at whether an SQLite file is whole and each reference leads to a row."""
    about = f"file of the {_NAMES[alias]}"
    with connections[alias].cursor() as cursor:
        sound = cursor.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        loose = len(cursor.execute("PRAGMA foreign_key_check").fetchall())
    if not sound:
        return wrong(about, "It is damaged.", "Stop the site, keep the file, and restore the last backup.")
    if loose:
        says = f"{text.counted(loose, 'row')} refer to rows that are not there."
        return wrong(about, says, "Stop the site, keep the file, and restore the last backup.")
    return well(about, "It is whole, and every reference leads to a row.")


def bound() -> Finding:
    """Look at whether row-level security binds the application's role."""
    roles.check()
    return well("role", "Row-level security binds the application's role.")


def protected() -> Finding:
    """Look at whether every table has a policy or stands on the short list."""
    bare = roles.unprotected()
    if bare:
        remedy = "Its migration must name it in RowSecurity; until then its rows are open to every partnership."
        return wrong("row security", f"There is no policy on {text.listed(bare)}.", remedy)
    return well("row security", "Every table has its policy.")


def apart() -> Finding:
    """Look at whether any row refers to a row of another partnership, relation by relation."""
    with database.as_owner():
        found = [(name, number) for name, number in crossings() if number]
    if found:
        told = text.listed([f"{name} ({number:,})" for name, number in found])
        remedy = "Show this to whoever maintains the site: a command has written across partnerships."
        return wrong("partnerships", f"Rows refer to rows of another partnership: {told}.", remedy)
    return well("partnerships", "No row refers to a row of another.")


def crossings() -> Iterator[tuple[str, int]]:
    """Yield each relation between rows of partnerships, and how many of its rows have ends in two; as the owner."""
    for model in apps.get_models(include_auto_created=True):
        if not issubclass(model, Scoped):
            continue
        for field in model._meta.concrete_fields:
            far_end = field.related_model if field.is_relation else None
            if not (isinstance(far_end, type) and issubclass(far_end, Scoped)):
                continue
            rows = model._base_manager.exclude(**{field.name: None})
            far = rows.exclude(partnership_id=models.F(f"{field.name}__partnership_id"))
            yield f"{model._meta.label_lower}.{field.name}", far.count()


def matched(now: datetime) -> Finding:
    """Look at whether every text has its key, and every key its text."""
    loose = disposals.loose(now=now)
    if loose.texts:
        says = f"{text.counted(loose.texts, 'text')} cannot be read: the keystore has no key."
        return wrong("narratives", says, "Restore a copy of the keystore: oneworkforce restore --keystore FILE.")
    if loose.wraps:
        says = f"{text.counted(loose.wraps, 'key')} of texts that were never kept are older than a day."
        return wrong("narratives", says, "Start the worker: it sweeps them.")
    return well("narratives", "Every text has its key, and every key its text.")


def openable() -> Finding:
    """Look at whether the master key of every wrap is in the settings."""
    held = master_keys.parse(settings.MASTER_KEYS)
    lost = Wrap.objects.exclude(master_key__in=list(held.keys)).values_list("master_key", flat=True).distinct()
    if lost:
        numbers = text.listed([str(number) for number in sorted(lost)])
        says = f"Keys are wrapped under master key {numbers}, which is not in the settings."
        return wrong("master keys in use", says, f"Put it back into {master_keys.WHERE}.")
    older = Wrap.objects.exclude(master_key=held.newest).count()
    if older:
        return well("master keys in use", f"{text.counted(older, 'key')} still wrapped under an older master key.")
    return well("master keys in use", f"Every key is wrapped under number {held.newest}.")


def private() -> Finding:
    """Look at whether the files of secrets are this user's alone."""
    folder = Path(settings.DATA)
    found = [path for path in (folder / "secrets.json", folder / keys.FILE) if path.exists()]
    open_ = [path.name for path in found if path.stat().st_mode & 0o077]
    if open_:
        says = f"Others on this machine can read {text.listed(open_)}."
        return wrong("private files", says, f"Run: chmod 600 {' '.join(str(folder / name) for name in open_)}")
    return well("private files", f"{text.counted(len(found), 'file')} of secrets, readable by this user alone.")


def roomy() -> Finding:
    """Look at whether the disk has room."""
    if not settings.DATA.is_dir():
        return wrong("disk", "The folder of data is not there.", "ONEWORKFORCE_DATA says which it is: make it.")
    free = shutil.disk_usage(settings.DATA).free
    says = f"{free / (1 << 30):,.1f} GiB are free."
    if free < FREE:
        return wrong("disk", says, "Free some space: a full disk stops the site from writing.")
    return well("disk", says)


def lively(now: datetime) -> Finding:
    """Look at whether the worker runs."""
    last = Beat.objects.filter(name=WORKER).values_list("at", flat=True).first()
    remedy = "Start it: oneworkforce serve, or oneworkforce worker."
    if last is None:
        return wrong("worker", "It has never run here.", remedy)
    if now - last > FRESH:
        return wrong("worker", f"It last ran {_ago(now - last)}.", remedy)
    return well("worker", "It runs.")


def messages() -> Finding:
    """Look at whether a message waits for a person's decision."""
    with database.as_owner(), transaction.atomic():
        number = Message._base_manager.filter(state=MessageState.UNCERTAIN).count()
    if number:
        says = f"{text.counted(number, 'message')} may or may not have been sent."
        return wrong("messages", says, "An administrator decides on each of them, on the page of messages.")
    return well("messages", "None is uncertain.")


def jobs() -> Finding:
    """Look at whether long work failed."""
    with database.as_owner(), transaction.atomic():
        number = Job._base_manager.filter(state=JobState.FAILED).count()
    if number:
        return wrong("jobs", f"{text.counted(number, 'job')} failed.", "Each says why on the page of jobs.")
    return well("jobs", "None failed.")


def collected() -> Finding:
    """Look at whether the style sheets and pictures were put where the site serves them from."""
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        remedy = "Run: oneworkforce manage collectstatic."
        return wrong("static files", "They are not collected, so pages have no style.", remedy)
    return well("static files", "They are collected.")


def backed_up(kind: Kind, now: datetime) -> Finding:
    """Look at when the last backup was made here."""
    mine = kind is Kind.MAIN
    about = "backup" if mine else "backup of the keystore"
    remedy = f"Run: oneworkforce backup {'FILE' if mine else '--keystore FILE'}, and let it run by itself."
    if not mine and not Wrap.objects.exists():
        return well(about, "There is no key in it yet.")
    last = Beat.objects.filter(name=snapshot.BEATS[kind]).values_list("at", flat=True).first()
    if last is None:
        return wrong(about, "None was ever made here.", remedy)
    if now - last > (BACKUP_AGE if mine else KEYSTORE_BACKUP_AGE):
        return wrong(about, f"The last was made {_ago(now - last)}.", remedy)
    return well(about, f"The last was made {_ago(now - last)}.")


def _are(number: int, noun: str) -> str:
    return f"{'is' if number == 1 else 'are'} {text.counted(number, noun)}"


def _ago(past: timedelta) -> str:
    for unit, noun in ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute")):
        if past >= unit:
            return f"{text.counted(past // unit, noun)} ago"
    return "a moment ago"
