from dataclasses import dataclass
from pathlib import Path

import pytest

from oneworkforce.lib.faults import Refused
from oneworkforce.lib.tables import people

COLUMNS = ("name", "email", "place")
NAMES = {"name": "name", "full name": "name", "e-mail": "email", "email": "email", "place": "place"}


@dataclass(frozen=True)
class Line:
    number: int
    name: str
    email: str
    place: str = ""


def lines(tmp_path: Path, said: str, most: int = 3) -> list[Line]:
    path = tmp_path / "list.csv"
    path.write_text(said, "utf-8")
    return people.lines(
        path,
        columns=COLUMNS,
        required=COLUMNS[:2],
        column_of=lambda heading: NAMES.get(heading.lower(), ""),
        most=most,
        line=Line,
    )


def test_rows_have_the_numbers_of_the_file_and_headings_their_other_names(tmp_path: Path) -> None:
    said = "Full name,Shoe size,E-mail\nAnn,38,ann@example.org\n , ,\nBo,41,bo@example.org\n"
    assert lines(tmp_path, said) == [Line(2, "Ann", "ann@example.org"), Line(4, "Bo", "bo@example.org")]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("name,place\nAnn,Leigh\n", "There is no column email."),
        ("name,email\n,\n", "It names nobody."),
        ("name,email\n" + "Ann,ann@example.org\n" * 4, "It names more than 3 people."),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(tmp_path: Path, said: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        lines(tmp_path, said)
    assert [fault.what for fault in refused.value.faults] == [what]
