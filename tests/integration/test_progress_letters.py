"""Letters that ask how actions are going: whom, about what, how often; and what stands in them."""

import re
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import transactions, worker
from oneworkforce.ground.models import Message
from oneworkforce.partnership.models import Membership, Person
from oneworkforce.plan import jobs
from oneworkforce.plan.commands import asking
from oneworkforce.plan.models import Action, UpdateLink

pytestmark = pytest.mark.undone


@pytest.fixture
def plan(world: World) -> UUID:
    return plans.strategy(world)


def ask(world: World, plan: UUID, by: str = "walter", now: datetime = NOW) -> asking.Asked:
    with world.scope(by):
        return asking.ask(by=world.viewer(by), now=now, today=now.date(), strategy=plan)


def letters(world: World) -> list[Message]:
    with world.reading():
        return list(Message.objects.filter(about=asking.ABOUT).order_by("recipient", "made_at"))


def test_one_letter_lists_what_is_due_or_silent_each_with_its_own_link(world: World, plan: UUID) -> None:
    plans.action(world, plan, 1, title="Train everybody", **plans.due(20))
    plans.action(world, plan, 2, title="One induction")
    plans.action(world, plan, 3, title="Far away", progress_at=NOW - timedelta(days=40), **plans.due(300))
    plans.action(world, plan, 4, title="Finished", percent=100, done_on=TODAY, **plans.due(-2))
    plans.action(world, plan, 7, title="All of it", percent=100, **plans.due(5))
    plans.action(world, plan, 5, title="Of another", lead="mona", **plans.due(5))
    plans.action(world, plan, 6, title="Of nobody", lead="", **plans.due(5))
    assert ask(world, plan) == asking.Asked(letters=2, without_address=0, asked_lately=0)
    _, pia = letters(world)
    text = pia.payload["text"]
    assert pia.recipient == "pia@example.org"
    assert "Train everybody (by 22 November 2026):" in text
    assert "One induction (ongoing):" in text
    assert not any(words in text for words in ("Far away", "Finished", "All of it", "Of another", "Of nobody"))
    links = re.findall(r"/say/[0-9a-f-]{36}/([\w-]+)/", text)
    assert len(set(links)) == 2
    assert "until 2 December 2026" in text
    with world.reading():
        kept = UpdateLink.objects.filter(person=world.people["pia"])
        assert {row.expires_at for row in kept} == {NOW + timedelta(days=30)}
        assert not {row.digest for row in kept} & set(links), "a secret is nowhere but in the letter"


def test_the_subject_names_no_action(world: World, plan: UUID) -> None:
    plans.action(world, plan, title="Train everybody", **plans.due(20))
    ask(world, plan)
    assert letters(world)[0].payload["subject"] == "How are your actions going?"


def test_at_most_one_letter_a_person_and_week_and_a_new_one_replaces_the_links(world: World, plan: UUID) -> None:
    plans.action(world, plan, **plans.due(20))
    ask(world, plan)
    with world.reading():
        before = UpdateLink.objects.get().digest
    assert ask(world, plan, now=NOW + timedelta(days=3)) == asking.Asked(0, 0, asked_lately=1)
    assert ask(world, plan, now=NOW + timedelta(days=5, hours=20)) == asking.Asked(0, 0, asked_lately=1)
    with world.reading():
        assert UpdateLink.objects.get().digest == before, "the links of a letter that is not sent stay"
    assert ask(world, plan, now=NOW + timedelta(days=7)).letters == 1
    with world.reading():
        assert UpdateLink.objects.get().digest != before
    assert len(letters(world)) == 2


def test_a_sunday_and_the_monday_after_are_not_two_letters(world: World, plan: UUID) -> None:
    plans.action(world, plan, **plans.due(20))
    sunday = NOW + timedelta(days=6)
    assert ask(world, plan, now=sunday).letters == 1
    assert ask(world, plan, now=sunday + timedelta(days=1)).letters == 0


def test_nobody_is_written_to_who_left_was_switched_off_or_has_no_address(world: World, plan: UUID) -> None:
    for number, lead in enumerate(("pia", "mona", "carl", "vic"), 1):
        plans.action(world, plan, number, lead=lead, **plans.due(5))
    with world.scope(), transactions.whole("test"):
        Person.objects.filter(pk=world.people["pia"]).update(left_on=TODAY - timedelta(days=1))
        Membership.objects.filter(pk=world.memberships["mona"]).update(ended_at=NOW, ended_by="Alice Arden")
        Person.objects.filter(pk=world.people["carl"]).update(email="")
    assert ask(world, plan) == asking.Asked(letters=1, without_address=3, asked_lately=0)
    assert [one.recipient for one in letters(world)] == ["vic@example.org"], "without a sign-in, with an address"


def test_who_has_just_said_how_it_goes_is_not_asked(world: World, plan: UUID) -> None:
    plans.action(world, plan, progress_at=NOW - timedelta(days=2), **plans.due(5))
    assert ask(world, plan).letters == 0


def test_the_button_says_what_came_of_it(world: World, plan: UUID) -> None:
    plans.action(world, plan, **plans.due(-5))
    walter, path = world.client("walter"), f"/plans/{plan}/ask-progress/"
    assert "1 letter on the way." in walter.post(path, follow=True).content.decode()
    again = walter.post(path, follow=True).content.decode()
    assert "No letter was sent. 1 lead has had a letter this week." in again


def test_who_may_not(world: World, plan: UUID) -> None:
    for who in ("pia", "erin", "alice"):
        with pytest.raises(NotAllowed):
            ask(world, plan, by=who)
    with pytest.raises(NotFound):
        ask(world, plan, by="bea-south")
    assert world.client("walter").get(f"/plans/{plan}/ask-progress/").status_code == 405


def test_the_worker_asks_in_every_partnership_each_person_once(world: World, plan: UUID) -> None:
    ended = plans.strategy(
        world, title="The years before", starts_on=TODAY.replace(year=2020), ends_on=TODAY.replace(year=2025)
    )
    plans.action(world, plan, 1, **plans.due(5))
    plans.action(world, plan, 2, lead="mona", **plans.due(5))
    plans.action(world, ended, 1, lead="carl", **plans.due(-400))
    south = plans.strategy(world, who="sol")
    plans.action(world, south, 1, lead="sol", who="sol", **plans.due(5))
    assert worker.BEATS["progress letters"].seconds == 24 * 3600
    assert jobs.ask_about_progress(NOW) == 3
    assert jobs.ask_about_progress(NOW + timedelta(days=1)) == 0
    assert [one.recipient for one in letters(world)] == ["mona@example.org", "pia@example.org"]


def test_it_asks_the_database_as_often_for_ten_actions_of_a_person_as_for_one(world: World, plan: UUID) -> None:
    def asked(numbers: range, now: datetime) -> int:
        for number in numbers:
            plans.action(world, plan, number, **plans.due(5))
        viewer = world.viewer("walter")
        with world.scope(), CaptureQueriesContext(connection) as made:
            assert asking.ask(by=viewer, now=now, today=now.date(), strategy=plan).letters == 1
        return len(made)

    assert asked(range(1, 2), NOW) == asked(range(2, 11), NOW + timedelta(days=14))
    with world.reading():
        assert Action.objects.count() == UpdateLink.objects.count() == 10
