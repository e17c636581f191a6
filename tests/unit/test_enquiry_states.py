"""Where an enquiry stands, and which step leads where."""

from datetime import date, timedelta
from itertools import product

from oneworkforce.workforce.domain import enquiries
from oneworkforce.workforce.domain.enquiries import Standing, Step

DAY = date(2026, 11, 30)


def test_every_step_leads_somewhere_or_says_why_not() -> None:
    for now, step in product(Standing, Step):
        assert bool(enquiries.why_not(now, step)) is ((now, step) not in enquiries.TABLE)


def test_nothing_follows_an_answer() -> None:
    assert {now for now, _ in enquiries.TABLE} == {Standing.WAITING}


def test_an_enquiry_lapses_after_its_last_day() -> None:
    last = enquiries.last_day(DAY)
    assert enquiries.standing("waiting", last, last) is Standing.WAITING
    assert enquiries.standing("waiting", last, last + timedelta(days=1)) is Standing.LAPSED
    assert enquiries.standing("answered", last, last + timedelta(days=1)) is Standing.ANSWERED


def test_a_no_of_the_person_leaves_it_waiting() -> None:
    assert enquiries.after(Standing.WAITING, Step.REFUSE) is Standing.WAITING
    assert enquiries.after(Standing.WAITING, Step.AGREE) is Standing.ANSWERED
