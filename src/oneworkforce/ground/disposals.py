"""The end of what is written about a child: keys destroyed for good, texts erased, a certificate.

The two databases cannot commit as one, so the order is fixed: the keystore first, which is what makes the texts
unreadable; then the main database. A crash between is finished by `apply_tombstones`, which the worker and every
restore call, and which may run at any time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID, uuid4

from oneworkforce.ground import crash, scope, transactions
from oneworkforce.ground.keystore import wraps
from oneworkforce.ground.keystore.models import Tombstone, Wrap
from oneworkforce.ground.models import Disposal, Narrative, Partnership

KEYSTORE_COPY_DAYS = 30
"""How long a copy of the keystore may live; an older one is refused by `restore`."""
SWEPT_AFTER = timedelta(days=1)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Applied:
    """What tombstones had to do again: wraps destroyed, texts erased, certificates written."""

    wraps: int = 0
    texts: int = 0
    certificates: int = 0


@dataclass(frozen=True, slots=True)
class Loose:
    """Ends that do not meet: wraps whose text is not there, and texts whose key is not."""

    wraps: int
    texts: int


def dispose(subject: UUID, *, by: str, reason: str, now: datetime) -> Disposal:
    """Destroy the keys of everything written about `subject` alone, erase those texts, and return the certificate.

    A text about another child too stays readable for that child. The same again returns the same certificate.
    """
    stone = wraps.destroy(subject, partnership=scope.current(), certificate=uuid4(), by=by, reason=reason, at=now)
    wraps.scrub()
    crash.reached("disposal: keys are destroyed")
    with transactions.whole("disposal.erase"):
        _erase(_buried(stone), now)
        return _certificate(stone)[0]


def apply_tombstones(*, now: datetime) -> Applied:
    """Finish every disposal in both databases, whichever of them a crash or a restored copy left behind."""
    total = Applied()
    known = Partnership.objects.order_by("pk").values_list("pk", flat=True)
    for partnership in list(known):
        with scope.entered(partnership), transactions.whole("disposal.apply"):
            done = _apply(partnership, now)
        total = Applied(total.wraps + done.wraps, total.texts + done.texts, total.certificates + done.certificates)
    if total.wraps:
        wraps.scrub()
    return total


def sweep(*, now: datetime) -> int:
    """Destroy wraps older than a day whose text was never kept; return how many.

    Only of partnerships that are here: beside an empty database nothing is swept, so a restore finds its keys.
    """
    swept = 0
    for partnership in list(Partnership.objects.values_list("pk", flat=True)):
        with scope.entered(partnership):
            for document in list(_orphans(partnership, before=now - SWEPT_AFTER)):
                with wraps.whole("keystore.sweep", destroys=True):
                    swept += Wrap.objects.filter(document=document, partnership=partnership).delete()[0]
    if swept:
        wraps.scrub()
    return swept


def loose(*, now: datetime) -> Loose:
    """Count the wraps that sweep would destroy, and the texts that are not erased and have no wrap."""
    orphans = texts = 0
    for partnership in list(Partnership.objects.values_list("pk", flat=True)):
        with scope.entered(partnership):
            orphans += sum(1 for _ in _orphans(partnership, before=now - SWEPT_AFTER))
            with transactions.reading():
                kept = Narrative.objects.filter(erased_at__isnull=True).values_list("pk", flat=True)
                for some in _batches(iter(list(kept))):
                    held = Wrap.objects.filter(document__in=some).values_list("document", flat=True)
                    texts += len(set(some) - set(held))
    return Loose(orphans, texts)


def _apply(partnership: UUID, now: datetime) -> Applied:
    certified = set(Disposal.objects.values_list("pk", flat=True))
    stones = Tombstone.objects.filter(partnership=partnership)
    # From the certificates to a keystore that was put back from an older copy.
    found = stones.filter(document__isnull=True).values_list("subject", flat=True)
    buried = {subject for subject in found if subject}
    destroyed = 0
    for disposal in Disposal.objects.exclude(subject__in=buried):
        destroyed += Wrap.objects.filter(subject=disposal.subject, partnership=partnership).count()
        wraps.destroy(
            disposal.subject,
            partnership=partnership,
            certificate=disposal.pk,
            by=disposal.by,
            reason=disposal.reason,
            at=disposal.disposed_at,
        )
    destroyed += wraps.enforce(partnership)
    erased = Narrative.objects.filter(erased_at__isnull=False).values_list("pk", flat=True)
    for some in _batches(iter(list(erased))):
        if Wrap.objects.filter(document__in=some).exists():
            destroyed += wraps.bury(some, partnership=partnership, at=now)
    # From the tombstones to a main database that crashed, or was put back from an older copy.
    texts = sum(
        _erase(some, now)
        for some in _batches(iter(stones.filter(subject__isnull=True).values_list("document", flat=True)))
    )
    certificates = sum(
        _certificate(stone)[1] for stone in stones.filter(document__isnull=True) if stone.certificate not in certified
    )
    return Applied(destroyed, texts, certificates)


def _buried(stone: Tombstone) -> list[UUID]:
    found = Tombstone.objects.filter(certificate=stone.certificate, subject__isnull=True)
    return [document for document in found.values_list("document", flat=True) if document]


def _erase(documents: list[UUID], now: datetime) -> int:
    rows = Narrative.objects.filter(pk__in=documents, erased_at__isnull=True)
    number: int = rows.update(ciphertext=None, erased_at=now)
    return number


def _certificate(stone: Tombstone) -> tuple[Disposal, bool]:
    assert stone.subject is not None
    found: tuple[Disposal, bool] = Disposal.objects.get_or_create(
        subject=stone.subject,
        defaults={
            "id": stone.certificate,
            "disposed_at": stone.disposed_at,
            "by": stone.by,
            "reason": stone.reason,
            "documents": len(_buried(stone)),
            "last_keystore_copy_dies_on": (stone.disposed_at + timedelta(days=KEYSTORE_COPY_DAYS)).date(),
        },
    )
    return found


def _orphans(partnership: UUID, *, before: datetime) -> Iterator[UUID]:
    """Yield the documents that have wraps made before a time, and no row."""
    found = Wrap.objects.filter(partnership=partnership, made_at__lt=before).order_by("document")
    for some in _batches(iter(list(found.values_list("document", flat=True).distinct()))):
        with transactions.reading():
            kept = set(Narrative.objects.filter(pk__in=some).values_list("pk", flat=True))
        yield from (document for document in some if document not in kept)


def _batches(ids: Iterator[UUID | None]) -> Iterator[list[UUID]]:
    while some := [one for one in islice(ids, _BATCH) if one]:
        yield some
