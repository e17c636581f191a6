"""Two versions of a plan side by side: figures meet by the keys of roles and places, never by what these are called."""

from dataclasses import replace

from oneworkforce.workforce.domain.plan_figures import Figure, compare
from oneworkforce.workforce.domain.plan_kinds import BlockKind

TEACHERS = Figure(
    block=0,
    kind=BlockKind.PART,
    role="Teacher",
    place="Willow",
    year=2029,
    mean=1000,
    low=800,
    middle=1000,
    high=1200,
    needs=(1500, 1400, 1600),
    roles=("teacher",),
    places=("w",),
)
MIDWIVES = replace(TEACHERS, block=1, role="Midwife", roles=("midwife",))
IN_MARSH = replace(TEACHERS, block=2, place="Marsh", places=("m",))
AREA = replace(TEACHERS, kind=BlockKind.ROLE, place="The whole area", places=("m", "w"))
ALL = replace(AREA, kind=BlockKind.ALL, role="All roles", roles=("midwife", "teacher"))


def test_what_one_version_alone_shows_is_named_as_new_or_gone() -> None:
    found = compare([TEACHERS, MIDWIVES], [IN_MARSH, TEACHERS])
    assert [(each.then, each.now) for each in found.both] == [(TEACHERS, TEACHERS)]
    assert (found.gone, found.new) == ((MIDWIVES,), (IN_MARSH,))


def test_a_changed_number_stands_beside_the_former_one_wherever_its_block_stands_now() -> None:
    now = replace(TEACHERS, block=9, middle=1300, needs=(1400, 1300, 1500))
    [pair] = compare([MIDWIVES, TEACHERS], [now]).both
    assert (pair.then.middle, pair.now.middle) == (1000, 1300)
    gaps = [each.gap() for each in (pair.then, pair.now)]
    assert [gap.middle for gap in gaps if gap] == [500, 100]


def test_a_role_and_a_place_are_the_same_whatever_they_are_called_now() -> None:
    renamed = replace(TEACHERS, role="Educator", place="Willow Green")
    found = compare([TEACHERS], [renamed])
    assert [(each.then.role, each.now.role) for each in found.both] == [("Teacher", "Educator")]
    assert (found.gone, found.new) == ((), ())


def test_two_with_one_title_are_not_taken_for_each_other() -> None:
    namesake = replace(MIDWIVES, role="Teacher", middle=300)
    found = compare([TEACHERS, namesake], [replace(namesake, middle=400), replace(TEACHERS, middle=1100)])
    assert [(each.then.middle, each.now.middle) for each in found.both] == [(300, 400), (1000, 1100)]
    assert [each.place for each in compare([TEACHERS], [replace(IN_MARSH, place="Willow")]).new] == ["Willow"]


def test_in_which_order_roles_and_places_are_told_does_not_matter() -> None:
    # Places are told by their names: one that is called otherwise moves in the list of all the area.
    again = replace(AREA, places=("w", "m"))
    blocks = replace(TEACHERS, roles=("teacher", "midwife")), replace(TEACHERS, roles=("midwife", "teacher"))
    assert [each.now for each in compare([AREA], [again]).both] == [again]
    assert len(compare(blocks[:1], blocks[1:]).both) == 1


def test_all_roles_stay_all_roles_when_a_role_comes_or_goes_and_another_area_is_another() -> None:
    more = replace(ALL, roles=("midwife", "nurse", "teacher"), middle=1200)
    assert [(each.then.middle, each.now.middle) for each in compare([ALL], [more]).both] == [(1000, 1200)]
    assert compare([ALL], [replace(more, places=("w",))]).both == ()
    assert compare([ALL], [replace(ALL, kind=BlockKind.ROLE)]).both == ()
