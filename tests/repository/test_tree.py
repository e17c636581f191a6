"""The project about itself: what every tree of it keeps."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
LONGEST = 400
PAGE = 60


def tracked(*patterns: str) -> list[Path]:
    found = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=HOME, capture_output=True, check=True, text=True)
    return [HOME / name for name in found.stdout.split("\0") if name and (HOME / name).is_file()]


def test_no_file_of_code_passes_400_lines() -> None:
    long = {
        str(path.relative_to(HOME)): lines
        for path in tracked("*.py")
        if (lines := len(path.read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_every_package_says_what_it_is_for() -> None:
    packages = tracked("src/**/__init__.py")
    assert len(packages) > 5
    silent = [str(path) for path in packages if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []


def test_a_rooms_docstring_has_some_five_lines() -> None:
    rooms = [path for path in tracked("src/oneworkforce/*/__init__.py") if path.parent.parent.name == "oneworkforce"]
    for path in rooms:
        said = ast.get_docstring(ast.parse(path.read_text())) or ""
        assert 4 <= len(said.splitlines()) <= 8, path


def test_nothing_is_called_utils_or_manager() -> None:
    names = [path.stem for path in tracked("src/**/*.py")]
    assert not [name for name in names if re.search(r"util|helper|manager|misc|common$", name)]


def test_an_adr_is_under_a_page_and_numbered_without_gaps() -> None:
    records = sorted(tracked("docs/adr/*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        content = path.read_text()
        assert len(content.splitlines()) < PAGE, path
        assert all(f"## {part}" in content for part in ("Context", "Decision", "Consequences")), path


def test_no_machine_path_or_registry_address_is_tracked() -> None:
    place = re.compile(
        r"(?<![\w.])/(?:w" + r"ork|r" + r"oot|h" + r"ome/\w+)/|pythonho" + r"sted|py" + r"pi\.org|registry\.np" + r"mjs"
    )
    held = [
        str(path.relative_to(HOME))
        for path in tracked()
        if path.suffix not in {".png", ".parquet"} and place.search(path.read_text(errors="ignore"))
    ]
    assert held == []


def test_the_lock_has_hashes_and_no_addresses() -> None:
    lock = (HOME / "requirements.lock").read_text()
    assert "://" not in lock
    pinned = re.findall(r"^[\w.-]+==", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[\w.-]+==[^\n]*\\\n    --hash=sha256:", lock, re.MULTILINE))


def test_every_dependency_is_locked_and_says_what_it_is_for() -> None:
    lines = (HOME / "pyproject.toml").read_text().splitlines()
    start = lines.index("dependencies = [")
    named = [line for line in lines[start : lines.index("[project.scripts]")] if re.match(r'\s+"[\w-]', line)]
    assert len(named) > 20
    lock = (HOME / "requirements.lock").read_text().lower()
    for line in named:
        match = re.match(r'\s+"([\w-]+)[^"]*",\s+# \S+', line)
        assert match, f"no reason: {line}"
        assert re.search(rf"^{re.escape(match[1].lower())}==", lock, re.MULTILINE), f"not locked: {match[1]}"


@pytest.mark.parametrize(
    "path", [*tracked("*.md"), *tracked("docs/**/*.md")], ids=lambda path: str(path.relative_to(HOME))
)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text()):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), target


def test_no_unfinished_mark_is_left() -> None:
    mark = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|NotImplement" + r"edError")
    assert [
        str(path)
        for path in tracked("src/*", "tests/*", "docs/*", "run")
        if mark.search(path.read_text(errors="ignore"))
    ] == []
