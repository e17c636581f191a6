"""The year of a round: where it stands, and the ways to each part of it, in the order in which they are walked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.assess.domain.round_states import Standing
from oneworkforce.assess.models import Round
from oneworkforce.ui.jinja import day

ASKED = frozenset({Instrument.QUESTIONNAIRE})
EVERY = frozenset(Instrument)


@dataclass(frozen=True, slots=True)
class Way:
    """One part of the year: the name of its route, and the instruments that have it."""

    route: str
    label: str
    words: str
    instruments: frozenset[Instrument] = ASKED


@dataclass(frozen=True, slots=True)
class Part:
    """One part as the page shows it."""

    label: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """A round's year. `stages`: (heading, parts) in their order."""

    title: str
    standing: str
    dates: str
    stages: tuple[tuple[str, tuple[Part, ...]], ...]


PREPARE: tuple[Way, ...] = (
    Way("round_set_up", "Set-up", "What is asked, how answers are grouped and guarded.", EVERY),
    # part of preparing: one way a line
)
ASK: tuple[Way, ...] = (
    # part of asking: one way a line
)
UNDERSTAND: tuple[Way, ...] = (
    Way("round", "Results", "The rainbow and every guarded figure, once the round is closed.", EVERY),
    Way("findings", "Findings", "What the results mean, agreed or disputed.", EVERY),
    # part of understanding: one way a line
    Way("workshops", "Workshops", "The results on the wall, arc by arc; out come the minute and draft actions.", EVERY),
)
GO_ON: tuple[Way, ...] = (
    # part of going on: one way a line
)
STAGES = (("Prepare", PREPARE), ("Ask", ASK), ("Understand and decide", UNDERSTAND), ("Go on", GO_ON))


def page(row: Round, standing: Standing) -> YearPage:
    """Return a round's year."""
    instrument = Instrument(row.instrument)
    stages = tuple((heading, _parts(row, ways, instrument)) for heading, ways in STAGES)
    return YearPage(
        row.title, standing.title_, _dates(row.opens_on, row.closes_on), tuple(each for each in stages if each[1])
    )


def _parts(row: Round, ways: Sequence[Way], instrument: Instrument) -> tuple[Part, ...]:
    return tuple(
        Part(way.label, reverse(way.route, args=[row.pk]), way.words) for way in ways if instrument in way.instruments
    )


def _dates(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{day(first)} to {day(last)}"
    return f"Until {day(last)}" if last else "No dates yet"
