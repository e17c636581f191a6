"""How many, told roughly."""

import pytest

from oneworkforce.workforce.domain import number_bands


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (1, "1 to 9"),
        (9, "1 to 9"),
        (10, "10 to 49"),
        (49, "10 to 49"),
        (249, "50 to 249"),
        (900, "250 or more"),
    ],
)
def test_a_number_is_told_by_its_band_and_sorted_by_where_it_begins(number: int, words: str) -> None:
    assert number_bands.words(number) == words
    assert number_bands.least(number) == int(words.split(maxsplit=1)[0])
