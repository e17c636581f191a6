"""What becomes of a post: filled, left, ended, taken back."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from factories import workforce as made
from factories.areas import workforce_posts as asked
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import post_steps
from oneworkforce.workforce.models import Post, StaffRecord
from oneworkforce.workforce.queries import posts

pytestmark = pytest.mark.undone
LIST = "/workforce/posts/"


def row(world: World, post: UUID | None) -> Post:
    assert post is not None
    with world.reading():
        return Post.objects.get(pk=post)


def stands(world: World, post: UUID | None) -> str:
    assert post is not None
    with world.reading():
        return posts.one(world.viewer("mona"), post, today=TODAY).row.stands


def test_a_vacant_post_is_filled_by_somebody_of_the_organisation(world: World) -> None:
    post, mona = made.post(world, person=""), world.client("mona")
    path = f"{LIST}{post}/fill/?name=p"
    assert "Enter 2 letters or more" in mona.get(path).content.decode()
    shown = mona.get(f"{LIST}{post}/fill/?name=enn").content.decode()
    assert "Pia Penn" in shown
    assert "Vic Vale" not in mona.get(f"{LIST}{post}/fill/?name=vic").content.decode()
    sent = {"person": str(world.people["pia"]), "on_day": "1", "on_month": "10", "on_year": "2026"}
    assert mona.post(f"{LIST}{post}/fill/?name=enn", sent).status_code == 302
    filled = row(world, post)
    assert (filled.person_id, filled.started_on, filled.vacant_since) == (world.people["pia"], date(2026, 10, 1), None)
    with world.reading():
        assert StaffRecord.objects.get(person=world.people["pia"]).number == "S1", "a holder has a staff record"


def test_somebody_of_another_organisation_cannot_be_given_a_post(world: World) -> None:
    post = made.post(world, person="")
    with world.scope("mona"), pytest.raises(Refused, match="not of the organisation"):
        post_steps.fill(**by(world, "mona"), today=TODAY, post=post, person=world.people["vic"], on=None)


def test_a_holder_leaves_and_the_post_goes_on_vacant_as_a_row_of_its_own(world: World) -> None:
    post = made.post(world, "P1", locality_id=world.localities["Reed"], unsaid={"team": "none"})
    after = asked.left(world, post, on=TODAY - timedelta(days=1))
    old, new = row(world, post), row(world, after)
    assert (old.person_id, old.left_on) == (world.people["pia"], date(2026, 11, 1))
    assert (old.leaving_reason, old.destination) == ("resigned", "other_work")
    assert (new.reference, new.person_id, new.vacant_since, new.follows_id) == ("P1-2", None, TODAY, post)
    assert (new.role, new.minutes, new.locality_id, new.unsaid) == (
        old.role,
        old.minutes,
        old.locality_id,
        {"team": "none"},
    )
    assert (stands(world, post), stands(world, after)) == ("ended", "vacant")
    assert "Other work" in world.client("mona").get(f"{LIST}{post}/").content.decode()
    other = made.post(world, "P9")
    assert asked.left(world, other, on=TODAY - timedelta(days=1), goes_on=False) is None
    assert (stands(world, other), row(world, other).destination) == ("ended", "other_work")
    with world.reading():
        assert Post.objects.count() == 3, "it ended, and nothing follows"


def test_the_form_asks_when_why_and_what_becomes_of_the_post(world: World) -> None:
    post, mona = made.post(world), world.client("mona")
    shown = mona.post(f"{LIST}{post}/leave/", {}).content.decode()
    for words in ("Enter last day in the post", "Select why they leave", "Select what becomes of the post"):
        assert words in shown
    year = timezone.localdate().year + 2  # a page knows the day itself
    sent = {"on_day": "31", "on_month": "12", "on_year": str(year), "leaving_reason": "retired", "goes_on": "no"}
    slip = mona.post(f"{LIST}{post}/leave/", {**sent, "on_year": "2206"}).content.decode()
    assert "This day lies more than 10 years ahead." in slip
    assert mona.post(f"{LIST}{post}/leave/", sent)["Location"] == f"{LIST}{post}/"
    with world.reading():
        assert Post.objects.count() == 1
    shown = mona.get(f"{LIST}{post}/").content.decode()
    assert "Ending" in shown
    assert "Retired" in shown


def test_a_vacant_post_ends_without_a_leaver(world: World) -> None:
    post = made.post(world, person="")
    with world.scope("mona"):
        post_steps.end(**by(world, "mona"), today=TODAY, post=post, on=TODAY)
    assert (row(world, post).left_on, row(world, post).leaving_reason) == (TODAY, "")
    with world.scope("mona"), pytest.raises(NotAllowed, match="Its end is written down already"):
        post_steps.end(**by(world, "mona"), today=TODAY, post=post, on=TODAY)


def test_an_ending_is_taken_back_and_the_vacant_post_goes_with_it(world: World) -> None:
    post, mona = made.post(world), world.client("mona")
    asked.left(world, post)
    assert "Taking back the ending removes the vacant post" in mona.get(f"{LIST}{post}/").content.decode()
    assert mona.post(f"{LIST}{post}/take-back/").status_code == 302
    back = row(world, post)
    assert (back.left_on, back.leaving_reason, back.destination) == (None, "", "")
    with world.reading():
        assert Post.objects.count() == 1


def test_an_ending_is_not_taken_back_once_somebody_holds_the_post_that_followed(world: World) -> None:
    post, mona = made.post(world), world.client("mona")
    after = asked.left(world, post)
    assert after is not None
    with world.scope("mona"):
        post_steps.fill(**by(world, "mona"), today=TODAY, post=after, person=world.people["mona"], on=None)
    assert "no longer as it was made" in mona.post(f"{LIST}{post}/take-back/", follow=True).content.decode()
    assert row(world, post).left_on is not None


def test_a_step_that_does_not_fit_says_why(world: World) -> None:
    held = made.post(world)
    answer = world.client("mona").get(f"{LIST}{held}/fill/")
    assert answer.status_code == 403
    assert "Say first that its holder leaves." in answer.content.decode()
