from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import tables
from oneworkforce.lib.tables import delimited

CELL = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=20), st.sampled_from(",;\t"), st.integers(20, 200))
def test_what_is_written_as_csv_is_what_is_read_however_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], mark: str, block: int
) -> None:
    path = tmp_path_factory.mktemp("csv") / "table.csv"
    quoted = [mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (("one", "two"), *rows)]
    path.write_text("\n".join(quoted), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "BLOCK", block)
        table = tables.read(path)
        batches = list(table.batches([0, 1]))
    assert table.headings == ("one", "two")
    read = [pair for batch in batches for pair in zip(*(batch.columns[at].texts() for at in (0, 1)), strict=True)]
    assert read == rows
    assert [number for batch in batches for number in batch.numbers] == list(range(2, 2 + len(rows)))
    assert batches[-1].done == 1.0


def test_a_line_end_inside_quotes_does_not_end_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.csv"
    path.write_text("one,two\n" + '"a\nb",1\n' * 50)
    monkeypatch.setattr(delimited, "BLOCK", 30)
    table = tables.read(path)
    texts = [text for batch in table.batches([0]) for text in batch.columns[0].texts()]
    assert texts == ["a\nb"] * 50


def test_row_numbers_count_rows_that_could_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("one,two\na,1\nb\nc,3\nd,4,5\ne,6\n")
    (batch,) = tables.read(path).batches([0])
    assert batch.columns[0].texts() == ["a", "c", "e"]
    assert batch.numbers.tolist() == [2, 4, 6]
    assert [fault.where for fault in batch.faults] == ["row 3", "row 5"]


def test_a_text_is_coded_once() -> None:
    coded = tables.code(["a", "b", "a", "a"])
    assert coded.values == ("a", "b")
    assert coded.codes.tolist() == [0, 1, 0, 0]
