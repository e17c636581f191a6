"""Everything the site remembers in one encrypted file, there and back again, on and between both databases."""

import io
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from allauth.account.models import EmailAddress
from click.testing import CliRunner
from django.conf import settings
from django.db.models import Model

from factories import backups, built, databases
from factories import world as worlds
from factories.backups import ANA
from factories.crashes import crashing
from factories.databases import POSTGRESQL
from factories.world import NOW, World
from oneworkforce.ground import disposals, transactions
from oneworkforce.ground.backups import archive, keys, restore, snapshot, tables
from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.models import Beat, Disposal, Message, Partnership, User
from oneworkforce.ground.narratives import Unreadable
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Organisation
from oneworkforce.site.cli import main as command

only_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="PostgreSQL is one of its two ends.")


def nothing_is_there() -> None:
    assert not any(backups.everything().values())


def test_what_was_backed_up_comes_back_to_the_last_microsecond(
    world: World, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "PART", 900)  # several parts a table
    texts = backups.fill(world)
    before = backups.everything()
    path = backups.made()
    with databases.clone_main(empty):
        account, done = restore.main(path, backups.key(), now=NOW)
        after = backups.everything()
        assert done.uncertain == 1
        assert [row for name, rows in after.items() for row in rows if name != "ground.message"] == [
            row for name, rows in before.items() for row in rows if name != "ground.message"
        ]
        assert account.rows == sum(len(rows) for rows in before.values())
        assert all(
            before[name] for name in ("audit.event", "mfa.authenticator", "ground.narrative", "partnership.grant")
        )
        with world.scope():
            assert backups.text(texts["both"]) == "About both."


def test_what_waited_to_be_sent_is_left_to_a_person_so_nobody_is_mailed_twice(world: World, empty: str) -> None:
    backups.fill(world)
    path = backups.made()
    with databases.clone_main(empty):
        restore.main(path, backups.key(), now=NOW)
        with world.reading():
            assert sorted(Message.objects.values_list("state", flat=True)) == ["sent", "uncertain"]


def test_the_site_works_on_after_a_restore(world: World, empty: str) -> None:
    backups.fill(world)
    path = backups.made()
    with databases.clone_main(empty):
        restore.main(path, backups.key(), now=NOW)
        with world.scope(), transactions.whole("test"):
            Organisation.objects.create(name="A new one", sector="voluntary")
        user = User.objects.create_user("new@example.org")
        assert EmailAddress.objects.create(user=user, email=user.email).pk > 1
        with world.reading("sol"):
            assert not Organisation.objects.filter(name="A new one").exists()


@only_postgresql
@pytest.mark.parametrize("way", ["to PostgreSQL", "to SQLite"])
def test_one_database_moves_to_the_other(way: str) -> None:
    with built.main(sqlite=way == "to PostgreSQL"):
        backups.fill(worlds.build())
        before = backups.everything()
        path = backups.made()
    with built.main(sqlite=way == "to SQLite"):
        account, _ = restore.main(path, backups.key(), now=NOW)
        assert account.engine == ("sqlite" if way == "to PostgreSQL" else "postgresql")
        after = backups.everything()
    before.pop("ground.message")
    after.pop("ground.message")
    assert after == before


def test_the_file_says_nothing_in_the_clear_and_leaves_sessions_out(world: World) -> None:
    world.client("alice")
    path = backups.made()
    for word in (b"Northshire", b"alice@example.org", b"manifest", b"partnership"):
        assert word not in path.read_bytes()
    parts: dict[str, bytes] = {}
    with path.open("rb") as file:
        archive.read(file, [keys.identity(backups.key())], parts.__setitem__)
    assert b"Northshire" in parts["partnership.organisation"]
    assert not {name.split(".")[0] for name in parts} & {"sessions", "usersessions", "django_tasks_database"}


