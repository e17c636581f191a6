from pathlib import Path

from oneworkforce.documents import model
from oneworkforce.lib import yaml_lines
from oneworkforce.plan import public
from oneworkforce.plan.domain import plan_file

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire" / "plan.yaml"
TITLES = {
    "one-childrens-workforce/trained-workforce": "High quality, appropriately trained workforce",
    "one-childrens-workforce/capacity-safety": "Capacity to deliver and keep children safe",
}


def example() -> model.Table:
    return public.table(public.read(EXAMPLE), TITLES)


def test_the_table_has_the_columns_of_a_published_plan_and_a_row_for_each_action() -> None:
    table = example()
    assert table.caption == "Action plan, 2009 to 2010"
    assert [column.title for column in table.columns] == [
        "Action",
        "Links",
        "Outcomes",
        "Timescale",
        "Lead officer",
        "Resources and estimated cost",
    ]
    assert len(table.rows) == 12
    assert {len(row) for row in table.rows} == {6}


def test_priorities_are_marked_in_words_and_sub_aims_follow_the_action() -> None:
    headings = [row[0] for row in example().rows]
    first = headings[0]
    assert isinstance(first, tuple)
    assert first[0] == "1. Agree and carry out a strategy that brings workforce development to life (priority)"
    assert len(first) == 7
    assert headings[7] == "8. Bring in one induction for all, resting on the common core (priority)"
    assert [number for number, heading in enumerate(headings, 1) if "(priority)" in str(heading)] == [1, 8]


def test_links_are_shown_by_title_and_an_unknown_one_as_written() -> None:
    links = [row[1] for row in example().rows]
    assert links[0] == "All arcs"
    assert links[7] == "All arcs, but particularly High quality, appropriately trained workforce"
    assert links[8] == "High quality, appropriately trained workforce"
    assert links[2] == "one-childrens-workforce/shared-identity"


def test_several_particular_arcs_are_a_list(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "title: Plan\nactions:\n  - number: 1\n    title: Do it\n    links: {particularly: [a/b, a/c]}\n"
        "    timescale: ongoing\n    lead: Chair\n",
        "utf-8",
    )
    table = public.table(public.read(path), {"a/b": "Bees", "a/c": "Seas"})
    assert table.caption == "Plan"
    assert table.rows == (
        ("1. Do it", ("All arcs, but particularly:", "Bees", "Seas"), "", "Ongoing", "Chair", "No cost stated"),
    )


def test_timescales_dependency_and_costs_are_said() -> None:
    rows = example().rows
    assert rows[0][3] == ("Strategy agreed: by October 2009", "Carrying it out: ongoing")
    assert rows[7][3] == "Phased from 1 April 2010"
    assert rows[9][0] == (
        "10. Agree how workforce data are defined and collected by all partners",
        "Depends on: the outcome of the national consultation on harmonised workforce data",
    )
    time = "Officer time at the council and its partners"
    assert rows[7][5] == (time, "£5,000 for materials and publicity", "Plus, unpriced: the running of the programme")
    assert rows[8][5] == "No cost stated"
    assert rows[9][5] == (time, "Unpriced: possible development costs")


def test_the_total_stands_below_with_what_it_leaves_out() -> None:
    note = example().note
    assert note.startswith("The priorities are action 1 (")
    assert "£23,000 is stated, for 8 of 12 actions. 4 of 12 actions are unpriced:" in note


def test_partners_stand_beside_the_lead_and_what_it_waits_for_by_number() -> None:
    written = """\
title: Plan
actions:
  - {number: 1, title: One, links: all, timescale: ongoing, lead: Chair, partners: [Police, Health], waits_for: [2, 3]}
  - {number: 2, title: Two, links: all, timescale: ongoing, lead: Chair, waits_for: 3, depends_on: the grant}
  - {number: 3, title: Three, links: all, timescale: ongoing, lead: Chair}
"""
    rows = public.table(plan_file.checked(yaml_lines.parse(written, "plan.yaml")), {}).rows
    assert rows[0][0] == ("1. One", "Depends on: actions 2 and 3")
    assert rows[0][4] == ("Chair", "With Police and Health")
    assert rows[1][0] == ("2. Two", "Depends on: action 3; the grant")
    assert rows[2][4] == "Chair"
