"""A figure that is withheld is nowhere: every page, list, file and answer to a program is searched for it."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import is_zipfile

import pytest
from django.urls import reverse
from docx import Document

from factories import permission_table, rounds
from factories.permission_table import Row
from factories.world import World
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.queries import analysis
from oneworkforce.assess.queries.analysis import Request, Source
from oneworkforce.lib import rounding

pytestmark = pytest.mark.undone

CONTEXTS = ("assess", "plan")
FEWEST = 20
"""Addresses that must have been searched, and hidden figures that must have been looked for: else nothing is proved."""


@cache
def raw() -> Results:
    """Return what the guard was given: the same answers, nothing withheld."""
    with TemporaryDirectory() as folder:
        file, frame = Path(folder, "answers.csv"), Path(folder, "frame.csv")
        file.write_text(rounds.answers())
        frame.write_text(rounds.frame())
        source = Source(file, framework_file.parse(rounds.FRAMEWORK, "trial"), frame)
        return analysis.run(Request(source, choices=Choices(rounds.BY, guarded=False))).results


def hidden() -> set[str]:
    """Return what the guard hides, as people would read it, without what some shown figure reads like too."""
    guarded = {(row.by, row.arc, row.question): row for row in rounds.results().rows}
    secrets, shown = set(), set()
    for row in raw().rows:
        seen = guarded[row.by, row.arc, row.question]
        if seen.withheld:
            secrets |= said(row.mean, row.low, row.high)
        shown |= said(*(abs(value) for value in seen._asdict().values() if isinstance(value, float)))
    marks = {f"{quarter / 4:.{places}f}" for quarter in range(4, 21) for places in (2, 3, 4)}  # of the pictures' scales
    return secrets - shown - marks


def said(*values: float | None) -> set[str]:
    """Return values of the scale as text with two to four decimals; two are rounded half up, as pages round."""
    scores = [value for value in values if value is not None and value >= 1]
    return {f"{value:.{places}f}" for value in scores for places in (3, 4)} | set(map(rounding.shown, scores))


def told(answer: Any) -> str:
    """Return the text of an answer: of a page without its marks, of a file whatever it holds."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "")
    if "wordprocessingml" in kind and is_zipfile(BytesIO(body)):  # else a stand-in for an issue's file
        document = Document(BytesIO(body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(each.text for each in document.paragraphs), *cells])
    written: str = body.decode("utf-8", "replace")
    return re.sub(r"<[^>]*>", " ", written) if "html" in kind or "svg" in kind else written


def searched(world: World) -> Iterator[tuple[str, str]]:
    """Yield the name of each address that Walter may open, and everything it tells him."""
    things = permission_table.furnish(world)
    client = world.client("walter")
    at = permission_table.COLUMNS.index("walter")
    for row in permission_table.ROWS:
        if row.method == "GET" and row.cells[at] == "+" and _ours(row, things):
            url = reverse(row.route, args=row.values(things))
            yield row.route, told(client.get(url))
            if row.route.endswith("_export") or row.route.endswith("_json"):
                yield f"{row.route} as a file", told(client.post(url, {"purpose": "check"}))


def _ours(row: Row, things: object) -> bool:
    from django.urls import resolve  # noqa: PLC0415

    url = reverse(row.route, args=row.values(things))  # type: ignore[arg-type]
    return any(f".{context}." in f"{resolve(url).func.__module__}." for context in CONTEXTS)


def test_there_is_something_to_hide() -> None:
    assert len(hidden()) > FEWEST
    assert any(row.withheld == "cell" for row in rounds.results().rows)


def test_no_page_list_or_file_tells_a_withheld_figure(world: World) -> None:
    secrets = hidden()
    found, leaks = 0, {}
    for name, text in searched(world):
        found += 1
        numbers = set(re.findall(r"\d+\.\d{2,4}", text))
        if leaked := numbers & secrets:
            leaks[name] = sorted(leaked)
    assert found > FEWEST
    assert leaks == {}
