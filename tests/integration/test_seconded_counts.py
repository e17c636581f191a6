"""Whole time of a seconded person counts once: at the host for the seconded share, at home for the rest."""

from datetime import date
from typing import Any

import pytest

from factories import terms as made
from factories import workforce
from factories.world import TODAY, World
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Organisation
from oneworkforce.workforce.domain.counted import MEASURES
from oneworkforce.workforce.models import Post, Secondment
from oneworkforce.workforce.queries import counting_lines, figures, picture_material

pytestmark = pytest.mark.undone
FULL, HALF = 10_000, 5_000


def counted(world: World, day: date = TODAY) -> dict[str, dict[str, int]]:
    """Return the sums of each organisation that counts anything, by its name."""
    names = {str(pk).replace("-", ""): name for name, pk in world.organisations.items()}
    found: dict[str, dict[str, int]] = {}
    with world.reading():
        lines = list(counting_lines.lines(picture_material.scene(picture_material.places(), day)))
    for line in lines:
        sums = found.setdefault(names[line.organisation.replace("-", "")], dict.fromkeys(MEASURES, 0))
        for name, value in zip(MEASURES, line.sums, strict=True):
            sums[name] += value
    return {name: sums for name, sums in found.items() if any(sums.values())}


def times(world: World, day: date = TODAY) -> dict[str, int]:
    return {name: sums["time"] for name, sums in counted(world, day).items()}


def seconded(world: World, **values: Any) -> None:
    pk = made.in_force(world)
    with world.scope(), transactions.whole("test secondment"):
        Secondment.objects.filter(pk=pk).update(**values or {"reason": "Speech work"})


def test_on_each_day_the_host_counts_its_share_and_home_the_rest(world: World) -> None:
    seconded(world)
    assert times(world) == {made.SCHOOL: HALF, made.TRUST: HALF}
    assert times(world, date(2027, 8, 31)) == {made.SCHOOL: HALF, made.TRUST: HALF}
    assert times(world, date(2027, 9, 1)) == {made.SCHOOL: FULL}
    assert sum(sums["people"] for sums in counted(world).values()) == 1


def test_the_hosts_own_note_of_the_work_is_not_counted_besides(world: World) -> None:
    workforce.post(world, "H1", at=made.TRUST, contract="secondment", minutes=1110)
    assert times(world) == {made.TRUST: HALF}
    seconded(world)
    workforce.post(world, "H2", person="bea", at=made.TRUST, contract="secondment", minutes=2220)
    assert times(world) == {made.SCHOOL: HALF, made.TRUST: HALF + FULL}
    assert times(world, date(2027, 9, 1)) == {made.SCHOOL: FULL, made.TRUST: HALF + FULL}


def test_whoever_is_wholly_seconded_counts_at_the_host_alone_in_its_role_and_place(world: World) -> None:
    seconded(world, minutes=2220, role="mentor", locality=world.localities["Marsh"])
    found = counted(world)
    assert set(found) == {made.TRUST}
    trust = {name: found[made.TRUST][name] for name in ("people", "posts", "employed", "time")}
    assert trust == {"people": 1, "posts": 1, "employed": 1, "time": FULL}
    with world.reading():
        scene = picture_material.scene(picture_material.places(), TODAY)
        (line,) = [each for each in counting_lines.lines(scene) if any(each.sums)]
    assert (line.leaves["role"], line.leaves["locality"]) == ("mentor", str(world.localities["Marsh"]))


def test_each_end_has_its_own_share_in_its_own_figures(world: World) -> None:
    made.manager(world, "erin", made.TRUST)
    seconded(world)
    workforce.record(world, half_days_absent=9)
    workforce.post(world, "N1", person="bea", at=made.TRUST)
    found = {}
    for who, at in (("mona", made.SCHOOL), ("erin", made.TRUST)):
        with world.reading(who):
            found[at] = figures.own(world.viewer(who), world.organisations[at], today=TODAY)[1]
    assert [found[at]["time"] for at in (made.SCHOOL, made.TRUST)] == [HALF, HALF + FULL]
    assert [found[at]["people"] for at in (made.SCHOOL, made.TRUST)] == [1, 2]
    assert [found[at]["half_days"] for at in (made.SCHOOL, made.TRUST)] == [9, 0], "the school keeps the record"


def test_a_host_that_gives_totals_has_them_in_these_and_home_counts_the_rest(world: World) -> None:
    seconded(world)
    workforce.gives(world, "totals", at=made.TRUST)
    assert times(world) == {made.SCHOOL: HALF}
    workforce.total(world, at=made.TRUST, people=3, whole_time=250)
    assert times(world) == {made.SCHOOL: HALF, made.TRUST: 25_000}


def test_home_that_gives_totals_has_the_whole_of_it_there(world: World) -> None:
    workforce.post(world, "H1", at=made.TRUST, contract="secondment", minutes=1110)
    seconded(world)
    workforce.gives(world, "totals", at=made.SCHOOL)
    workforce.total(world, people=1, whole_time=100)
    assert times(world) == {made.SCHOOL: FULL}


def test_who_does_not_hold_the_post_any_more_is_at_no_host(world: World) -> None:
    seconded(world)
    with world.scope(), transactions.whole("test holder"):
        Post.objects.filter(reference="P7").update(person=world.people["bea"])
    assert times(world) == {made.SCHOOL: FULL}


def test_once_the_host_has_ended_the_hours_are_at_home_again(world: World) -> None:
    seconded(world)
    with world.scope(), transactions.whole("test end"):
        Organisation.objects.filter(name=made.TRUST).update(ended_on=TODAY)
    assert times(world) == {made.SCHOOL: HALF, made.TRUST: HALF}, "the last day is a day on which it works"
    assert times(world, date(2026, 11, 3)) == {made.SCHOOL: FULL}


def test_a_post_that_has_fewer_hours_than_are_lent_leaves_none_at_home_and_cases_go_with_the_share(
    world: World,
) -> None:
    seconded(world)
    with world.scope(), transactions.whole("test hours"):
        Post.objects.filter(reference="P7").update(minutes=600, cases=12)
    found = counted(world)
    assert {name: (sums["time"], sums["cases"]) for name, sums in found.items()} == {made.TRUST: (HALF, 12)}
