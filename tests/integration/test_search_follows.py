"""Search follows whoever changes, whichever way the change is written, and comes to what writing all anew gives."""

import random
import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from click.testing import CliRunner
from django.db import connection

from factories import finding, workforce
from factories.world import NOW, TODAY, World
from oneworkforce.ground import noting, transactions
from oneworkforce.partnership.models import Credential, Language, Organisation, Person, Skill
from oneworkforce.site.cli import main
from oneworkforce.workforce import jobs
from oneworkforce.workforce.commands import search_index
from oneworkforce.workforce.domain import bits, wanted
from oneworkforce.workforce.models import Post, SearchBlock, SearchDue, SearchNumber, StaffRecord

pytestmark = pytest.mark.undone
SOURCES = import_module("oneworkforce.workforce.migrations.0007_following").SOURCES


def kept(world: World) -> dict[str, set[object]]:
    """Return whom each term holds for, as the sets say."""
    with world.reading():
        people = dict(SearchNumber.objects.values_list("number", "pk"))
        rows = list(SearchBlock.objects.values_list("term", "block", "bits", "people"))
    found: dict[str, set[object]] = {}
    for term, block, held, many in rows:
        numbers = [int(each) + block * bits.BLOCK for each in bits.numbers_of(bytes(held))]
        assert len(numbers) == many > 0
        found.setdefault(term, set()).update(people[number] for number in numbers)
    return found


def followed(world: World) -> dict[str, set[object]]:
    with world.scope():
        while search_index.follow(today=TODAY):
            pass
    return kept(world)


def test_every_trigger_is_there(world: World) -> None:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with world.reading(), connection.cursor() as cursor:
        cursor.execute(sql)
        there = {name for (name,) in cursor.fetchall()}
    assert set(noting.names(SOURCES)) <= there


def test_many_changes_come_to_what_writing_all_anew_gives(world: World) -> None:
    dice = random.Random(5)  # noqa: S311  the same changes each time
    people = [world.people[each] for each in ("pia", "bea", "vic", "erin", "walter", "stella", "mona")]
    places = [*world.localities.values()][:3]
    workforce.record(world, "bea", "B1")
    workforce.post(world, "P-1", person="erin", locality_id=places[0])
    for _ in range(12):
        with world.scope(), transactions.whole("test changes"):
            person = dice.choice(people)
            Language.objects.get_or_create(person_id=person, tag=dice.choice(["sr", "pl"]), fluency="some")
            Skill.objects.filter(person_id=dice.choice(people)).delete()
            Skill.objects.get_or_create(person_id=person, name=dice.choice(["Makaton", "Play therapy"]))
            Person.objects.filter(pk=dice.choice(people)).update(
                sharing=dice.choice(["all", "nothing"]),
                locality_id=dice.choice(places),
                left_on=dice.choice([None, None, TODAY + timedelta(days=9)]),
            )
            StaffRecord.objects.update(evenings=dice.choice(["yes", "no", "unknown"]))
            Post.objects.update(person_id=person, role=dice.choice(["teacher", "youth_worker"]))
            Credential.objects.create(person_id=person, kind="check", name="C", never_expires=dice.random() < 0.5)
        if dice.random() < 0.5:
            followed(world)
    after = followed(world)
    with world.scope():
        search_index.rebuild(today=TODAY)
    assert after == kept(world)
    assert {"l:sr", "s:play therap", "*"} & set(after)


def test_whoever_keeps_the_machine_writes_the_search_anew(world: World) -> None:
    before = followed(world)
    with world.scope(), transactions.whole("test loss"):
        SearchBlock.objects.all().delete()
    assert kept(world) == {}
    named = "northshire children's partnership"
    done = CliRunner().invoke(main, ["workforce", "rebuild-search", "--partnership", named])
    assert done.exit_code == 0, done.output
    assert re.fullmatch(r"[^\n]+: \d+ people in the search\.\n", done.output)
    assert kept(world) == before


