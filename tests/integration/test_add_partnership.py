"""The first words of an installation: a partnership and its first administrator, from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from factories.world import NOW, TODAY, World
from oneworkforce.audit.models import Event
from oneworkforce.ground import crash, scope, transactions
from oneworkforce.ground.models import Partnership, User
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.commands import partnerships
from oneworkforce.partnership.queries import viewers
from oneworkforce.site.cli import main

PASSWORD = "lantern-otter-42-quay"  # noqa: S105  of an invented person
ADA = {"by": "the test", "now": NOW, "name": "Eastshire", "administrator": "Ada@Example.org", "person": "Ada Ash"}


def test_a_partnership_begins_with_an_administrator_whose_role_sleeps_until_a_second_factor(world: World) -> None:
    assert world.northshire
    made = partnerships.add(**ADA, organisation="Eastshire Council", password=PASSWORD)  # type: ignore[arg-type]
    user = User.objects.get(email="ada@example.org")
    assert user.check_password(PASSWORD)
    viewer = viewers.of_user(user=user.pk, chosen=None, strong=True, today=TODAY)
    assert viewer is not None
    assert (viewer.partnership, viewer.actor) == (made.partnership, "Ada Ash")
    assert [grant.role.key for grant in viewer.awake()] == ["administrator"]
    with scope.entered(made.partnership), transactions.reading():
        assert {(event.verb, event.noun) for event in Event.objects.all()} == {
            ("added", "partnership"),
            ("added", "organisation"),
            ("added", "person"),
            ("gave a role to", "person"),
        }


def test_without_a_password_nobody_opens_the_door(world: World) -> None:
    assert world.northshire
    made = partnerships.add(**ADA)  # type: ignore[arg-type]
    assert not User.objects.get(pk=made.user).has_usable_password()


def test_somebody_known_already_keeps_their_password(world: World) -> None:
    known = {**ADA, "administrator": "alice@example.org"}
    assert partnerships.add(**known).user == world.users["alice"]  # type: ignore[arg-type]
    with pytest.raises(Refused, match="signs in already"):
        partnerships.add(**{**known, "name": "Westshire"}, password=PASSWORD)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "  "}, "It is no name of a partnership."),
        ({"name": "x" * 121}, "It is no name of a partnership."),
        ({"name": "Southmere  Together"}, "A partnership of this name exists."),
        ({"administrator": "nobody"}, "It is no e-mail address."),
        ({"person": ""}, "The administrator has no name."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(world: World, change: dict[str, str], sentence: str) -> None:
    assert world.northshire
    with pytest.raises(Refused, match=sentence):
        partnerships.add(**{**ADA, **change})  # type: ignore[arg-type]
    assert Partnership.objects.count() == 2
    assert not User.objects.filter(email="ada@example.org").exists()


@pytest.mark.parametrize("edge", ["before", "before commit"])
def test_a_crash_leaves_nothing_half_made(world: World, monkeypatch: pytest.MonkeyPatch, edge: str) -> None:
    assert world.northshire

    def die(point: str) -> None:
        if point == f"partnership.add: {edge}":
            raise crash.Crashed

    monkeypatch.setattr(crash, "hook", die)
    with pytest.raises(crash.Crashed):
        partnerships.add(**ADA, password=PASSWORD)  # type: ignore[arg-type]
    assert Partnership.objects.count() == 2
    assert not User.objects.filter(email="ada@example.org").exists()


def test_the_command_reads_the_password_from_a_file_and_never_prints_it(world: World, tmp_path: Path) -> None:
    assert world.northshire
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    words = ["partnership", "add", "Eastshire", "--administrator", "ada@example.org", "--person", "Ada Ash"]
    done = CliRunner().invoke(main, [*words, "--password-file", str(file)])
    assert done.exit_code == 0, done.output
    assert "Eastshire is there. ada@example.org administers it and can sign in now." in done.output
    assert PASSWORD not in done.output
    assert User.objects.get(email="ada@example.org").check_password(PASSWORD)
    listed = CliRunner().invoke(main, ["partnership", "list"]).output.splitlines()
    assert listed == ["Eastshire", "Northshire Children's Partnership", "Southmere Together"]


def test_with_nobody_to_ask_the_command_says_how_to_give_the_password(world: World) -> None:
    assert world.northshire
    words = ["partnership", "add", "Eastshire", "--administrator", "ada@example.org", "--person", "Ada Ash"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "Give --password-file" in done.output
