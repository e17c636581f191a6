from factories import frameworks, results
from factories.readings import NORTH, SOUTH, WEST, read
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.domain.sentences import groups


def test_the_range_of_a_group_stands_beside_the_range_of_all() -> None:
    whole = {"a1": 2.86, "a2": 3.1, "a3": 3.67}
    reading = read(whole, of={NORTH: {"a1": 2.8, "a2": 3.0, "a3": 3.2}, SOUTH: {"a1": 3.2, "a2": 2.86, "a3": 3.67}})
    assert groups.everyone(reading) == ("For everyone together, the scores of the arcs run from 2.86 to 3.67.",)
    assert groups.ranges(reading, "district") == (
        "North: the arcs run from 2.80 to 3.20.",
        "South: the arcs run from 2.86 to 3.67, the same range as for everyone.",
    )


def test_a_group_is_told_by_its_score_its_high_arcs_and_its_lowest() -> None:
    reading = read({}, of={NORTH: {"a1": 3.6, "a2": 2.9, "a3": 3.7}})
    (said,) = groups.profiles(reading, "district")
    assert said == (
        "North: the score over 3 arcs is 3.40. The arcs run from 2.90 to 3.70. "
        "2 arcs are above 3.50: Arc 1 (3.60) and Arc 3 (3.70). The lowest: Arc 2 (2.90). "
        "Taking a score of 3.00 as acceptable, 1 arc is below it and needs development: Arc 2 (2.90)."
    )


def test_a_group_with_nothing_to_show_says_only_that() -> None:
    reading = read({}, of={NORTH: {}}, hidden={(NORTH, "all"): "cell"})
    assert groups.profiles(reading, "district") == ("North: no arc can be shown.",)


def test_groups_differ_only_where_their_intervals_do_not_overlap() -> None:
    reading = read({}, of={NORTH: {"a1": 3.4, "a2": 3.1}, SOUTH: {"a1": 3.0, "a2": 2.95}})
    assert groups.differing(reading, "district") == (
        "By district, groups lie clearly apart in 1 of 3 arcs.",
        "Higher for North than for South: Arc 1 (3.40 against 3.00).",
    )


def test_of_several_groups_the_pair_furthest_apart_is_named() -> None:
    reading = read({}, of={NORTH: {"a1": 3.4}, SOUTH: {"a1": 2.2}, WEST: {"a1": 2.9}})
    assert groups.differing(reading, "district") == (
        "By district, groups lie clearly apart in 1 of 3 arcs. Of each arc, the two groups furthest apart are named.",
        "Higher for North than for South: Arc 1 (3.40 against 2.20).",
    )


def test_groups_that_overlap_everywhere_are_said_not_to_differ_and_one_group_is_compared_with_none() -> None:
    alike = read({}, of={NORTH: {"a1": 3.1}, SOUTH: {}})
    assert groups.differing(alike, "district") == ("By district, no two groups lie clearly apart in any arc.",)
    assert groups.differing(read({}, of={NORTH: {"a1": 4.0}}), "district") == ()


def test_how_groups_are_compared_is_said_and_audiences_have_a_warning_of_their_own() -> None:
    framework = frameworks.make(audiences={"q1": ("leaders",)}, audience_column="audience")
    by_district = read({}, framework, of={NORTH: {}})
    by_audience = read({}, framework, of={(("audience", "leaders"),): {}})
    assert len(groups.comparing(by_district)) == 1
    assert "do not overlap at all" in groups.comparing(by_district)[0]
    assert groups.comparing(by_audience)[1].startswith("Audiences are asked partly different questions")
    assert groups.comparing(read()) == ()


def test_groups_have_the_names_that_people_know_them_by() -> None:
    framework = framework_file.load("one-childrens-workforce")
    groups: list[By] = [
        (("audience", "leaders"),),
        (("audience", "not stated"),),
        (("band", "2"),),
        (("district", "North"), ("audience", "frontline")),
    ]
    reading = Reading(results.make(framework, groups={by: {} for by in groups}), framework)
    assert [reading.name(by) for by in ((), *groups)] == [
        "Everyone",
        "Leaders and managers",
        "Audience not stated",
        "Band 2",
        "North, Frontline staff, volunteers and their managers",
    ]


def test_a_category_that_two_columns_share_is_named_with_its_column() -> None:
    reading = read({}, of={NORTH: {}, (("health area", "North"),): {}})
    assert reading.name(NORTH) == "District North"


# response and reliability
