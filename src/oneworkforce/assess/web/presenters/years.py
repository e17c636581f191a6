"""The year of a round: where it stands, and the ways to each part of it, in the order in which they are walked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from oneworkforce.assess.domain import round_states
from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.assess.domain.round_states import Standing, Step
from oneworkforce.assess.models import Round
from oneworkforce.ui.jinja import day

ASKED = frozenset({Instrument.QUESTIONNAIRE})
EVERY = frozenset(Instrument)
TALKED = frozenset({Instrument.INTERVIEW})
PRIVATE = frozenset({Instrument.SELF_ASSESSMENT})


@dataclass(frozen=True, slots=True)
class Way:
    """One part of the year: the name of its route, the instruments that have it, and the step that its page takes."""

    route: str
    label: str
    words: str
    instruments: frozenset[Instrument] = ASKED
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part as the page shows it; without an address where its step cannot be taken, and `words` say why."""

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
    Way("frame", "Frame", "Who is asked: how many, by organisation, locality and audience."),
    Way("round_dates", "Dates", "Its first and its last day, and how fast letters go out.", step=Step.FRAME),
    Way("contacts", "Contacts", "Who is asked by letter: a list brought in, or one by one."),
    Way("letters", "Letters", "The words of invitation and reminder, a test to yourself, and sending."),
    Way("evidence_plan", "Plan of evidence", "What else is gathered, with whom; what was not run, and why.", EVERY),
    Way("round_open", "Open it", "What will be fixed and what is missing.", step=Step.OPEN),
    Way(
        "self_assessments_open",
        "Open the self-assessment",
        "Its last day; members find it from then on.",
        PRIVATE,
        Step.OPEN,
    ),
)
ASK: tuple[Way, ...] = (
    Way("open_links", "Open links and QR codes", "For everybody of an organisation, to print and put up."),
    Way("paper_forms", "Paper forms", "To print, in large print, or as plain text for Braille."),
    Way("paper_cells", "Enter paper answers", "Quickly, by keyboard alone.", step=Step.ENTER),
    Way("round_watch", "Watch", "How the answering goes, in bands, and of no small group."),
    Way("round_extend", "Extend it", "A later last day.", step=Step.EXTEND),
    Way("interviews", "Interviews", "Services interviewed and still to be, with scores and notes.", TALKED),
    Way("needs", "Needs sent to central support", "What members chose to send, and the replies.", PRIVATE),
    Way(
        "self_assessments_close",
        "Close the self-assessment",
        "Guarded totals, and no more, are kept.",
        PRIVATE,
        Step.CLOSE,
    ),
    Way("round_close", "Close the round", "Count the answers, once everybody has had their say.", step=Step.CLOSE),
)
UNDERSTAND: tuple[Way, ...] = (
    Way("round", "Results", "The rainbow and every guarded figure, once the round is closed.", EVERY),
    Way("findings", "Findings", "What the results mean, agreed or disputed.", EVERY),
    Way("round_notes", "Notes and quotes", "What was said in focus groups and elsewhere, arc by arc."),
    Way("quotes", "Cleared quotes", "What people said, once a person has cleared it of names."),
    Way("evidence", "Evidence", "Documents, pages and figures that stand beside what people answered.", EVERY),
    Way("remarks", "In their own words", "What people wrote, read and put under themes."),
    Way("themes", "Themes", "How often each theme was written, where enough people wrote it."),
    Way("round_trend", "Trend", "The scores of several years, joined where the same was asked.", EVERY),
    Way("round_services", "Scores by service", "The heat map of interviews, and where it presses.", TALKED),
    Way("workshops", "Workshops", "The results on the wall, arc by arc; out come the minute and draft actions.", EVERY),
)
GO_ON: tuple[Way, ...] = (
    Way("round_questions", "Questions since last year", "New, changed, mapped, moved and removed.", EVERY),
    Way("round_copy", "Copy forward", "Next year's round, with what this year's had.", EVERY),
)
STAGES = (("Prepare", PREPARE), ("Ask", ASK), ("Understand and decide", UNDERSTAND), ("Go on", GO_ON))


def page(row: Round, standing: Standing) -> YearPage:
    """Return a round's year."""
    instrument = Instrument(row.instrument)
    stages = tuple((heading, _parts(row, ways, instrument, standing)) for heading, ways in STAGES)
    return YearPage(
        row.title, standing.title_, _dates(row.opens_on, row.closes_on), tuple(each for each in stages if each[1])
    )


def _parts(row: Round, ways: Sequence[Way], instrument: Instrument, standing: Standing) -> tuple[Part, ...]:
    return tuple(_part(row, way, standing) for way in ways if instrument in way.instruments)


def _part(row: Round, way: Way, standing: Standing) -> Part:
    if way.step is not None and (why_not := round_states.why_not(standing, way.step)):
        return Part(way.label, "", why_not)
    return Part(way.label, reverse(way.route, args=[row.pk]), way.words)


def _dates(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{day(first)} to {day(last)}"
    return f"Until {day(last)}" if last else "No dates yet"
