"""Copies of the keystore: short-lived, merged, and unable to bring back what was disposed of."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection, connections

from factories import backups, databases
from factories.backups import ANA, BEN
from factories.crashes import crashing
from factories.world import NOW, World
from oneworkforce.ground import disposals, narratives, transactions
from oneworkforce.ground.backups import restore
from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.keystore.models import Tombstone, Wrap
from oneworkforce.ground.narratives import Unreadable
from oneworkforce.lib.faults import Refused
from oneworkforce.site.cli import main as command


def test_both_databases_come_back_and_what_was_disposed_of_between_does_not(world: World, empty: str) -> None:
    texts = backups.fill(world)
    young = backups.made("keystore.age", kind=Kind.KEYSTORE)
    with world.scope():
        disposals.dispose(ANA, by="Stella Stone", reason="Kept for its time", now=NOW)
    path = backups.made()
    with databases.clone(empty):  # everything is lost but the two files: the certificates tell what is dead
        restore.main(path, backups.key(), now=NOW)
        _, merged = restore.keystore(young, backups.key(), now=NOW)
        assert (merged.kept, merged.present, merged.dead) == (3, 0, 2)
        with world.scope():
            assert backups.text(texts["ben"]) == "About Ben."
            assert backups.text(texts["both"]) == "About both."
            with pytest.raises(Unreadable):
                backups.text(texts["ana"])
            assert Tombstone.objects.filter(subject=ANA).exists()


def test_keys_back_before_the_rows_are_destroyed_when_the_rows_come(world: World, empty: str) -> None:
    texts = backups.fill(world)
    young = backups.made("keystore.age", kind=Kind.KEYSTORE)
    with world.scope():
        disposals.dispose(ANA, by="Stella Stone", reason="Kept for its time", now=NOW)
    path = backups.made()
    with databases.clone(empty):
        assert restore.keystore(young, backups.key(), now=NOW)[1].kept == 5
        assert disposals.sweep(now=NOW + timedelta(days=9)) == 0
        _, done = restore.main(path, backups.key(), now=NOW)
        assert done.applied.wraps == 2
        with world.scope():
            assert not Wrap.objects.filter(subject=ANA).exists()
            assert backups.text(texts["ben"]) == "About Ben."


def test_a_copy_of_the_keystore_merges_and_gives_nothing_back_that_is_dead(world: World) -> None:
    texts = backups.fill(world)
    with world.scope(), transactions.whole("test"):
        moved = narratives.write("Moved.", about=[ANA], now=NOW)
    path = backups.made("keystore.age", kind=Kind.KEYSTORE)
    with world.scope():
        narratives.attach(moved, subject=BEN, now=NOW)
        narratives.detach(moved, subject=ANA, now=NOW)
        Wrap.objects.filter(document=texts["both"]).delete()  # lost
    _, merged = restore.keystore(path, backups.key(), now=NOW)
    assert (merged.kept, merged.present, merged.dead) == (2, 3, 1)
    with world.scope():
        assert list(Wrap.objects.filter(document=moved.pk).values_list("subject", flat=True)) == [BEN]
        assert backups.text(texts["both"]) == "About both."


def test_a_wrap_attached_again_outlives_its_tombstone_in_a_copy(world: World) -> None:
    with world.scope():
        with transactions.whole("test"):
            moved = narratives.write("Moved.", about=[ANA, BEN], now=NOW)
        narratives.detach(moved, subject=ANA, now=NOW)
        path = backups.made("keystore.age", kind=Kind.KEYSTORE)
        narratives.attach(moved, subject=ANA, now=NOW)
        restore.keystore(path, backups.key(), now=NOW)
        assert Wrap.objects.filter(document=moved.pk).count() == 2


def test_an_old_copy_of_the_keystore_is_refused(world: World) -> None:
    path = backups.made("keystore.age", kind=Kind.KEYSTORE)
    assert restore.keystore(path, backups.key(), now=NOW + timedelta(days=30))
    with pytest.raises(Refused, match="destroyed by 2 December 2026, and is not brought back"):
        restore.keystore(path, backups.key(), now=NOW + timedelta(days=31))


@pytest.mark.parametrize(
    "point", ["restore.keystore: before", "restore: a part of wrap is in", "restore.keystore: before commit"]
)
def test_a_crash_while_merging_the_keystore_changes_nothing(world: World, point: str) -> None:
    backups.fill(world)
    path = backups.made("keystore.age", kind=Kind.KEYSTORE)
    Wrap.objects.all().delete()
    with crashing(point), pytest.raises(Crashed):
        restore.keystore(path, backups.key(), now=NOW)
    assert not Wrap.objects.exists()
    assert restore.keystore(path, backups.key(), now=NOW)[1].kept == 5


def test_the_keystores_commands_say_what_they_did(world: World) -> None:
    backups.fill(world)
    path = Path(settings.DATA) / "keystore-command.age"
    run = CliRunner()
    assert "will refuse it after that day" in run.invoke(command, ["backup", "--keystore", str(path)]).output
    done = run.invoke(command, ["restore", "--keystore", str(path), "--key", str(backups.key())])
    assert "0 keys came back, 5 were there already" in done.output
    assert connections["keystore"].vendor == "sqlite"
    assert not connection.in_atomic_block
