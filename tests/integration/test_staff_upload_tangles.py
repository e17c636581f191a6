"""Two files whose rows cross: whatever they say, it is as if one had been stored after the other."""

import random
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from factories import staff_files, workforce
from factories.world import NOW, World
from oneworkforce.partnership.models import Language, Person, Skill
from oneworkforce.workforce.models import Post, StaffRecord

pytestmark = pytest.mark.undone
HOUR = timedelta(hours=1)
HEAD = "post_reference,role,staff_number,name,hours_a_week,birth_year,gender,languages,skills\n"
CHOICES = (
    ("Teacher", "Mentor"),
    ("S1", "S2", "S3", "S4"),
    ("Ada Ash", "Ben Bay", ""),
    ("37", "18.5", "", "n/k"),
    ("1980", "1990", ""),
    ("woman", "man", "prefers not to say", ""),
    ("Polish", "Urdu;Polish", "none", "prefers not to say", ""),
    ("Chess", "Swimming", "none", "n/k", ""),
)


def content(draw: random.Random) -> str:
    rows = [
        ",".join([f"P{number}", *(draw.choice(words) for words in CHOICES)])
        for number in sorted(draw.sample(range(1, 6), draw.randint(1, 4)))
    ]
    return HEAD + "\n".join(rows) + "\n"


def stands(world: World) -> list[Any]:
    """Return what is stored of people and posts, by what they say and not by id or moment."""
    with world.reading():
        posts = Post.objects.values_list("reference", "role", "minutes", "unsaid", "person__staff_record__number")
        records = StaffRecord.objects.values_list("number", "birth_year", "gender", "unsaid", "person__name")
        said = Person.objects.values_list("staff_record__number", "skills_said", "languages_said")
        skills = Skill.objects.values_list("person__staff_record__number", "name")
        languages = Language.objects.values_list("person__staff_record__number", "tag")
        return [sorted(map(str, rows)) for rows in (posts, records, said, skills, languages)]


def stored(world: World, upload: UUID, at: Any) -> bool:
    """Have a checked file stored; return whether it had to be checked again first."""
    staff_files.taken(world, upload, now=at)
    row = staff_files.row(world, upload)
    if row.state == "stored":
        return False
    assert row.state == "checked"
    assert row.notes[0].startswith("Nothing was stored: somebody changed what is stored of these rows after the check:")
    staff_files.taken(world, upload, now=at)
    assert staff_files.row(world, upload).state == "stored"
    return True


def test_two_files_that_cross_end_as_if_one_came_after_the_other(world: World) -> None:
    workforce.post(world, "P1", minutes=600)
    workforce.record(world, number="S1")
    draw = random.Random(20)  # noqa: S311  the same files each time
    again = []
    for turn in range(5):
        at = NOW + turn * 24 * HOUR
        first, second = content(draw), content(draw)
        before = stands(world)
        late = staff_files.checked(world, second, now=at)
        early = staff_files.checked(world, first, now=at + 3 * HOUR)  # whose turn it was let it pass
        stored(world, early, at + 3 * HOUR)
        between = stands(world)
        again.append(stored(world, late, at + 6 * HOUR))
        crossed = stands(world)
        staff_files.undone(world, late, now=at + 7 * HOUR)
        assert stands(world) == between
        staff_files.undone(world, early, now=at + 8 * HOUR)
        assert stands(world) == before
        staff_files.stored(world, first, now=at + 9 * HOUR)
        staff_files.stored(world, second, now=at + 10 * HOUR)
        assert stands(world) == crossed
    assert any(again)


def test_a_file_that_does_not_cross_is_stored_as_it_was_checked(world: World) -> None:
    rows = [HEAD + f"P{one},Teacher,S{one},,37,,,,\n" for one in (1, 2)]
    late = staff_files.checked(world, rows[0])
    stored(world, staff_files.checked(world, rows[1], now=NOW + 3 * HOUR), NOW + 3 * HOUR)
    assert not stored(world, late, NOW + 6 * HOUR)
