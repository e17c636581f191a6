"""A gap in words."""

import pytest

from oneworkforce.workforce.domain.gap_words import Gap, exact, figures, many, not_known, number, sentence


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        ((400, 600, 900), "Short by 4 to 9 whole-time social workers in Willow by 2029, most likely 6."),
        ((120, 120, 120), "Short by 1.2 whole-time social workers in Willow by 2029."),
        (
            (-900, -600, -100),
            "Enough whole-time social workers in Willow by 2029: 1 to 9 more than needed, most likely 6.",
        ),
        (
            (-200, 100, 1250),
            (
                "Between 2 more than needed and 13 short of whole-time social workers in Willow by 2029, "
                "most likely short by 1."
            ),
        ),
        (
            (-200, -50, 250),
            (
                "Between 2 more than needed and 2.5 short of whole-time social workers in Willow by 2029, "
                "most likely 0.5 more than needed."
            ),
        ),
        ((0, 0, 0), "Just enough whole-time social workers in Willow by 2029."),
        ((4, 4, 4), "Just enough whole-time social workers in Willow by 2029."),
        ((-5, 0, 4), "Just enough whole-time social workers in Willow by 2029."),
        (
            (4, 4, 104),
            "Between just enough and 1 short of whole-time social workers in Willow by 2029, most likely just enough.",
        ),
        (
            (-900, -600, 4),
            "Enough whole-time social workers in Willow by 2029: 0 to 9 more than needed, most likely 6.",
        ),
    ],
)
def test_a_gap_is_a_sentence(gap: tuple[int, int, int], said: str) -> None:
    assert sentence(Gap(*gap), "Social worker", "Willow", 2029) == said


@pytest.mark.parametrize(("middle", "short"), [(0, False), (4, False), (5, True), (-100, False)])
def test_a_gap_is_short_only_where_it_does_not_read_as_nought(middle: int, short: bool) -> None:
    assert Gap(middle, middle, middle).short is short


def test_figures_that_are_missing_are_named_with_where_to_enter_them() -> None:
    missing = [("Children", "Marsh"), ("Children", "Reed"), ("Families", "Marsh"), ("Parents", "")]
    assert figures(missing) == "Children in Marsh and Reed, Families in Marsh and Parents"
    assert figures([("Children", f"Place {at}") for at in range(7)]).endswith("Place 4 and 2 other places")
    said = not_known("whole-time teachers in Willow by 2029", [("Children", "Willow")])
    assert said == (
        "Whether there are enough whole-time teachers in Willow by 2029 cannot be said: there is no population figure "
        "for Children in Willow. Enter it under step 3, and run the projection again."
    )


def test_small_numbers_have_a_tenth_and_large_ones_none() -> None:
    assert [number(each) for each in (40, 460, 1200, 123456)] == ["0.4", "4.6", "12", "1,235"]
    assert str(exact(1234)) == "12.34"


def test_a_role_is_said_as_several() -> None:
    said = [many(each) for each in ("Social worker", "Head of service", "Deputy", "Midwife", "Support staff")]
    assert said == ["social workers", "heads of service", "deputies", "midwives", "support staff"]
