"""Interviews and self-assessments: commands that write, and the things that addresses name."""

from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from factories import instruments as made
from factories.command_row import Row, by, seen
from factories.world import NOW, TODAY, World
from oneworkforce.assess.commands import interview_findings, interviews, needs, self_assessments
from oneworkforce.assess.domain.interviews import Said
from oneworkforce.assess.models import Interview, Need

WHO = "walter"
OWN = "pia"


def _own(world: World) -> dict[str, Any]:
    return {"by": world.viewer(OWN), "today": TODAY}


def _change(world: World, pk: UUID) -> None:
    told = {**made.FULL, "service": "Play", "held_on": TODAY}
    interviews.change(**by(world, WHO), interview=pk, seen=seen(interviews.shown, Interview, pk), **told)


def _save(world: World, pk: UUID) -> None:
    made.score(world, pk, "skills-now", {"b1": Said(5, "A strong team.")})


def _reopen(world: World, pk: UUID) -> None:
    interviews.reopen(**by(world, WHO), interview=pk, reason="A score was misheard.")


def _to_close(world: World) -> UUID:
    row = made.talked(world)
    made.ended(world, round=row)
    return row


def _draft(world: World, row: UUID) -> object:
    return interview_findings.draft(**by(world, WHO), today=TODAY, round=row)


def _reply(world: World, pk: UUID) -> None:
    needs.reply(**by(world, WHO), need=pk, seen=seen(needs.shown, Need, pk), words="Come on Tuesday.")


def _finish(world: World, pk: UUID) -> None:
    self_assessments.finish(**_own(world), self_assessment=pk, finished=True)


def _to_add_up(world: World) -> UUID:
    row = made.opened(world)
    made.finished(world, OWN, row)
    return row


def _close(world: World, row: UUID) -> object:
    with patch.object(timezone, "now", lambda: NOW):  # the queue's clock, which is Django's
        return self_assessments.close(**by(world, WHO), round=row)


def _filled(world: World) -> UUID:
    pk = made.begun(world)
    made.fill(world, pk)
    return pk


COMMANDS: tuple[Row, ...] = (
    Row("interview.add", lambda w, m: made.planned(w, round=m), made.talked, WHO),
    Row("interview.change", _change, made.planned, WHO),
    Row("interview.remove", lambda w, m: interviews.remove(**by(w, WHO), interview=m), made.held, WHO),
    Row("interview.save", _save, made.planned, WHO),
    Row("interview.end", lambda w, m: interviews.end(**by(w, WHO), interview=m), made.held, WHO),
    Row("interview.reopen", _reopen, made.ended, WHO),
    Row("interviews.close", lambda w, m: interviews.close(**by(w, WHO), round=m), _to_close, WHO),
    Row("interviews.draft", _draft, made.closed, WHO),
    Row(
        "self_assessments.open",
        lambda w, m: self_assessments.open(**by(w, WHO), round=m, closes_on=made.LAST),
        made.private,
        WHO,
    ),
    Row("self_assessments.close", _close, _to_add_up, WHO),
    Row("self_assessment.begin", lambda w, m: made.begun(w, round=m), made.opened, OWN),
    Row("self_assessment.save", made.fill, made.begun, OWN),
    Row("self_assessment.finish", _finish, _filled, OWN),
    Row(
        "self_assessment.remove",
        lambda w, m: self_assessments.remove(by=w.viewer(OWN), self_assessment=m),
        _filled,
        OWN,
    ),
    Row("need.send", made.sent, made.begun, OWN),
    Row("need.reply", _reply, made.sent, WHO),
)


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part."""
    with world.scope(WHO):
        going_on = made.talked(world, "Audit that goes on")
        private = made.opened(world, "Leading together")
        own = made.begun(world, OWN, private)
        return {
            "talked_round": going_on,
            "interview": made.held(world, "Play work", going_on),
            "ended_interview": made.ended(world, "Youth work", going_on),
            "closed_round": made.closed(world, "Audit that ended"),
            "private_round": private,
            "unopened_round": made.private(world, "Leading another year"),
            "own_assessment": own,
            "need": made.sent(world, own, OWN),
        }
