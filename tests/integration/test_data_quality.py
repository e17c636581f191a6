"""Data quality: what is missing, old or cannot be right, what to chase first, and from whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import data_sessions, workforce
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Message
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.models import Language, Person
from oneworkforce.workforce.commands import quality as commands
from oneworkforce.workforce.domain.quality import Counted, Facts, Problem
from oneworkforce.workforce.models import StaffRecord, Total
from oneworkforce.workforce.permissions import quality as permissions
from oneworkforce.workforce.queries import quality as queries

pytestmark = pytest.mark.undone

OLD = NOW - timedelta(days=500)
LINK = "https://workforce.example.org/quality/"


def facts(world: World, who: str = "walter", at: str = "Harbour School") -> Facts:
    viewer = world.viewer(who)
    with world.reading(who):
        rows = {row.organisation.name: row.facts for row in queries.of(viewer, today=TODAY)}
    return rows[at]


def item(found: Facts, key: str) -> Counted:
    return next(each for each in found.items if each.key == key)


def asked(world: World, at: str = "Harbour School", *, today: date = TODAY) -> int:
    told: dict[str, Any] = {**by(world, "walter"), "today": today, "link": LINK}
    with world.scope("walter"):
        return commands.ask(**told, organisation=world.organisations[at])


def many(world: World, number: int, **values: Any) -> None:
    """Give Harbour School people with posts and staff records."""
    school = world.organisations["Harbour School"]
    with world.scope(), transactions.whole("test people"):
        people = Person.objects.bulk_create(
            [Person(name=f"Person {at}", organisation_id=school, changed_at=NOW) for at in range(number)]
        )
        StaffRecord.objects.bulk_create(
            [
                StaffRecord(person=one, organisation_id=school, number=f"N{at}", changed_at=NOW, **values)
                for at, one in enumerate(people)
            ]
        )


def test_unknown_refused_and_not_asked_are_counted_apart(world: World) -> None:
    workforce.post(world, "P1", unsaid={"locality": "unknown"})
    workforce.post(world, "P2", person="", unsaid={"locality": "refused"})
    workforce.post(world, "P3", person="", minutes=None, contract="")
    workforce.post(
        world, "P4", person="", locality_id=world.localities["Reed"], minutes=None, unsaid={"minutes": "none"}
    )
    found = facts(world)
    assert item(found, "locality") == Counted("locality", known=1, unknown=1, refused=1, not_asked=1)
    assert item(found, "hours") == Counted("hours", known=3, not_asked=1)
    assert item(found, "contract") == Counted("contract", known=3, not_asked=1)
    assert item(found, "vacant_since") == Counted("vacant_since", known=3)
    assert (found.posts, found.vacant, found.people) == (4, 3, 1)


def test_what_was_chosen_in_the_locality_is_asked_and_nothing_else(world: World) -> None:
    workforce.post(world)
    assert "team" not in {each.key for each in facts(world).items}
    data_sessions.decided(world, "team")
    assert item(facts(world), "team") == Counted("team", not_asked=1)


def test_a_person_without_a_staff_record_was_not_asked(world: World) -> None:
    workforce.post(world)
    assert item(facts(world), "evenings") == Counted("evenings", not_asked=1)
    workforce.record(world, evenings="no", ethnicity="REFU", disability="unknown")
    with world.scope(), transactions.whole("test language"):
        Language.objects.create(person_id=world.people["pia"], tag="pl", fluency="native", changed_at=NOW)
    found = facts(world)
    assert item(found, "evenings") == Counted("evenings", known=1)
    assert item(found, "ethnicity") == Counted("ethnicity", refused=1)
    assert item(found, "disability") == Counted("disability", unknown=1)
    assert item(found, "languages") == Counted("languages", known=1)


def test_why_somebody_left_is_asked_of_who_left_within_the_year(world: World) -> None:
    left: dict[str, Any] = {"left_on": TODAY - timedelta(days=30)}
    workforce.post(world, "P1", **left, leaving_reason="retired")
    workforce.post(world, "P2", **left, leaving_reason="unknown")
    workforce.post(world, "P3", **left)
    workforce.post(world, "P4", left_on=TODAY - timedelta(days=800))
    found = facts(world)
    assert item(found, "leaving_reason") == Counted("leaving_reason", known=1, unknown=1, not_asked=1)
    assert found.posts == 0


def test_rows_are_old_when_nobody_changed_or_confirmed_them_in_a_year(world: World) -> None:
    workforce.post(world, "P1", changed_at=OLD)
    workforce.post(world, "P2", changed_at=OLD, confirmed_on=TODAY, confirmed_by="Mona Marsh")
    workforce.post(world, "P3", changed_at=OLD, confirmed_on=OLD.date(), confirmed_by="Mona Marsh")
    workforce.record(world)
    found = facts(world)
    assert (found.rows, found.old, found.never) == (4, 2, 2)


def test_what_cannot_be_right_is_found_and_named(world: World) -> None:
    workforce.post(world, "LEFT", person="vic")
    workforce.post(world, "LONG", person="", vacant_since=TODAY - timedelta(days=800))
    workforce.post(world, "NONE", person="", minutes=0)
    workforce.post(world, "ZERO", person="", minutes=None, contract="zero_hours")
    workforce.post(world, "GONE", person="", role="lamplighter")
    with world.scope(), transactions.whole("test left"):
        Person.objects.filter(pk=world.people["vic"]).update(left_on=TODAY - timedelta(days=1))
    assert facts(world).problems == dict.fromkeys(Problem, 1)
    page = world.client("mona").get(reverse("data_quality_of", args=[world.organisations["Harbour School"]]))
    shown = page.content.decode()
    assert all(reference in shown for reference in ("LEFT", "LONG", "NONE", "GONE"))
    assert "ZERO" not in shown
    assert "lamplighter" not in shown


def test_hours_that_nobody_knows_are_missing_and_not_wrong(world: World) -> None:
    workforce.post(world, "P1", minutes=None, unsaid={"minutes": "unknown"})
    workforce.post(world, "P2", person="", minutes=None)
    found = facts(world)
    assert found.problems[Problem.HOURS] == 1, "only that of which nothing is said"
    assert item(found, "hours") == Counted("hours", known=0, unknown=1, not_asked=1)


def test_totals_beside_rows_are_told(world: World) -> None:
    workforce.post(world)
    with world.scope(), transactions.whole("test total"):
        school = world.organisations["Harbour School"]
        Total.objects.create(organisation_id=school, role="teacher", counted_on=TODAY, people=30, changed_at=NOW)
    page = world.client("walter").get(reverse("data_quality_of", args=[world.organisations["Harbour School"]]))
    assert "Rows and totals stand side by side: 1 post and totals of 30 people. Rows count." in page.content.decode()


def test_what_to_chase_first_stands_first(world: World) -> None:
    for number in range(9):
        workforce.post(world, f"P{number}", person="", role="lamplighter", changed_at=OLD)
    workforce.post(world, "K1", person="", at="Kite Club")
    viewer = world.viewer("walter")
    with world.reading("walter"):
        rows = queries.of(viewer, today=TODAY)
    assert [row.points for row in rows] == sorted((row.points for row in rows), reverse=True)
    assert rows[0].organisation.name == "Harbour School"
    assert rows[-1].organisation.name == "Kite Club"


def test_personal_items_of_few_people_are_withheld_from_all_but_the_organisation(world: World) -> None:
    many(world, 12, gender="woman", disability="no")
    many_refused = {"gender": "refused", "number": "X"}
    workforce.post(world)
    workforce.record(world, **many_refused)
    school = world.organisations["Harbour School"]
    for who, withheld in (("walter", True), ("mona", False)):
        viewer = world.viewer(who)
        with world.reading(who):
            found = queries.one(viewer, school, today=TODAY)
        shown = {each.item.key: each.counted for each in found.items}
        assert (shown["gender"] is None) is withheld
        assert shown["evenings"] is not None
    page = world.client("walter").get(reverse("data_quality_of", args=[school])).content.decode()
    assert "Withheld" in page
    answer = world.client("walter").post(reverse("data_quality_of_export", args=[school]), {"purpose": "check"})
    file = answer.content.decode("utf-8-sig")
    assert "Gender,yes,withheld,withheld,withheld,withheld,withheld" in file


def test_a_coordinator_sees_what_is_in_their_locality_alone(world: World) -> None:
    workforce.post(world, "IN", person="", locality_id=world.localities["Reed"])
    workforce.post(world, "OUT", person="", locality_id=world.localities["Marsh"], role="lamplighter")
    found = facts(world, "carl")
    assert (found.posts, found.impossible) == (1, 0)
    viewer = world.viewer("carl")
    with world.reading("carl"):
        names = {row.organisation.name for row in queries.of(viewer, today=TODAY)}
    assert names == {"Harbour School", "Kite Club"}


def test_a_coordinator_counts_the_totals_of_their_locality_alone(world: World) -> None:
    school = world.organisations["Harbour School"]
    with world.scope(), transactions.whole("test totals"):
        for where, people in (("Reed", 12), ("Marsh", 40)):
            Total.objects.create(
                organisation_id=school,
                locality_id=world.localities[where],
                role="teacher",
                counted_on=TODAY,
                people=people,
                changed_at=NOW,
            )
    everything = facts(world)
    seen = facts(world, "carl")
    assert (everything.totals, everything.total_people) == (2, 52)
    assert (seen.totals, seen.total_people) == (1, 12)


def test_a_manager_sees_their_own_organisation_alone(world: World) -> None:
    viewer = world.viewer("mona")
    with world.reading("mona"):
        assert [row.organisation.name for row in queries.of(viewer, today=TODAY)] == ["Harbour School"]
        with pytest.raises(NotFound):
            permissions.get(viewer, world.organisations["Kite Club"], TODAY)


def test_a_letter_asks_for_better_data_once_a_week_and_holds_nothing_personal(world: World) -> None:
    workforce.post(world, "P1", changed_at=OLD, role="lamplighter")
    workforce.record(world, changed_at=OLD, gender="woman")
    assert asked(world) == 1
    with pytest.raises(Refused, match="within the last week"):
        asked(world, today=TODAY + timedelta(days=6))
    assert asked(world, today=TODAY + timedelta(days=7)) == 1
    with world.reading():
        letter = Message.objects.order_by("pk")[0]
    assert letter.recipient == "mona@example.org"
    text = letter.payload["text"]
    assert "A role that the list no longer has: 1 post." in text
    for personal in ("Gender", "P1", "Pia", "lamplighter"):
        assert personal not in text


def test_nobody_is_asked_where_nothing_is_to_chase_or_nobody_can_be_asked(world: World) -> None:
    with pytest.raises(Refused, match="nobody to write to"):
        asked(world, "Kite Club")
    told: dict[str, Any] = {**by(world, "carl"), "today": TODAY, "link": LINK}
    with pytest.raises(NotAllowed, match="workforce lead asks"), world.scope("carl"):
        commands.ask(**told, organisation=world.organisations["Kite Club"])


def test_names_of_whom_to_ask_are_for_those_who_may_read_them(world: World) -> None:
    assert "Mona Marsh (manager)" in world.client("walter").get(reverse("data_quality")).content.decode()
    page = world.client("carl").get(reverse("data_quality")).content.decode()
    assert "Its manager" in page
    assert "Mona Marsh (" not in page


def test_the_list_is_filtered_sorted_and_exported(world: World) -> None:
    workforce.post(world, "P1", person="", role="lamplighter")
    client = world.client("walter")
    page = client.get(reverse("data_quality"), {"only": "impossible", "sort": "-complete"}).content.decode()
    assert "Harbour School" in page
    assert "Kite Club" not in page
    file = client.post(reverse("data_quality_export"), {"purpose": "check"}).content.decode("utf-8-sig")
    assert "Harbour School,School,3,A row for each post,1,1," in file


def test_the_number_of_queries_does_not_grow_with_the_rows(world: World) -> None:
    def asks() -> int:
        viewer = world.viewer("walter")
        with world.reading("walter"), CaptureQueriesContext(connection) as found:
            queries.of(viewer, today=TODAY)
        return len(found)

    workforce.post(world)
    workforce.record(world)
    few = asks()
    many(world, 40, gender="woman")
    for number in range(20):
        workforce.post(world, f"K{number}", person="", at="Kite Club", unsaid={"locality": "unknown"})
    assert asks() == few <= 25
