"""docs/reference/staff-file.md says what a file of posts is and which rules it is checked by."""

from pathlib import Path

from oneworkforce.workforce import cli

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "staff-file.md"


def test_the_page_is_what_data_set_and_rules_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == cli.page(), "oneworkforce staff-file > docs/reference/staff-file.md"
