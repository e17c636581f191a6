"""A round is copied forward: next year's begins with what this year's had, without the people who were asked."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import rounds as commands
from oneworkforce.assess.domain import copies, grouping
from oneworkforce.assess.models import FrameCell, Gathering, Letter, Round
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import copies as queries
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground.values import taken

NOUN = "round"


def copy(
    *,
    by: Viewer,
    now: datetime,
    today: date,
    round: UUID,  # noqa: A002  the field's word
    title: str,
    year: int,
    framework: str = "",
    synthetic: bool = False,
) -> UUID:
    """Set up the round that follows `round`, and return its id. `framework`: the text of another file ("": the same).

    Columns, guard, weights, frame, letters and the plan of evidence come along, as far as the framework asks the same
    audiences; the new round is compared with this one. Contacts, links, dates and answers do not come along.
    """
    with saving.whole("round.copy", taken=taken("title", NOUN)):
        found = years.get(by, round)
        row = Round.objects.select_for_update().get(pk=found.pk)
        name = commands.checked_title(title, year)
        read = commands.parsed(framework or row.framework)
        groups = grouping.columns("\n".join(row.by), read, where="framework")
        carried = queries.of(row, today=today, audiences=copies.audiences(read) if framework else None)
        made = Round.objects.create(
            title=name,
            year=year,
            framework_id=read.id,
            framework_version=read.version,
            framework=framework or row.framework,
            instrument=read.instrument,
            by=list(groups),
            min_cell=row.min_cell,
            weighted=row.weighted,
            previous=row,
            letters_a_minute=row.letters_a_minute,
            synthetic=synthetic,
            made_at=now,
        )
        _copy(carried, made, copies.audiences(read), today)
        record(by=by, verb="copied forward", noun=NOUN, subject=row.pk, now=now)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def _copy(carried: queries.Carried, made: Round, audiences: frozenset[str], today: date) -> None:
    """Put what comes along into the new round: a plan where there were outcomes, nobody who has left."""
    FrameCell.objects.bulk_create(
        FrameCell(
            round=made,
            organisation=cell.organisation,
            locality=cell.locality,
            audience=cell.audience,
            invited=cell.invited,
        )
        for cell in carried.cells
    )
    Letter.objects.bulk_create(
        Letter(round=made, audience=one.audience, kind=one.kind, subject=one.subject, words=one.words)
        for one in carried.letters
    )
    Gathering.objects.bulk_create(_planned(one, made, audiences, today) for one in carried.gatherings)


def _planned(one: Gathering, made: Round, audiences: frozenset[str], today: date) -> Gathering:
    """Return the same line as it is planned anew: no day, no outcome, and no facilitator who has left."""
    person = one.facilitator
    if person is not None and person.left_on is not None and person.left_on < today:
        person = None
    return Gathering(
        round=made,
        kind=one.kind,
        with_whom=one.with_whom,
        audience=one.audience if one.audience in audiences else "",
        locality_id=one.locality_id,
        facilitator=person,
        trained=one.trained and person is not None,
    )
