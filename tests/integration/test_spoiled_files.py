"""What a person sees for each spoiled file: the place, what is wrong, what to do; and nothing is written."""

from pathlib import Path

import pytest

from factories import files, spoiled
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.queries.analysis import Request, Source, run
from oneworkforce.lib.faults import Refused


@pytest.mark.parametrize("name", spoiled.FILES)
def test_a_spoiled_file_is_refused_with_a_clear_sentence(name: str, tmp_path: Path) -> None:
    case = spoiled.FILES[name]
    answers, frame = tmp_path / case.name, tmp_path / "frame.csv"
    answers.write_bytes(case.content)
    if case.frame is not None:
        frame.write_bytes(case.frame)
    source = Source(answers, spoiled.SMALL, None if case.frame is None else frame)
    with pytest.raises(Refused) as refused:
        run(Request(source, choices=Choices(case.by, weighted=case.weighted)))
    assert tuple(str(fault) for fault in refused.value.faults) == case.told


def test_the_table_of_spoiled_files_is_long_enough() -> None:
    assert len(spoiled.FILES) >= 40


READ = {
    "a byte order mark": (b"\xef\xbb\xbf" + spoiled.GOOD, "answers.csv"),
    "semicolons": (spoiled.GOOD.replace(b",", b";"), "answers.csv"),
    "tabs": (spoiled.GOOD.replace(b",", b"\t"), "answers.tsv"),
    "Windows line ends": (spoiled.GOOD.replace(b"\n", b"\r\n"), "answers.csv"),
    "old Macintosh line ends": (spoiled.GOOD.replace(b"\n", b"\r"), "answers.csv"),
    "no last line end": (spoiled.GOOD.rstrip(), "answers.csv"),
    "UTF-16": (spoiled.GOOD.decode().encode("utf-16"), "answers.csv"),
    "Windows-1252": (spoiled.GOOD.replace(b"Oak", "Oakéry".encode("cp1252")), "answers.csv"),
    "whole floats": (spoiled.GOOD.replace(b"3,4,5", b"3.0,4.00,5."[:8] + b",5.0"), "answers.csv"),
    "spaces and case": (spoiled.GOOD.replace(b"leaders,3", b" LEADERS , 3 ").replace(b"q1", b" Q1 "), "answers.csv"),
    "words of the scale": (spoiled.GOOD.replace(b"3,4,5", b"Partly,4,INTEGRATED"), "answers.csv"),
    "a title for an audience": (spoiled.GOOD.replace(b"leaders", b"Leaders and managers"), "answers.csv"),
    "texts for headings": (
        spoiled.GOOD.replace(b"q1", b"We share what we know about a child").replace(b"q2", b'"We meet, and we listen"'),
        "answers.csv",
    ),
    "a quoted line end": (spoiled.GOOD.replace(b"Oak", b'"Oak\nwood"'), "answers.csv"),
    "a blank line": (spoiled.GOOD.replace(b"Elm", b"\n\nElm"), "answers.csv"),
    "a row of empty cells": (spoiled.GOOD + b",,,,\n", "answers.csv"),
    "a workbook": (
        files.workbook(
            ("district", "audience", "q1", "q2", "q3"),
            ("Oak", "leaders", 3, 4.0, "5"),
            ("Elm", "frontline", 1, 2, None),
        ),
        "answers.xlsx",
    ),
    "Parquet": (
        files.parquet(
            district=["Oak", "Elm"], audience=["leaders", "frontline"], q1=[3, 1], q2=[4.0, 2.0], q3=["5", None]
        ),
        "answers.parquet",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_a_file_as_people_export_it_is_read(name: str, tmp_path: Path) -> None:
    content, file = READ[name]
    answers = tmp_path / file
    answers.write_bytes(content)
    found = run(Request(Source(answers, spoiled.SMALL), choices=Choices(("district",), guarded=False)))
    means = {row.question: row.mean for row in found.results.rows if not row.by and row.question}
    assert means == {"q1": 2.0, "q2": 3.0, "q3": 5.0}
    assert found.results.respondents == 2
    assert len(found.results.groups) == 3


def test_lenient_leaves_bad_cells_out_and_lists_each(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_bytes(spoiled.GOOD + b"Oak,leaders,9,4,5\nOak,governors,1,1\nElm,frontline,2,often,\n")
    found = run(Request(Source(answers, spoiled.SMALL), choices=Choices(guarded=False), lenient=True))
    assert [fault.where for fault in found.left_out] == ["row 5", "row 4, column q1", "row 6, column q2"]
    assert found.results.respondents == 4


def test_nothing_is_left_out_in_silence(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    rows = b"district,audience,q1,q2,q3,Full name,note\nOak,leaders,3,4,5,A B,x\nOak,frontline,3,4,5,A C,\n,,,,,,\n"
    answers.write_bytes(rows)
    found = run(Request(Source(answers, spoiled.SMALL), choices=Choices(guarded=False)))
    unused, personal, blank, strays = found.warnings
    assert unused == "Not used: “district”, “Full name” and “note”."
    assert personal.startswith("“Full name” looks like names or e-mail addresses.")
    assert blank == "Not counted: 1 row without any answer (row 4)."
    assert strays == "Left out: 1 answer to questions that are not asked of the person's audience."


def test_further_words_may_mean_an_empty_cell(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_bytes(spoiled.HEAD + b"Oak,leaders,NA,4,prefer not to say\n")
    request = Request(
        Source(answers, spoiled.SMALL), choices=Choices(guarded=False), missing=("na", "Prefer not to say")
    )
    row = next(row for row in run(request).results.rows if row.question == "q1")
    assert (row.n, row.not_applicable) == (0, 0)


def test_no_cell_or_heading_can_steer_a_terminal(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    steering = b"district\x07,audience,q1,q2,q3,no\x1b[2Jte\n\x1b[31mOak\x1b[0m,leaders,3,4,5,\n"
    answers.write_bytes(steering)
    found = run(Request(Source(answers, spoiled.SMALL), choices=Choices(("district",), guarded=False)))
    assert found.results.groups == ((), (("district", "[31mOak[0m"),))
    assert found.warnings[0] == "Not used: “no[2Jte”."
