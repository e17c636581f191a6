"""A round of interviews about services: held by the workforce lead, ended, closed, and what was found decided on."""

from typing import Any
from uuid import UUID

from oneworkforce.assess.commands import interview_findings, interviews, rounds
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.interviews import View
from oneworkforce.partnership.models import Organisation
from oneworkforce.site import interviewed
from oneworkforce.site.demo_story import assessment
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict


def play(told: Told) -> None:
    """Hold the interviews of the story, close their round, and record what presses most."""
    said = told.get("interviews")
    if said is None:
        return
    framework = framework_file.load(interviewed.FRAMEWORK)
    made = _round(told, said)
    scores = interviewed.rows(told.folder / interviewed.SCORES)
    for row, view in zip(scores, interviewed.views(told.folder, framework), strict=True):
        _interview(told, made, row, view, framework)
    closed = told.at(said["closed_days"])
    interviews.close(by=told.lead, now=closed, round=made)
    if decided := told.get("findings"):
        _findings(told, made, decided)


def _round(told: Told, said: dict[str, Any]) -> UUID:
    made = rounds.add(
        by=told.lead,
        now=told.at(said["days"]),
        title=said["title"],
        year=said["year"],
        framework=framework_file.shipped()[interviewed.FRAMEWORK].read_text("utf-8"),
        columns="",
        min_cell=10,
        weighted=False,
        previous=None,
        synthetic=True,
    )
    told.rounds[said["title"]] = made
    return made


def _interview(told: Told, made: UUID, row: dict[str, str], view: View, framework: Framework) -> None:
    days = int(row["day"])
    now = told.at(days)
    at = Organisation.objects.filter(sector=row["organisation"]).order_by("name").values_list("pk", flat=True).first()
    held = interviews.add(
        by=told.lead,
        now=now,
        round=made,
        service=row["service"],
        organisation=at,
        role=row["role"],
        interviewer=told.get("interviews")["interviewer"],
        held_on=told.day(days),
    )
    for theme in framework.arcs:
        seen = conflict.digest(interviews.theme_shown(theme, {}))
        said = {question.id: view.said[question.id] for question in theme.questions}
        interviews.save(by=told.lead, now=now, interview=held, seen=seen, arc=theme.id, said=said)
    interviews.end(by=told.lead, now=now, interview=held)


def _findings(told: Told, made: UUID, said: dict[str, Any]) -> None:
    now, today = told.at(said["days"]), told.day(said["days"])
    interview_findings.draft(by=told.lead, now=now, today=today, round=made)
    assessment.decide(told, made, said)
