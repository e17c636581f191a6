"""The ages that a projection expects are told of nobody in particular, and add up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from oneworkforce.workforce.domain import age_groups, age_profile, plan_blocks, plan_inputs, projection, roles
from oneworkforce.workforce.domain.age_profile import Profile
from oneworkforce.workforce.domain.plan_inputs import Ages, Counted, Inputs

KEYS = ("teacher", "midwife", "social_worker")
GROUP = {key: roles.all_roles()[key].group for key in KEYS}
GROUPS = age_groups.GROUPS
OLD, YOUNG = GROUPS.index("60_64"), GROUPS.index("25_34")
Staff = Mapping[tuple[str, int, int], int]
"""People by role, age group and number of an organisation."""


def inputs(staff: Staff, former: Ages | None = None) -> Inputs:
    people = Counter[tuple[str, int]]()
    for (role, at, _), number in staff.items():
        people[role, at] += number
    counted = Counted(tuple((role, "w", at, 0, number) for (role, at), number in people.items() if number))
    made = Inputs(2026, 2029, (("w", "Willow"),), {}, {"w": "Willow"}, counted)
    aged = tuple((GROUP[role], at, organisation, number) for (role, at, organisation), number in staff.items())
    return replace(made, employers_by_age=aged, former_ages=former)


def profile(staff: Staff, former: Ages | None = None) -> Profile:
    made = inputs(staff, former)
    found = plan_inputs.roles(made)
    return age_profile.profile(made, found, plan_blocks.shown(made, [role.key for role in found]))


def many(staff: Staff, groups: tuple[str, ...], bands: tuple[str, ...], organisation: int | None = None) -> int:
    inside = {at for at, name in enumerate(GROUPS) if (name or "unknown") in bands}
    return sum(
        number
        for (role, at, each), number in staff.items()
        if GROUP[role] in groups and at in inside and organisation in {None, each}
    )


STAFF = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.integers(0, len(GROUPS) - 1), st.integers(0, 1)), st.integers(1, 40), min_size=1
)


@settings(max_examples=150, deadline=None)
@given(STAFF, STAFF)
def test_no_band_of_any_group_is_of_few_and_no_version_divides_what_was_one(staff: Staff, after: Staff) -> None:
    assume(sum(staff.values()) >= 10 and sum(after.values()) >= 10)
    first = profile(staff)
    for found, there in ((first, staff), (profile(after, first.pattern() if first.bands else None), after)):
        for family in found.families:
            for bands in found.bands:
                number = many(there, family.groups, bands)
                assert number == 0 or number >= 10
                most = max(many(there, family.groups, bands, each) for each in (0, 1))
                whole = len(found.bands) == 1 or number == many(there, family.groups, sum(found.bands, ()))
                assert whole or not 0 < number - most < 10
    second = profile(after, first.pattern() if first.bands else None)
    for before in first.bands if second.bands else ():
        assert any(set(before) <= set(bands) for bands in second.bands)


def test_what_is_given_is_what_is_expected_to_the_nearest_five() -> None:
    staff = {(role, at, 0): 20 + 3 * at for role in KEYS for at in range(len(GROUPS))}
    found = profile(staff)
    assert found.bands == tuple((name or "unknown",) for name in GROUPS)
    assert found.titles[:2] == ("Under 25", "25 to 34")
    made = plan_inputs.roles(inputs(staff))
    exact = np.sum([projection.expected(role, projection.together(role.cells), 3).people for role in made], axis=0)
    assert found.families[0].title == "All roles"
    for year in range(4):
        assert found.families[0].people[year] == pytest.approx(exact[year], abs=2.5)
    assert all(number % 5 == 0 for family in found.families for row in family.people for number in row)
    assert len(found.families) == 1 + len(set(GROUP.values()))
    retired = found.families[0].retired
    assert retired[2][OLD] > retired[0][OLD] > 0
    assert retired[2][YOUNG] == 0


def test_groups_with_few_people_are_told_together_and_bands_are_named_by_their_ends() -> None:
    staff = {("teacher", at, 0): 30 for at in range(len(GROUPS))}
    staff |= {("midwife", YOUNG, 0): 6, ("midwife", OLD, 0): 6, ("social_worker", GROUPS.index("45_54"), 0): 25}
    found = profile(staff)
    assert [family.title for family in found.families] == ["All roles"]
    few = {("teacher", at, 0): 4 for at in range(len(GROUPS))}
    assert profile({**few, ("teacher", YOUNG, 0): 12}).titles == ("Under 35 and age not known", "35 and over")
    assert profile({**few, ("teacher", len(GROUPS) - 1, 0): 10}).titles == ("Under 55", "55 and over", "Age not known")


def test_where_one_band_is_all_that_may_be_told_nothing_is() -> None:
    found = profile({("teacher", YOUNG, 0): 12, ("teacher", OLD, 0): 3})
    assert (found.bands, found.families) == ((), ())
