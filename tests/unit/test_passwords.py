"""Which passwords are refused, offline, and for whom."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.partnership import passwords


@dataclass
class Someone:
    email: str = "alice.arden@example.org"
    known_as: tuple[str, ...] = ("Alice Arden",)


def refused(password: str) -> list[str]:
    try:
        validate_password(password, Someone())  # type: ignore[arg-type]
    except ValidationError as wrong:
        return wrong.messages
    return []


@pytest.mark.parametrize("password", ["lantern-otter-42-quay", "copper violin marsh", "Reiherschnabel tanzt um 4"])
def test_a_few_words_that_have_nothing_to_do_with_each_other_are_taken(password: str) -> None:
    assert refused(password) == []


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("otter-42", passwords.TOO_SHORT),
        ("o" * 201, passwords.TOO_LONG),
        ("1q2w3e4r5t6y", passwords.BREACHED),
        ("passwordpassword", passwords.GUESSED),
        ("qwertyuiop123456", passwords.GUESSED),
        ("alice-arden-2026", passwords.GUESSED),
        ("AliceArdenAliceArden", passwords.GUESSED),
        ("alice.arden@example.org", passwords.GUESSED),
    ],
)
def test_a_password_that_others_can_find_is_refused_with_the_reason(password: str, why: str) -> None:
    assert why in refused(password)


def test_what_is_weak_for_one_person_is_not_weak_for_all() -> None:
    validate_password("thistle-arden-2026-moon", Someone("bob@example.org", ("Bob Moss",)))  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        validate_password("alice-arden-2026", Someone())  # type: ignore[arg-type]


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_that_never_repeats_it(password: str) -> None:
    for said in refused(password):
        assert said in {passwords.TOO_SHORT, passwords.TOO_LONG, passwords.BREACHED, passwords.GUESSED}
