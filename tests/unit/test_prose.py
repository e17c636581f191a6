"""Plain text read into blocks: any text parses, and nothing of it is lost."""

from hypothesis import example, given
from hypothesis import strategies as st

from oneworkforce.plan.domain import prose
from oneworkforce.plan.domain.prose import Bullets, Heading, Paragraph

LINES = st.lists(
    st.one_of(
        st.text(max_size=20), st.sampled_from(["", "# One", "## Two", "- a", "-", "#", "# ", " - b", "### Three"])
    )
)


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    text = "# Our aim\nTo learn\ntogether.\n\nEach year.\n- a first step\n- a second\nThen rest.\n## Next"
    assert prose.parse(text) == (
        Heading(1, "Our aim"),
        Paragraph(("To learn", "together.")),
        Paragraph(("Each year.",)),
        Bullets(("a first step", "a second")),
        Paragraph(("Then rest.",)),
        Heading(2, "Next"),
    )


def test_what_only_looks_like_a_mark_is_a_line() -> None:
    assert prose.parse("#\n-\n### Three\n-5 degrees") == (Paragraph(("#", "-", "### Three", "-5 degrees")),)


@given(st.one_of(st.text(), LINES.map("\n".join)))
@example("\x1c# a\x85- b\u2028c")
def test_any_text_parses_and_nothing_is_lost(text: str) -> None:
    written = prose.written(prose.parse(text))
    assert "".join(written.split()) == "".join(text.split())
    assert prose.parse(written) == prose.parse(text)
