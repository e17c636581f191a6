"""Posts: their list and its file, the page of one, and what is said of it by those who keep it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import workforce as made
from factories.areas import workforce_posts as asked
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Person
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import post_values, posts
from oneworkforce.workforce.models import Post
from oneworkforce.workforce.permissions import posts as permissions
from oneworkforce.workforce.permissions import staff

pytestmark = pytest.mark.undone
LIST = "/workforce/posts/"


def page(world: World, who: str, path: str) -> str:
    return world.client(who).get(path).content.decode()


def references(world: World, who: str, query: str) -> list[str]:
    """Return the references that the list shows, in its order."""
    shown = page(world, who, f"{LIST}?{query}")
    places = {name: shown.find(f">{name}</a>") for name in ("A1", "B2", "C3", "D4")}
    return sorted((name for name, place in places.items() if place >= 0), key=lambda name: places[name])


@pytest.fixture
def four(world: World) -> dict[str, Any]:
    """A1 held in Reed, B2 vacant, C3 ended, D4 of Kite Club: ending, half of a full-time week."""
    return {
        "A1": made.post(world, "A1", locality_id=world.localities["Reed"]),
        "B2": made.post(world, "B2", person="", role="head_teacher", contract=""),
        "C3": made.post(world, "C3", person="mona", left_on=date(2024, 7, 31)),
        "D4": made.post(
            world, "D4", person="vic", at="Kite Club", role="youth_worker", minutes=1110, left_on=date(2099, 1, 1)
        ),
    }


@pytest.mark.parametrize(
    ("left_on", "who", "sees"),
    [
        (None, "carl", True),
        (TODAY + timedelta(days=30), "carl", True),
        (TODAY - timedelta(days=1), "carl", True),
        (date(2025, 11, 2), "carl", True),
        (date(2025, 11, 1), "carl", False),
        (date(2019, 7, 31), "carl", False),
        (date(2019, 7, 31), "mona", True),
        (date(2019, 7, 31), "walter", True),
        (date(2019, 7, 31), "bea", True),
    ],
)
def test_by_the_place_a_post_is_seen_until_a_year_after_it_ended(
    world: World, left_on: date | None, who: str, sees: bool
) -> None:
    harbour, bea = world.organisations["Harbour School"], world.people["bea"]
    began, place = date(2010, 9, 1), world.localities["Reed"]
    post = made.post(world, person="bea", locality_id=place, started_on=began, left_on=left_on)
    with world.reading(who):
        viewer = world.viewer(who)
        assert (post in permissions.visible_to(viewer, today=TODAY).values_list("pk", flat=True)) is sees
        if who != "bea":  # who sees themself whatever becomes of the post
            placed = staff.visible_to(viewer, today=TODAY).filter(pk=bea, posts__organisation=harbour)
            assert placed.exists() is (sees and who != "mona"), "a manager sees whose record she keeps, and no other"
            assert permissions.reached(viewer, today=TODAY).filter(pk=harbour).exists() is sees
        if not sees:
            with pytest.raises(NotFound):
                permissions.get(viewer, post, today=TODAY)
            with pytest.raises(NotFound):
                staff.get(viewer, bea, today=TODAY)


@pytest.mark.usefixtures("four")
def test_the_list_is_filtered_and_sorted(world: World) -> None:
    willow, kite = world.localities["Willow"], world.organisations["Kite Club"]
    assert references(world, "walter", "") == ["A1", "B2", "D4"], "what ended is shown where it is asked for"
    assert references(world, "walter", "state=every&sort=-reference") == ["D4", "C3", "B2", "A1"]
    assert references(world, "walter", "state=ended") == ["C3"]
    assert references(world, "walter", "state=vacant") == ["B2"]
    assert references(world, "walter", f"locality={willow}") == ["A1"], "Reed lies in Willow"
    assert references(world, "walter", f"organisation={kite}&state=ending") == ["D4"]
    assert references(world, "walter", "sector=voluntary") == ["D4"]
    assert references(world, "walter", "group=schools&sort=role") == ["B2", "A1"]
    assert references(world, "walter", "contract=none") == ["B2"]
    assert references(world, "walter", "words=PIA") == ["A1"]
    assert "No posts match" in page(world, "walter", f"{LIST}?role=midwife")


@pytest.mark.usefixtures("four")
def test_a_manager_sees_the_posts_of_her_organisation_and_of_no_other(world: World) -> None:
    assert references(world, "mona", "state=every") == ["A1", "B2", "C3"]
    shown = page(world, "mona", LIST)
    assert "Vic Vale" not in shown
    assert "Kite Club" not in shown
    assert references(world, "carl", "state=every") == ["A1"], "a co-ordinator sees those of the locality"
    assert references(world, "stella", "state=every") == ["A1", "B2", "C3", "D4"]


@pytest.mark.usefixtures("four")
def test_the_list_is_exported_for_a_purpose_with_computed_whole_time(world: World) -> None:
    made.post(world, "=A", at="Kite Club", person="vic", minutes=None, unsaid={"minutes": "refused"})
    answer = world.client("walter").post(f"{LIST}export/?state=every", {"purpose": "planning"})
    rows = [line.split(",") for line in answer.content.decode("utf-8-sig").splitlines()]
    at = rows[0].index("Whole time")
    assert {row[0]: row[at] for row in rows[1:6]} == {
        "A1": "1.00",
        "B2": "1.00",
        "C3": "1.00",
        "D4": "0.50",
        "'=A": "Not known",
    }
    assert "Prefers not to say" in next(row for row in rows if row[0] == "'=A")
    with world.reading():
        assert Event.objects.filter(verb="exported", noun="post").count() == 1


def test_a_list_takes_as_many_questions_for_two_posts_as_for_forty(world: World) -> None:
    walter, taken = world.client("walter"), []
    for numbers in (range(2), range(2, 24)):
        for number in numbers:
            made.post(world, f"N{number}", person="" if number % 2 else "pia")
        walter.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            walter.get(LIST)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_a_post_is_added_vacant_with_a_reference_of_its_own(world: World) -> None:
    mona, place = world.client("mona"), world.organisations["Harbour School"]
    assert mona.get(f"{LIST}add/")["Location"] == f"/workforce/organisations/{place}/posts/add/"
    sent = {"role": "teacher", "contract": "?unknown", "hours": "18:30", "locality": "?none", "cases": "0"}
    first = mona.post(f"/workforce/organisations/{place}/posts/add/", {**sent, "vacant_since_why": "unknown"})
    assert first.status_code == 302
    mona.post(f"/workforce/organisations/{place}/posts/add/", sent)
    with world.reading():
        rows = {row.reference: row for row in Post.objects.all()}
        assert set(rows) == {"P1", "P2"}
        assert rows["P1"].minutes == 1110
        assert rows["P1"].cases == 0
        assert rows["P1"].unsaid == {"contract": "unknown", "locality": "none", "vacant_since": "unknown"}
        assert rows["P1"].confirmed_by == "Mona Marsh"
    shown = mona.get(first["Location"]).content.decode()
    assert "Nobody: vacant" in shown
    assert "Not known" in shown
    assert "0.50" in shown


def test_a_post_is_added_changed_confirmed_and_removed_on_its_pages(world: World) -> None:
    mona, place = world.client("mona"), world.organisations["Harbour School"]
    sent = {"role": "teacher", "contract": "permanent", "hours": "37"}
    url = mona.post(f"/workforce/organisations/{place}/posts/add/", sent)["Location"]
    with world.reading():
        row = Post.objects.get()
        shown = post_values.shown(row)
    assert (row.role, row.contract, row.minutes) == ("teacher", "permanent", 2220)
    changed = {**sent, "role": "learning_mentor", "hours": "18.5", "seen": conflict.digest(shown)}
    assert mona.post(f"{url}change/", changed)["Location"] == url
    with world.scope(), transactions.whole("test long ago"):
        Post.objects.update(confirmed_on=date(2020, 1, 1), changed_at=NOW - timedelta(days=900))
    with world.reading():
        was: dict[str, Any] = {**Post.objects.values().get()}
    assert (was["role"], was["minutes"]) == ("learning_mentor", 1110)
    assert mona.post(f"{url}confirm/")["Location"] == url
    with world.reading():
        now: dict[str, Any] = {**Post.objects.values().get()}
    assert now["confirmed_on"] == timezone.localdate()
    assert {key for key in was if was[key] != now[key]} == {"confirmed_on"}, "no value changes"
    assert "Remove this post" in page(world, "mona", url)
    assert mona.post(f"{url}remove/")["Location"] == LIST
    with world.reading():
        assert not Post.objects.exists()
        told = Event.objects.filter(noun="post", subject=row.pk).order_by("at", "pk").values_list("verb", flat=True)
        assert sorted(told) == ["added", "changed", "confirmed", "removed"]


def test_a_person_gets_a_second_post_and_a_share_of_hours_is_shown(world: World) -> None:
    held = made.post(world, minutes=1110)
    sent = {"role": "learning_mentor", "hours": "6.17", "reference": "M7", "started_on_why": "unknown"}
    answer = world.client("mona").post(f"/workforce/staff/{world.people['pia']}/posts/add/", sent)
    assert answer.status_code == 302
    assert "75% of the hours of their posts that you see" in page(world, "mona", f"{LIST}{held}/")
    with world.reading():
        row = Post.objects.get(reference="M7")
        assert row.person_id == world.people["pia"]
        assert row.person is not None
        assert row.person.staff_record.number == "S1"


def test_faults_stand_beside_their_fields_and_are_told_at_once(world: World) -> None:
    place = world.organisations["Harbour School"]
    sent = {"role": "", "hours": "lots", "full_time_hours": "0.5", "cases": "-1", "reference": "P1"}
    made.post(world, "P1")
    shown = world.client("mona").post(f"/workforce/organisations/{place}/posts/add/", sent).content.decode()
    assert "Select role" in shown
    sent |= {"role": "teacher"}
    shown = world.client("mona").post(f"/workforce/organisations/{place}/posts/add/", sent).content.decode()
    for words in ("This is not a number of hours.", "between 1 and 100 hours", "whole number from 0 to 999"):
        assert words in shown
    both = {"role": "teacher", "hours": "37", "hours_why": "unknown"}
    shown = world.client("mona").post(f"/workforce/organisations/{place}/posts/add/", both).content.decode()
    assert "There is a value and a reason why there is none." in shown


def test_a_reference_is_given_to_one_post_of_an_organisation(world: World) -> None:
    post = made.post(world, "P1")
    made.post(world, "P2")
    made.post(world, "P3", at="Kite Club", person="vic")
    with pytest.raises(Refused, match="Another post of the organisation has this reference"):
        asked.changed(world, post, reference="P2")
    asked.changed(world, post, reference="P3")


def test_two_editors_see_both_texts(world: World) -> None:
    post = made.post(world)
    with world.reading():
        seen = conflict.digest(post_values.shown(Post.objects.get(pk=post)))
    mona, path = world.client("mona"), f"{LIST}{post}/change/"
    sent = {"role": "teacher", "reference": "P1", "contract": "permanent", "hours": "20", "started_on_day": "1"}
    sent |= {"started_on_month": "9", "started_on_year": "2020", "seen": seen}
    asked.changed(world, post, who="alice", role="teacher", contract="permanent", hours="30")
    answer = mona.post(path, sent)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "What is stored now" in shown
    assert "30" in shown
    with world.reading():
        row = Post.objects.get(pk=post)
        seen = conflict.digest(post_values.shown(row))
        assert row.minutes == 1800
    assert mona.post(path, {**sent, "seen": seen, "choose_hours": "yours"}).status_code == 302
    with world.reading():
        assert Post.objects.get(pk=post).minutes == 1200


def test_changed_and_confirmed_are_two_dates(world: World) -> None:
    post, later = made.post(world), NOW + timedelta(days=30)
    with world.scope("mona"):
        posts.confirm(by=world.viewer("mona"), now=later, today=TODAY, post=post)
    with world.reading():
        row = Post.objects.get(pk=post)
        assert (row.confirmed_on, row.confirmed_by, row.changed_at) == (later.date(), "Mona Marsh", NOW)
        event = Event.objects.get(noun="post")
        assert (event.verb, event.subject) == ("confirmed", post)


def test_what_was_entered_in_error_is_removed_and_counts_nowhere(world: World) -> None:
    post = made.post(world)
    mona = world.client("mona")
    assert "not among vacancies or leavers either" in mona.get(f"{LIST}{post}/remove/").content.decode()
    assert mona.post(f"{LIST}{post}/remove/").status_code == 302
    with world.reading():
        assert not Post.objects.exists()
        assert Person.objects.filter(pk=world.people["pia"]).exists()


def test_a_manager_cannot_reach_another_organisations_posts_by_any_command(world: World) -> None:
    post = made.post(world, at="Kite Club", person="vic")
    for run in (asked.changed, asked.left):
        with pytest.raises(NotFound):
            run(world, post)
    with pytest.raises(NotAllowed):
        asked.added(world, at="Kite Club")
    with world.scope("mona"), pytest.raises(NotFound):
        posts.remove(**by(world, "mona"), post=post)
    with world.scope("stella"), pytest.raises(NotAllowed):
        posts.remove(**by(world, "stella"), post=post)
    said = posts.Said(role="teacher")
    place, vic = world.organisations["Harbour School"], world.people["vic"]
    with world.scope("mona"), pytest.raises(NotFound):
        posts.add(**by(world, "mona"), today=TODAY, organisation=place, said=said, person=vic)


def test_a_page_says_what_nobody_has_asked_yet(world: World) -> None:
    post = made.post(world, contract="", minutes=None)
    shown = page(world, "mona", f"{LIST}{post}/")
    assert "Not asked yet: contract, hours a week and locality." in shown
