"""Where starters came from, and since when people work with children: by form, by file, counted in data quality."""

from uuid import UUID

import pytest
from django.urls import reverse

from factories import data_sessions, requests, staff_files, workforce
from factories.areas import workforce_posts as asked
from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.lib.faults import Refused
from oneworkforce.workforce.commands import post_steps
from oneworkforce.workforce.domain.quality import Counted
from oneworkforce.workforce.models import Post, StaffRecord
from oneworkforce.workforce.queries import quality

pytestmark = pytest.mark.undone


def stored(world: World, post: UUID) -> Post:
    with world.reading():
        return Post.objects.get(pk=post)


def test_who_takes_up_a_post_came_from_somewhere_and_the_vacant_post_after_them_from_nowhere(world: World) -> None:
    post = workforce.post(world, person="")
    told = {**by(world, "mona"), "today": TODAY, "post": post, "person": world.people["pia"], "on": TODAY}
    with world.scope("mona"):
        with pytest.raises(Refused, match="not one of the choices"):
            post_steps.fill(**told, came_from="the moon")
        post_steps.fill(**told, came_from="newly_qualified")
    assert stored(world, post).came_from == "newly_qualified"
    assert "Newly qualified" in requests.page(world.client("mona"), reverse("post", args=[post]))
    after = asked.left(world, post, on=TODAY)
    assert after is not None
    assert stored(world, post).came_from == "newly_qualified"
    assert stored(world, after).came_from == ""


def test_it_is_said_changed_and_not_known_by_the_form_of_a_post(world: World) -> None:
    post = workforce.post(world)
    asked.changed(world, post, came_from="agency")
    assert stored(world, post).came_from == "agency"
    asked.changed(world, post, came_from="?unknown")
    row = stored(world, post)
    assert (row.came_from, row.unsaid["came_from"]) == ("", "unknown")
    assert "Not known" in requests.page(world.client("mona"), reverse("post", args=[post]))
    filled = world.client("mona").get(reverse("post_fill", args=[workforce.post(world, "P2", person="")]) + "?name=enn")
    assert "Where they come from" in filled.content.decode()


def test_a_file_brings_both_and_an_undone_one_takes_them_along(world: World) -> None:
    content = (
        "post_reference,role,staff_number,name,recruited from,start year in sector\n"
        "P1,Teacher,S1,Ada Ash,NQSW,2012\n"
        "P2,Teacher,S2,Ben Bay,not known,n/k\n"
    )
    upload = staff_files.stored(world, content)
    with world.reading():
        first, second = Post.objects.order_by("reference")
        assert (first.came_from, second.came_from, second.unsaid) == ("newly_qualified", "", {"came_from": "unknown"})
        years = dict(StaffRecord.objects.values_list("number", "sector_since"))
        assert years == {"S1": 2012, "S2": None}
    changed = staff_files.stored(world, content.replace("NQSW", "Agency").replace("2012", "2010"))
    with world.reading():
        assert Post.objects.get(reference="P1").came_from == "agency"
        assert StaffRecord.objects.get(number="S1").sector_since == 2010
    staff_files.undone(world, changed)
    with world.reading():
        assert Post.objects.get(reference="P1").came_from == "newly_qualified"
        assert StaffRecord.objects.get(number="S1").sector_since == 2012
    staff_files.undone(world, upload)
    with world.reading():
        assert not Post.objects.exists()


def test_a_person_says_since_when_and_a_year_to_come_is_refused(world: World) -> None:
    asked.said(world, "experience", who="pia", sector_since="2008")
    with world.reading():
        row = StaffRecord.objects.get(person=world.people["pia"])
        assert (row.sector_since, row.self_said) == (2008, ["sector_since"])
    with pytest.raises(Refused, match="This is not a year from 1946 to 2026"):
        asked.said(world, "experience", sector_since="2031")
    assert "2008 (said by me)" in requests.page(world.client("pia"), reverse("my_record"))
    assert "2008" not in requests.page(world.client("walter"), reverse("people"))


def test_where_a_locality_added_them_their_completeness_is_counted(world: World) -> None:
    data_sessions.decided(world, "came_from", "sector_since")
    workforce.post(world, "P1", came_from="agency")
    workforce.post(world, "P2", person="mona")
    workforce.post(world, "P3", person="")
    workforce.record(world, sector_since=2001)
    with world.reading("mona"):
        (row,) = (
            each for each in quality.of(world.viewer("mona"), today=TODAY) if each.organisation.name == "Harbour School"
        )
    items = {each.key: each for each in row.facts.items}
    assert items["came_from"] == Counted("came_from", known=1, not_asked=1), "of a vacant post nobody is asked"
    assert items["sector_since"] == Counted("sector_since", known=1, not_asked=1)
