"""What is written about a child: encrypted, shared, merged, rotated; never readable without its key."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, connections

from factories.crashes import crashing
from factories.world import NOW, World
from oneworkforce.ground import disposals, narratives, scope, transactions
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.keystore.models import Tombstone, Wrap
from oneworkforce.ground.models import Narrative
from oneworkforce.ground.narratives import Unreadable
from oneworkforce.lib.faults import Refused

TEXT = "Came to school without a coat; says the lantern room is her favourite place."
ANA, BEN = UUID(int=0xA1), UUID(int=0xB2)


def ring(*numbers: int) -> str:
    return ",".join(f"{number}:{urlsafe_b64encode(bytes([number]) * 32).decode()}" for number in numbers)


@pytest.fixture(autouse=True)
def _master_keys() -> Iterator[None]:
    before = settings.MASTER_KEYS
    settings.MASTER_KEYS = ring(1)
    yield
    settings.MASTER_KEYS = before


def written(*about: UUID, text: str = TEXT) -> UUID:
    with transactions.whole("test"):
        return narratives.write(text, about=about or (ANA,), now=NOW).pk


def read(document: UUID) -> str:
    with transactions.reading():
        return narratives.read(Narrative.objects.get(pk=document))


def got(document: UUID) -> Narrative:
    with transactions.reading():
        return Narrative.objects.get(pk=document)


def stored() -> bytes:
    with transactions.reading(), connection.cursor() as cursor:
        cursor.execute("SELECT ciphertext FROM ground_narrative")
        return b"".join(bytes(row[0] or b"") for row in cursor.fetchall())


def test_a_text_is_read_as_it_was_written_and_nothing_of_it_is_stored(world: World) -> None:
    with world.scope():
        assert read(written()) == TEXT
        assert stored()
        assert b"lantern" not in stored()
    for alias in ("default", "keystore"):
        if connections[alias].vendor == "sqlite":
            connections[alias].close()
            for path in Path(settings.DATA).glob(f"{Path(str(connections[alias].settings_dict['NAME'])).name}*"):
                assert b"lantern" not in path.read_bytes()


def test_a_text_rewritten_reads_as_the_new_one(world: World) -> None:
    with world.scope():
        narrative = got(written())
        with transactions.whole("test"):
            narratives.rewrite(narrative, "New words.")
        assert read(narrative.pk) == narratives.read(narrative) == "New words."
        assert Wrap.objects.count() == 1


def test_a_text_about_nobody_is_not_written(world: World) -> None:
    with world.scope(), pytest.raises(ValueError, match="at least one child"):
        narratives.write(TEXT, about=(), now=NOW)


def test_a_text_moved_to_another_row_is_damaged(world: World) -> None:
    with world.scope():
        ours, other = written(), written(text="Other.")
        with transactions.whole("test"):
            Narrative.objects.filter(pk=other).update(ciphertext=got(ours).ciphertext)
        with pytest.raises(Unreadable, match="changed outside the site"):
            read(other)


def test_a_key_that_was_changed_is_damaged(world: World) -> None:
    with world.scope():
        document = written()
        Wrap.objects.update(wrapped=b"x" * 60)
        with pytest.raises(Unreadable, match="changed outside the site"):
            read(document)


def test_a_lost_master_key_says_so_and_its_return_brings_the_text_back(world: World) -> None:
    with world.scope():
        document = written()
        settings.MASTER_KEYS = ring(2)
        with pytest.raises(Unreadable, match=r"master key .* is not set"):
            read(document)
        settings.MASTER_KEYS = ring(1, 2)
        assert read(document) == TEXT


def test_after_a_rotation_the_old_master_key_can_be_dropped(world: World) -> None:
    with world.scope("sol"):
        elsewhere = written(text="Elsewhere.")
    with world.scope():
        document = written(ANA, BEN)
        settings.MASTER_KEYS = ring(1, 2)
        done = narratives.rotate(batch=2)
        assert (done.newest, done.rewrapped, done.missing, done.damaged) == (2, 3, 0, 0)
        settings.MASTER_KEYS = ring(2)
        assert read(document) == TEXT
        assert narratives.rotate().rewrapped == 0
    with world.scope("sol"):
        assert read(elsewhere) == "Elsewhere."


def test_a_rotation_that_stops_is_gone_on_with(world: World) -> None:
    with world.scope():
        documents = [written() for _ in range(5)]
        settings.MASTER_KEYS = ring(1, 2)
        with crashing("narrative.rotate: before commit", times=2), pytest.raises(Crashed):
            narratives.rotate(batch=2)
        assert set(Wrap.objects.values_list("master_key", flat=True)) == {1, 2}
        assert [read(document) for document in documents] == [TEXT] * 5
        assert narratives.rotate(batch=2).rewrapped == 3
        settings.MASTER_KEYS = ring(2)
        assert [read(document) for document in documents] == [TEXT] * 5


def test_a_rotation_counts_what_it_cannot_move(world: World) -> None:
    with world.scope():
        written()
        settings.MASTER_KEYS = ring(2)
        broken = written()
        Wrap.objects.filter(document=broken).update(wrapped=b"x" * 60)
        settings.MASTER_KEYS = ring(2, 3)
        done = narratives.rotate()
        assert (done.rewrapped, done.missing, done.damaged) == (0, 1, 1)


def test_merging_and_unmerging_change_wraps_only(world: World) -> None:
    with world.scope():
        document = written(ANA)
        before = stored()
        narratives.attach(got(document), subject=BEN, now=NOW)
        narratives.attach(got(document), subject=BEN, now=NOW)
        narratives.detach(got(document), subject=ANA, now=NOW)
        narratives.detach(got(document), subject=ANA, now=NOW)
        assert list(Wrap.objects.values_list("subject", flat=True)) == [BEN]
        narratives.attach(got(document), subject=ANA, now=NOW)
        assert not Tombstone.objects.exists()
        assert stored() == before
        assert read(document) == TEXT


def test_the_last_wrap_is_not_taken_away(world: World) -> None:
    with world.scope():
        document = written(ANA)
        with pytest.raises(Refused, match="about nobody else"):
            narratives.detach(got(document), subject=ANA, now=NOW)
        assert read(document) == TEXT


def test_another_partnership_cannot_use_the_key(world: World) -> None:
    with world.scope():
        narrative = got(written())
    with world.scope("sol"), pytest.raises(Unreadable):
        narratives.read(narrative)
    with pytest.raises(scope.NoScope):
        narratives.read(narrative)


@pytest.mark.parametrize(
    "point",
    [
        "keystore.put: before",
        "keystore.put: before commit",
        "keystore.put: after commit",
        "narrative.write: keys are kept",
        "narrative.write: before",
        "narrative.write: before commit",
    ],
)
def test_a_crash_while_writing_leaves_no_text_and_at_most_a_key_of_nothing(world: World, point: str) -> None:
    with world.scope():
        kept = written(text="Kept.")
        with crashing(point), pytest.raises(Crashed):
            written()
        with transactions.reading():
            assert list(Narrative.objects.values_list("pk", flat=True)) == [kept]
    assert disposals.sweep(now=NOW + timedelta(hours=23)) == 0
    left = Wrap.objects.count() - 1
    assert disposals.loose(now=NOW + timedelta(days=2)) == disposals.Loose(wraps=left, texts=0)
    assert disposals.sweep(now=NOW + timedelta(days=2)) == left
    with world.scope():
        assert read(kept) == "Kept."


def test_an_erased_text_holds_nothing_by_constraint(world: World) -> None:
    with world.scope():
        document = written()
        with pytest.raises(IntegrityError), transactions.whole("test"):
            Narrative.objects.filter(pk=document).update(erased_at=NOW)


def test_a_text_whose_key_is_missing_is_counted(world: World) -> None:
    with world.scope():
        written()
        Wrap.objects.all().delete()
    assert disposals.loose(now=NOW) == disposals.Loose(wraps=0, texts=1)
