"""The time of a meeting as people type it."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.plan.domain import meeting_times

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("14:30", time(14, 30)),
        ("9.30", time(9, 30)),
        ("2pm", time(14, 0)),
        ("2.30 p.m.", time(14, 30)),
        ("12am", time(0, 0)),
        ("12.15PM", time(12, 15)),
        ("00:00", time(0, 0)),
    ],
)
def test_a_time_is_read_as_people_write_it(said: str, meant: time) -> None:
    assert meeting_times.clock(said) == meant


@pytest.mark.parametrize("said", ["", "9", "25:00", "14:60", "13pm", "0am", "noon", "14:3", "٣:00"])
def test_what_is_no_time_is_none(said: str) -> None:
    assert meeting_times.clock(said) is None


@given(st.times())
def test_every_time_of_a_day_comes_back(at: time) -> None:
    assert meeting_times.clock(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("on", "at", "minutes", "where"),
    [
        (date(1, 1, 1), "9:30", 60, "on"),
        (date(9999, 12, 31), "9:30", 60, "on"),
        (TODAY, "soon", 60, "at"),
        (TODAY, "9:30", 0, "minutes_long"),
        (TODAY, "9:30", 10_000, "minutes_long"),
    ],
)
def test_each_slip_is_said_beside_its_field(on: date, at: str, minutes: int, where: str) -> None:
    assert [fault.where for fault in meeting_times.faults(on, at, minutes, today=TODAY)] == [where]
    assert not meeting_times.faults(TODAY, "9:30", 60, today=TODAY)
