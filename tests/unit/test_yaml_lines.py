from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import faults, yaml_lines

WRITTEN = """\
title: {en: A rainbow}
scale:
  min: 1
  threshold: 3.0

arcs:
  - id: one
    words:
      1: poor
  - id: two
"""


def test_every_value_knows_its_line() -> None:
    document = yaml_lines.parse(WRITTEN, "rainbow.yaml")
    places = [
        ("title", "en"),
        ("scale", "threshold"),
        ("arcs",),
        ("arcs", 0, "words", "1"),
        ("arcs", 1),
        ("arcs", 1, "id"),
    ]
    assert [document.line(place) for place in places] == [1, 4, 6, 9, 10, 10]


def test_what_is_missing_is_looked_for_in_the_part_around_it() -> None:
    document = yaml_lines.parse(WRITTEN, "rainbow.yaml")
    assert document.line(("arcs", 1, "title", "en")) == 10
    assert document.line(("nothing", "here")) == 1
    assert str(document.fault(("scale", "max"), "Max is missing.", "Add it.")) == "line 2: Max is missing. Add it."


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("7", 7),
        ("-3", -3),
        ("3.10", Decimal("3.10")),
        ("true", True),
        ("False", False),
        ("null", None),
        ("", None),
        ("'7'", "7"),
        ('"true"', "true"),
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2010-03-31", "2010-03-31"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e999", "1e999"),
        (".inf", ".inf"),
        ("9" * 19, "9" * 19),
    ],
)
def test_a_plain_value_means_what_it_looks_like(written: str, meant: object) -> None:
    value = yaml_lines.parse(f"a: {written}\n", "x").data["a"]
    assert value == meant
    assert type(value) is type(meant)


def test_a_key_is_always_text() -> None:
    assert list(yaml_lines.parse("1: a\nno: b\n2.5: c\n<<: d\n", "x").data) == ["1", "no", "2.5", "<<"]


AROUND = "Check the indents, brackets and quotes around here."
BRACKET = "A bracket opens here and is not closed well. Close it, and put commas between its parts."
COLON = "There is a colon where none is expected. Quote a text with a colon, or check the indent."
KEY = "A key is missing, or is not a word. Write a word before the colon."
QUOTE = "A quotation mark opens here and never closes. Close it."
TAB = "A tab stands where spaces must. Use spaces."
TAG = "A value has a tag (!). Take the tag out, or quote a text that begins with !."
ALIAS = "A part is repeated by an alias (*). Write it out in full, or quote a text with a *."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: The file is empty. Start from a template."),
        ("# a comment\n", "line 1: The file is empty. Start from a template."),
        ("a: 1\nb: 2\na: 3\n", "line 3: A key stands here a second time: “a”. Keep one of the two."),
        ("a b: 1\na b: 2\n", "line 2: A key stands here a second time: text of 3 characters. Keep one of the two."),
        ("a: &x [1]\nb: *x\n", f"line 2: {ALIAS}"),
        ("a: !!python/name:os.system x\n", f"line 1: {TAG}"),
        ("a: 1\n? [b]\n: c\n", f"line 2: {KEY}"),
        ("'': c\n", f"line 1: {KEY}"),
        ("a:\n\t- b\n", f"line 2: {TAB}"),
        ("a: [1,\n\t2]\n", f"line 2: {TAB}"),
        ("a: \t1\n", f"line 1: {TAB}"),
        ("a: 1\nb: c: d\n", f"line 2: {COLON}"),
        ("a: [1\nb: 2\n", f"line 1: {BRACKET}"),
        ("b: 1\na: 'x\ny: z\n", f"line 2: {QUOTE}"),
        (
            "a: 1\nb\nc: 2\n",
            "line 2: A colon is missing after this key. Write it, and a space after it; or check the indent.",
        ),
        ("a: 1\n---\nb: 2\n", "line 2: A second document begins here. Keep one in a file: take out the line ---."),
        ("a: 1\nb: \x07\n", "line 2: There is a control character, which cannot be seen. Type the line again."),
        (
            "a: @b\n",
            f"line 1: This cannot be read as YAML (found character '@' that cannot start any token). {AROUND}",
        ),
        ("a: " + "[" * 20, "line 1: Parts are nested more than 20 deep. Check the brackets."),
        ("[" * 100_000, "line 1: Parts are nested more than 20 deep. Check the brackets."),
    ],
)
def test_what_cannot_be_read_is_refused_by_line(text: str, message: str) -> None:
    with pytest.raises(faults.Refused) as refused:
        yaml_lines.parse(text, "x")
    assert str(refused.value) == message


def test_every_fault_is_found_at_once() -> None:
    with pytest.raises(faults.Refused) as refused:
        yaml_lines.parse("a: 1\na: 2\nb: !x 3\nc: *d\n", "x")
    assert [fault.where for fault in refused.value.faults] == ["line 2", "line 3", "line 4"]


def test_a_file_may_have_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: caf\xc3\xa9\r\n")
    document = yaml_lines.read(tmp_path / "x.yaml")
    assert (document.name, document.data, document.line(("b",))) == ("x.yaml", {"a": 1, "b": "café"}, 2)


def test_a_file_that_is_not_there_not_text_or_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_bytes(b"a: 1\nb: caf\xe9\n")
    (tmp_path / "large.yaml").write_bytes(b"a" * (yaml_lines.LARGEST + 1))
    said = {}
    for name in ("none.yaml", "old.yaml", "large.yaml", "."):
        with pytest.raises(faults.Refused) as refused:
            yaml_lines.read(tmp_path / name)
        said[name] = str(refused.value)
    assert said["none.yaml"] == "none.yaml: There is no such file. Check the name and the folder."
    assert said["old.yaml"] == "line 2: This is not text in UTF-8. Save the file as UTF-8 text."
    assert said["large.yaml"] == "large.yaml: The file is larger than 1,000,000 bytes. Check that it is the right file."
    assert said["."].endswith("The file cannot be read (Is a directory). Check what it is.")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_by_line(text: str) -> None:
    try:
        where = [f"line {yaml_lines.parse(text, 'x').line(())}"]
    except faults.Refused as refused:
        where = [fault.where for fault in refused.faults]
    assert all(1 <= int(line.removeprefix("line ")) <= len(text) + 1 for line in where)
