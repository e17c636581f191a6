"""Where a question about pay and conditions stands, and how long it waits."""

from datetime import date

import pytest

from oneworkforce.workforce.domain import hr_questions as rules
from oneworkforce.workforce.domain.hr_questions import State, Step


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_a_step_leads_somewhere_or_says_why_not(state: State, step: Step) -> None:
    assert ((state, step) in rules.TABLE) == (rules.why_not(state, step) == "")


def test_what_was_taken_back_stays_so() -> None:
    assert not [step for state, step in rules.TABLE if state is State.WITHDRAWN]
    assert rules.after(State.OPEN, Step.ANSWER) is State.ANSWERED


def test_days_open_are_counted_until_the_answer() -> None:
    asked, today = date(2026, 11, 2), date(2026, 11, 9)
    assert rules.waited(asked, None, today) == 7
    assert rules.waited(asked, date(2026, 11, 4), today) == 2
    assert rules.waited_words(7, State.OPEN) == "Open for 7 days"
    assert rules.waited_words(1, State.ANSWERED) == "Answered after 1 day"
    assert rules.waited_words(0, State.OPEN) == "Open for less than a day"
