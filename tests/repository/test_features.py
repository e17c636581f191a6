"""docs/reference/features.md is true: each capability names a test that exists."""

import ast
import re
from pathlib import Path

HOME = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<where>[^|]+) \| `(?P<file>tests/[\w/]+\.py)(?:::(?P<test>\w+))?` \|$")


def rows() -> list[re.Match[str]]:
    lines = (HOME / "docs" / "reference" / "features.md").read_text().splitlines()
    table = [line for line in lines if line.startswith("| ") and not line.startswith(("| capability", "|---"))]
    found = [ROW.match(line) for line in table]
    assert None not in found, [line for line, match in zip(table, found, strict=True) if match is None]
    return [match for match in found if match]


def test_every_capability_names_a_test_that_exists() -> None:
    assert len(rows()) > 30
    for row in rows():
        path = HOME / row["file"]
        assert path.is_file(), row["file"]
        names = {node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}
        if row["test"]:
            assert row["test"] in names, f"{row['file']}::{row['test']}"
        else:
            assert any(name.startswith("test") for name in names), row["file"]


def test_no_capability_stands_twice() -> None:
    said = [row["what"].strip() for row in rows()]
    assert len(said) == len(set(said))
