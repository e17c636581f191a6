"""Settings from the environment: each that cannot be right stops the start with its sentence, and no value is told."""

import base64
import json
import os
from pathlib import Path

import pytest

from oneworkforce.lib.faults import Refused
from oneworkforce.site import environment
from oneworkforce.site.private_file import PREFIX

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
SECRETS = {"SECRET_KEY": "s" * 40, "MASTER_KEYS": f"1:{KEY}", "AUDIT_KEY": "a" * 40}
PRODUCTION = {
    **SECRETS,
    "PRODUCTION": "true",
    "ORIGIN": "https://workforce.example.org",
    "DATABASE_URL": "postgresql://application:hunter2hunter2@db.example.org:5432/workforce",
    "OWNER_DATABASE_URL": "postgresql://owner:hunter2hunter2@db.example.org:5432/workforce",
    "EMAIL_URL": "submission://sender:hunter2hunter2@mail.example.org:587",
}


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def read(monkeypatch: pytest.MonkeyPatch, **given: str) -> environment.Environment:
    for name, value in given.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    return environment.read()


def told(monkeypatch: pytest.MonkeyPatch, **given: str) -> str:
    with pytest.raises(Refused) as refused:
        read(monkeypatch, **given)
    return str(refused.value)


BAD = [
    ({"PRODUCTION": "perhaps"}, "ONEWORKFORCE_PRODUCTION: This setting cannot be read. Set true or false."),
    ({"ORIGIN": "workforce.example.org"}, "ONEWORKFORCE_ORIGIN: It is no address of a site."),
    ({"ORIGIN": "https://workforce.example.org/site"}, "ONEWORKFORCE_ORIGIN: It is no address of a site."),
    ({"ORIGIN": "ftp://workforce.example.org"}, "ONEWORKFORCE_ORIGIN: It is no address of a site."),
    ({"DATABASE_URL": "hunter2://x"}, "ONEWORKFORCE_DATABASE_URL: This setting cannot be read."),
    ({"DATABASE_URL": "mysql://u:hunter2@h/n"}, "ONEWORKFORCE_DATABASE_URL: It is no PostgreSQL or SQLite database."),
    (
        {"DATABASE_URL": "postgresql://u:hunter2@h"},
        "ONEWORKFORCE_DATABASE_URL: It is no PostgreSQL or SQLite database.",
    ),
    ({"DATABASE_URL": "sqlite://:memory:"}, "ONEWORKFORCE_DATABASE_URL: It would be forgotten at the end."),
    ({"DATABASE_URL": "postgresql://u:hunter2@h:many/n"}, "ONEWORKFORCE_DATABASE_URL: This setting cannot be read."),
    ({"KEYSTORE_URL": "nonsense"}, "ONEWORKFORCE_KEYSTORE_URL: This setting cannot be read."),
    (
        {"KEYSTORE_URL": "sqlite:////srv/one.sqlite3", "DATABASE_URL": "sqlite:////srv/one.sqlite3"},
        "ONEWORKFORCE_KEYSTORE_URL: It is the same database as the records.",
    ),
    (
        {"OWNER_DATABASE_URL": "postgresql://o:hunter2@h/n"},
        "ONEWORKFORCE_OWNER_DATABASE_URL: Only PostgreSQL has an owner.",
    ),
    (
        {**PRODUCTION, "OWNER_DATABASE_URL": PRODUCTION["DATABASE_URL"]},
        "ONEWORKFORCE_OWNER_DATABASE_URL: It is the application's own role.",
    ),
    (
        {**PRODUCTION, "OWNER_DATABASE_URL": "postgresql://owner:hunter2@db.example.org/other"},
        "ONEWORKFORCE_OWNER_DATABASE_URL: It is another database.",
    ),
    ({**PRODUCTION, "OWNER_DATABASE_URL": ""}, "ONEWORKFORCE_OWNER_DATABASE_URL: PostgreSQL needs two roles."),
    ({"EMAIL_URL": "pigeon://hunter2"}, "ONEWORKFORCE_EMAIL_URL: This setting cannot be read."),
    ({**PRODUCTION, "EMAIL_URL": ""}, "ONEWORKFORCE_EMAIL_URL: Mail would be written to files."),
    ({"SENDER": "nobody"}, "ONEWORKFORCE_SENDER: It is no e-mail address."),
    ({"SENDER": "a@example.org\nBcc: hunter2@example.org"}, "ONEWORKFORCE_SENDER: It is no e-mail address."),
    ({"PROXIES": "hunter2"}, "ONEWORKFORCE_PROXIES: This setting cannot be read."),
    ({"PROXIES": "-1"}, "ONEWORKFORCE_PROXIES: It is less than none."),
    ({**PRODUCTION, "ORIGIN": "http://workforce.example.org"}, "ONEWORKFORCE_ORIGIN: Production needs https."),
    ({**PRODUCTION, "AUDIT_KEY": ""}, "ONEWORKFORCE_AUDIT_KEY: It is not set."),
    ({"SECRET_KEY": "hunter2"}, "ONEWORKFORCE_SECRET_KEY: It is too short to be a secret."),
    ({"AUDIT_KEY": "hunter2"}, "ONEWORKFORCE_AUDIT_KEY: It is too short to be a secret."),
    ({"BACKUP_RECIPIENT": "hunter2"}, "ONEWORKFORCE_BACKUP_RECIPIENT: It is no recipient of a backup."),
    ({"MASTER_KEYS": "hunter2"}, "ONEWORKFORCE_MASTER_KEYS: It is no list of numbered keys."),
    ({"MASTER_KEYS": "1:hunter2"}, "ONEWORKFORCE_MASTER_KEYS: It is no list of numbered keys."),
    ({"MASTER_KEYS": f"1:{KEY},1:{KEY}"}, "ONEWORKFORCE_MASTER_KEYS: Two keys have one number."),
    (
        {"DATABSE_URL": "x"},
        "ONEWORKFORCE_DATABSE_URL: There is no such setting. Did you mean ONEWORKFORCE_DATABASE_URL?",
    ),
    (
        {"COLOUR": "hunter2"},
        "ONEWORKFORCE_COLOUR: There is no such setting. docs/reference/settings.md lists them all.",
    ),
]


