"""Rounds of interviews and of self-assessments in the world of tests, made by the ordinary commands."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from factories.command_row import by
from factories.world import TODAY, World
from oneworkforce.assess.commands import interviews, needs, rounds, self_assessments
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.interviews import Said
from oneworkforce.assess.models import Interview, SelfAssessment
from oneworkforce.ground import transactions
from oneworkforce.ui import conflict

WHO = "walter"
LAST = TODAY + timedelta(days=3_650)
"""Beyond the day on which the tests run: pages go by the real one."""
NOTE = "Two posts have been empty since spring."
WORDS = "I would like to sit in with a team that shares its rooms."
FULL: dict[str, Any] = {"organisation": None, "role": "Head of service", "interviewer": "Walter Webb"}


@cache
def framework(name: str) -> str:
    """Return the text of a shipped framework."""
    return framework_file.shipped()[name].read_text("utf-8")


def round_of(world: World, name: str, title: str, who: str = WHO, columns: str = "", **given: Any) -> UUID:
    """Set a round up with a shipped framework; return its id."""
    values: dict[str, Any] = {"min_cell": 10, "weighted": False, "previous": None, "synthetic": True, **given}
    told: dict[str, Any] = {"title": title, "year": 2026, "framework": framework(name), "columns": columns}
    return rounds.add(**by(world, who), **told, **values)


def talked(world: World, title: str = "Audit 2026") -> UUID:
    """Set a round of interviews up."""
    return round_of(world, "six-theme-audit", title)


def planned(world: World, service: str = "Youth work", round: UUID | None = None) -> UUID:  # noqa: A002
    """Put a service on the list; return the interview's id."""
    made = talked(world) if round is None else round
    return interviews.add(**by(world, WHO), round=made, service=service, held_on=TODAY, **FULL)


def score(world: World, interview: UUID, arc: str, said: Mapping[str, Said]) -> None:
    """Save a theme of an interview as somebody who saw what is stored."""
    with transactions.reading():
        row = Interview.objects.select_related("round").get(pk=interview)
        theme = next(each for each in framework_file.load("six-theme-audit").arcs if each.id == arc)
        seen = conflict.digest(interviews.theme_shown(theme, interviews.said_of(row)))
    interviews.save(**by(world, WHO), interview=interview, seen=seen, arc=arc, said=said)


def held(world: World, service: str = "Youth work", round: UUID | None = None, *, first: int = 2) -> UUID:  # noqa: A002
    """Hold an interview, without ending it: `first` on the first question, with a note; 4 on one of localities."""
    made = planned(world, service, round)
    score(world, made, "recruitment", {"a1": Said(first, NOTE), "a2": Said(3)})
    score(world, made, "locality-working", {"e1": Said(4)})
    return made


def ended(world: World, service: str = "Youth work", round: UUID | None = None, *, first: int = 2) -> UUID:  # noqa: A002
    """Hold an interview and end it."""
    made = held(world, service, round, first=first)
    interviews.end(**by(world, WHO), interview=made)
    return made


def closed(world: World, title: str = "Audit 2026") -> UUID:
    """Hold two interviews, end them and close their round; return the round's id."""
    made = talked(world, title)
    ended(world, "Youth work", made)
    ended(world, "Health visiting", made, first=1)
    interviews.close(**by(world, WHO), round=made)
    return made


def private(world: World, title: str = "Leading together") -> UUID:
    """Set a round of self-assessments up."""
    return round_of(world, "leadership-self-assessment", title)


def opened(world: World, title: str = "Leading together") -> UUID:
    """Set a round of self-assessments up and open it for a fortnight."""
    made = private(world, title)
    self_assessments.open(**by(world, WHO), round=made, closes_on=LAST)
    return made


def begun(world: World, who: str = "pia", round: UUID | None = None) -> UUID:  # noqa: A002
    """Let somebody begin their own; return its id."""
    made = opened(world) if round is None else round
    return self_assessments.begin(by=world.viewer(who), today=TODAY, round=made)


def fill(world: World, pk: UUID, who: str = "pia", scores: str = "234") -> None:
    """Answer the first arc of one's own."""
    with transactions.reading():
        row = SelfAssessment.objects.select_related("round").get(pk=pk)
        arc = framework_file.load("leadership-self-assessment").arcs[0]
        seen = conflict.digest(self_assessments.shown(arc, self_assessments.said_of(row)))
    said = dict(zip([question.id for question in arc.questions], scores, strict=True))
    self_assessments.save(by=world.viewer(who), today=TODAY, self_assessment=pk, seen=seen, arc=arc.id, said=said)


def finished(world: World, who: str = "pia", round: UUID | None = None, scores: str = "234") -> UUID:  # noqa: A002
    """Let somebody answer the first arc and finish."""
    pk = begun(world, who, round)
    fill(world, pk, who, scores)
    self_assessments.finish(by=world.viewer(who), today=TODAY, self_assessment=pk, finished=True)
    return pk


def sent(world: World, pk: UUID | None = None, who: str = "pia") -> UUID:
    """Let somebody send a need; return its id."""
    own = begun(world, who) if pk is None else pk
    return needs.send(**by(world, who), today=TODAY, self_assessment=own, arc="one-team", words=WORDS)
