import pickle

import pytest

from oneworkforce.lib import faults


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("7", "7"),
        (" 3.5 ", "3.5"),
        ("-12", "-12"),
        ("Sam", "text of 3 characters"),
        ("1234567", "text of 7 characters"),
        ("07700 900123", "text of 12 characters"),
        ("x", "text of 1 character"),
    ],
)
def test_only_a_short_number_is_shown(cell: str, expected: str) -> None:
    assert faults.shown(cell) == expected


def test_a_refusal_travels_between_processes_with_its_faults() -> None:
    refused = faults.Refused(faults.Fault("row 7", "It is empty.", "Fill it."), faults.Fault("row 9", "It too.", "Do."))
    assert pickle.loads(pickle.dumps(refused)).faults == refused.faults  # noqa: S301  our own bytes
