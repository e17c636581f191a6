"""The front door: `run`, what CI calls, and the order of the rooms."""

import subprocess
import sys
import tomllib
from pathlib import Path

HOME = Path(__file__).parents[2]


def test_ci_does_what_the_readme_says() -> None:
    script = (HOME / ".ci" / "run").read_text()
    assert "python3 run check" in script
    assert "python3 run test" in script


def test_every_tier_has_a_folder_and_a_budget() -> None:
    budgets = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["oneworkforce"]["budgets"]
    tiers = {path.name for path in (HOME / "tests").iterdir() if any(path.glob("test_*.py"))}
    assert set(budgets) == tiers


def test_the_front_door_tells_its_words() -> None:
    told = subprocess.run([sys.executable, HOME / "run", "--help"], capture_output=True, text=True, check=True).stdout
    for word in ("test", "check", "bench", "demo", "analyse", "framework", "serve", "manage"):
        assert word in told


def test_the_front_door_is_read_by_an_older_python() -> None:
    source = (HOME / "run").read_text()
    compile(source, "run", "exec", dont_inherit=True)
    assert "match " not in source.split('"""', 2)[2].replace("unmatched", "")
    assert "import tomllib" not in source.split("def ", 1)[0]


def test_an_unknown_tier_is_named() -> None:
    done = subprocess.run([sys.executable, HOME / "run", "test", "smoke"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "There is no tier of tests called smoke" in done.stdout


def test_the_rooms_keep_their_order() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
