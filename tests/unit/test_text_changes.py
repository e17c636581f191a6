"""What changed between two texts: both are there whole, each paragraph once."""

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.plan.domain import prose, text_changes
from oneworkforce.plan.domain.prose import Bullets, Heading, Paragraph
from oneworkforce.plan.domain.text_changes import Change, Piece

LINES = st.lists(st.sampled_from(["", "# Aim", "## Next", "- a", "- b", "We learn.", "We teach.", "Then."])).map(
    "\n".join
)


def test_added_removed_and_the_same_are_told_apart() -> None:
    before = "# Aim\n\nWe learn.\n\n- a\n- b"
    after = "# Aim\n\nWe learn and teach.\n\n- a\n- b\n- c"
    assert text_changes.compare(before, after) == (
        Piece(Change.SAME, (Heading(1, "Aim"),)),
        Piece(Change.REMOVED, (Paragraph(("We learn.",)),)),
        Piece(Change.ADDED, (Paragraph(("We learn and teach.",)),)),
        Piece(Change.SAME, (Bullets(("a", "b")),)),
        Piece(Change.ADDED, (Bullets(("c",)),)),
    )


@given(st.one_of(st.text(), LINES), st.one_of(st.text(), LINES))
def test_neither_text_loses_a_word(before: str, after: str) -> None:
    pieces = text_changes.compare(before, after)

    def words(without: Change) -> str:
        kept = [prose.written(piece.blocks) for piece in pieces if piece.change is not without]
        return "".join("".join(kept).split())

    assert words(Change.ADDED) == "".join(before.split())
    assert words(Change.REMOVED) == "".join(after.split())


@given(LINES)
def test_a_text_beside_itself_has_no_change(text: str) -> None:
    assert all(piece.change is Change.SAME for piece in text_changes.compare(text, text))


def test_a_text_of_countless_paragraphs_is_compared_as_a_whole() -> None:
    many = "a\n\n" * (text_changes.MOST + 1)
    assert [piece.change for piece in text_changes.compare(many, f"{many}b")] == [Change.REMOVED, Change.ADDED]
    assert [piece.change for piece in text_changes.compare(many, many)] == [Change.SAME]
