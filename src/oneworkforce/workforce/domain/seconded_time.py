"""Hours and costs of secondments: never more hours than the post has, costs split exactly."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from oneworkforce.lib import rounding
from oneworkforce.workforce.domain.basis_points import WHOLE


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes a week from a day to a day, both included."""

    starts_on: date
    ends_on: date
    minutes: int


def most_at_once(spans: Collection[Span]) -> int:
    """Return the most minutes a week that the spans take on any one day; 0 where there are none."""
    steps: dict[date, int] = {}
    for span in spans:
        after = span.ends_on + timedelta(days=1) if span.ends_on < date.max else None
        steps[span.starts_on] = steps.get(span.starts_on, 0) + span.minutes
        if after is not None:
            steps[after] = steps.get(after, 0) - span.minutes
    most = now = 0
    for day in sorted(steps):
        now += steps[day]
        most = max(most, now)
    return most


def most_besides(span: Span, others: Collection[Span]) -> int:
    """Return the most minutes a week that `others` take on a day of `span`."""
    inside = [
        Span(max(each.starts_on, span.starts_on), min(each.ends_on, span.ends_on), each.minutes)
        for each in others
        if each.starts_on <= span.ends_on and span.starts_on <= each.ends_on
    ]
    return most_at_once(inside)


def split(pence: int, shares: Sequence[int]) -> tuple[int, ...]:
    """Return a cost by basis points, exactly, the pence left over as `rounding.shared` places them.

    ValueError where the shares do not make a whole.
    """
    if sum(shares) != WHOLE or min(shares) < 0:
        raise ValueError("Shares of nought or more make a whole.")
    return rounding.shared(pence, shares)
