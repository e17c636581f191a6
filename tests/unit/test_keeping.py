"""Whose word stands in a staff record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import keeping
from oneworkforce.workforce.domain.kinds import Origin
from oneworkforce.workforce.domain.sections import SAID

columns = st.sampled_from(SAID)


@pytest.mark.parametrize(
    ("item", "now", "new", "refused", "may"),
    [
        ("gender", Origin.SELF, Origin.UPLOAD, False, False),
        ("gender", Origin.SELF, Origin.HAND, False, False),
        ("gender", Origin.SELF, Origin.SELF, False, True),
        ("gender", Origin.HAND, Origin.UPLOAD, False, True),
        ("gender", Origin.UPLOAD, Origin.HAND, True, True),
        ("evenings", Origin.SELF, Origin.HAND, False, True),
        ("evenings", Origin.SELF, Origin.UPLOAD, False, False),
        ("evenings", Origin.SELF, Origin.HAND, True, False),
        ("retires_in", Origin.SELF, Origin.HAND, True, False),
        ("retires_in", Origin.SELF, Origin.SELF, True, True),
    ],
)
def test_who_may_replace_what_is_one_rule(item: str, now: Origin, new: Origin, refused: bool, may: bool) -> None:
    assert keeping.may_replace(item, now, new, refused=refused) is may


@given(columns, st.sampled_from(list(Origin)), st.booleans())
def test_a_file_never_replaces_what_a_person_said_of_themself(item: str, now: Origin, refused: bool) -> None:
    assert keeping.may_replace(item, now, Origin.UPLOAD, refused=refused) is (now is not Origin.SELF)


def test_prefers_not_to_say_is_known_in_each_of_its_spellings() -> None:
    values = {"gender": "refused", "ethnicity": "REFU", "evenings": "refused", "retires_in": None, "away": ""}
    locked = keeping.locked([*values], values, {"retires_in": "refused"}, Origin.HAND)
    assert locked == {"gender", "ethnicity", "evenings", "retires_in"}


def test_a_year_of_birth_and_a_band_are_locked_together() -> None:
    values = {"birth_year": None, "age_band": ""}
    assert keeping.locked(["birth_year"], values, {"birth_year": "refused"}, Origin.HAND) == set(values)
    assert keeping.locked(["age_band"], {**values, "age_band": "25_34"}, {}, Origin.UPLOAD) == set(values)
    assert keeping.locked(["age_band"], {**values, "age_band": "25_34"}, {}, Origin.HAND) == set()


@given(st.sets(columns), st.sets(columns))
def test_a_column_is_the_persons_own_word_until_somebody_else_changes_it(before: set[str], changed: set[str]) -> None:
    assert set(keeping.said_by_self(before, changed, Origin.SELF)) == before | changed
    assert set(keeping.said_by_self(before, changed, Origin.HAND)) == before - changed
