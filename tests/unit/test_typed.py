"""What a person typed, made fit to keep."""

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib import typed


@given(st.text(max_size=50))
def test_a_line_is_one_line_that_can_be_read(said: str) -> None:
    kept, _ = typed.line(said, where="name", label="The name", longest=50, required=False)
    assert kept == kept.strip()
    assert all(sign.isprintable() for sign in kept)
    assert typed.line(kept, where="name", label="The name", longest=50, required=False)[0] == kept


@given(st.text(max_size=50))
def test_a_text_keeps_its_lines_and_nothing_that_steers(said: str) -> None:
    kept, _ = typed.lines(said, where="text", label="The text", longest=50)
    assert all(sign.isprintable() or sign in "\n\t" for sign in kept)
    assert typed.lines(kept.replace("\n", "\r\n"), where="text", label="The text", longest=50)[0] == kept


def test_what_is_too_long_or_missing_is_said_without_repeating_it() -> None:
    _, fault = typed.line("", where="name", label="The name", longest=3)
    assert str(fault) == "name: The name is empty. Enter it."
    _, fault = typed.lines("abcd", where="text", label="The text", longest=3)
    assert str(fault) == "text: The text is 4 characters long. Use 3 or fewer."
