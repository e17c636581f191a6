"""Search finds people by what they can do, speak and say of their hours, and shows each as far as they agreed."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import finding, workforce
from factories.finding import MAKATON, SERBO_CROATIAN
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Credential, Locality, Person
from oneworkforce.workforce.commands import search_index, searches
from oneworkforce.workforce.domain import circles
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.showing import Agreed
from oneworkforce.workforce.domain.wanted import Holding, Time, Wanted
from oneworkforce.workforce.models import SearchBlock
from oneworkforce.workforce.permissions import finding as permissions
from oneworkforce.workforce.queries import finding as queries
from oneworkforce.workforce.queries import sought

pytestmark = pytest.mark.undone


def test_a_macrolanguages_members_are_found(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all")
    finding.can(world, "erin", speaks="hr", share="all")
    finding.can(world, "walter", speaks="pl", share="all")
    assert sorted(finding.labels(world, SERBO_CROATIAN)) == ["Bea Birch", "Erin Eaves"]


def test_synonyms_of_a_skill_are_found(world: World) -> None:
    finding.can(world, "bea", does="Key word signing", share="all")
    asked = Wanted(skills=(replace(MAKATON.skills[0], also=("key word signing",)),))
    assert finding.labels(world, asked) == ["Bea Birch"]


@pytest.mark.parametrize(
    ("share", "agreed", "label", "email"),
    [
        ("all", Agreed.REACHED, "Bea Birch", "bea@example.org"),
        ("skills", Agreed.ABLE, "Bea Birch", ""),
        ("nothing", Agreed.SOMEONE, "Someone at Northshire Health Trust", ""),
        ("not_asked", Agreed.SOMEONE, "Someone at Northshire Health Trust", ""),
    ],
)
def test_each_is_shown_as_far_as_they_agreed(world: World, share: str, agreed: Agreed, label: str, email: str) -> None:
    finding.can(world, "bea", speaks="sr", share=share)
    finding.crowded(world, "Northshire Health Trust")
    (row,) = finding.found(world, SERBO_CROATIAN).rows
    assert (row.agreed, row.label, row.email) == (agreed, label, email)
    if agreed is Agreed.SOMEONE:
        assert (row.id, row.organisation, row.phone, row.skills, row.languages, row.hours) == (
            None,
            None,
            "",
            (),
            (),
            (),
        )
        assert row.ask


def test_a_small_organisation_is_not_named(world: World) -> None:
    finding.can(world, "vic", speaks="sr")
    (label,) = finding.labels(world, SERBO_CROATIAN, "bea")
    assert label == "Someone in a small organisation (voluntary and community)"


def test_the_way_to_ask_does_not_tell_which_small_organisation_it_is(world: World) -> None:
    finding.can(world, "pia", speaks="sr", share="skills")
    finding.can(world, "mona", speaks="sr")
    for who, place in (("bea", None), ("walter", "Reed")):
        finding.can(world, who, speaks="hr", place=place)
    rows = finding.found(world, SERBO_CROATIAN, "bea").rows
    shown = next(row for row in rows if row.agreed is Agreed.ABLE)
    hidden = [row.ask for row in rows if row.agreed is Agreed.SOMEONE]
    assert shown.organisation is not None
    assert shown.organisation.name == "Harbour School"
    assert shown.ask
    assert shown.ask not in hidden
    again = {row.ask for row in finding.found(world, SERBO_CROATIAN, "bea").rows}
    assert not again & {shown.ask, *hidden}, "two searches have nothing in common to compare"


def test_people_of_one_small_organisation_stand_together_in_one_search(world: World) -> None:
    for who in ("pia", "mona"):
        finding.can(world, who, speaks="sr")
    rows = finding.found(world, SERBO_CROATIAN, "bea").rows
    assert len(rows) == 2
    assert len({row.ask for row in rows}) == 1


def test_within_ones_reach_the_full_record_is_shown(world: World) -> None:
    finding.can(world, "pia", speaks="sr", share="nothing")
    (row,) = finding.found(world, SERBO_CROATIAN, "mona").rows
    assert (row.agreed, row.label, row.email) == (Agreed.FULL, "Pia Penn", "pia@example.org")
    (hers,) = finding.found(world, SERBO_CROATIAN, "pia").rows
    assert hers.agreed is Agreed.FULL


def test_a_manager_never_sees_another_organisations_people_except_as_agreed(world: World) -> None:
    for person in ("bea", "walter", "vic", "carl"):
        finding.can(world, person, speaks="sr")
    rows = finding.found(world, SERBO_CROATIAN, "mona").rows
    assert len(rows) == 4
    assert {row.agreed for row in rows} == {Agreed.SOMEONE}
    assert not any(name in str(rows) for name in ("Bea", "Walter", "Vic", "Carl", "example.org"))


def test_who_left_or_has_a_day_of_leaving_is_never_found(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all")
    assert finding.labels(world, SERBO_CROATIAN)
    with world.scope(), transactions.whole("test leaves"):
        Person.objects.filter(pk=world.people["bea"]).update(left_on=TODAY)
        before = queries.find(world.viewer("carl"), SERBO_CROATIAN, today=TODAY, far=Near.ANYWHERE)
    assert not before.rows, "shown before search took it in"
    assert finding.labels(world, SERBO_CROATIAN) == []


def test_who_has_not_said_stands_after_who_said_yes_and_who_said_no_is_not_there(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all", evenings="yes")
    finding.can(world, "erin", speaks="sr", share="all", evenings="no")
    finding.can(world, "walter", speaks="sr", share="all", evenings="refused")
    finding.can(world, "stella", speaks="sr", share="all")
    asked = replace(SERBO_CROATIAN, times=(Time.EVENINGS,))
    rows = finding.found(world, asked).rows
    assert (rows[0].label, rows[0].said) == ("Bea Birch", True)
    assert {row.label: (row.said, row.hours[0][1]) for row in rows[1:]} == {
        "Walter Webb": (False, Known.REFUSED),
        "Stella Stone": (False, Known.NOT_ASKED),
    }


def test_holidays_are_said_by_who_does_not_work_in_term_time_only(world: World) -> None:
    finding.can(world, "bea", share="all", term_time="no")
    finding.can(world, "erin", share="all", term_time="yes")
    rows = finding.found(world, Wanted(times=(Time.HOLIDAYS,))).rows
    assert [row.label for row in rows if row.said] == ["Bea Birch"]
    assert "Erin Eaves" not in {row.label for row in rows}


def test_places_widen_in_circles_and_results_say_how_near(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all", place="Willow")
    finding.can(world, "erin", speaks="sr", share="all", place="Reed")
    finding.can(world, "walter", speaks="sr", share="all")
    asked = replace(SERBO_CROATIAN, places=(world.localities["Willow"],))
    here = finding.found(world, asked, far=Near.HERE)
    assert [(row.label, row.near) for row in here.rows] == [("Bea Birch", Near.HERE)]
    assert here.wider == {Near.BENEATH: 1, Near.ANYWHERE: 1}
    everywhere = finding.found(world, asked)
    assert [row.near for row in everywhere.rows] == [Near.HERE, Near.BENEATH, Near.ANYWHERE]
    assert everywhere.wider == {}


def test_everybody_stands_in_the_nearest_circle_that_holds_a_place_of_theirs(world: World) -> None:
    with world.reading("carl"):
        parents = dict(Locality.objects.values_list("pk", "parent_id"))
        names = sorted(Locality.objects.values_list("name", flat=True))
    places = dict(zip(("pia", "bea", "vic", "erin"), names, strict=True))
    for person, name in places.items():
        finding.can(world, person, speaks="sr", share="all", place=name)
    finding.can(world, "walter", speaks="sr", share="all")
    workforce.post(world, person="pia", role="youth_worker", locality_id=world.localities[names[-1]])
    held = {world.people[person]: {world.localities[name]} for person, name in places.items()}
    held |= {world.people["walter"]: set()}
    held[world.people["pia"]].add(world.localities[names[-1]])
    for place in parents:
        about = circles.circles(parents, [place])
        rings = ((Near.HERE, about.here), (Near.BENEATH, about.beneath), (Near.AROUND, about.around))
        nearest = {
            key: next((near for near, ring in rings if theirs & ring), Near.ANYWHERE) for key, theirs in held.items()
        }
        rows = finding.found(world, replace(SERBO_CROATIAN, places=(place,))).rows
        assert {row.id: row.near for row in rows} == nearest


def test_a_post_counts_as_a_place_and_a_role(world: World) -> None:
    workforce.post(world, person="bea", role="youth_worker", locality_id=world.localities["Reed"])
    finding.can(world, "bea", share="all")
    asked = Wanted(roles=("youth_worker",), places=(world.localities["Reed"],))
    assert finding.labels(world, asked, far=Near.HERE) == ["Bea Birch"]


def test_credentials_are_asked_for_among_full_records_only(world: World) -> None:
    with world.scope(), transactions.whole("test checks"):
        for person in ("pia", "bea"):
            Person.objects.filter(pk=world.people[person]).update(sharing="all")
            Credential.objects.create(
                person_id=world.people[person], kind="check", name="DBS", never_expires=True, changed_at=NOW
            )
    asked = Wanted(credentials=(Holding.CHECK,))
    assert finding.labels(world, asked, "mona") == ["Pia Penn"]
    assert finding.labels(world, asked, "carl") == ["Pia Penn"], "she is in his locality"
    assert sorted(finding.labels(world, asked, "alice")) == ["Bea Birch", "Pia Penn"]
    assert finding.labels(world, asked, "bea") == []


def test_who_may_not_search_is_refused(world: World) -> None:
    with world.reading("erin"), pytest.raises(NotAllowed):
        queries.find(world.viewer("erin"), MAKATON, today=TODAY)
    with world.scope("stella"), pytest.raises(NotAllowed):
        searches.look(by=world.viewer("stella"), now=NOW, asked=MAKATON)


def test_another_partnership_finds_nobody_of_ours(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all")
    with world.scope():
        search_index.follow(today=TODAY)
    assert finding.labels(world, SERBO_CROATIAN, "sol") == []


def test_a_search_that_asks_for_nothing_finds_nobody(world: World) -> None:
    place = Wanted(places=(world.localities["Reed"],))
    assert finding.found(world, place).total == 0
    assert finding.found(world, Wanted()).total == 0


def test_a_search_is_recorded_with_its_fields_and_never_its_words(world: World) -> None:
    asked = replace(SERBO_CROATIAN, skills=MAKATON.skills, times=(Time.EVENINGS,))
    with world.scope("carl"):
        searches.look(by=world.viewer("carl"), now=NOW, asked=asked)
    with world.reading():
        event = Event.objects.get(verb="searched")
    assert (event.actor, event.noun, event.fields) == ("Carl Crane", "search", ["language", "skill", "hours"])
    assert not {event.subject, event.reason} - {None, ""}


def test_counts_stop_and_pages_reach_no_further(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST", 4)
    monkeypatch.setattr(queries, "SIZE", 3)
    for person in ("bea", "erin", "walter", "stella", "vic"):
        finding.can(world, person, speaks="sr", share="all")
    first, last = finding.found(world, SERBO_CROATIAN), finding.found(world, SERBO_CROATIAN, page=99)
    assert (first.total, first.more, first.pages, len(first.rows)) == (4, True, 2, 3)
    assert (last.page, len(last.rows)) == (2, 1)
    assert not {row.id for row in first.rows} & {row.id for row in last.rows}


def test_the_number_of_queries_does_not_grow_with_the_people(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all", evenings="yes")
    asked = replace(SERBO_CROATIAN, times=(Time.EVENINGS,), places=(world.localities["Reed"],))

    def many() -> int:
        finding.found(world, asked)
        with world.reading("carl"), CaptureQueriesContext(connection) as queried:
            queries.find(world.viewer("carl"), asked, today=TODAY, far=Near.ANYWHERE)
        return len(queried)

    few = many()
    for person in ("erin", "walter", "stella", "vic", "carl", "alice"):
        finding.can(world, person, speaks="sr", share="skills")
    assert many() == few


def test_no_search_reads_all_people(world: World) -> None:
    finding.can(world, "bea", speaks="sr", share="all")
    finding.found(world, SERBO_CROATIAN)
    asked = replace(SERBO_CROATIAN, times=(Time.EVENINGS,), places=(world.localities["Reed"],))
    with world.reading("carl"):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
        some = SearchBlock.objects.filter(term__in=["l:sr", "*"]).values("bits")
        assert "workforce_searchblock" in (plan := some.explain()), plan
        assert "SCAN workforce" not in plan
        assert "Seq Scan" not in plan
        people = permissions.visible_to(world.viewer("carl"), [world.people["bea"]]).select_related("organisation")
        plan = people.explain()
        assert "SCAN partnership_person" not in plan
        assert "Seq Scan on partnership_person" not in plan
        assert sought.groups(world.viewer("carl"), asked, today=TODAY)
