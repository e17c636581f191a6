"""The keystore's own changes: wraps made, taken away and destroyed, each whole in one transaction there.

Nothing here reads a text or the main database. Who destroys waits until no wrap is being made, so that two
disposals of a text about two children cannot each leave the last wrap to the other.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections, transaction

from oneworkforce.ground import crash
from oneworkforce.ground.keystore.models import Tombstone, Wrap
from oneworkforce.ground.keystore.router import DATABASE
from oneworkforce.lib.faults import Fault, Refused

_LOCK = 7_014_001
"""Any number, the same for every process: PostgreSQL's advisory lock on destroying."""


@dataclass(frozen=True, slots=True)
class Made:
    """One wrap: about whom, and the key as wrapped under that master key."""

    subject: UUID
    master_key: int
    wrapped: bytes


@contextmanager
def whole(name: str, *, destroys: bool = False) -> Iterator[None]:
    """Change the keystore in one transaction called `name`; its edges are points for crash tests."""
    crash.reached(f"{name}: before")
    with transaction.atomic(using=DATABASE):
        connection = connections[DATABASE]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT pg_advisory_xact_lock{'' if destroys else '_shared'}(%s)", [_LOCK])
        yield
        crash.reached(f"{name}: before commit")
    crash.reached(f"{name}: after commit")


def of(document: UUID, partnership: UUID) -> list[Wrap]:
    """Return the wraps of `document`, the oldest first."""
    return list(Wrap.objects.filter(document=document, partnership=partnership).order_by("pk"))


def put(document: UUID, made: Collection[Made], *, partnership: UUID, now: datetime) -> None:
    """Keep the wraps of `document`, or one more; Refused for a subject that was disposed of."""
    with whole("keystore.put"):
        refuse_disposed([wrap.subject for wrap in made])
        Tombstone.objects.filter(document=document, subject__in=[wrap.subject for wrap in made]).delete()
        Wrap.objects.bulk_create(
            [
                Wrap(
                    document=document,
                    subject=wrap.subject,
                    partnership=partnership,
                    master_key=wrap.master_key,
                    wrapped=wrap.wrapped,
                    made_at=now,
                )
                for wrap in made
            ],
            ignore_conflicts=True,  # attached twice is attached
        )


def refuse_disposed(subjects: Collection[UUID]) -> None:
    """Refuse to write about somebody whose records were disposed of."""
    if Tombstone.objects.filter(subject__in=subjects, document__isnull=True).exists():
        what = "What was written about this child was disposed of, and nothing more can be added to it."
        raise Refused(Fault("record", what, "Open a new record."))


def take(document: UUID, subject: UUID, *, partnership: UUID, now: datetime) -> None:
    """Take one wrap away and see that it stays away; Refused for the last one, which only a disposal destroys."""
    with whole("keystore.take", destroys=True):
        held = {wrap.subject: wrap for wrap in of(document, partnership)}
        if subject not in held:
            return
        if len(held) == 1:
            what = "This text is about nobody else, so it cannot be taken from this child's record."
            raise Refused(Fault("text", what, "Add it to another child's record first, or dispose of the record."))
        held[subject].delete()
        Tombstone.objects.get_or_create(
            document=document, subject=subject, defaults={"partnership": partnership, "disposed_at": now}
        )


def destroy(subject: UUID, *, partnership: UUID, certificate: UUID, by: str, reason: str, at: datetime) -> Tombstone:
    """Destroy every wrap of `subject` and bury the documents that die with them; the same again finishes it.

    Returns the subject's tombstone; `certificate` is kept only by the first.
    """
    with whole("keystore.destroy", destroys=True):
        stone, _ = Tombstone.objects.get_or_create(
            subject=subject,
            document=None,
            defaults={
                "partnership": partnership,
                "disposed_at": at,
                "certificate": certificate,
                "by": by,
                "reason": reason,
            },
        )
        mine = Wrap.objects.filter(subject=subject, partnership=stone.partnership)
        documents = set(mine.values_list("document", flat=True))
        mine.delete()
        alive = set(Wrap.objects.filter(document__in=documents).values_list("document", flat=True))
        _entomb(documents - alive, stone.partnership, stone.disposed_at, stone.certificate)
    return stone


def bury(documents: Collection[UUID], *, partnership: UUID, at: datetime) -> int:
    """Destroy what wraps are left of `documents` whose text was erased; return how many were."""
    with whole("keystore.bury", destroys=True):
        left = Wrap.objects.filter(document__in=documents, partnership=partnership)
        held = set(left.values_list("document", flat=True))
        number: int = left.delete()[0]
        _entomb(held, partnership, at, None)
    return number


def enforce(partnership: UUID, *, batch: int = 500) -> int:
    """Destroy every wrap that a tombstone forbids; return how many there were: none, but for a crash or a copy."""
    number = 0
    stones = Tombstone.objects.filter(partnership=partnership).order_by("pk")
    with whole("keystore.enforce", destroys=True):
        for some in _batches(stones.iterator(chunk_size=batch), batch):
            subjects = [stone.subject for stone in some if stone.subject and stone.document is None]
            documents = [stone.document for stone in some if stone.document and stone.subject is None]
            pairs = {(stone.document, stone.subject) for stone in some if stone.subject and stone.document}
            near = Wrap.objects.filter(document__in=[document for document, _ in pairs])
            doomed = [wrap.pk for wrap in near if (wrap.document, wrap.subject) in pairs]
            number += Wrap.objects.filter(subject__in=subjects).delete()[0]
            number += Wrap.objects.filter(document__in=documents).delete()[0]
            number += Wrap.objects.filter(pk__in=doomed).delete()[0]
    return number


def scrub() -> None:
    """Make PostgreSQL forget destroyed wraps by writing the living ones into a new file; SQLite has done it already.

    Not by VACUUM, even FULL: that copies rows which any other session's snapshot might still ask for. PostgreSQL's
    write-ahead log and its copies forget in their own time: the certificate names the day.
    """
    connection = connections[DATABASE]
    if connection.vendor != "postgresql":
        return
    table = connection.ops.quote_name(Wrap._meta.db_table)
    with transaction.atomic(using=DATABASE), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(f"CREATE TEMPORARY TABLE living ON COMMIT DROP AS SELECT * FROM {table}")  # noqa: S608  our own
        cursor.execute(f"TRUNCATE {table}")
        cursor.execute(f"INSERT INTO {table} SELECT * FROM living")  # noqa: S608


def _entomb(documents: Collection[UUID], partnership: UUID, at: datetime, certificate: UUID | None) -> None:
    Tombstone.objects.bulk_create(
        [
            Tombstone(document=document, partnership=partnership, disposed_at=at, certificate=certificate)
            for document in documents
        ],
        ignore_conflicts=True,
    )


def _batches(stones: Iterator[Tombstone], size: int) -> Iterator[list[Tombstone]]:
    some: list[Tombstone] = []
    for stone in stones:
        some.append(stone)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
