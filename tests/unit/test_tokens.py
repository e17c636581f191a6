"""The secret of a token, and whether it still opens anything."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.partnership.domain import tokens

TODAY = date(2026, 11, 2)


def test_a_secret_says_which_partnership_to_ask() -> None:
    partnership = uuid4()
    secret = tokens.new_secret(partnership)
    assert secret.startswith(f"ow_{partnership.hex}_")
    assert tokens.partnership_of(secret) == partnership
    assert tokens.new_secret(partnership) != secret


@given(st.text())
def test_any_other_text_asks_nobody(said: str) -> None:
    assert tokens.partnership_of(said) is None
    assert len(tokens.digest(said)) == 64


@given(st.text(min_size=1))
def test_a_secret_with_anything_around_it_asks_nobody(said: str) -> None:
    secret = tokens.new_secret(uuid4())
    assert tokens.partnership_of(secret + said) is None
    assert tokens.partnership_of(said + secret) is None
    assert tokens.digest(secret + said) != tokens.digest(secret)


def test_it_opens_on_its_last_day_and_never_once_it_was_ended() -> None:
    ended = datetime(2026, 11, 1, tzinfo=UTC)
    assert tokens.opens(ended_at=None, expires_on=TODAY, today=TODAY)
    assert not tokens.opens(ended_at=None, expires_on=TODAY, today=TODAY + timedelta(days=1))
    assert not tokens.opens(ended_at=ended, expires_on=TODAY, today=TODAY)
