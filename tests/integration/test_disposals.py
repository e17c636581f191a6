"""The end of what is written about a child: keys destroyed for good, wherever a crash comes between."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connections

from factories import backups
from factories.crashes import crashing
from factories.databases import POSTGRESQL, keystore_on_postgresql
from factories.world import NOW, World
from oneworkforce.ground import disposals, narratives, transactions
from oneworkforce.ground.backups import restore
from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.disposals import Applied
from oneworkforce.ground.keystore.models import Tombstone, Wrap
from oneworkforce.ground.models import Disposal, Narrative
from oneworkforce.ground.narratives import Unreadable
from oneworkforce.lib.faults import Refused

ANA, BEN = UUID(int=0xA1), UUID(int=0xB2)
CRASHES = (
    "keystore.destroy: before",
    "keystore.destroy: before commit",
    "keystore.destroy: after commit",
    "disposal: keys are destroyed",
    "disposal.erase: before",
    "disposal.erase: before commit",
    "disposal.erase: after commit",
)


def written(*about: UUID) -> UUID:
    with transactions.whole("test"):
        return narratives.write("Words about a child.", about=about, now=NOW).pk


def got(document: UUID) -> Narrative:
    with transactions.reading():
        return Narrative.objects.get(pk=document)


def dispose(subject: UUID) -> Disposal:
    return disposals.dispose(subject, by="Stella Stone", reason="Kept for its time", now=NOW)


def test_a_disposed_text_is_unreadable_erased_and_certified(world: World) -> None:
    with world.scope():
        mine, other = written(ANA), written(BEN)
        sealed = got(mine)
        certificate = dispose(ANA)
        assert (certificate.documents, certificate.by, certificate.reason) == (1, "Stella Stone", "Kept for its time")
        assert certificate.last_keystore_copy_dies_on == date(2026, 12, 2)
        assert got(mine).ciphertext is None
        assert got(mine).erased_at == NOW
        for narrative in (got(mine), sealed):  # the row now, and the row as a copy still has it
            with pytest.raises(Unreadable, match="key was destroyed"):
                narratives.read(narrative)
        with transactions.whole("test"), pytest.raises(Unreadable):
            narratives.rewrite(sealed, "Again.")
        assert narratives.read(got(other)) == "Words about a child."


def test_a_text_about_two_children_lives_until_the_last_is_disposed_of(world: World) -> None:
    with world.scope():
        document = written(ANA, BEN)
        assert dispose(ANA).documents == 0
        assert narratives.read(got(document)) == "Words about a child."
        assert dispose(BEN).documents == 1
        with pytest.raises(Unreadable):
            narratives.read(got(document))


def test_disposing_twice_returns_the_same_certificate(world: World) -> None:
    with world.scope():
        written(ANA)
        assert dispose(ANA).pk == dispose(ANA).pk
        with transactions.reading():
            assert Disposal.objects.count() == 1


def test_nothing_more_is_written_about_somebody_disposed_of(world: World) -> None:
    with world.scope():
        other = written(BEN)
        dispose(ANA)
        with pytest.raises(Refused, match="disposed of"):
            written(ANA)
        with pytest.raises(Refused, match="disposed of"):
            narratives.attach(got(other), subject=ANA, now=NOW)


@pytest.mark.parametrize("point", CRASHES)
def test_a_disposal_that_crashes_did_not_happen_or_is_finished(world: World, point: str) -> None:
    with world.scope():
        mine, shared = written(ANA), written(ANA, BEN)
        with crashing(point), pytest.raises(Crashed):
            dispose(ANA)
    done = disposals.apply_tombstones(now=NOW)
    with world.scope():
        if point in CRASHES[:2]:
            assert narratives.read(got(mine)) == "Words about a child."
            assert done == Applied()
            return
        with transactions.reading():
            certificate = Disposal.objects.get()
        assert (certificate.subject, certificate.documents, certificate.by) == (ANA, 1, "Stella Stone")
        assert got(mine).ciphertext is None
        assert narratives.read(got(shared)) == "Words about a child."
    assert disposals.apply_tombstones(now=NOW) == Applied()


@pytest.mark.parametrize(
    "point", ["disposal.apply: before", "disposal.apply: before commit", "keystore.enforce: before commit"]
)
def test_finishing_that_crashes_is_finished_the_next_time(world: World, point: str) -> None:
    with world.scope():
        mine = written(ANA)
        with crashing("disposal: keys are destroyed"), pytest.raises(Crashed):
            dispose(ANA)
    with crashing(point), pytest.raises(Crashed):
        disposals.apply_tombstones(now=NOW)
    assert disposals.apply_tombstones(now=NOW) == Applied(wraps=0, texts=1, certificates=1)
    with world.scope():
        assert got(mine).ciphertext is None


def test_a_keystore_put_back_from_a_copy_gives_nothing_back(world: World) -> None:
    with world.scope():
        mine, moved, kept = written(ANA), written(ANA), written(BEN)
        narratives.attach(got(moved), subject=BEN, now=NOW)
        copy = list(Wrap.objects.all())
        narratives.detach(got(moved), subject=ANA, now=NOW)
        dispose(ANA)
        stones = list(Tombstone.objects.all())
        # The whole keystore as it was before, tombstones and all: the certificates are what is left.
        Tombstone.objects.all().delete()
        Wrap.objects.all().delete()
        Wrap.objects.bulk_create(copy)
    assert disposals.apply_tombstones(now=NOW).wraps == 2
    with world.scope():
        assert Wrap.objects.filter(subject=ANA).count() == 0
        assert {stone.subject for stone in stones if not stone.document} == {ANA}
        with pytest.raises(Unreadable):
            narratives.read(got(mine))
        assert narratives.read(got(kept)) == narratives.read(got(moved)) == "Words about a child."


def test_a_wrap_taken_away_stays_away_when_an_old_copy_comes_back(world: World) -> None:
    with world.scope():
        document = written(ANA)
        copy = Wrap.objects.get()
        narratives.attach(got(document), subject=BEN, now=NOW)
        narratives.detach(got(document), subject=ANA, now=NOW)
        copy.pk = None
        copy.save(force_insert=True)
    assert disposals.apply_tombstones(now=NOW).wraps == 1
    with world.scope():
        assert list(Wrap.objects.values_list("subject", flat=True)) == [BEN]


def test_other_partnerships_are_untouched(world: World) -> None:
    with world.scope("sol"):
        theirs = written(BEN)
    with world.scope():
        written(ANA)
        dispose(ANA)
    disposals.apply_tombstones(now=NOW)
    disposals.sweep(now=NOW + timedelta(days=9))
    with world.scope("sol"):
        assert narratives.read(got(theirs)) == "Words about a child."
        with transactions.reading():
            assert not Disposal.objects.exists()


def test_the_bytes_of_the_keystores_file_hold_no_destroyed_key(world: World) -> None:
    with world.scope():
        for _ in range(40):
            written(ANA)
        written(BEN)
        dead = [bytes(wrapped) for wrapped in Wrap.objects.filter(subject=ANA).values_list("wrapped", flat=True)]
        alive = bytes(Wrap.objects.get(subject=BEN).wrapped)
        name = Path(str(connections["keystore"].settings_dict["NAME"])).name
        connections["keystore"].close()
        assert all(key in (Path(settings.DATA) / name).read_bytes() for key in dead)
        dispose(ANA)
        connections["keystore"].close()
    files = list(Path(settings.DATA).glob(f"{name}*"))
    assert files
    found = b"".join(path.read_bytes() for path in files)
    assert alive in found
    assert not any(key in found for key in dead)


@pytest.mark.skipif(not POSTGRESQL, reason="The keystore is put on PostgreSQL.")
def test_on_postgresql_the_tables_file_holds_no_destroyed_key(world: World) -> None:
    with keystore_on_postgresql() as raw, world.scope():
        mine, other = written(ANA), written(BEN)
        dead = bytes(Wrap.objects.get(subject=ANA).wrapped)
        alive = bytes(Wrap.objects.get(subject=BEN).wrapped)
        assert dead in raw("keystore_wrap")
        dispose(ANA)
        assert dead not in raw("keystore_wrap")
        assert alive in raw("keystore_wrap")
        assert narratives.read(got(other)) == "Words about a child."
        with pytest.raises(Unreadable):
            narratives.read(got(mine))
        young = backups.made("keystore-postgresql.age", kind=Kind.KEYSTORE)
        Wrap.objects.all().delete()
        assert restore.keystore(young, backups.key(), now=NOW)[1].kept == 1
        assert narratives.read(got(other)) == "Words about a child."
