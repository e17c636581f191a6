"""The link of a letter: one action, three buttons, no sign-in; and those who try to get more out of it."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.partnership.models import Membership, Person
from oneworkforce.plan.commands import asking, progress
from oneworkforce.plan.models import Action, Progress, UpdateLink

pytestmark = pytest.mark.undone

TITLE = "Train everybody"
WORDS = "This link does not work, or no longer"


@pytest.fixture
def action(world: World) -> UUID:
    plan = plans.strategy(world)
    plans.action(world, plan, 2, title="Something else", **plans.due(8))
    return plans.action(world, plan, 1, title=TITLE, **plans.due(5))


@pytest.fixture
def link(world: World, action: UUID) -> str:
    """Ask, and return the address in the letter of the action."""
    return asked(world, action)


def asked(world: World, action: UUID) -> str:
    now = timezone.now()
    with world.scope("walter"):
        with transactions.reading():
            plan = Action.objects.get(pk=action).strategy_id
        asking.ask(by=world.viewer("walter"), now=now, today=timezone.localdate(), strategy=plan)
    with world.reading():
        letter = Message.objects.filter(about=asking.ABOUT, recipient="pia@example.org").latest("made_at")
    found = re.search(rf"{TITLE} \(.*\):\nhttp://127\.0\.0\.1:8000(/say/\S+/)", letter.payload["text"])
    assert found
    return found[1]


def stranger() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


def history(world: World) -> list[tuple[str, str]]:
    with world.reading():
        return [(row.words, row.said_by) for row in Progress.objects.order_by("said_at")]


def refused(answer: Any) -> bool:
    page = answer.content.decode()
    return answer.status_code == 404 and WORDS in page and TITLE not in page


def change(world: World, **values: object) -> None:
    with world.scope(), transactions.whole("test"):
        UpdateLink.objects.update(**values)


def test_a_stranger_sees_one_action_and_three_buttons_and_nobodys_name(world: World, link: str) -> None:
    answer = stranger().get(link)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert TITLE in page
    assert "Something else" not in page
    assert not any(name in page for name in ("Pia", "Penn", "Walter"))
    assert all(f'value="{said}"' in page for said in ("on-track", "needs-help", "done"))
    assert "no-store" in answer["Cache-Control"]
    assert "same-origin" in answer["Referrer-Policy"], "the secret is told to no other site"


def test_looking_changes_nothing_however_often(world: World, link: str) -> None:
    for path in (link, f"{link}?said=done", f"{link}?said=on-track"):
        assert stranger().get(path).status_code == 200
        assert stranger().head(path).status_code == 200
    assert history(world) == []


def test_one_press_is_kept_as_that_person_and_can_be_taken_back(world: World, action: UUID, link: str) -> None:
    client = stranger()
    answer = client.post(link, {"said": "done"}, follow=True)
    assert answer.status_code == 200
    assert "Thank you. Saved: “Done”" in answer.content.decode()
    assert "Say something else" in answer.content.decode()
    assert "Saved: “Needs help”" in client.post(link, {"said": "needs-help"}, follow=True).content.decode()
    assert history(world) == [(words, "Pia Penn, by the link sent to them") for words in ("Done", "Needs help")]
    with world.reading():
        row = Action.objects.get(pk=action)
        assert (row.percent, row.done_on) == (0, None)
        said = Event.objects.filter(noun="action", subject=action)
        assert {(one.actor, one.actor_user, *one.fields) for one in said} == {
            ("Pia Penn, by the link sent to them", None, "progress")
        }


def test_the_address_may_put_one_of_the_three_first(world: World, link: str) -> None:
    page = stranger().get(f"{link}?said=needs-help").content.decode()
    assert page.index('value="needs-help"') < page.index('value="on-track"') < page.index('value="done"')
    assert stranger().get(f"{link}?said=%22%3E%3Cscript").status_code == 200


def test_what_is_none_of_the_three_is_not_kept(world: World, link: str) -> None:
    answer = stranger().post(link, {"said": "splendid"})
    assert answer.status_code == 400
    assert "Press one of the three buttons" in answer.content.decode()
    assert history(world) == []


def test_every_wrong_secret_gets_the_same_page(world: World, link: str) -> None:
    partnership, secret = link.strip("/").split("/")[1:]
    wrong = [
        f"/say/{partnership}/{secret[:-1]}/",
        f"/say/{partnership}/{secret}A/",
        f"/say/{partnership}/{secret.swapcase()}/",
        f"/say/{partnership}/{'a' * 5000}/",
        f"/say/{world.southmere}/{secret}/",
        f"/say/{uuid4()}/{secret}/",
    ]
    pages = set()
    for path in wrong:
        for answer in (stranger().get(path), stranger().post(path, {"said": "done"})):
            assert refused(answer), path
            pages.add(re.sub(r'value="[^"]+"', "", answer.content.decode()))
    assert len(pages) == 1, "nothing tells one from another"
    assert history(world) == []


def test_the_digest_is_not_the_secret(world: World, link: str) -> None:
    with world.reading():
        digests = list(UpdateLink.objects.values_list("digest", flat=True))
    assert all(refused(stranger().get(f"/say/{world.northshire}/{one}/")) for one in digests)


def test_after_thirty_days_it_opens_nothing_on_any_way(world: World, link: str) -> None:
    change(world, expires_at=timezone.now() - timedelta(seconds=1))
    assert refused(stranger().get(link))
    assert refused(stranger().post(link, {"said": "done"}))
    assert stranger().head(link).status_code == 404
    assert history(world) == []


def test_a_newer_letter_takes_the_place_of_the_link(world: World, action: UUID, link: str) -> None:
    with world.scope(), transactions.whole("test"):
        UpdateLink.objects.update(sent_at=timezone.now() - timedelta(days=14))
        Message.objects.all().delete()
    newer = asked(world, action)
    assert newer != link
    assert refused(stranger().get(link))
    assert stranger().get(newer).status_code == 200


@pytest.mark.parametrize("what", ["left", "switched off", "no longer leads"])
def test_for_a_leaver_it_opens_nothing(world: World, action: UUID, link: str, what: str) -> None:
    with world.scope(), transactions.whole("test"):
        if what == "left":
            gone = timezone.localdate() - timedelta(days=1)
            Person.objects.filter(pk=world.people["pia"]).update(left_on=gone)
        elif what == "switched off":
            Membership.objects.filter(pk=world.memberships["pia"]).update(ended_at=NOW, ended_by="Alice Arden")
        else:
            Action.objects.filter(pk=action).update(lead_id=world.people["mona"])
    assert refused(stranger().get(link))
    assert refused(stranger().post(link, {"said": "done"}))
    assert history(world) == []


def test_signed_in_elsewhere_it_works_and_stays_within_the_link(world: World, link: str) -> None:
    sol = world.client("sol")
    page = sol.get(link).content.decode()
    assert TITLE in page
    assert "Southmere Together" in page, "what stands around the page is that of who is signed in"
    assert sol.post(link, {"said": "on-track"}).status_code == 302
    assert history(world) == [("On track", "Pia Penn, by the link sent to them")]
    assert sol.get("/my-actions/").status_code == 200


def test_the_command_asks_for_the_secret_too(world: World, action: UUID) -> None:
    with world.scope(), pytest.raises(NotFound):
        progress.say_by_link(secret="x", now=NOW, today=TODAY, said="done")  # noqa: S106


def test_other_methods_are_refused(world: World, link: str) -> None:
    for method in ("put", "patch", "delete"):
        assert getattr(stranger(), method)(link).status_code == 405


def test_a_press_from_another_site_is_refused(world: World, link: str) -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    assert strict.post(link, {"said": "done"}).status_code == 403
    assert history(world) == []
