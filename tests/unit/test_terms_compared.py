"""Conditions beside each other: full-time work with full-time work, in words and by a sign, honest where not."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import half_days, terms, terms_compared
from oneworkforce.workforce.domain.terms import (
    CONDITIONS,
    TIMES,
    Column,
    Days,
    Gap,
    Hours,
    Kind,
    Notice,
    Often,
    Pay,
    Per,
    Rhythm,
    Share,
    Unit,
    Words,
)
from oneworkforce.workforce.domain.terms_compared import Mark, Sign

COUNCIL: Column = {
    "pay_from": Pay(Decimal(28_000), Per.YEAR),
    "hours": Hours(2220),
    "leave": Days(56),
    "holidays": Days(16),
    "notice_given": Notice(1, Unit.MONTHS),
    "notice_got": Notice(12, Unit.WEEKS),
    "pension_share": Share(1850),
    "supervision": Rhythm(Often.MONTHLY, "managerial", "a team manager"),
    "sick_pay": Words("Six months full pay"),
}
HEALTH: Column = {
    "pay_from": Pay(Decimal(28_000), Per.YEAR),
    "hours": Hours(2250),
    "leave": Days(66),
    "holidays": Days(16),
    "notice_given": Notice(4, Unit.WEEKS),
    "notice_got": Notice(12, Unit.WEEKS),
    "pension_share": Share(2368),
    "supervision": Rhythm(Often.SIX_WEEKS),
    "sick_pay": Words("six months  FULL pay"),
}
CLUB: Column = {"pay_from": Pay(Decimal("14.50"), Per.HOUR), "leave": Gap.UNKNOWN, "pension_share": Gap.NONE}


def marks(key: str, *columns: Column) -> list[str]:
    return [mark.text for mark in terms_compared.marked(CONDITIONS[key], columns)]


def test_days_of_leave_say_how_many_fewer_than_the_most_generous() -> None:
    assert marks("leave", COUNCIL, HEALTH) == ["▼ 5 days fewer than the most generous", "▲ The most generous"]


def test_pay_of_a_year_and_of_an_hour_are_compared_by_the_hour() -> None:
    assert terms.beside("pay_from", COUNCIL) == "£14.51 an hour"
    assert marks("pay_from", COUNCIL, CLUB) == ["▲ The highest", "▼ £0.01 an hour less than the highest"]
    assert marks("pay_from", COUNCIL, HEALTH)[1] == "▼ £0.19 an hour less than the highest"


def test_a_years_pay_without_the_hours_of_its_week_is_not_compared() -> None:
    without = {"pay_from": Pay(Decimal(30_000), Per.YEAR)}
    assert marks("pay_from", COUNCIL, HEALTH, without)[2] == (
        "? Not compared: the hours of its full-time week are not known"
    )


def test_a_month_of_notice_is_a_twelfth_of_a_years_weeks() -> None:
    assert terms.beside("notice_given", COUNCIL) == "4.35 weeks"
    assert marks("notice_given", COUNCIL, HEALTH) == ["▲ The longest", "▼ 0.35 weeks shorter than the longest"]


def test_a_shorter_full_time_week_is_the_better_one() -> None:
    assert marks("hours", COUNCIL, HEALTH) == ["▲ The shortest week", "▼ 30 minutes longer than the shortest week"]


def test_what_is_the_same_for_all_says_so() -> None:
    assert marks("notice_got", COUNCIL, HEALTH) == ["= The same for all"] * 2
    assert marks("sick_pay", COUNCIL, HEALTH) == ["= The same words for all"] * 2


def test_texts_that_read_otherwise_are_left_to_people() -> None:
    other = {"sick_pay": Words("Statutory alone")}
    assert marks("sick_pay", COUNCIL, other) == ["≠ Other words: read them beside each other"] * 2


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("leave", "? Not compared"),
        ("pension_share", "≠ None here, while others have some"),
        ("hours", "? Not compared"),
        ("sick_pay", "? Not compared"),
    ],
)
def test_not_known_none_and_not_asked_are_three_answers_and_never_nought(key: str, said: str) -> None:
    assert marks(key, COUNCIL, HEALTH, CLUB)[2] == said


def test_supervision_is_compared_by_how_often_it_is() -> None:
    assert marks("supervision", COUNCIL, HEALTH)[1].startswith("▼ 3.31 times a year less often")
    asked = {"supervision": Rhythm(Often.AS_NEEDED)}
    assert marks("supervision", COUNCIL, HEALTH, asked)[2] == "? Not compared: it has no fixed times"


def test_where_nobody_has_a_value_nothing_is_marked() -> None:
    assert marks("travel", COUNCIL, HEALTH, CLUB) == ["", "", ""]


def test_a_group_alone_is_compared_with_nothing() -> None:
    assert marks("leave", COUNCIL) == [""]


def test_leave_and_public_holidays_are_added_only_where_both_are_known() -> None:
    assert terms.free_days(COUNCIL) == Days(72)
    assert terms.free_days(CLUB) is Gap.NOT_ASKED
    assert terms.free_days({"leave": Gap.UNKNOWN, "holidays": Days(16)}) is Gap.UNKNOWN
    assert terms.free_days({"leave": Gap.NONE, "holidays": Days(16)}) == Days(16)


def test_every_condition_has_a_line_and_the_days_off_together_one_more() -> None:
    found = terms_compared.lines([COUNCIL, HEALTH, CLUB])
    keys = [line.condition.key for line in found]
    assert len(keys) == len(CONDITIONS) + 1
    assert keys[keys.index("holidays") + 1] == "free_days"
    assert {line.condition.key for line in found if line.differs} >= {"leave", "hours", "free_days", "pension_share"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Days(2), "1 day"),
        (Days(51), "25.5 days"),
        (Hours(1950), "32 hours 30 minutes a week"),
        (Notice(1, Unit.MONTHS), "1 month"),
        (Share(1850), "18.5%"),
        (Pay(Decimal("28000.00"), Per.YEAR), "£28,000 a year"),
        (Rhythm(Often.MONTHLY, "clinical", "a senior nurse"), "Every month, clinical, by a senior nurse"),
        (Gap.NOT_ASKED, "Not asked yet"),
    ],
)
def test_a_value_in_words(value: terms.Value, said: str) -> None:
    assert terms.said(value) == said


def test_every_rhythm_but_when_needed_has_a_number_of_times() -> None:
    assert set(TIMES) == set(Often) - {Often.AS_NEEDED}


values = st.one_of(st.builds(Days, st.integers(0, 732)), st.sampled_from(Gap))


@given(st.lists(values, min_size=2, max_size=6), st.randoms())
def test_the_order_of_columns_changes_no_mark(found: list[terms.Value], hand: object) -> None:
    columns: list[Column] = [{"leave": value} for value in found]
    before = dict(zip(found, terms_compared.marked(CONDITIONS["leave"], columns), strict=True))
    turned = list(reversed(columns))
    after = dict(zip(reversed(found), terms_compared.marked(CONDITIONS["leave"], turned), strict=True))
    assert before == after


@given(st.lists(st.integers(0, 732), min_size=2, max_size=6))
def test_the_most_generous_is_marked_and_every_other_has_the_difference_to_it(halves: list[int]) -> None:
    found = terms_compared.marked(CONDITIONS["leave"], [{"leave": Days(each)} for each in halves])
    best = max(halves)
    if len(set(halves)) == 1:
        assert set(found) == {Mark(Sign.SAME, "The same for all")}
        return
    for each, mark in zip(halves, found, strict=True):
        assert (mark.sign is Sign.MOST) == (each == best)
        if each < best:
            assert mark.words == f"{half_days.words(best - each)} fewer than the most generous"


@given(st.integers(1, 200_000), st.integers(60, 6000))
def test_an_hours_pay_times_the_hours_of_a_year_is_a_years_pay(pounds: int, minutes: int) -> None:
    pay = Pay(Decimal(pounds), Per.YEAR)
    rate = terms.hourly(pay, {"hours": Hours(minutes)})
    assert rate is not None
    assert rate * Fraction(minutes, 60) * terms.WEEKS_A_YEAR == pounds


def test_each_kind_has_a_condition() -> None:
    assert {each.kind for each in CONDITIONS.values()} == set(Kind)
