"""Facts of the five papers are used; their sentences, people and contact details are not."""

import re
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SEEDS = HOME.parent / "shared" / "seeds"
RUN = 11
"""Words in a row that two texts share only by copying: the longest name of an arc, a fact, has ten."""


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


@pytest.fixture(scope="module")
def seeds() -> set[tuple[str, ...]]:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not here, so the texts were not compared with the five papers")
    runs: set[tuple[str, ...]] = set()
    for path in SEEDS.glob("0*.txt"):
        said = words(path.read_text(errors="ignore"))
        runs |= {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}
    return runs


def texts() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, check=True, text=True).stdout
    kinds = {".py", ".md", ".yaml", ".typ", ".css", ".toml", ".csv", ".svg"}
    return [HOME / name for name in names.split("\0") if Path(name).suffix in kinds and (HOME / name).is_file()]


def test_no_sentence_of_the_papers_is_copied(seeds: set[tuple[str, ...]]) -> None:
    copied = {}
    for path in texts():
        said = words(path.read_text(errors="ignore"))
        runs = {" ".join(run) for at in range(len(said) - RUN + 1) if (run := tuple(said[at : at + RUN])) in seeds}
        if runs:
            copied[str(path.relative_to(HOME))] = sorted(runs)
    assert copied == {}


def test_no_person_or_address_of_the_papers_is_named(seeds: set[tuple[str, ...]]) -> None:
    assert seeds
    papers = "\n".join(path.read_text(errors="ignore") for path in SEEDS.glob("0*.txt"))
    addresses = set(re.findall(r"[\w.]+@[\w.]+\w|\b0\d{2,4} \d{3,4} \d{3,4}\b", papers))
    people = {
        " ".join(name)
        for name in re.findall(r"(?:Contact Officer|Lead Officer|associate):? ([A-Z][a-z]+) ([A-Z][a-z]+)", papers)
    }
    assert addresses
    for path in texts():
        content = path.read_text(errors="ignore")
        assert not [found for found in addresses | people if found in content], path
