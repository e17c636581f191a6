"""Interviews about services, added up: a mean for each service and theme, how themes spread, where it presses. Pure.

A score is one view of a service. It is given on behalf of the service and is no answer of a person, so nothing here is
guarded by a smallest number; nothing here is a sample either, so there are no intervals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oneworkforce.assess.domain.framework import Arc, Framework
from oneworkforce.lib import rounding, text

LONGEST_LIST = 4
"""Services named in a sentence; the table has all of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an interview found on one question: a score on the scale, or none, and a note, or ""."""

    score: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One service as it was told of in its interview: what was said by question."""

    service: str
    organisation: str
    said: Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme over all services. `means`: of each service that was scored, in the order of the views.

    `mean`, `low` and `high` are of those means; None where no service was scored.
    """

    arc: Arc
    means: tuple[Fraction, ...]
    below: tuple[str, ...]
    notes: int

    @property
    def services(self) -> int:
        """How many services were scored."""
        return len(self.means)

    @property
    def mean(self) -> Fraction | None:
        """The mean of the services' means: each service counts alike, whatever its size."""
        return sum(self.means, Fraction(0)) / len(self.means) if self.means else None

    @property
    def low(self) -> Fraction | None:
        """The lowest mean of a service."""
        return min(self.means, default=None)

    @property
    def high(self) -> Fraction | None:
        """The highest mean of a service."""
        return max(self.means, default=None)


def mean(framework: Framework, arc: Arc, said: Mapping[str, Said]) -> Fraction | None:
    """Return the mean of the theme's scored questions, reversed ones turned first; None where none was scored."""
    scores = []
    for question in arc.questions:
        score = said.get(question.id, Said()).score
        if score is not None:
            scores.append(framework.scale.min + framework.scale.max - score if question.reverse else score)
    return Fraction(sum(scores), len(scores)) if scores else None


def themes(framework: Framework, views: Sequence[View]) -> tuple[Theme, ...]:
    """Return every theme over the services, in the framework's order."""
    return tuple(_theme(framework, arc, views) for arc in framework.arcs)


def pressing(framework: Framework, found: Sequence[Theme]) -> tuple[Theme, ...]:
    """Return the themes below the acceptable score, lowest first; ties in the framework's order."""
    low = [(theme.mean, theme) for theme in found if theme.mean is not None and theme.mean < framework.scale.threshold]
    return tuple(theme for _, theme in sorted(low, key=lambda pair: pair[0]))


def finding(framework: Framework, theme: Theme) -> str:
    """Return what a pressing theme proposes, without figures: those are evidence beside it."""
    return f"Heads of service see the greatest gaps in: {framework.say(theme.arc.title)}."


def evidence(framework: Framework, theme: Theme) -> str:
    """Return the figures behind a theme, in sentences; ValueError where no service was scored."""
    if theme.mean is None or theme.low is None or theme.high is None:
        raise ValueError("a theme without scores has no figures")
    threshold = rounding.shown(framework.scale.threshold)
    services = text.counted(theme.services, "service")
    said = (
        f"{framework.say(theme.arc.title)}: {rounding.shown(theme.mean)} is the mean of {services}, "
        f"from {rounding.shown(theme.low)} to {rounding.shown(theme.high)}; {threshold} is acceptable."
    )
    if not theme.below:
        return f"{said} No service is below it."
    return f"{said} Below it: {text.listed(_named(theme.below))}."


def _theme(framework: Framework, arc: Arc, views: Sequence[View]) -> Theme:
    scored = [(view.service, value) for view in views if (value := mean(framework, arc, view.said)) is not None]
    ids = {question.id for question in arc.questions}
    return Theme(
        arc=arc,
        means=tuple(value for _, value in scored),
        below=tuple(service for service, value in scored if value < framework.scale.threshold),
        notes=sum(bool(each.note.strip()) for view in views for name, each in view.said.items() if name in ids),
    )


def _named(services: Sequence[str]) -> list[str]:
    if len(services) <= LONGEST_LIST:
        return list(services)
    rest = len(services) - LONGEST_LIST + 1
    return [*services[: LONGEST_LIST - 1], f"{rest} more"]
