"""What a record says where it holds nothing: words that never stand for one another."""

from oneworkforce.lib.titled import Titled


class Said(Titled):
    """Why there is no value: nobody asked, there is none, who was asked did not know or say, or it is not shown."""

    NOT_ASKED = "not_asked", "Not asked yet"
    NONE = "none", "None"
    UNKNOWN = "unknown", "Not known"
    REFUSED = "refused", "Prefers not to say"
    WITHHELD = "withheld", "Not shown to you"


KEPT = tuple((said.value, said.title_) for said in Said if said is not Said.WITHHELD)
"""What a column can hold: withheld depends on who looks and is never stored."""


def text(value: str) -> str | Said:
    """Return a text as it stands; an empty one was never given: not known."""
    return value or Said.UNKNOWN
