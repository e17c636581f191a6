"""Where a version of a text stands, and which step leads where: the whole table."""

from datetime import date, timedelta

import pytest

from oneworkforce.plan.domain import text_states
from oneworkforce.plan.domain.kinds import TextState
from oneworkforce.plan.domain.text_states import TABLE, Standing, Step

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("step", list(Step))
def test_each_step_is_in_the_table_or_says_why_not(standing: Standing, step: Step) -> None:
    reason = text_states.why_not(standing, step)
    if (standing, step) in TABLE:
        assert reason == ""
        assert text_states.after(standing, step) in set(TextState)
    else:
        assert reason.endswith(".")
        with pytest.raises(KeyError):
            text_states.after(standing, step)


def test_words_change_only_in_a_draft_and_are_adopted_only_when_comments_have_ended() -> None:
    assert [standing for standing, step in TABLE if step is Step.CHANGE] == [Standing.DRAFT]
    assert [standing for standing, step in TABLE if step is Step.ADOPT] == [Standing.CLOSED]


@pytest.mark.parametrize(
    ("until", "closed", "expected"),
    [
        (TODAY, False, Standing.OPEN),
        (TODAY - timedelta(days=1), False, Standing.CLOSED),
        (TODAY, True, Standing.CLOSED),
        (None, False, Standing.OPEN),
    ],
)
def test_comments_are_taken_until_the_last_day_or_until_somebody_ends_them(
    until: date | None, closed: bool, expected: Standing
) -> None:
    assert text_states.standing(TextState.OUT, until=until, closed=closed, today=TODAY) is expected
    assert text_states.standing(TextState.DRAFT, until=until, closed=closed, today=TODAY) is Standing.DRAFT
