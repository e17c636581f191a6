"""Rules of search: which terms hold for whom, what is in date, how near a place is, what is shown."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oneworkforce.workforce.domain import circles, showing, wanted
from oneworkforce.workforce.domain.kinds import Known
from oneworkforce.workforce.domain.showing import Agreed
from oneworkforce.workforce.domain.wanted import EVERYBODY, Ability, Facts, Holding, Time, Tongue, Wanted

ORGANISATION, COUNTY, WEST, EAST, REED, MILL, ELM = (uuid4() for _ in range(7))
PARENTS = {COUNTY: None, WEST: COUNTY, EAST: COUNTY, REED: WEST, MILL: WEST, ELM: EAST}
PIA = Facts(organisation=ORGANISATION, locality=REED, shares=False, gone=False)
TODAY = date(2026, 11, 30)


def test_terms_say_what_is_on_record() -> None:
    facts = replace(
        PIA,
        job_title="School nurse",
        skills=("Play therapy",),
        languages=("sr",),
        roles=("teacher",),
        localities=(MILL,),
        hours={Time.EVENINGS: Known.YES, Time.WEEKENDS: Known.REFUSED, Time.HOLIDAYS: Known.NO},
    )
    assert wanted.terms_of(facts) == {
        EVERYBODY,
        *("l:sr", "s:play", "s:therap", "s:play therap", "r:teacher", "r:school_nurse"),
        *(f"h:{REED.hex}", "p:*", f"p:{REED.hex}", f"p:{MILL.hex}", f"o:{ORGANISATION.hex}"),
        *("t:evenings:yes", "t:holidays:no"),
    }


@pytest.mark.parametrize("facts", [replace(PIA, gone=True), replace(PIA, organisation=None)])
def test_who_left_or_cannot_be_asked_for_is_never_found(facts: Facts) -> None:
    assert wanted.terms_of(facts) == frozenset()


def test_who_shares_is_found_without_an_organisation() -> None:
    assert EVERYBODY in wanted.terms_of(replace(PIA, organisation=None, shares=True))


@given(some.dates(date(2020, 1, 1), date(2080, 12, 31)), some.dates(date(2024, 1, 1), date(2036, 1, 1)))
def test_a_credential_is_in_date_up_to_its_last_day(last: date, today: date) -> None:
    held = wanted.terms_of(replace(PIA, credentials={"check": last}))
    assert bool(held & set(wanted.in_date("check", today))) is (last >= today)


def test_what_never_runs_out_is_in_date() -> None:
    held = wanted.terms_of(replace(PIA, credentials={"check": None}))
    assert held & set(wanted.in_date("check", TODAY))
    assert not held & set(wanted.in_date("training", TODAY))


def test_the_last_days_of_a_month_are_told_apart() -> None:
    held = wanted.terms_of(replace(PIA, credentials={"check": TODAY - timedelta(days=1)}))
    assert not held & set(wanted.in_date("check", TODAY))


def test_codes_are_read_back_as_they_were() -> None:
    asked = Wanted(
        languages=(Tongue("sh", ("sr",)),),
        skills=(Ability("Makaton", ("key word signing",)),),
        roles=("teacher",),
        places=(REED,),
        times=(Time.EVENINGS,),
        credentials=(Holding.CHECK,),
    )
    assert wanted.of_codes(wanted.codes(asked)) == asked
    assert asked.fields == ["language", "skill", "role", "locality", "hours", "credential"]


def test_circles_widen_and_nothing_is_in_two() -> None:
    found = circles.circles(PARENTS, [WEST])
    assert found.here == {WEST}
    assert found.beneath == {REED, MILL}
    assert found.around == {COUNTY, EAST, ELM}
    leaf = circles.circles(PARENTS, [REED])
    assert leaf == circles.Circles(frozenset({REED}), frozenset(), frozenset({WEST, MILL}))


def test_about_a_quarter_of_a_county_the_circles_hold_every_place() -> None:
    assert circles.circles(PARENTS, [WEST]).whole(PARENTS)
    assert not circles.circles(PARENTS, [REED]).whole(PARENTS)


def test_who_has_no_place_is_nowhere() -> None:
    assert wanted.SOMEWHERE not in wanted.terms_of(replace(PIA, locality=None))


def test_a_place_that_is_gone_has_no_circles() -> None:
    assert circles.circles(PARENTS, [uuid4()]) == circles.Circles(frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("sharing", "shown"),
    [
        ("all", Agreed.REACHED),
        ("skills", Agreed.ABLE),
        ("nothing", Agreed.SOMEONE),
        ("not_asked", Agreed.SOMEONE),
        ("whatever comes", Agreed.SOMEONE),
    ],
)
def test_a_person_is_shown_as_far_as_they_agreed(sharing: str, shown: Agreed) -> None:
    assert showing.agreed(sharing, full=False) is shown
    assert showing.agreed(sharing, full=True) is Agreed.FULL


def test_a_small_organisation_is_not_named() -> None:
    assert showing.someone("Harbour School", "School", 10) == "Someone at Harbour School"
    assert showing.someone("Harbour School", "School", 9) == "Someone in a small organisation (school)"
