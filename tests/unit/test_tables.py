import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import tables
from oneworkforce.lib.faults import Refused
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


def read(path: Path) -> list[tuple[str, ...]]:
    table = tables.read(path)
    return [row for batch in table.batches(range(len(table.headings))) for row in rows(batch)]


def rows(batch: tables.Batch) -> Iterator[tuple[str, ...]]:
    return zip(*(column.texts() for column in batch.columns.values()), strict=True)


@pytest.mark.parametrize("before", [0, 100_000])
def test_a_quotation_mark_that_never_closes_is_named_with_its_row(tmp_path: Path, before: int) -> None:
    path = tmp_path / "table.csv"
    path.write_text("one,two\n" + "a,1\n" * before + 'b,"2\n' + "c,3\n" * 800_000)
    began = time.process_time()
    with pytest.raises(Refused) as caught:
        read(path)
    assert str(caught.value) == (
        f"row {before + 2:,}: A quotation mark is opened in it that is not closed within 1 MB. "
        "Close it, or take it away; one that is meant as a sign is written twice."
    )
    assert time.process_time() - began < 5, "a walk back for each line takes minutes"


def test_a_heading_whose_quotation_mark_never_closes_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('one,"two\n' + "c,3\n" * 400_000)
    with pytest.raises(Refused, match="row 1: A quotation mark is opened in it"):
        tables.read(path)


@pytest.mark.parametrize("head", ["one,two\n", ""])
def test_a_row_without_an_end_is_refused(tmp_path: Path, head: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(head + "a," * 600_000)
    with pytest.raises(Refused, match=r"row [12]: It is longer than 1 MB. Look for line ends that were lost"):
        read(path)


def test_a_long_text_within_quotation_marks_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    long = "a\n" * 400_000
    path.write_text(f'one,two\n"{long}",1\nb,2\n')
    assert read(path) == [(long, "1"), ("b", "2")]
    path.write_text(f'one,"{long[:100_000]}"\nb,2\n')
    assert read(path) == [("b", "2")]
    path.write_text(f'one,"{long}"\nb,2\n')
    with pytest.raises(Refused, match=r"row 1: One of its headings is longer than 131,072 letters\."):
        tables.read(path)


def test_a_row_with_a_huge_cell_too_many_is_told_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"one,two\na,1,{'x' * 200_000}\nb,2\n")
    (batch,) = tables.read(path).batches([0])
    assert [fault.where for fault in batch.faults] == ["row 2"]
    assert batch.odd == {2: ()}


def test_a_file_with_other_cells_than_its_headings_throughout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("one,two\na,1\n" + "x\n" * 1_000_000)
    with pytest.raises(Refused) as caught:
        read(path)
    assert str(caught.value) == (
        "from row 2: more than 20,000 rows have more or fewer cells than there are headings. "
        "Look whether “,” is what stands between the cells."
    )
    path.write_text("one,two\n" + "a,1,\n" * 20_000)
    assert read(path) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_read_step_by_step(tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.csv"
    made = [(f"n\N{LATIN SMALL LETTER E WITH ACUTE}{at}\U0001f600", str(at)) for at in range(500)]
    text = "one,two\n" + "".join(f"{name},{at}\n" for name, at in made)
    path.write_bytes((b"\xfe\xff" if encoding == "utf-16-be" else b"") + text.encode(encoding))
    monkeypatch.setattr(delimited, "BLOCK", 101)
    table = tables.read(path)
    batches = list(table.batches([0, 1]))
    assert list(itertools.chain.from_iterable(rows(batch) for batch in batches)) == made
    assert len(batches) > 10
    assert batches[-1].done == 1.0


def test_line_ends_of_old_macintoshes_are_known(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"one,two\ra,1\rb,2\r")
    assert read(path) == [("a", "1"), ("b", "2")]


def test_headings_that_are_alike_are_named_by_their_columns_alone(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Smith,Ada,smith\n")
    with pytest.raises(Refused) as caught:
        tables.read(path)
    assert str(caught.value) == "columns 1, 3: They have the same heading. Give each column a heading of its own."
