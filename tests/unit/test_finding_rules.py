"""Where a partnership stands on a finding, and links to evidence."""

from datetime import date, timedelta

import pytest

from oneworkforce.assess.domain import finding
from oneworkforce.assess.domain.kinds import Stance

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("stance", Stance)
def test_what_is_disputed_or_enquired_into_says_why(stance: Stance) -> None:
    assert (finding.reason_fault(stance, "") is not None) == (stance in {Stance.DISPUTED, Stance.ENQUIRE})
    assert finding.reason_fault(stance, "Schools see it otherwise.") is None


def test_a_day_has_come() -> None:
    assert finding.date_fault("on", TODAY, TODAY) is None
    assert finding.date_fault("on", None, TODAY) is None
    fault = finding.date_fault("on", TODAY + timedelta(days=1), TODAY)
    assert fault is not None
    assert fault.where == "on"


@pytest.mark.parametrize("said", ["", " https://www.example.org/a?b=c#d ", "http://example.org"])
def test_a_link_is_of_the_web(said: str) -> None:
    assert finding.link(said) == (said.strip(), None)


@pytest.mark.parametrize(
    "said",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "example.org",
        "https://",
        "https://name:word@example.org",
        "https://example.org/a b",
        "http://[",
        "ftp://example.org",
        f"https://example.org/{'x' * 300}",
    ],
)
def test_nothing_else_is(said: str) -> None:
    assert finding.link(said)[1] is not None
