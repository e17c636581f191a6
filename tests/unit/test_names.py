"""What may be a name in a quote is marked: a help, tried with what it knows and with what it cannot know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import hostile
from oneworkforce.assess.domain import names


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We asked Amina and she helped.", ("Amina",)),
        ("Amina Khan helped us. So did Amina.", ("Amina", "Khan")),
        ("Write to a.khan@example.org or ring 01632 960 001 soon.", ("a.khan@example.org", "01632 960 001")),
        ("Ring +44 (0)1632 960001.", ("+44 (0)1632 960001",)),
        ("Then Dr. Okoro came. He knew.", ("Then", "Dr", "Okoro")),
        ("He said: Tell J. Marsh about it", ("Tell", "J", "Marsh")),
        ("We met at O'Neill-Brown House", ("O'Neill-Brown", "House")),
        ("Our line\nNew line, old Sam", ("Sam",)),
        ("I think I'm heard, and I\u2019ve said so. Nobody asks. “We wait.”", ()),
        ("In 2027 we had 12 meetings and 3 reviews.", ()),
        ("", ()),
    ],
)
def test_what_often_goes_with_a_name_is_marked(words: str, found: tuple[str, ...]) -> None:
    assert names.likely(words) == found


def test_it_is_a_help_and_no_more() -> None:
    assert names.likely("Amina helped us.") == ()
    assert names.likely("we asked amina") == ()


@given(st.text(max_size=400) | st.sampled_from(hostile.ALL))
def test_nothing_is_lost_or_added_by_marking(words: str) -> None:
    assert "".join(piece.words for piece in names.marked(words)) == words


def test_a_huge_text_is_marked_at_once() -> None:
    for sign in ("x", "x@", "1 ", "A.", "+1(", "'-"):
        words = sign * 100_000
        assert "".join(piece.words for piece in names.marked(words)) == words
