"""How an action is going: reports, one press, and the history of both."""

from datetime import timedelta
from uuid import UUID

import pytest

from factories import progress as plans
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.lib.faults import Refused
from oneworkforce.plan.commands import progress
from oneworkforce.plan.models import Action, Progress
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone


@pytest.fixture
def action(world: World) -> UUID:
    return plans.action(world, plans.strategy(world))


def say(world: World, action: UUID, said: str, by: str = "pia", later: int = 0) -> None:
    with world.scope(by):
        now = NOW + timedelta(minutes=later)
        progress.say(by=world.viewer(by), now=now, today=TODAY, action=action, said=said)


def kept(world: World, pk: UUID) -> Action:
    with world.reading():
        return Action.objects.get(pk=pk)


def history(world: World) -> list[tuple[int, str, str]]:
    with world.reading():
        return [(row.percent, row.words, row.said_by) for row in Progress.objects.order_by("said_at")]


def form(world: World, pk: UUID, percent: str, words: str = "", **more: str) -> dict[str, str]:
    seen = conflict.digest(progress.shown(kept(world, pk)))
    return {"percent": percent, "words": words, "seen": seen, **more}


def test_whoever_leads_reports_and_every_word_is_kept(world: World, action: UUID) -> None:
    pia, path = world.client("pia"), f"/actions/{action}/progress/"
    assert pia.post(path, form(world, action, "40", "Half the team is trained.\nThe rest in May.")).status_code == 302
    assert pia.post(path, form(world, action, "100")).status_code == 302
    row = kept(world, action)
    assert (row.percent, row.done_on) == (100, None), "all of it may be there without its being done"
    assert row.progress_at
    assert history(world) == [
        (40, "Half the team is trained.\nThe rest in May.", "Pia Penn"),
        (100, "", "Pia Penn"),
    ]


def test_done_sets_all_of_it_with_its_day_or_today(world: World, action: UUID) -> None:
    day = TODAY - timedelta(days=9)
    parts = {"done_on_day": str(day.day), "done_on_month": str(day.month), "done_on_year": str(day.year)}
    pia, path = world.client("pia"), f"/actions/{action}/progress/"
    assert pia.post(path, form(world, action, "70", done="on", **parts)).status_code == 302
    assert (kept(world, action).percent, kept(world, action).done_on) == (100, day)
    assert pia.post(path, form(world, action, "80")).status_code == 302
    assert (kept(world, action).percent, kept(world, action).done_on) == (80, None), "it is open again"


@pytest.mark.parametrize(
    ("percent", "said"), [("101", "100 or less"), ("-1", "0 or more"), ("", "Enter"), ("x", "whole")]
)
def test_a_share_is_from_0_to_100(world: World, action: UUID, percent: str, said: str) -> None:
    answer = world.client("pia").post(f"/actions/{action}/progress/", form(world, action, percent, "My words"))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "My words" in answer.content.decode(), "nothing typed is lost"
    assert history(world) == []


def test_it_was_not_done_in_the_future(world: World, action: UUID) -> None:
    with world.scope("pia"), pytest.raises(Refused, match="future"):
        progress.report(
            by=world.viewer("pia"),
            now=NOW,
            today=TODAY,
            action=action,
            seen="",
            percent=5,
            words="",
            done=True,
            done_on=TODAY + timedelta(days=1),
        )


def test_two_reports_at_once_are_set_side_by_side(world: World, action: UUID) -> None:
    first, second = form(world, action, "40"), form(world, action, "55", "Mine")
    path = f"/actions/{action}/progress/"
    assert world.client("walter").post(path, first).status_code == 302
    answer = world.client("pia").post(path, second)
    assert answer.status_code == 409
    assert "40" in answer.content.decode()
    assert kept(world, action).percent == 40


def test_one_press_says_it_and_done_is_taken_back(world: World, action: UUID) -> None:
    pia = world.client("pia")
    assert pia.post(f"/actions/{action}/progress/", form(world, action, "60")).status_code == 302
    for said, state in (("on-track", (60, None)), ("done", (100, TODAY)), ("needs-help", (60, None))):
        say(world, action, said, later=len(history(world)) + 60 * 24 * 365)
        assert (kept(world, action).percent, kept(world, action).done_on) == state
    assert [words for _, words, _ in history(world)] == ["", "On track", "Done", "Needs help"]


def test_what_is_none_of_the_three_is_refused(world: World, action: UUID) -> None:
    with pytest.raises(Refused, match="not one of the three"):
        say(world, action, "splendid")
    assert world.client("pia").post(f"/actions/{action}/say/", {"said": "splendid"}).status_code == 400
    assert history(world) == []


def test_a_press_leads_back_to_my_actions(world: World, action: UUID) -> None:
    pia = world.client("pia")
    answer = pia.post(f"/actions/{action}/say/", {"said": "on-track"}, follow=True)
    assert answer.redirect_chain == [("/my-actions/", 302)]
    assert "Saved: “On track” for action 1." in answer.content.decode()


def test_who_asks_for_help_is_seen_until_something_else_is_said(world: World, action: UUID) -> None:
    pia = world.client("pia")
    pia.post(f"/actions/{action}/say/", {"said": "needs-help"})
    assert "It needs help, said on" in pia.get(f"/actions/{action}/").content.decode()
    pia.post(f"/actions/{action}/say/", {"said": "on-track"})
    assert "It needs help" not in pia.get(f"/actions/{action}/").content.decode()


def test_the_audit_knows_that_and_not_what(world: World, action: UUID) -> None:
    say(world, action, "needs-help")
    with world.reading():
        event = Event.objects.get()
        assert (event.actor, event.noun, event.subject, event.fields) == ("Pia Penn", "action", action, ["progress"])


def test_a_workforce_lead_may_others_may_not_strangers_find_nothing(world: World, action: UUID) -> None:
    say(world, action, "on-track", by="walter")
    for who in ("mona", "erin", "alice"):
        with pytest.raises(NotAllowed, match="leads this action"):
            say(world, action, "on-track", by=who)
        assert world.client(who).get(f"/actions/{action}/progress/").status_code == 403
    with pytest.raises(NotFound):
        say(world, action, "on-track", by="bea-south")
    assert world.client("bea-south").get(f"/actions/{action}/progress/").status_code == 404


def test_a_get_says_nothing(world: World, action: UUID) -> None:
    assert world.client("pia").get(f"/actions/{action}/say/?said=done").status_code == 405
    assert history(world) == []