def test_a_backup_taken_while_somebody_writes_is_of_one_moment(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """People are read after organisations; what is added between must be in neither."""
    lines = tables.lines

    def slow(model: type[Model], kind: Kind) -> Iterator[bytes]:
        if model is Organisation:
            databases.elsewhere("DELETE FROM partnership_linkperson")
        yield from lines(model, kind)

    monkeypatch.setattr(tables, "lines", slow)
    account, _ = snapshot.make(Path(settings.DATA) / "moment.age", kind=Kind.MAIN, now=NOW)
    assert {table.name: table.rows for table in account.tables}["partnership.linkperson"] == 1
    assert backups.everything()["partnership.linkperson"] == []


def test_another_key_does_not_open_it(world: World, empty: str, tmp_path: Path) -> None:
    path = backups.made()
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    with databases.clone_main(empty):
        with pytest.raises(Refused, match="This key does not open it"):
            restore.main(path, other, now=NOW)
        other.write_text("no key")
        with pytest.raises(Refused, match="holds no private key"):
            restore.main(path, other, now=NOW)
        nothing_is_there()


@pytest.mark.parametrize("harm", ["cut", "cut much", "one bit", "empty", "not one", "a folder's worth of zeros"])
def test_a_file_that_is_damaged_brings_nothing_back(world: World, empty: str, tmp_path: Path, harm: str) -> None:
    content = bytearray(backups.made().read_bytes())
    if harm == "one bit":
        content[len(content) // 2] ^= 1
    whole = len(content)
    cut = {"cut": whole - 1, "cut much": whole // 3, "empty": 0}.get(harm, whole)
    path = tmp_path / "bad.age"
    path.write_bytes({"not one": b"hello", "a folder's worth of zeros": bytes(4096)}.get(harm, bytes(content[:cut])))
    with databases.clone_main(empty):
        with pytest.raises(Refused, match="damaged, cut short, or no backup"):
            restore.main(path, backups.key(), now=NOW)
        nothing_is_there()


def test_a_file_whose_rows_are_not_those_of_its_manifest_brings_nothing_back(
    world: World, empty: str, tmp_path: Path
) -> None:
    content = backups.made().read_bytes()
    identity = keys.identity(backups.key())
    old, new = io.BytesIO(pyrage.decrypt(content, [identity])), io.BytesIO()
    with tarfile.open(fileobj=old) as source, tarfile.open(fileobj=new, mode="w") as target:
        for member in source:
            held = source.extractfile(member)
            assert held
            archive.put(target, member.name, held.read().replace(b"Alice Arden", b"Alice Arson"))
    path = tmp_path / "forged.age"
    path.write_bytes(pyrage.encrypt(new.getvalue(), [identity.to_public()]))
    with databases.clone_main(empty):
        with pytest.raises(Refused, match=r"partnership.person is not what it says"):
            restore.main(path, backups.key(), now=NOW)
        nothing_is_there()


@pytest.mark.parametrize(
    "point",
    ["restore: a part is in", "restore: rows are in", "disposal.apply: before commit", "restore: before commit"],
)
def test_a_restore_that_crashes_leaves_the_database_empty_and_can_be_run_again(
    world: World, empty: str, point: str
) -> None:
    backups.fill(world)
    path = backups.made()
    with databases.clone_main(empty):
        with crashing(point), pytest.raises(Crashed):
            restore.main(path, backups.key(), now=NOW)
        nothing_is_there()
        restore.main(path, backups.key(), now=NOW)
        assert Partnership.objects.count() == 2


def test_a_database_that_holds_anything_is_refused_and_unchanged(world: World, empty: str) -> None:
    path = backups.made()
    before = backups.everything()
    with pytest.raises(Refused, match=r"holds a partnership.*empty database only.*new database"):
        restore.main(path, backups.key(), now=NOW)
    assert backups.everything() == before
    with databases.clone_main(empty):
        User.objects.create_user("here@example.org")
        with pytest.raises(Refused, match=r"rows of ground\.user"):
            restore.main(path, backups.key(), now=NOW)


def test_tables_of_another_version_are_refused_by_name(
    world: World, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backups.made()
    with databases.clone_main(empty):
        real = tables.applied(Kind.MAIN)
        monkeypatch.setattr(
            tables, "applied", lambda _kind: {**real, "partnership": (*real["partnership"], "0009_later")}
        )
        with pytest.raises(Refused, match="partnership: This database went through 0009_later"):
            restore.main(path, backups.key(), now=NOW)
        monkeypatch.setattr(tables, "applied", lambda _kind: {**real, "partnership": real["partnership"][:1]})
        with pytest.raises(Refused, match="partnership: The backup's tables went through "):
            restore.main(path, backups.key(), now=NOW)
        nothing_is_there()


@pytest.mark.parametrize("point", ["backup: before verifying", "backup: before it has its name"])
def test_a_backup_that_crashes_leaves_the_one_before(world: World, point: str) -> None:
    path = backups.made()
    before = path.read_bytes()
    with crashing(point), pytest.raises(Crashed):
        backups.made()
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.glob("*.part")] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full.")
def test_a_full_disk_is_said_as_such() -> None:
    with (
        Path("/dev/full").open("wb", buffering=0) as full,
        pytest.raises(OSError, match="No space"),
        archive.sealing(full, [pyrage.x25519.Identity.generate().to_public()]) as tar,
    ):
        archive.put(tar, "x", os.urandom(3_000_000))


def test_a_disposed_text_is_dead_in_a_backup_taken_before_and_after_its_restore(world: World, empty: str) -> None:
    texts = backups.fill(world)
    path = backups.made()
    with world.scope():
        disposals.dispose(ANA, by="Stella Stone", reason="Kept for its time", now=NOW)
    with databases.clone_main(empty):  # the keystore is the present one
        _, done = restore.main(path, backups.key(), now=NOW)
        assert (done.applied.texts, done.applied.certificates) == (1, 1)
        with world.scope():
            with pytest.raises(Unreadable, match="key was destroyed"):
                backups.text(texts["ana"])
            assert backups.text(texts["both"]) == "About both."
            with transactions.reading():
                assert Disposal.objects.get().subject == ANA


def test_a_backup_without_its_keystore_cannot_be_read(world: World, empty: str) -> None:
    texts = backups.fill(world)
    path = backups.made()
    with databases.clone(empty):
        restore.main(path, backups.key(), now=NOW)
        with world.scope(), pytest.raises(Unreadable):
            backups.text(texts["ana"])


def test_the_two_kinds_are_not_taken_for_one_another(world: World) -> None:
    with pytest.raises(Refused, match="word keystore into the file's name"):
        backups.made("x.age", kind=Kind.KEYSTORE)
    kept = backups.made("keystore.age", kind=Kind.KEYSTORE)
    with pytest.raises(Refused, match="Add --keystore"):
        restore.main(kept, backups.key(), now=NOW)
    with pytest.raises(Refused, match="Leave --keystore away"):
        restore.keystore(backups.made(), backups.key(), now=NOW)


def test_a_public_key_from_the_settings_keeps_the_private_one_elsewhere(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = pyrage.x25519.Identity.generate()
    private = tmp_path / "private.txt"
    private.write_text(f"# public key: {identity.to_public()}\n{identity}\n")
    monkeypatch.setattr(settings, "BACKUP_RECIPIENT", str(identity.to_public()))
    path = backups.made()
    assert restore.check(path, private, kind=Kind.MAIN, today=NOW.date()).rows > 0
    monkeypatch.setattr(settings, "BACKUP_RECIPIENT", "age1nonsense")
    with pytest.raises(Refused, match="no public key of age"):
        backups.made()


def test_the_key_made_at_the_first_run_is_private(world: World) -> None:
    backups.made()
    assert backups.key().stat().st_mode & 0o077 == 0


def test_the_commands_say_what_they_did(world: World, empty: str) -> None:
    backups.fill(world)
    path = Path(settings.DATA) / "command.age"
    backups.key().unlink(missing_ok=True)
    run = CliRunner()
    first = run.invoke(command, ["backup", str(path)])
    assert first.exit_code == 0
    assert "every digest is right" in first.output
    assert "WITHOUT IT NO BACKUP CAN BE READ" in first.output
    assert "A KEY WAS MADE" not in run.invoke(command, ["backup", str(path)]).output
    assert Beat.objects.filter(name="backup").exists()
    checked = run.invoke(command, ["restore", str(path), "--key", str(backups.key()), "--check"])
    assert "It is whole." in checked.output
    full = run.invoke(command, ["restore", str(path), "--key", str(backups.key())])
    assert full.exit_code == 2
    assert "empty database only" in full.output
    with databases.clone_main(empty):
        done = run.invoke(command, ["restore", str(path), "--key", str(backups.key())])
        assert done.exit_code == 0, done.output
        assert "All of it was brought back" in done.output
        assert "To be sent when the backup was made: 1 message." in done.output
        assert Partnership.objects.count() == 2
    missing = run.invoke(command, ["restore", "nowhere.age", "--key", str(backups.key())])
    assert missing.exit_code == 2
    assert "Name a file that is there." in missing.output
