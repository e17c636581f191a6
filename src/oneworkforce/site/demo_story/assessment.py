"""Rounds with their files of answers, and what was made of the results."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from oneworkforce.assess.commands import findings, proposals, rounds, uploads
from oneworkforce.assess.commands.uploads import File
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.models import Finding
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict


def play(told: Told) -> None:
    """Set the rounds up, upload their answers, have them read, and decide on findings."""
    for each in told.get("rounds") or ():
        _round(told, each)
    if (decided := told.get("findings")) and told.get("rounds"):
        _findings(told, decided)


def _round(told: Told, said: dict[str, Any]) -> None:
    now = told.at(said["days"])
    made = rounds.add(
        by=told.lead,
        now=now,
        title=said["title"],
        year=said["year"],
        framework=framework_file.shipped()[framework_file.DEFAULT].read_text("utf-8"),
        columns=", ".join(said["by"]),
        min_cell=10,
        weighted=False,
        previous=told.rounds.get(said.get("previous", "")),
        synthetic=True,
    )
    told.rounds[said["title"]] = made
    answers, frame = (File("csv", _pieces(told.folder / said[name])) for name in ("answers", "frame"))
    uploads.receive(by=told.lead, now=now, round=made, answers=answers, frame=frame)
    told.work(now)


def _findings(told: Told, said: dict[str, Any]) -> None:
    """Let the last round propose its findings, and decide on those of the arcs named."""
    now, last = told.at(said["days"]), list(told.rounds.values())[-1]
    proposals.draft(by=told.lead, now=now, round=last)
    decide(told, last, said)


def decide(told: Told, round: UUID, said: dict[str, Any]) -> None:  # noqa: A002  the field's word
    """Decide on the first finding of each arc named: agreed, or to be enquired into for a reason."""
    now = told.at(said["days"])
    reasons = {**dict.fromkeys(said["agreed"], ""), **said["enquire"]}
    for arc, reason in reasons.items():
        row = Finding.objects.filter(round=round, arc=arc).order_by("made_at", "pk").first()
        if row is None:
            raise RuntimeError(f"Nothing proposes a finding on {arc}.")
        findings.decide(
            by=told.lead,
            now=now,
            today=told.day(said["days"]),
            finding=row.pk,
            seen=conflict.digest(findings.decided(row)),
            stance=Stance.ENQUIRE if reason else Stance.AGREED,
            reason=reason,
            on=None,
        )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(uploads.PIECE):
            yield piece
