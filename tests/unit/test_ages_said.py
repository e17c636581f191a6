"""The ages of a projection in a sentence and in tables: of what a version keeps to be shown, and of nothing else."""

from typing import Any

from oneworkforce.workforce.reports import plan_ages
from oneworkforce.workforce.web.presenters import plan_ages as presenters

HELD: dict[str, Any] = {
    "first": 2026,
    "bands": (("under_25", "25_34"), ("35_44",)),
    "titles": ("Under 35", "35 to 44"),
    "families": (
        {
            "title": "All roles",
            "groups": ("a", "b"),
            "people": ((1240, 60), (800, 900)),
            "left": ((30, 10),),
            "retired": ((0, 5),),
        },
        {"title": "Health", "groups": ("a",), "people": ((40, 20), (30, 30)), "left": ((5, 0),), "retired": ((0, 0),)},
    ),
}


def test_nothing_is_told_of_ages_where_a_version_tells_of_nobody() -> None:
    assert plan_ages.told({"withheld": False, "ages": HELD}) == HELD
    for results in ({"withheld": True, "ages": HELD}, {"withheld": False, "ages": {}}, {"withheld": False}):
        assert plan_ages.told(results) is None
        assert list(presenters.exported(results)) == []


def test_a_sentence_says_which_ages_are_most_and_who_has_gone() -> None:
    assert plan_ages.sentence(HELD) == (
        "Of the ages shown most people are in “Under 35” in 2026 (about 1,240), and are expected in “35 to 44” in 2027 "
        "(about 900). By 2027 about 40 are expected to have left and about 5 to have retired."
    )


def test_tables_of_page_and_paper_are_the_same_cells() -> None:
    there, gone = plan_ages.there(HELD), plan_ages.gone(HELD)
    assert there.on_paper().rows == (
        ("All roles", "2026", "1,240", "60"),
        ("All roles", "2027", "800", "900"),
        ("Health", "2026", "40", "20"),
        ("Health", "2027", "30", "30"),
    )
    assert gone.caption == "Expected to have gone by 2027, by the age at which they go"
    assert gone.on_paper().rows[:2] == (("All roles", "Leave", "30", "10"), ("All roles", "Retire", "0", "5"))
    assert [column.align.value for column in gone.on_paper().columns] == ["start", "start", "end", "end"]
    assert "Under 35: 2026" in plan_ages.drawn(HELD)
