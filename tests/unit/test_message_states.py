from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.ground.message_states import (
    OF_PERSONS,
    SETTLED,
    TABLE,
    TRIES,
    Happening,
    MessageState,
    after,
    before,
    unreachable,
)

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
HANDED_OVER = {Happening.ACCEPTED, Happening.LOST}


@given(st.lists(st.sampled_from(Happening), max_size=40))
def test_the_machine_hands_a_message_over_once_at_most_until_a_person_decides(
    happened: list[Happening],
) -> None:
    state, handed_over = MessageState.WAITING, 0
    for each in happened:
        if (state, each) not in TABLE:
            continue
        if each in OF_PERSONS:
            handed_over = 0
        if state is MessageState.SENDING and each in HANDED_OVER:
            handed_over += 1
        state = after(state, each)
        assert handed_over <= 1


def test_only_a_person_takes_an_uncertain_message_back_to_be_sent() -> None:
    roads = {happening for (state, happening), to in TABLE.items() if to is MessageState.WAITING}
    assert roads == {Happening.UNREACHABLE, Happening.SEND_AGAIN}
    assert before(Happening.UNREACHABLE) == {MessageState.SENDING}


def test_what_is_settled_stays_so() -> None:
    assert not {state for state, _ in TABLE} & SETTLED


@given(st.integers(1, 100))
def test_each_try_waits_longer_and_the_eighth_is_the_last_until_a_person_asks(attempt: int) -> None:
    happening, due = unreachable(attempt, NOW)
    tried = (attempt - 1) % TRIES + 1
    assert happening is (Happening.GIVEN_UP if tried == TRIES else Happening.UNREACHABLE)
    assert due - NOW == timedelta(minutes=2**tried)
