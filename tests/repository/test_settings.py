"""docs/reference/settings.md is whole and true: every setting that is read stands there, and none that is not."""

import re
from pathlib import Path

from oneworkforce.site import environment
from oneworkforce.site.private_file import PREFIX

HOME = Path(__file__).parents[2]
PAGE = HOME / "docs" / "reference" / "settings.md"
ROW = re.compile(rf"^\| `({PREFIX}[A-Z_]+)` \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)


def documented() -> list[str]:
    return [match[1] for match in ROW.finditer(PAGE.read_text())]


def mentioned() -> set[str]:
    found: set[str] = set()
    for folder in ("src", "tests/factories", "tests/conftest.py"):
        place = HOME / folder
        for path in [place] if place.is_file() else place.rglob("*.py"):
            found |= set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]", path.read_text()))
    return found


def test_every_setting_stands_in_the_page_once() -> None:
    rows = documented()
    assert sorted(rows) == sorted(f"{PREFIX}{name}" for name in environment.SETTINGS | environment.OTHERS)


def test_no_code_speaks_of_a_setting_that_is_not_in_the_page() -> None:
    assert mentioned() <= set(documented())


def test_every_setting_is_read_somewhere() -> None:
    sources = "\n".join(
        path.read_text() for place in ("src", "tests/factories") for path in (HOME / place).rglob("*.py")
    )
    for name in environment.SETTINGS | environment.OTHERS:
        assert sources.count(f'"{name}"') + sources.count(f'"{PREFIX}{name}"') > 1 or name in environment.OTHERS, name


def test_every_row_says_what_it_does_its_default_and_an_example() -> None:
    for match in ROW.finditer(PAGE.read_text()):
        assert all(len(cell.strip()) > 1 for cell in match.groups()[1:] if cell.strip() != "`0`"), match[1]
