"""Nobody gives more than they hold, further than they reach, or to themselves: properties over all roles and places."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.access import roles
from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import PlaceKind, Role
from oneworkforce.access.viewer import Grant, Viewer
from oneworkforce.partnership.domain import granting
from oneworkforce.partnership.domain.granting import Place

SOMEBODY = UUID(int=99)
ORGANISATIONS = [UUID(int=number) for number in (1, 2)]
BENEATH = {UUID(int=11): frozenset({UUID(int=11), UUID(int=12)}), UUID(int=12): frozenset({UUID(int=12)})}
PLACES = [Place(), *(Place(organisation=one) for one in ORGANISATIONS), *(Place(locality=one) for one in BENEATH)]

all_roles = st.sampled_from(list(roles.all_roles().values()))
places = st.sampled_from(PLACES)
by = st.sampled_from([Permission.GRANT, Permission.INVITE])


def grant(role: Role, place: Place) -> Grant:
    beneath = BENEATH[place.locality] if place.locality else frozenset()
    return Grant(role, place.organisation, beneath)


def viewer(*grants: Grant, strong: bool = True) -> Viewer:
    one = UUID(int=50)
    return Viewer(one, one, one, one, None, "Vera Vance", grants, strong)


held = st.builds(grant, all_roles, places)
viewers = st.builds(viewer, held, held, strong=st.booleans())


@given(viewers, all_roles, places, by)
def test_what_is_given_adds_no_permission_anywhere_that_the_giver_lacks(
    giver: Viewer, role: Role, place: Place, by: Permission
) -> None:
    if granting.why_not(giver, role, place, to=SOMEBODY, by=by) or giver.appoints(role):
        return
    receiver = viewer(grant(role, place))
    for permission in Permission:
        reach, own = receiver.reach(permission), giver.reach(permission)
        assert own.everywhere or not reach.everywhere
        assert own.everywhere or reach.organisations <= own.organisations
        assert own.everywhere or reach.localities <= own.localities


@given(viewers, all_roles, places, by)
def test_nobody_gives_to_themselves_or_ends_their_own(giver: Viewer, role: Role, place: Place, by: Permission) -> None:
    assert granting.why_not(giver, role, place, to=giver.person, by=by) == granting.ONESELF
    assert granting.why_not_end(giver, role, place, of=giver.person) == granting.ONESELF


@given(viewers, all_roles, places)
def test_a_role_is_given_only_in_a_kind_of_place_it_is_made_for(giver: Viewer, role: Role, place: Place) -> None:
    if place.kind not in role.places:
        assert granting.why_not(giver, role, place, to=SOMEBODY, by=Permission.GRANT) == granting.WRONG_PLACE


@given(viewers, all_roles, places)
def test_who_may_give_a_role_may_end_it(giver: Viewer, role: Role, place: Place) -> None:
    if not granting.why_not(giver, role, place, to=SOMEBODY, by=Permission.GRANT):
        assert not granting.why_not_end(giver, role, place, of=SOMEBODY)


@given(viewers, all_roles, by)
def test_a_role_is_offered_when_it_can_be_given_somewhere(giver: Viewer, role: Role, by: Permission) -> None:
    offered = granting.givable(giver, roles.all_roles(), by=by)
    if any(not granting.why_not(giver, role, place, to=SOMEBODY, by=by) for place in PLACES):
        assert role in offered


def test_a_sleeping_role_gives_nothing() -> None:
    asleep = viewer(grant(roles.role("administrator"), Place()), strong=False)
    assert granting.givable(asleep, roles.all_roles(), by=Permission.GRANT) == ()


def test_a_manager_gives_manager_and_practitioner_in_their_own_organisation_only() -> None:
    manager = viewer(grant(roles.role("manager"), PLACES[1]))
    offered = granting.givable(manager, roles.all_roles(), by=Permission.GRANT)
    assert {role.key for role in offered} == {"manager", "practitioner"}
    role = roles.role("practitioner")
    assert not granting.why_not(manager, role, PLACES[1], to=SOMEBODY, by=Permission.GRANT)
    assert granting.why_not(manager, role, PLACES[2], to=SOMEBODY, by=Permission.GRANT) == granting.BEYOND_REACH


def test_the_kind_of_a_place_is_what_it_names() -> None:
    assert [place.kind for place in PLACES[:2] + PLACES[3:4]] == [
        PlaceKind.PARTNERSHIP,
        PlaceKind.ORGANISATION,
        PlaceKind.LOCALITY,
    ]


def test_an_administrator_appoints_a_steward_and_does_not_become_one() -> None:
    alice = viewer(grant(roles.role("administrator"), Place()))
    steward = roles.role("steward")
    assert not alice.may(Permission.READ_AUDIT)
    assert granting.why_not(alice, steward, Place(), to=SOMEBODY, by=Permission.GRANT) == ""
    assert granting.why_not(alice, steward, Place(), to=alice.person, by=Permission.GRANT) == granting.ONESELF


def test_nobody_else_appoints_a_steward() -> None:
    lead = viewer(grant(roles.role("workforce_lead"), Place()))
    asleep = viewer(grant(roles.role("administrator"), Place()), strong=False)
    for giver in (lead, asleep):
        assert granting.why_not(giver, roles.role("steward"), Place(), to=SOMEBODY, by=Permission.INVITE)
