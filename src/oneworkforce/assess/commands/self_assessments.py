"""Self-assessments: begun, saved arc by arc, finished, taken away by their owner; the round of them opened and closed.

What a person does with their own leaves no line in the audit: that would say of a person whether they answered. It is
sealed under the round's key, which dies when the round is closed; until then nobody but its owner is ever shown it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from random import SystemRandom
from uuid import UUID, uuid4

from django.utils import timezone

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.commands import seals
from oneworkforce.assess.domain import self_assessments as rules
from oneworkforce.assess.domain.ballot import Ballot
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.domain.round_states import Step
from oneworkforce.assess.models import Answers, Round, SelfAssessment, Upload
from oneworkforce.assess.permissions import self_assessments as permissions
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import stored
from oneworkforce.audit.public import record
from oneworkforce.ground import envelope, jobs, transactions
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.ui import conflict

ROUND = "round"
KIND = "asked"
"""The kind of an upload whose answers were collected here."""


def open(*, by: Viewer, now: datetime, round: UUID, closes_on: date) -> None:  # noqa: A001, A002  the field's words
    """Open a round of self-assessments to every member until its last day."""
    with transactions.whole("self_assessments.open"):
        row = _round(by, round)
        today = timezone.localdate(now)
        years.check_step(by, row, Step.OPEN, today)
        if closes_on < today:
            raise Refused(Fault("closes_on", "This day is over.", "Enter today or a later day."))
        if row.by or row.weighted or stored.framework_of(row).audience_column:
            what = "A self-assessment knows nothing of groups, so its totals are of everybody together."
            remedy = "Take the columns, the weights or the framework's audience column away, then open it."
            raise Refused(Fault("", what, remedy))
        row.opens_on, row.closes_on, row.opened_at = today, closes_on, now
        seals.make(row, now=now)
        row.save(update_fields=["opens_on", "closes_on", "opened_at", "key"])
        record(by=by, verb="opened", noun=ROUND, subject=row.pk, now=now)


def begin(*, by: Viewer, today: date, round: UUID) -> UUID:  # noqa: A002
    """Begin one's own self-assessment in a round that is open, or find it again; return its id."""
    with transactions.whole("self_assessment.begin"):
        row = permissions.open_one(round, today)
        there = permissions.own(by).filter(round=row).values_list("pk", flat=True).first()
        if there is not None:
            return there
        pk = uuid4()
        sealed = envelope.encrypt(rules.to_bytes({}), seals.key(row), document=pk)
        SelfAssessment.objects.create(id=pk, round=row, person_id=by.person, sealed=sealed)
    return pk


def save(*, by: Viewer, today: date, self_assessment: UUID, seen: str, arc: str, said: Mapping[str, str]) -> None:
    """Save what its owner says of an arc: a score as figures, "dk", "na" or "" for each question.

    `ui.conflict.Changed` where they saved it elsewhere meanwhile. NotFound where there is no such arc.
    """
    with transactions.whole("self_assessment.save"):
        row = _own(by, self_assessment, today)
        framework = stored.framework_of(row.round)
        part = next((each for each in framework.arcs if each.id == arc), None)
        if part is None:
            raise NotFound
        before = said_of(row)
        try:
            kept = rules.taken(framework, part, said)
        except ValueError:
            raise Refused(Fault("", "An answer is not on the scale.", "Choose one of those offered.")) from None
        conflict.check(seen, shown(part, before), shown(part, kept))
        _seal(row, {**before, **kept})


def finish(*, by: Viewer, today: date, self_assessment: UUID, finished: bool) -> None:
    """Say that it is finished, so that it counts in the totals when the round is closed; or take that back."""
    with transactions.whole("self_assessment.finish"):
        row = _own(by, self_assessment, today)
        if finished and not any(said_of(row).values()):
            raise Refused(Fault("", "Nothing is answered yet.", "Answer at least one question first."))
        row.finished = finished
        row.save(update_fields=["finished"])


def remove(*, by: Viewer, self_assessment: UUID) -> None:
    """Take one's own self-assessment away for good."""
    with transactions.whole("self_assessment.remove"):
        permissions.get(by, self_assessment).delete()


def close(*, by: Viewer, now: datetime, round: UUID) -> UUID | None:  # noqa: A002
    """Close a round: finished self-assessments become ordinary answers in random order, all of them are deleted.

    The key is destroyed with them. Returns the job that computes the guarded results, None where nobody had finished.
    """
    with transactions.whole("self_assessments.close"):
        row = _round(by, round)
        years.check_step(by, row, Step.CLOSE, timezone.localdate(now))
        cast = list(ballots(row))
        SystemRandom().shuffle(cast)
        SelfAssessment.objects.filter(round=row).delete()
        row.closed_at = now
        row.save(update_fields=["closed_at"])
        seals.destroy(row, now=now)
        record(by=by, verb="closed", noun=ROUND, subject=row.pk, now=now)
        if not cast:
            return None
        _keep(row, cast, by=by, now=now)
        return jobs.ask("assess.recompute", by=by, now=now, round=row.pk).pk


def ballots(row: Round) -> tuple[Ballot, ...]:
    """Return the finished self-assessments of a round that is open, as ordinary answers of everybody together."""
    finished = SelfAssessment.objects.filter(round=row, finished=True).select_related("round").order_by("pk")
    return rules.ballots(stored.framework_of(row), [said_of(each) for each in finished])


def said_of(row: SelfAssessment) -> dict[str, str]:
    """Return what its owner said, by question; `narratives.Unreadable` once the round is closed."""
    return rules.from_bytes(envelope.decrypt(bytes(row.sealed), seals.key(row.round), document=row.pk))


def shown(arc: Arc, said: Mapping[str, str]) -> dict[str, object]:
    """Return the values that the form of an arc shows, by field."""
    return {question.id: said.get(question.id, "") for question in arc.questions}


def _keep(row: Round, cast: list[Ballot], *, by: Viewer, now: datetime) -> None:
    upload = Upload.objects.create(
        round=row,
        state=UploadState.KEPT,
        kind=KIND,
        people=len(cast) if len(cast) >= row.min_cell else None,  # a page shows it to whoever runs rounds
        asked_by=by.actor,
        asked_at=now,
        ended_at=now,
    )
    Answers.objects.bulk_create(
        Answers(round=row, upload=upload, number=number, cell=list(pack.cell), people=pack.people, packed=pack.packed)
        for number, pack in enumerate(rules.packs(cast))
    )


def _round(by: Viewer, round: UUID) -> Round:  # noqa: A002
    """Return the round, locked."""
    found = permissions.held(by, round)
    return Round.objects.select_for_update().get(pk=found.pk)


def _own(by: Viewer, pk: UUID, today: date) -> SelfAssessment:
    """Return one's own, locked, of a round that is open: the round is not closed under it."""
    found = permissions.get(by, pk)
    Round.objects.select_for_update().get(pk=found.round_id)
    row = SelfAssessment.objects.select_for_update().select_related("round").get(pk=found.pk)
    permissions.check_fill(row.round, today)
    return row


def _seal(row: SelfAssessment, said: Mapping[str, str]) -> None:
    row.sealed = envelope.encrypt(rules.to_bytes(said), seals.key(row.round), document=row.pk)
    row.save(update_fields=["sealed"])
