"""Who leaves by a file keeps the post that they held and counts, and the post goes on, as when a manager says so."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import staff_files, workforce
from factories.areas import workforce_posts
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person
from oneworkforce.workforce.commands import post_steps
from oneworkforce.workforce.commands import staff_uploads as commands
from oneworkforce.workforce.models import Post, StaffRecord

pytestmark = pytest.mark.undone
HEAD = "post_reference,role,staff_number,started,left,vacant_since\n"
LATER = NOW + timedelta(days=3)
END = NOW + timedelta(days=9)
Stands = dict[str, tuple[Any, ...]]


def stands(world: World) -> Stands:
    """Return by reference who holds or held each post, its days, why they left and what it goes on after."""
    columns = ("person__staff_record__number", "started_on", "left_on", "leaving_reason", "vacant_since")
    with world.reading():
        rows = Post.objects.values_list("reference", *columns, "follows__reference")
        return {
            reference: tuple(str(each) if isinstance(each, date) else each or "" for each in told)
            for reference, *told in rows
        }


def everything(world: World) -> list[object]:
    with world.reading():
        return [sorted(map(str, model.objects.values_list())) for model in (Person, StaffRecord, Post)]


def held(world: World, **values: Any) -> None:
    """Have P1 held by Pia Penn, S1, since 2020."""
    workforce.post(world, "P1", **values)
    workforce.record(world)


def ended(world: World) -> None:
    held(world, left_on=date(2026, 5, 31), leaving_reason="retired")


def counts(world: World, upload: Any) -> dict[str, int]:
    names = ("new", "changed", "unchanged", "mend", "absent", "leavers")
    return {name: number for name, number in staff_files.row(world, upload).counts.items() if name in names and number}


def once_more(world: World, content: str, at: Any) -> dict[str, int]:
    """Give a file again, have nothing stored of it, and return what storing it would do."""
    upload = staff_files.checked(world, content, now=at)
    with world.scope(staff_files.WHO):
        commands.leave(**{**by(world, staff_files.WHO), "now": at}, upload=upload)
    return counts(world, upload)


def codes(world: World, upload: Any) -> dict[str, list[int]]:
    return {code: rows for code, _, _, rows, _ in staff_files.row(world, upload).told}


S1_LEFT = ("S1", "2020-09-01", "2026-09-30", "unknown", "", "")


def test_a_file_that_refills_a_post_keeps_who_left_it(world: World) -> None:
    held(world, unsaid={"came_from": "unknown", "team": "none"}, cases=4)
    before = everything(world)
    content = HEAD + "P1,Teacher,S2,2026-10-01,,\n"
    upload = staff_files.stored(world, content, now=LATER)
    assert counts(world, upload) == {"changed": 1, "leavers": 1}
    assert stands(world) == {"P1": S1_LEFT, "P1-2": ("S2", "2026-10-01", "", "", "", "P1")}
    with world.reading():
        new = Post.objects.get(reference="P1-2")
        assert (new.role, new.contract, new.minutes, new.cases) == ("teacher", "permanent", 2220, None)
        assert (new.unsaid, new.origin) == ({"team": "none"}, "upload")
    assert once_more(world, content, END) == {"unchanged": 1}
    staff_files.undone(world, upload, now=END)
    assert everything(world) == before


def test_a_file_that_vacates_a_post_keeps_who_left_it(world: World) -> None:
    held(world)
    before = everything(world)
    content = HEAD + "P1,Teacher,,,,2026-10-01\n"
    upload = staff_files.stored(world, content, now=LATER)
    assert stands(world) == {"P1": S1_LEFT, "P1-2": ("", "", "", "", "2026-10-01", "P1")}
    assert counts(world, staff_files.stored(world, content, now=LATER + timedelta(hours=1))) == {"unchanged": 1}
    filled = staff_files.stored(world, HEAD + "P1,Teacher,S2,2026-11-01,,\n", now=LATER + timedelta(hours=2))
    assert counts(world, filled) == {"changed": 1}
    assert stands(world) == {"P1": S1_LEFT, "P1-2": ("S2", "2026-11-01", "", "", "", "P1")}
    staff_files.undone(world, filled, now=END)
    assert stands(world)["P1-2"] == ("", "", "", "", "2026-10-01", "P1")
    staff_files.undone(world, upload, now=END)
    assert staff_files.row(world, upload).counts["left"] == 2, "a later file said it again: both stay as they are"
    assert everything(world) != before
    assert stands(world) == {"P1": S1_LEFT, "P1-2": ("", "", "", "", "2026-10-01", "P1")}


def test_leavers_by_a_file_are_those_that_a_manager_says(world: World) -> None:
    held(world)
    workforce.post(world, "P5", person="mona")
    workforce.record(world, "mona", number="S5")
    with world.reading():
        post, nobody = Post.objects.get(reference="P1").pk, ""
    with world.scope("mona"):
        told: dict[str, Any] = {"post": post, "on": date(2026, 9, 30), "reason": "unknown", "destination": nobody}
        post_steps.leave(**by(world, "mona"), today=TODAY, **told, goes_on=True)
    staff_files.stored(world, HEAD + "P5,Teacher,,,,2026-10-01\n")
    found = stands(world)
    assert found["P5"] == ("S5", *found["P1"][1:])
    assert found["P5-2"] == (*found["P1-2"][:-1], "P5")
    columns = ("role", "contract", "minutes", "full_time_minutes", "cases", "unsaid", "destination")
    with world.reading():
        same = {each.reference: [getattr(each, name) for name in columns] for each in Post.objects.all()}
    assert (same["P5"], same["P5-2"]) == (same["P1"], same["P1-2"])


@pytest.mark.parametrize(
    ("row", "goes_on"),
    [
        ("P1,Teacher,S2,2026-06-05,,", ("S2", "2026-06-05", "", "", "", "P1")),
        ("P1,Teacher,S2,,,", ("S2", "", "", "", "", "P1")),
        ("P1,Teacher,,,,2026-06-01", ("", "", "", "", "2026-06-01", "P1")),
        ("P1,Teacher,S1,2026-06-05,,", ("S1", "2026-06-05", "", "", "", "P1")),
        ("P1,Teacher,S2,2026-06-05,2026-08-31,", ("S2", "2026-06-05", "2026-08-31", "", "", "P1")),
    ],
)
def test_a_row_that_meets_a_post_that_had_ended_lets_it_go_on(world: World, row: str, goes_on: tuple[str, ...]) -> None:
    ended(world)
    content = HEAD + row + "\nP2,Teacher,S9,2020-01-01,,\n"
    upload = staff_files.stored(world, content)
    left = ("S1", "2020-09-01", "2026-05-31", "retired", "", "")
    assert counts(world, upload) == {"new": 1, "changed": 1}
    assert {**stands(world), "P2": ()} == {"P1": left, "P1-2": goes_on, "P2": ()}
    assert once_more(world, content, LATER) == {"unchanged": 2}
    staff_files.undone(world, upload, now=LATER)
    assert stands(world) == {"P1": left}


def test_who_comes_back_without_a_reference_holds_a_post_that_goes_on(world: World) -> None:
    head = HEAD.removeprefix("post_reference,")
    staff_files.stored(world, head + "Teacher,S1,2020-09-01,2026-05-31,\n")
    content = head + "Teacher,S1,2026-09-01,,\n"
    staff_files.stored(world, content, now=LATER)
    assert stands(world) == {
        "S1-teacher": ("S1", "2020-09-01", "2026-05-31", "", "", ""),
        "S1-teacher-2": ("S1", "2026-09-01", "", "", "", "S1-teacher"),
    }
    assert once_more(world, content, END) == {"unchanged": 1}


def test_who_left_and_is_listed_without_a_new_day_stays_gone_and_the_page_says_so(world: World) -> None:
    ended(world)
    upload = staff_files.checked(world, HEAD + "P1,Teacher,S1,2020-09-01,,\n")
    assert counts(world, upload) == {"unchanged": 1}
    assert codes(world, upload) == {"N406": [2]}
    shown = world.client("mona").get(reverse("staff_upload", args=[upload])).content.decode()
    assert "enter the day on which they started again" in shown


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("P1,Teacher,S1,,2020-08-01,", "E211"),  # left before the stored day on which the post began
        ("P1,Teacher,,,2020-08-01,", "E211"),
        ("P1,Teacher,S2,2020-03-01,,", "E217"),  # somebody else began later, as it is stored
        ("P1,Teacher,,,,2020-03-01", "E217"),
        ("P1,Teacher,S2,,2026-06-30,", "E217"),  # since when is not said, and it ended
    ],
)
def test_days_that_contradict_the_stored_ones_are_an_error_of_their_row_alone(
    world: World, row: str, code: str
) -> None:
    held(world)
    upload = staff_files.stored(world, HEAD + row + "\nP2,Teacher,S9,2020-01-01,,\n")
    assert staff_files.row(world, upload).state == "stored"
    assert codes(world, upload) == {code: [2]}
    assert counts(world, upload) == {"new": 1, "mend": 1}
    assert stands(world)["P1"] == ("S1", "2020-09-01", "", "", "", "")


def test_a_day_on_which_who_had_left_still_held_the_post_is_an_error(world: World) -> None:
    ended(world)
    upload = staff_files.checked(world, HEAD + "P1,Teacher,S2,2026-05-01,,\n")
    assert codes(world, upload) == {"E217": [2]}


def test_two_rows_that_speak_of_one_post_are_to_be_mended(world: World) -> None:
    held(world)
    staff_files.stored(world, HEAD + "P1,Teacher,S2,2026-10-01,,\n")
    both = staff_files.checked(world, HEAD + "P1,Teacher,S3,2026-11-01,,\nP1-2,Teacher,S2,,,\n", now=LATER)
    assert codes(world, both) == {"E209": [2, 3]}
    apart = staff_files.checked(world, HEAD + "P1,Teacher,S1,,,\nP1-2,Teacher,S2,,,\n", now=END)
    assert counts(world, apart) == {"unchanged": 2}


def test_without_a_day_who_held_the_post_left_the_day_before_the_file_came(world: World) -> None:
    held(world)
    upload = staff_files.checked(world, HEAD + "P1,Teacher,S2,,,\n")
    assert codes(world, upload) == {"N407": [2]}
    staff_files.taken(world, upload, now=NOW + timedelta(hours=20))  # stored on another day than it came
    assert stands(world) == {
        "P1": ("S1", "2020-09-01", "2026-11-01", "unknown", "", ""),
        "P1-2": ("S2", "", "", "", "", "P1"),
    }


def test_the_preview_says_who_leaves_and_that_the_post_goes_on(world: World) -> None:
    held(world)
    upload = staff_files.checked(world, HEAD + "P1,Teacher,S2,2026-10-01,,\n")
    mona = world.client("mona")
    shown = mona.get(reverse("staff_upload", args=[upload])).content.decode()
    assert "Of these, posts whose holder leaves" in shown
    rows = mona.get(reverse("staff_upload_rows", args=[upload])).content.decode()
    assert "S1 leaves, with 30 September 2026 as the last day; the post goes on" in rows
    assert "Staff number: S1 → S2" in rows
    assert "Started: 1 September 2020 → 1 October 2026" in rows


def test_a_leaver_whose_post_was_changed_since_does_not_hold_it_again(world: World) -> None:
    held(world)
    upload = staff_files.stored(world, HEAD + "P1,Teacher,S2,2026-10-01,,\n")
    with world.scope(), transactions.whole("test change"):
        Post.objects.filter(reference="P1-2").update(minutes=600, changed_at=LATER)
    staff_files.undone(world, upload, now=END)
    assert stands(world) == {"P1": S1_LEFT, "P1-2": ("S2", "2026-10-01", "", "", "", "P1")}


def test_a_post_does_not_go_with_the_ending_that_somebody_changed_since(world: World) -> None:
    held(world)
    upload = staff_files.stored(world, HEAD + "P1,Teacher,S2,2026-10-01,,\n")
    with world.scope(), transactions.whole("test change"):
        Post.objects.filter(reference="P1").update(leaving_reason="retired", changed_at=LATER)
    staff_files.undone(world, upload, now=END)
    assert stands(world)["P1-2"] == ("S2", "2026-10-01", "", "", "", "P1")


def test_what_was_said_by_hand_is_what_the_file_meets(world: World) -> None:
    held(world)
    with world.reading():
        post = Post.objects.get().pk
    workforce_posts.left(world, post, on=date(2026, 10, 31))
    content = HEAD + "P1,Teacher,S2,2026-11-02,,\n"
    upload = staff_files.stored(world, content, now=LATER)
    assert counts(world, upload) == {"changed": 1}
    assert stands(world) == {
        "P1": ("S1", "2020-09-01", "2026-10-31", "resigned", "", ""),
        "P1-2": ("S2", "2026-11-02", "", "", "", "P1"),
    }
    assert once_more(world, content, END) == {"unchanged": 1}


def statements(world: World, rows: int, letter: str) -> int:
    """Store a file and, in the statements counted, the next one, in which every post changes hands."""
    lines = [f"{letter}{at},Teacher,{letter}S{at},2020-09-01,,\n" for at in range(rows)]
    staff_files.stored(world, HEAD + "".join(lines))
    other = [f"{letter}{at},Teacher,{letter}T{at},2026-10-01,,\n" for at in range(rows)]
    upload = staff_files.checked(world, HEAD + "".join(other), now=LATER)
    with world.scope(staff_files.WHO):
        commands.take(**{**by(world, staff_files.WHO), "now": LATER}, upload=upload)
    with CaptureQueriesContext(connection) as captured:
        staff_files.work(LATER)
    with world.reading():
        after = Post.objects.filter(follows__left_on=date(2026, 9, 30), reference__startswith=letter)
        assert after.count() == rows
    return len(captured)


def test_many_posts_that_change_hands_take_no_more_statements(world: World) -> None:
    assert statements(world, 10, "A") == statements(world, 200, "B")


CHOICES = (
    ("S1", "S2", "S3", ""),
    ("", "now", "now"),
    ("", "", "", "now"),
)


def content(draw: random.Random, day: date) -> str:
    """Return a file of three posts; "now" are days about `day`."""
    rows = []
    for number in (1, 2, 3):
        about = str(day + timedelta(days=draw.randint(-3, 3)))
        who, started, left = (draw.choice(words).replace("now", about) for words in CHOICES)
        row = (who, started, left, "") if who else ("", "", "", about)
        rows.append(",".join((f"P{number}", "Teacher", *row)))
    return HEAD + "\n".join(rows) + "\n"


def test_whatever_a_file_says_the_same_again_changes_nothing_and_undoing_takes_all_back(world: World) -> None:
    held(world)
    draw = random.Random(7)  # noqa: S311  the same files each time
    gone, turns = 0, []
    for turn in range(5):
        at = NOW + timedelta(days=turn)
        before = everything(world)
        content_ = content(draw, date(2026, 6, 1) + timedelta(weeks=turn))
        upload = staff_files.checked(world, content_, now=at)
        if not staff_files.row(world, upload).counts["taken"]:
            continue
        staff_files.taken(world, upload, now=at)
        assert staff_files.row(world, upload).state == "stored"
        gone += staff_files.row(world, upload).counts["leavers"]
        stood = stands(world)
        assert not {"new", "changed"} & once_more(world, content_, at + timedelta(hours=1)).keys(), content_
        assert stands(world) == stood
        going_on = [reference.split("-")[0] for reference, told in stood.items() if not told[2]]
        assert len(set(going_on)) == len(going_on), "nobody holds a post together with who holds it after them"
        turns.append((upload, before))
    assert gone > 3
    for upload, before in reversed(turns):
        staff_files.undone(world, upload, now=NOW + timedelta(days=30))
        assert everything(world) == before
