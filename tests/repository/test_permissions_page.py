"""docs/reference/permissions.md says what the roles are."""

from pathlib import Path

from oneworkforce.access import page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "permissions.md"


def test_the_page_is_what_the_command_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == page.page(), "oneworkforce permissions > docs/reference/permissions.md"
