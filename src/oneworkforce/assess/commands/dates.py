"""The dates of a round: set while it is prepared, extended while it is open or over."""

from datetime import date, datetime, timedelta
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import years
from oneworkforce.audit import saving
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict

NOUN = "round"
FEWEST_LETTERS, MOST_LETTERS = 1, 600
LONGEST = timedelta(days=366)
"""From its first day to its last, at the most."""


def put(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    seen: str,
    opens_on: date,
    closes_on: date,
    letters_a_minute: int,
) -> None:
    """Say from when to when a round is asked, its last day included, and how many letters go out in a minute.

    `ui.conflict.Changed` where the dates are no longer as they were `seen`.
    """
    with transactions.whole("round.dates"):
        row = _locked(by, round, Step.OPEN, today)
        check_asked(row)
        faults = []
        if closes_on < opens_on:
            faults.append(Fault("closes_on", "Its last day is before its first.", "Enter a later one."))
        elif closes_on < today:
            faults.append(Fault("closes_on", "This day has passed.", "Enter today or a later one."))
        elif closes_on - opens_on > LONGEST:
            faults.append(Fault("closes_on", "A round is open for a year at most.", "Enter an earlier day."))
        if not FEWEST_LETTERS <= letters_a_minute <= MOST_LETTERS:
            remedy = f"Enter a number from {FEWEST_LETTERS} to {MOST_LETTERS}."
            faults.append(Fault("letters_a_minute", "Letters cannot go out like this.", remedy))
        if faults:
            raise Refused(*faults)
        wanted = {"opens_on": opens_on, "closes_on": closes_on, "letters_a_minute": letters_a_minute}
        conflict.check(seen, shown(row), wanted)
        fields = saving.changed(row, wanted)
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def extend(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002
    seen: str,
    closes_on: date,
) -> None:
    """Give a round a later last day. `ui.conflict.Changed` where another did meanwhile."""
    with transactions.whole("round.extend"):
        row = _locked(by, round, Step.EXTEND, today)
        conflict.check(seen, last_day(row), {"closes_on": closes_on})
        if row.closes_on is not None and closes_on <= row.closes_on:
            what = "A round is extended to a later day, never shortened: people were told its last day."
            raise Refused(Fault("closes_on", what, "Enter a day after its last one."))
        if closes_on < today:
            raise Refused(Fault("closes_on", "This day has passed.", "Enter today or a later one."))
        if row.opens_on is not None and closes_on - row.opens_on > LONGEST:
            raise Refused(Fault("closes_on", "A round is open for a year at most.", "Enter an earlier day."))
        fields = saving.changed(row, {"closes_on": closes_on})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now, verb="extended")


def shown(row: Round) -> dict[str, object]:
    """Return the values that the form of the dates shows, by field."""
    return {"opens_on": row.opens_on, "closes_on": row.closes_on, "letters_a_minute": row.letters_a_minute}


def last_day(row: Round) -> dict[str, object]:
    """Return the value that the form of extending shows, by field."""
    return {"closes_on": row.closes_on}


def check_asked(row: Round) -> None:
    """Refuse what is not asked of many: an interview or a self-assessment is neither dated nor opened."""
    if row.instrument != Instrument.QUESTIONNAIRE:
        what = "Its framework is not a questionnaire, so it is not opened for answers."
        raise Refused(Fault("", what, "Answer it from the page of its year."))


def _locked(by: Viewer, round: UUID, step: Step, today: date) -> Round:  # noqa: A002
    found = years.get(by, round)
    row = Round.objects.select_for_update().get(pk=found.pk)
    years.check_step(by, row, step, today)
    return row