@pytest.mark.parametrize(
    ("given", "sentence"), BAD, ids=[f"{place}-{'-'.join(each[0])}"[:60] for place, each in enumerate(BAD)]
)
def test_a_bad_setting_stops_the_start_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], sentence: str
) -> None:
    said = told(monkeypatch, **given)
    assert said.startswith(sentence)
    assert "hunter2" not in said
    assert KEY not in said


def test_a_data_folder_that_is_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    assert told(monkeypatch, DATA=str(tmp_path / "taken")).startswith("ONEWORKFORCE_DATA: It is a file.")
    assert "Nothing can be written there." in told(monkeypatch, DATA=str(tmp_path / "taken" / "under"))


def test_every_fault_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, PRODUCTION="perhaps", PROXIES="many")
    assert "ONEWORKFORCE_PRODUCTION" in said
    assert "ONEWORKFORCE_PROXIES" in said


def test_with_nothing_set_it_runs_on_this_machine_with_secrets_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = read(monkeypatch)
    assert (first.data, first.production) == (tmp_path / "data", False)
    file = tmp_path / "data" / "secrets.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert environment.read().secret_key == first.secret_key
    assert [path.name for path in file.parent.iterdir()] == ["secrets.json"]


def test_secrets_that_others_can_read_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read(monkeypatch)
    file = tmp_path / "data" / "secrets.json"
    file.chmod(0o644)
    assert "Others on this machine can read the secrets." in told(monkeypatch)


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"SECRET_KEY": "hunter2"})])
def test_a_damaged_file_of_secrets_is_never_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str
) -> None:
    read(monkeypatch)
    file = tmp_path / "data" / "secrets.json"
    file.write_text(content)
    said = told(monkeypatch)
    assert "The private file of secrets is damaged. Put the file back from its copy" in said
    assert "hunter2" not in said
    assert file.read_text() == content


def test_production_starts_with_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = read(monkeypatch, **PRODUCTION)
    assert made.production
    assert made.owner["USER"] == "owner"
    assert made.databases["default"]["USER"] == "application"
    assert made.databases["keystore"]["OPTIONS"]["init_command"].startswith("PRAGMA journal_mode=DELETE")
