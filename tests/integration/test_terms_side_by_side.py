"""The groups in a team beside each other, with how many people for those who see the posts of all of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import terms as made
from factories import workforce
from factories.world import TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Person, TeamMember
from oneworkforce.workforce.models import Post, Secondment, TermsGroup, TermsOf
from oneworkforce.workforce.queries import terms_side_by_side as queries

pytestmark = pytest.mark.undone
TEAM = "Reed family team"


def of_team(world: World, who: str = "walter") -> queries.OfTeam:
    viewer = world.viewer(who)
    with world.reading(who):
        return queries.of_team(viewer, world.teams[TEAM], today=TODAY)


def mixed(world: World) -> tuple[UUID, UUID]:
    """Pia teaches in the team, and Bea of the health trust nurses in it."""
    teachers = made.group(world, "Teachers", leave={"number": 66}, hours={"number": 1950})
    nurses = made.group(world, "Nurses", at=made.TRUST, leave={"number": 56}, hours={"number": 2250})
    made.rule(world, teachers)
    made.rule(world, nurses, at=made.TRUST, role="community_nurse")
    workforce.post(world, "T1", team_id=world.teams[TEAM])
    workforce.post(
        world, "N1", person="bea", at=made.TRUST, role="community_nurse", team_id=world.teams[TEAM], minutes=1200
    )
    return teachers, nurses


def test_a_column_stands_for_each_group_in_the_team(world: World) -> None:
    mixed(world)
    found = of_team(world)
    assert [(each.title, each.people) for each in found.comparison.columns] == [("Nurses", 1), ("Teachers", 1)]
    leave = next(line for line in found.comparison.lines if line.condition.key == "leave")
    assert [cell.mark.text for cell in leave.cells] == ["▼ 5 days fewer than the most generous", "▲ The most generous"]


def test_how_many_is_told_only_to_those_who_see_the_posts_of_the_whole_team(world: World) -> None:
    mixed(world)
    found = of_team(world, "mona")
    assert [(each.title, each.people) for each in found.comparison.columns] == [("Nurses", None), ("Teachers", None)]
    page = world.client("mona").get(reverse("terms_team", args=[world.teams[TEAM]])).content.decode()
    assert "1 person" not in page
    assert "told to those who see the posts of the whole team" in page
    assert "1 person" in world.client("walter").get(reverse("terms_team", args=[world.teams[TEAM]])).content.decode()


def test_a_manager_whose_posts_are_the_whole_team_is_told_how_many(world: World) -> None:
    made.rule(world, made.group(world))
    workforce.post(world, "T1", team_id=world.teams[TEAM])
    assert of_team(world, "mona").comparison.columns[0].people == 1


def test_posts_without_a_team_are_in_those_of_their_holders_and_ended_ones_in_none(world: World) -> None:
    teachers, nurses = made.group(world), made.group(world, "Nurses", at=made.TRUST)
    made.rule(world, teachers)
    made.rule(world, nurses, at=made.TRUST)
    workforce.post(world, "T1")
    workforce.post(world, "N1", person="bea", at=made.TRUST, team_id=world.teams[TEAM], left_on="2026-10-31")
    workforce.post(world, "N2", person="", at=made.TRUST, team_id=world.teams[TEAM])
    assert [each.title for each in of_team(world).comparison.columns] == ["Teachers"]


def test_only_those_at_work_in_the_team_are_counted_in_it(world: World) -> None:
    mixed(world)
    with world.scope(), transactions.whole("test who"):
        Post.objects.filter(reference="T1").update(started_on=TODAY + timedelta(days=30))
        TeamMember.objects.create(team_id=world.teams[TEAM], person_id=world.people["vic"])
        Person.objects.filter(pk__in=[world.people["bea"], world.people["vic"]]).update(
            left_on=TODAY - timedelta(days=1)
        )
    found = of_team(world)
    assert found.comparison.columns == (), "one has not begun, and one has left"
    assert (found.unplaced, found.without_post, found.gaps) == (0, 0, False)


def test_a_group_that_has_ended_is_not_in_force_beside_others(world: World) -> None:
    teachers, nurses = mixed(world)
    with world.scope(), transactions.whole("test end"):
        TermsGroup.objects.filter(pk=nurses).update(ends_on=TODAY - timedelta(days=1))
    viewer = world.viewer("carl")
    with world.reading("carl"):
        columns = queries.chosen(viewer, [teachers, nurses], today=TODAY).columns
    assert [(each.title, each.since) for each in columns] == [("Nurses", None), ("Teachers", made.START)]


def test_whoever_is_in_no_column_is_told_of(world: World) -> None:
    with world.scope(), transactions.whole("test member"):
        TeamMember.objects.create(team_id=world.teams[TEAM], person_id=world.people["vic"])
    post = workforce.post(world, "T1", team_id=world.teams[TEAM])
    found = of_team(world)
    assert found.to_place == ((post, "T1"),)
    assert of_team(world, "carl").to_place == (), "who writes down no conditions gives no post a group"
    assert (found.unplaced, found.without_post, found.comparison.columns) == (1, 1, ())
    page = world.client("walter").get(reverse("terms_team", args=[world.teams[TEAM]])).content.decode()
    assert "1 person has a post for which no group of conditions is said." in page
    assert "1 member has no post recorded here." in page
    assert "Nothing to compare yet" in page


def test_one_seconded_to_the_team_is_in_it_with_the_conditions_that_apply(world: World) -> None:
    _, nurses = mixed(world)
    pk = made.in_force(world, reference="T9")
    with world.scope(), transactions.whole("test place"):
        Secondment.objects.filter(pk=pk).update(team_id=world.teams[TEAM], terms_id=nurses)
        TeamMember.objects.all().delete()
        TermsOf.objects.filter(role="").delete()
    found = of_team(world)
    assert [(each.title, each.people) for each in found.comparison.columns] == [("Nurses", 2)]


def test_the_page_marks_differences_in_words_and_leads_to_hr(world: World) -> None:
    teachers, _ = mixed(world)
    page = world.client("mona").get(reverse("terms_team", args=[world.teams[TEAM]])).content.decode()
    assert "▼" in page
    assert "5 days fewer than the most generous" in page
    assert "They are known to differ in 2 of 17 lines: full-time week and annual leave." in page
    assert f"group={teachers}&amp;condition=leave&amp;team={world.teams[TEAM]}" in page
    assert 'data-label="Nurses"' in page, "on a phone each value names its group"


def test_any_groups_can_be_chosen(world: World) -> None:
    teachers, nurses = mixed(world)
    client = world.client("carl")
    page = client.get(reverse("terms_compare"), {"group": [str(teachers), str(nurses), "nonsense"]}).content.decode()
    assert page.count('type="checkbox" value="') == 2
    assert page.count(" checked>") == 2
    assert "1 hour" not in page
    assert "5 hours longer than the shortest week" in page


def test_no_more_groups_than_fit_stand_beside_each_other(world: World) -> None:
    groups = [made.group(world, f"Group {number}") for number in range(queries.MOST + 2)]
    page = world.client("carl").get(reverse("terms_compare"), {"group": [str(pk) for pk in groups]}).content.decode()
    assert "Left out for want of room: 2 groups." in page


def test_the_table_leaves_as_a_file_with_values_marks_and_practice(world: World) -> None:
    mixed(world)
    client = world.client("walter")
    file = client.post(reverse("terms_team_export", args=[world.teams[TEAM]]), {"purpose": "planning"})
    lines = file.content.decode().splitlines()
    assert lines[0].startswith("\ufeffCondition,Nurses,Nurses: beside the others,Nurses: in practice,Teachers")
    leave = next(line for line in lines if line.startswith("Annual leave"))
    assert leave == "Annual leave,28 days,5 days fewer than the most generous,,33 days,The most generous,"
    assert TEAM not in file["Content-Disposition"]


def test_the_page_asks_as_often_however_many_groups_there_are(world: World) -> None:
    mixed(world)
    viewer = world.viewer("walter")

    def asked() -> int:
        with world.reading("walter"), CaptureQueriesContext(connection) as found:
            queries.of_team(viewer, world.teams[TEAM], today=TODAY)
        return len(found)

    before = asked()
    for number, person in enumerate(("carl", "erin", "alice")):
        group = made.group(world, f"Group {number}", leave={"number": 50 + number})
        post = workforce.post(world, f"X{number}", person=person, team_id=world.teams[TEAM])
        with world.scope(), transactions.whole("test own"):
            TermsOf.objects.create(group_id=group, post_id=post, organisation_id=world.organisations["Harbour School"])
    assert asked() == before


def test_teams_are_listed_for_those_who_see_conditions(world: World) -> None:
    client: Any = world.client("carl")
    assert TEAM in client.get(reverse("terms_teams"), {"name": "reed"}).content.decode()
    assert world.client("pia").get(reverse("terms_teams")).status_code == 403
