"""The doctor finds what is wrong: each thing is made wrong here, and found."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from factories import backups, databases
from factories.crashes import crashing
from factories.databases import POSTGRESQL
from factories.world import NOW, World
from oneworkforce.ground import database, doctor, narratives, scope, transactions
from oneworkforce.ground.backups.manifest import Kind
from oneworkforce.ground.crash import Crashed
from oneworkforce.ground.findings import Finding
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.keystore.models import Wrap
from oneworkforce.ground.message_states import MessageState
from oneworkforce.ground.models import Beat, Job, Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Person
from oneworkforce.site.cli import main as command

only_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="Row-level security is PostgreSQL's.")
only_sqlite = pytest.mark.skipif(POSTGRESQL, reason="The file is SQLite's.")


@pytest.fixture(autouse=True)
def _in_health(world: World) -> Iterator[None]:
    """Begin with nothing wrong."""
    backups.made()
    backups.made("keystore.age", kind=Kind.KEYSTORE)
    Beat.objects.create(name="worker", at=NOW)
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    manifest.write_text("{}")
    (Path(settings.DATA) / "secrets.json").chmod(0o600)
    yield
    manifest.unlink()


def ill(*, later: timedelta = timedelta()) -> dict[str, Finding]:
    return {found.about: found for found in doctor.examine(now=NOW + later) if found.wrong}


def test_in_health_nothing_is_wrong_and_nothing_changes(world: World) -> None:
    backups.fill(world)
    backups.made()
    before = backups.everything()
    with world.scope(), transactions.whole("test"):
        Message.objects.update(state=MessageState.SENT)
    assert ill() == {}
    before.pop("ground.message")
    after = backups.everything()
    after.pop("ground.message")
    assert after == before


def test_master_keys_that_cannot_be_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MASTER_KEYS", "nonsense")
    assert {"master keys", "master keys in use"} == set(ill())


def test_a_master_key_that_is_missing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.fill(world)
    Wrap.objects.filter(subject=backups.BEN).update(master_key=7)
    assert "master key 7, which is not in the settings" in ill()["master keys in use"].says


@pytest.mark.parametrize(("alias", "name"), [("default", "main database"), ("keystore", "keystore")])
def test_a_database_that_does_not_answer(world: World, alias: str, name: str) -> None:
    with databases.named(alias, "/nowhere/at/all"):
        found = ill()
    assert found[name].says == "It does not answer."
    assert "could not be looked at" in found["narratives"].says
    assert "disk" not in found


@pytest.mark.parametrize("alias", ["default", "keystore"])
def test_tables_of_another_version(world: World, alias: str) -> None:
    app, name = ("keystore", "0001_wraps") if alias == "keystore" else ("partnership", "0007_not_said")
    with database.as_owner():
        MigrationRecorder(connections[alias]).record_unapplied(app, name)
        found = doctor.migrated(alias)
    assert f"1 migration not applied, the first is {app}.{name}." in found.says


@only_sqlite
def test_a_damaged_file(world: World) -> None:
    name = Path(str(connection.settings_dict["NAME"]))
    databases.settle()
    content = bytearray(name.read_bytes())
    page = 4096
    for at in range(page * 8, len(content) - page, page * 3):
        content[at : at + 200] = b"\xff" * 200
    name.write_bytes(content)
    assert doctor_says("file of the main database", "damaged", "could not be looked at")


def doctor_says(about: str, *any_of: str) -> bool:
    found = ill()
    return any(words in found[about].says for words in any_of)


@only_sqlite
def test_a_reference_that_leads_nowhere(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("UPDATE partnership_linkperson SET person_id = %s", [UUID(int=1).hex])
    assert "1 row refer to rows that are not there" in ill()["file of the main database"].says.replace(
        "refers", "refer"
    )


@only_postgresql
def test_a_role_that_owns_the_tables(world: World) -> None:
    with database.as_owner(), pytest.raises(Refused, match="owns tables"):
        doctor.bound()


@only_postgresql
def test_a_table_without_a_policy(world: World) -> None:
    databases.elsewhere("ALTER TABLE partnership_skill DISABLE ROW LEVEL SECURITY")
    assert "partnership_skill" in ill()["row security"].says


def test_a_row_that_refers_to_another_partnership(world: World) -> None:
    with world.scope("sol"), transactions.whole("test"):
        person = Person.objects.get(name="Sol Sands")
        person.organisation_id = world.organisations["Kite Club"]
        person.save()
    assert "partnership.person.organisation (1)" in ill()["partnerships"].says


def test_every_relation_between_rows_of_partnerships_is_looked_at(world: World) -> None:
    with database.as_owner():
        names = [name for name, _ in doctor.crossings()]
    assert {"partnership.locality.parent", "partnership.membership.person", "partnership.grant.membership"} <= set(
        names
    )
    assert "partnership.membership.user" not in names


def test_a_text_whose_key_is_lost(world: World) -> None:
    backups.fill(world)
    Wrap.objects.filter(subject=backups.BEN).delete()
    assert "1 text cannot be read" in ill()["narratives"].says


def test_keys_of_nothing_that_nobody_swept(world: World) -> None:
    with world.scope(), crashing("narrative.write: before commit"), pytest.raises(Crashed):
        narratives.write("Never kept.", about=[backups.ANA], now=NOW)
    found = ill(later=timedelta(days=2))
    assert "1 key of texts that were never kept" in found["narratives"].says


@pytest.mark.parametrize("name", ["secrets.json", "backup-key.txt"])
def test_a_private_file_that_others_can_read(world: World, name: str) -> None:
    path = Path(settings.DATA) / name
    path.chmod(0o644)
    assert name in ill()["private files"].says
    path.chmod(0o600)


def test_a_disk_that_is_nearly_full(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil._ntuple_diskusage(100 << 30, 99 << 30, 1 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert ill()["disk"].says == "0.0 GiB are free."


def test_a_worker_that_stopped_or_never_ran(world: World) -> None:
    assert ill(later=timedelta(minutes=6))["worker"].says == "It last ran 6 minutes ago."
    Beat.objects.filter(name="worker").delete()
    assert ill()["worker"].says == "It has never run here."


def test_messages_in_doubt_and_jobs_that_failed_in_any_partnership(world: World) -> None:
    for name in ("alice", "sol"):
        with world.scope(name), transactions.whole("test"):
            Message.objects.create(
                key="k",
                channel="email",
                recipient="x@example.org",
                about="x",
                state=MessageState.UNCERTAIN,
                due_at=NOW,
                made_at=NOW,
            )
            Job.objects.create(
                kind="x", title="x", state=JobState.FAILED, asked_by=UUID(int=1), asked_at=NOW, ended_at=NOW
            )
    assert ill()["messages"].says == "2 messages may or may not have been sent."
    assert ill()["jobs"].says == "2 jobs failed."


def test_static_files_that_were_not_collected(world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path)
    assert "not collected" in ill()["static files"].says


def test_backups_that_are_old_or_were_never_made(world: World) -> None:
    backups.fill(world)
    assert ill(later=timedelta(days=3))["backup"].says == "The last was made 3 days ago."
    assert "backup of the keystore" not in ill(later=timedelta(days=3))
    assert ill(later=timedelta(days=15))["backup of the keystore"].says == "The last was made 15 days ago."
    Beat.objects.exclude(name="worker").delete()
    found = ill()
    assert found["backup"].says == found["backup of the keystore"].says == "None was ever made here."


def test_the_command_ends_with_one_when_something_is_wrong(world: World) -> None:
    found = CliRunner().invoke(command, ["doctor"])
    assert found.exit_code == 1
    assert "WRONG  worker: It last ran" in found.output
    assert "well   partnerships: No row refers to a row of another." in found.output
    assert "Northshire" not in found.output


def test_the_command_that_rotates(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.fill(world)
    monkeypatch.setattr(settings, "MASTER_KEYS", f"{settings.MASTER_KEYS},2:{'A' * 43}=")
    done = CliRunner().invoke(command, ["rotate"])
    assert "5 keys put under master key 2." in done.output
    Wrap.objects.update(master_key=9)
    left = CliRunner().invoke(command, ["rotate"])
    assert left.exit_code == 1
    assert "their own master key is not in the settings" in left.output
    with pytest.raises(scope.NoScope):
        Person.objects.count()
