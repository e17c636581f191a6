"""docs/reference/staff-file.md says what a file of posts is and which rules it is checked by."""

from pathlib import Path

from oneworkforce.workforce.domain import staff_file_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "staff-file.md"


def test_the_page_is_what_data_set_and_rules_say() -> None:
    made = "python -m oneworkforce.workforce.domain.staff_file_page > docs/reference/staff-file.md"
    assert PAGE.read_text(encoding="utf-8") == staff_file_page.page(), made
