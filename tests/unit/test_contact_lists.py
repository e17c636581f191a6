"""A list of contacts is checked whole: every fault by row, and no value in a message."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.assess.domain.contact_lists import Checked, Known, Line, check, column_of
from oneworkforce.ui.spreadsheet import harmless

SCHOOL, CLUB, PLACE, OTHER = (UUID(int=number) for number in range(1, 5))
KNOWN = Known(
    organisations={"harbour school": [SCHOOL], "kite club": [CLUB, OTHER]},
    localities={"willow": [PLACE]},
    audiences={"leaders": "leaders", "leaders and managers": "leaders"},
    languages={"en": "en", "cy": "cy"},
    there={"there@example.org"},
    is_email=lambda said: said.count("@") == 1,
    is_formula=lambda cell: harmless(cell) != cell,
)


def line(**said: str) -> Line:
    told = {"email": "new@example.org", "organisation": "Harbour School", "locality": "Willow", "audience": "leaders"}
    return Line(2, **(told | said))


def checked(**said: str) -> Checked:
    return check([line(**said)], KNOWN)


def test_a_good_row_finds_its_place() -> None:
    found = checked(email=" New@Example.org ", audience="Leaders and  MANAGERS", name=" Ada\tExample ", language="CY")
    (new,) = found.new
    assert (new.email, new.name, new.language) == ("new@example.org", "Ada Example", "cy")
    assert new.place == (SCHOOL, PLACE, "leaders")


def test_no_locality_is_everywhere() -> None:
    assert checked(locality="").new[0].place == (SCHOOL, None, "leaders")


def test_somebody_asked_already_is_told_and_left() -> None:
    found = checked(email="There@example.org")
    assert (found.new, found.there, found.faults) == ((), (2,), ())


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"email": "nobody"}, "no e-mail address that can be used"),
        ({"email": ""}, "no e-mail address that can be used"),
        ({"organisation": "Nowhere"}, "organisation is none that there is"),
        ({"organisation": ""}, "names no organisation"),
        ({"organisation": "Kite Club"}, "name of several"),
        ({"locality": "Nowhere"}, "locality is none that there is"),
        ({"audience": "wizards"}, "audience is none that the framework has"),
        ({"audience": ""}, "does not say which audience"),
        ({"language": "xx"}, "language is none that the framework has"),
        ({"name": "=HYPERLINK()"}, "begins as a formula does"),
        ({"email": "+x@example.org"}, "begins as a formula does"),
        ({"name": "x" * 161}, "name is too long"),
    ],
)
def test_what_is_wrong_is_said_by_row_with_a_remedy_and_without_the_value(said: dict[str, str], words: str) -> None:
    (fault,) = checked(**said).faults
    assert fault.where == "row 2"
    assert words in fault.what
    assert fault.remedy.endswith(".")
    assert not any(value and value.lower() in str(fault).lower() for value in said.values() if value != "x" * 161)


def test_twice_in_the_file_names_the_first_row() -> None:
    found = check([line(), Line(3, "NEW@example.org", "Harbour School", "", "leaders")], KNOWN)
    assert len(found.new) == 1
    assert "same e-mail address as row 2" in found.faults[0].what


@given(st.lists(st.text(max_size=12), min_size=6, max_size=6))
def test_whatever_stands_in_a_row_it_is_new_there_or_wrong(cells: list[str]) -> None:
    found = check([Line(2, *cells)], KNOWN)
    assert len(found.new) + len(found.there) + len(found.faults) == 1


def test_headings_are_known_as_people_write_them() -> None:
    assert [column_of(each) for each in ("E-mail address", "Agency", "District", "Wage")] == [
        "email",
        "organisation",
        "locality",
        "",
    ]
