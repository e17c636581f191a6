"""What nobody has asked yet; and the numbers that are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.workforce.domain import chosen, missing, numbering

CORE = chosen.core()
EMPTY_POST = {
    "role": "teacher",
    "contract": "",
    "minutes": None,
    "locality": None,
    "started_on": None,
    "vacant_since": None,
    "leaving_reason": "",
}


def test_a_value_that_says_why_it_is_empty_is_not_missing() -> None:
    assert missing.missing("post", EMPTY_POST, {}, asked=CORE) == ("contract", "hours", "locality", "started_on")
    said = {"contract": "none", "minutes": "unknown", "locality": "refused"}
    assert missing.missing("post", EMPTY_POST, said, asked=CORE) == ("started_on",)


def test_what_a_locality_added_is_missing_where_it_is_asked() -> None:
    post = {**EMPTY_POST, "team": None, "cases": None, "destination": ""}
    found = missing.missing("post", post, {}, asked=CORE | {"team", "destination"})
    assert found == ("contract", "hours", "team", "locality", "started_on")
    assert "destination" in missing.missing("post", post, {}, asked=CORE | {"destination"}, left=True)


def test_nobody_is_asked_what_does_not_fit() -> None:
    assert "vacant_since" in missing.missing("post", EMPTY_POST, {}, asked=CORE, held=False)
    assert "started_on" not in missing.missing("post", EMPTY_POST, {}, asked=CORE, held=False)
    assert "leaving_reason" in missing.missing("post", EMPTY_POST, {}, asked=CORE, left=True)


def test_an_age_band_answers_for_a_year_of_birth_and_not_asked_is_missing() -> None:
    person = {"birth_year": None, "age_band": "25_34", "gender": "not_asked", "ethnicity": "REFU", "evenings": "no"}
    assert missing.missing("person", person, {}, asked=CORE) == ("gender",)
    assert "birth_year" in missing.missing("person", {**person, "age_band": ""}, {}, asked=CORE)
    assert "birth_year" not in missing.missing(
        "person", {**person, "age_band": ""}, {"birth_year": "refused"}, asked=CORE
    )


@given(st.lists(st.from_regex(r"[PS][0-9]{1,4}|[a-z]{1,5}", fullmatch=True)), st.integers(1, 6))
def test_numbers_that_are_given_are_new_and_in_a_row(taken: list[str], many: int) -> None:
    given_ = numbering.following(taken, "P", many)
    assert len({*given_}) == many
    assert not {*given_} & {*taken}
    assert numbering.following([*taken, *given_], "P") == [f"P{int(given_[-1][1:]) + 1}"]


@pytest.mark.parametrize(
    ("reference", "taken", "first", "made"),
    [
        ("P1", ["P1"], True, "P1-2"),
        ("P1-2", ["P1", "P1-2"], False, "P1-3"),
        ("P1", ["P1-2"], True, "P1-3"),
        ("HS-101", [], True, "HS-101-2"),  # the next number of the organisation's own is left to it
        ("x" * 40, [], True, "x" * 38 + "-2"),
    ],
)
def test_a_post_that_follows_has_a_reference_of_its_own(
    reference: str, taken: list[str], first: bool, made: str
) -> None:
    assert numbering.successor(reference, taken, first=first) == made
