"""No withheld number of remarks can be reckoned from what is told: others in its place tell the same."""

from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from oneworkforce.assess.domain import themes
from oneworkforce.assess.domain.themes import Told

THEMES = "abcd"
Remarks = Sequence[frozenset[str]]
K = 3
"""Small, so that few remarks already reach it."""

REMARKS = st.lists(st.frozensets(st.sampled_from(THEMES), min_size=0, max_size=3), max_size=24)


def counted(remarks: Remarks) -> dict[str, int]:
    return {theme: sum(theme in remark for remark in remarks) for theme in THEMES}


def told(remarks: Remarks, least: int = K) -> Told[str]:
    rest = sum(not remark for remark in remarks)
    return themes.guarded(counted(remarks), total=len(remarks), rest=rest, least=least)


def with_another(remarks: Remarks, theme: str, number: int) -> Remarks:
    """Return remarks of which `number` say `theme`, and all else is said as often as before."""
    kept = [remark - {theme} for remark in remarks]
    kept = [remark for remark, before in zip(kept, remarks, strict=True) if remark or not before]
    return [*kept, *[frozenset(theme)] * number]


@given(REMARKS, st.data())
def test_each_withheld_number_could_be_any_below_the_least(remarks: Remarks, data: st.DataObject) -> None:
    shown = told(remarks)
    hidden = [theme for theme, number in shown.numbers if number is None]
    assume(hidden)
    theme = data.draw(st.sampled_from(hidden))
    assert shown.total is None
    for number in range(K):
        assert told(with_another(remarks, theme, number)) == shown


@given(REMARKS)
def test_what_is_shown_is_true_and_never_small(remarks: Remarks) -> None:
    shown, counts = told(remarks), counted(remarks)
    for theme, number in shown.numbers:
        assert number is None or number == counts[theme]
        assert (number is None) == (counts[theme] < K)
    if shown.total is not None:
        assert shown.total == len(remarks) >= K
        for count in counts.values():  # nor does a sum with the total tell of few
            assert not 0 < shown.total - count < K
        assert not 0 < sum(not remark for remark in remarks) < K


@given(REMARKS)
def test_sums_of_what_is_shown_leave_no_small_number(remarks: Remarks) -> None:
    shown = told(remarks)
    numbers = [number for _, number in shown.numbers if number is not None]
    if shown.total is not None and len(numbers) < len(THEMES):
        raise AssertionError("a total stands beside a withheld number")


@given(REMARKS, st.permutations(THEMES))
def test_the_order_tells_nothing_of_what_is_withheld(remarks: Remarks, order: Sequence[str]) -> None:
    counts = counted(remarks)
    shown = themes.guarded({theme: counts[theme] for theme in order}, total=len(remarks), rest=0, least=K)
    hidden = [theme for theme, number in shown.numbers if number is None]
    assert hidden == [theme for theme in order if theme in hidden]


def test_an_ordinary_list_stays_shown() -> None:
    shown = themes.guarded({"time": 40, "trust": 25, "rooms": 12}, total=77, rest=0, least=10)
    assert shown == Told((("time", 40), ("trust", 25), ("rooms", 12)), 77)
    assert not shown.withheld


def test_one_small_number_takes_the_total_with_it_and_no_more() -> None:
    shown = themes.guarded({"rooms": 3, "time": 40, "trust": 25}, total=68, rest=0, least=10)
    assert shown == Told((("time", 40), ("trust", 25), ("rooms", None)), None)
    assert themes.said(None, 10) == "fewer than 10"
    assert themes.said(1400, 10) == "1,400"


def test_a_total_that_leaves_few_over_is_withheld() -> None:
    assert themes.guarded({"time": 40, "trust": 38}, total=41, rest=0, least=10).total is None
    assert themes.guarded({"time": 40}, total=43, rest=3, least=10).total is None
    assert themes.guarded({"time": 40}, total=40, rest=0, least=10).total == 40
