"""The words of letters, and how sendings are told."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain import letters
from oneworkforce.assess.domain.kinds import Letter

VALUES = {
    "name": "Robin",
    "partnership": "Here",
    "title": "A tool",
    "closes": "1 May 2027",
    "link": "https://x.example",
}


@pytest.mark.parametrize("kind", list(Letter))
def test_our_own_words_are_short_and_complete(kind: Letter) -> None:
    subject, words = letters.DEFAULTS[kind]
    assert letters.faults(subject, words) == []
    assert len(words.split()) < 70
    filled = letters.fill(words, VALUES)
    assert filled.startswith("Hello Robin,")
    assert "https://x.example" in filled
    assert "{" not in filled


def test_without_a_name_the_greeting_is_still_a_greeting() -> None:
    assert letters.fill("Hello {name}, look:", VALUES | {"name": ""}) == "Hello, look:"


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    assert letters.fill("{name} {link}", VALUES | {"name": "{link}"}) == "{link} https://x.example"


def test_a_letter_without_a_link_or_with_unknown_braces_is_refused() -> None:
    said = [(each.where, each.what) for each in letters.faults("Hi {link}", "Dear {nmae}")]
    assert [where for where, _ in said] == ["subject", "words", "words"]
    assert "no link" in said[2][1]


@given(st.integers(0, 3_000), st.integers(0, 3_000))
def test_reminders_are_told_in_tens_and_never_of_few(letters_: int, asked: int) -> None:
    said = letters.told(Letter.REMINDER, letters_, asked)
    if asked < letters.TOLD:
        assert "not shown" in said
    elif letters_ < letters.TOLD:
        assert said == "fewer than 10"
    else:
        assert said.endswith("0")
        assert abs(int(said.removeprefix("about ").replace(",", "")) - letters_) <= 5


def test_a_letters_key_tells_occasions_contacts_and_links_apart() -> None:
    secret, one, two = bytes(32), UUID(int=1), UUID(int=2)
    keys = {
        letters.key(secret, occasion, contact, number)
        for occasion in (b"a", b"b")
        for contact in (one, two)
        for number in (1, 2)
    }
    assert len(keys) == 8
    assert not any(contact.hex in key for contact in (one, two) for key in keys)