def test_a_partnership_that_is_not_there_is_named_with_what_is_near(world: World) -> None:
    assert world.northshire
    done = CliRunner().invoke(main, ["workforce", "rebuild-search", "--partnership", "Nowhere"])
    assert done.exit_code != 0
    assert "There is no partnership of this name." in done.output


def test_who_is_deleted_is_taken_out(world: World) -> None:
    with world.scope(), transactions.whole("test person"):
        made = Person.objects.create(name="Gone", organisation_id=world.organisations["Kite Club"], changed_at=NOW)
        Skill.objects.create(person=made, name="Juggling")
    pk = made.pk
    assert followed(world)["s:juggl"] == {pk}
    with world.scope(), transactions.whole("test person goes"):
        Person.objects.get(pk=pk).delete()
    assert "s:juggl" not in followed(world)


def test_people_of_an_organisation_that_ended_are_not_found(world: World) -> None:
    finding.can(world, "vic", does="Kites")
    assert "s:kite" in followed(world)
    with world.scope(), transactions.whole("test ends"):
        Organisation.objects.filter(pk=world.organisations["Kite Club"]).update(ended_on=TODAY)
    assert "s:kite" not in followed(world)


def test_a_change_of_what_search_does_not_keep_is_not_noted(world: World) -> None:
    followed(world)
    with world.scope(), transactions.whole("test phone"):
        Person.objects.filter(pk=world.people["pia"]).update(phone="01632 960 001", changed_at=NOW)
    with world.reading():
        assert not SearchDue.objects.exists()


def test_what_is_noted_beyond_one_transaction_is_left_for_the_next(world: World) -> None:
    with world.scope():
        assert search_index.follow(most=2, today=TODAY) is True
        assert search_index.follow(today=TODAY) is False
        assert search_index.follow(today=TODAY) is False


def test_what_somebody_holds_is_found_from_its_first_day_to_its_last(world: World) -> None:
    workforce.post(world, "P1", left_on=TODAY + timedelta(days=9), locality_id=world.localities["Willow"])
    workforce.post(world, "P2", role="learning_mentor", started_on=TODAY + timedelta(days=5))
    teacher, mentor = (wanted.term(wanted.ROLE, key) for key in ("teacher", "learning_mentor"))
    willow, pia = wanted.term(wanted.PLACE, world.localities["Willow"].hex), world.people["pia"]

    def found(day: date) -> set[str]:
        """Let the worker be there on a day, and return the terms that hold for Pia."""
        moment = NOW + (day - TODAY)
        jobs.note_days(moment)
        jobs.follow(moment)
        return {each for each in (teacher, mentor, willow) if pia in kept(world).get(each, ())}

    assert found(TODAY) == {teacher, willow}
    assert found(TODAY + timedelta(days=4)) == {teacher, willow}
    assert found(TODAY + timedelta(days=5)) == {teacher, willow, mentor}
    assert found(TODAY + timedelta(days=9)) == {teacher, willow, mentor}
    assert found(TODAY + timedelta(days=10)) == {mentor}
    with world.scope():
        search_index.rebuild(today=TODAY + timedelta(days=10))
    assert found(TODAY + timedelta(days=10)) == {mentor}


def test_the_worker_follows_in_every_partnership(world: World) -> None:
    jobs.follow(NOW)
    for who in ("alice", "sol"):
        with world.reading(who):
            assert not SearchDue.objects.exists()
            assert SearchBlock.objects.filter(term="*").exists()


def test_a_large_bulk_change_is_noted_once_a_person(world: World) -> None:
    followed(world)
    finding.crowded(world, many=50)
    with world.scope(), transactions.whole("test bulk"):
        people = list(Person.objects.filter(name__startswith="Colleague"))
        Skill.objects.bulk_create(Skill(person=each, name=f"Skill {at}") for each in people for at in range(3))
    with world.reading():
        noted = list(SearchDue.objects.values_list("person", flat=True))
    assert set(noted) == {each.pk for each in people}
    assert len(noted) <= 2 * len(people)
