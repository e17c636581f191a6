"""Roles, grants and verdicts: what is not given is refused, and a refusal says why."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.access import roles, verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import PlaceKind
from oneworkforce.access.viewer import Grant, Viewer

SCHOOL, CLUB, PLACE = uuid4(), uuid4(), uuid4()


def viewer(*grants: Grant, strong: bool = True) -> Viewer:
    return Viewer(uuid4(), uuid4(), uuid4(), uuid4(), None, "Ann Other", grants, strong)


def test_every_permission_has_a_meaning_and_a_role_that_holds_it() -> None:
    held = {permission for role in roles.all_roles().values() for permission in role.may}
    assert held == set(Permission)
    assert all(permission.meaning.endswith(".") for permission in Permission)


def test_a_permission_is_the_name_in_the_file() -> None:
    assert Permission("people.see") is Permission.SEE_PEOPLE
    assert str(Permission.SEE_PEOPLE) == "people.see"


def test_a_viewer_without_grants_may_nothing() -> None:
    assert not any(viewer().may(permission) for permission in Permission)
    assert not viewer().reach(Permission.SEE_PEOPLE)


def test_a_role_that_needs_a_second_factor_sleeps_until_there_is_one() -> None:
    grant = Grant(roles.role("administrator"))
    weak = viewer(grant, strong=False)
    assert not weak.may(Permission.GRANT)
    assert weak.asleep() == (grant,)
    assert viewer(grant).may(Permission.GRANT)
    assert viewer(grant).asleep() == ()


def test_a_managers_reach_is_their_organisation() -> None:
    reach = viewer(Grant(roles.role("manager"), organisation=SCHOOL)).reach(Permission.CHANGE_PEOPLE)
    assert reach
    assert not reach.everywhere
    assert reach.organisations == {SCHOOL}
    assert reach.localities == frozenset()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(roles.all_roles())),
            st.sampled_from([None, SCHOOL, CLUB]),
            st.sampled_from([frozenset[UUID](), frozenset({PLACE})]),
        ),
        max_size=5,
    ),
    st.sampled_from(list(Permission)),
    st.booleans(),
)
def test_reach_is_never_more_than_the_grants_that_hold_the_permission(
    rows: list[tuple[str, UUID | None, frozenset[UUID]]], permission: Permission, strong: bool
) -> None:
    grants = tuple(Grant(roles.role(key), organisation, places) for key, organisation, places in rows)
    asked = viewer(*grants, strong=strong)
    reach = asked.reach(permission)
    counting = [g for g in grants if permission in g.role.may and (strong or not g.role.second_factor)]
    assert bool(reach) == asked.may(permission) == bool(counting)
    assert reach.everywhere == any(g.organisation is None and not g.localities for g in counting)
    assert reach.organisations <= {g.organisation for g in counting}
    assert reach.localities <= {place for g in counting for place in g.localities}


def test_the_reason_of_a_check_is_the_reason_of_the_button() -> None:
    def check(number: int) -> None:
        if number > 1:
            raise verdicts.NotAllowed("One is enough.")

    assert verdicts.why_not(check, 1) == ""
    assert verdicts.why_not(check, 2) == "One is enough."
    assert verdicts.can(check)(1)
    assert not verdicts.can(check)(2)


def test_a_place_of_every_role_is_known() -> None:
    assert all(role.places <= set(PlaceKind) and role.places for role in roles.all_roles().values())
