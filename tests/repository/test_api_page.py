"""docs/reference/api.md says what programs can ask."""

from pathlib import Path

from oneworkforce.site import api_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "api.md"


def test_the_page_says_what_can_be_asked() -> None:
    assert PAGE.read_text(encoding="utf-8") == api_page.page(), "oneworkforce api > docs/reference/api.md"
