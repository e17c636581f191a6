"""Watching: bands of groups of ten and more, nothing that gives a smaller one away, never a count."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import watching
from oneworkforce.assess.domain.watching import Cell

K = 10
GROUPS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 40), max_size=12)


@given(GROUPS)
def test_what_is_hidden_of_a_column_is_of_ten_together_or_of_nobody(invited: dict[str, int]) -> None:
    shown = watching.shown_of(invited, K)
    hidden = sum(number for category, number in invited.items() if category not in shown)
    assert all(invited[category] >= K for category in shown)
    assert hidden == 0 or hidden >= K or not shown


@given(st.integers(10, 500))
def test_no_band_says_that_everybody_or_nobody_answered(invited: int) -> None:
    said = Counter(watching.band(answered, invited) for answered in range(invited + 1))
    assert said[watching.band(0, invited)] >= 3
    assert said[watching.band(invited, invited)] >= 3
    assert set(said) <= set(watching.ORDER)


@given(st.integers(10, 500), st.data())
def test_more_answers_never_lower_the_band(invited: int, data: st.DataObject) -> None:
    one, other = sorted((data.draw(st.integers(0, invited)), data.draw(st.integers(0, invited))))
    order = watching.ORDER.index
    assert order(watching.band(one, invited)) <= order(watching.band(other, invited))


def test_the_whole_and_each_column_alone() -> None:
    def cell(organisation: str, audience: str, invited: int, answered: int) -> Cell:
        return Cell((("Organisation", organisation), ("Audience", audience)), invited, answered)

    cells = [
        cell("Harbour School", "leaders", 12, 6),
        cell("Kite Club", "frontline", 3, 3),
        cell("Council", "frontline", 40, 4),
        cell("Trust", "frontline", 15, 0),
    ]
    found = [(row.column, row.category, row.invited, row.band) for row in watching.rows(cells, K)]
    assert found == [
        ("", "", 70, "10 to 24%"),
        ("Organisation", "Council", 40, "10 to 24%"),
        ("Organisation", "Trust", 15, "under 25%"),
        ("Audience", "frontline", 58, "10 to 24%"),
        ("Audience", "leaders", 12, "50 to 74%"),
    ], "Harbour School is hidden with Kite Club, which has three"


def test_more_answers_than_were_asked_are_the_highest_band() -> None:
    assert watching.band(14, 10) == watching.HIGHEST


def test_pages_are_told_from_ten_drafts_on() -> None:
    assert watching.pages([1] * 9) == ()
    assert watching.pages([1] * 5 + [2] * 3 + [8] * 2) == ((1, 50), (2, 30), (8, 20))
