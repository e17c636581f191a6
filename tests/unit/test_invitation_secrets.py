"""The secret of an invitation's link, and what an invitation is worth at a moment."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.partnership.domain import invitations
from oneworkforce.partnership.domain.invitations import Standing

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def test_a_secret_names_its_partnership_and_nobody_can_guess_the_rest() -> None:
    partnership = uuid4()
    one, two = invitations.new_secret(partnership), invitations.new_secret(partnership)
    assert one != two
    assert invitations.partnership_of(one) == invitations.partnership_of(two) == partnership
    assert invitations.digest(one) != invitations.digest(two)
    assert one not in invitations.digest(one)


@given(st.text(max_size=120))
def test_any_other_text_is_no_secret_and_no_crash(said: str) -> None:
    found = invitations.partnership_of(said)
    assert found is None or len(said) >= 53


@pytest.mark.parametrize(
    ("accepted", "withdrawn", "expires", "stands"),
    [
        (None, None, LATER, Standing.OPEN),
        (None, None, NOW, Standing.EXPIRED),
        (NOW, None, NOW, Standing.USED),
        (None, NOW, LATER, Standing.WITHDRAWN),
    ],
)
def test_an_invitation_stands_as_its_answer_and_its_last_day_say(
    accepted: datetime | None, withdrawn: datetime | None, expires: datetime, stands: Standing
) -> None:
    found = invitations.standing(accepted_at=accepted, withdrawn_at=withdrawn, expires_at=expires, now=NOW)
    assert found is stands
