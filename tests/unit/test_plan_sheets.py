"""Where the population figures of a plan are from, in words."""

from oneworkforce.workforce.reports import plan_sheets


def test_each_sheet_is_named_with_its_day_and_what_was_typed_is_said_to_be() -> None:
    assert plan_sheets.words(
        [("Projections 2025, an office", "2027-03-03", 1200), ("", "", 1), ("Our list", "", 2)]
    ) == [
        "1,200 population figures from “Projections 2025, an office”, brought in on 3 March 2027.",
        "1 population figure typed in, without a source.",
        "2 population figures typed in, from “Our list”.",
    ]
    assert plan_sheets.words([]) == []
