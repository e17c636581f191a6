"""What next year's round is called, and whom it can go on asking."""

import dataclasses

import pytest

from factories import frameworks
from oneworkforce.assess.domain import copies


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Self-assessment 2026", "Self-assessment 2027"),
        ("The 2026 round", "The 2027 round"),
        ("Self-assessment", "Self-assessment 2027"),
        ("x" * 160, "x" * 155 + " 2027"),
    ],
)
def test_the_title_counts_the_year_up(title: str, following: str) -> None:
    assert copies.next_title(title, 2026) == following
    assert len(copies.next_title(title, 2026)) <= copies.LONGEST_TITLE


def test_a_frame_may_hold_the_audiences_that_are_declared_or_asked() -> None:
    assert copies.audiences(frameworks.make()) == {""}
    asked = frameworks.make(audiences={"q1": ("leaders",)}, audience_column="audience")
    declared = dataclasses.replace(asked, audiences={"families": {"en": "Families"}})
    assert copies.audiences(declared) == {"leaders", "families"}
