"""A workshop on the results: findings decided in the room, what was said, the minute, draft actions."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from oneworkforce.assess.commands import findings, proposals, workshop_actions, workshop_notes, workshops
from oneworkforce.assess.commands.workshop_actions import Begun
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.models import Finding
from oneworkforce.assess.permissions import workshops as permissions
from oneworkforce.assess.reports import minutes
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict


def hold(told: Told, round: UUID, said: Mapping[str, Any]) -> None:  # noqa: A002  the field's word
    """Hold the workshop of a round as the story tells."""
    given: dict[str, Any] = {"by": told.lead, "now": told.at(said["days"])}
    today = told.day(said["days"])
    proposals.draft(**given, round=round)
    made = workshops.add(
        **given, today=today, round=round, held_on=today, place=said["place"], led_by="The workforce lead"
    )
    workshop_notes.come(**given, workshop=made, people="\n".join(said["present"]))
    for arc, words in said["said"].items():
        workshop_notes.say(**given, workshop=made, arc=arc, words=words)
    decided = [_decide(told, round, said["days"], arc, each) for arc, each in said["decided"].items()]
    drawn = minutes.minute(told.lead, permissions.get(told.lead, made))
    workshops.end(**given, today=today, workshop=made, minute=drawn.document, stamp=drawn.stamp)
    begun = said["actions"]
    strategy = Begun(begun["title"], told.day(begun["starts"]), told.day(begun["ends"]))
    workshop_actions.draft(
        **given, workshop=made, findings=decided, strategy=strategy, lead_role=begun["lead"], when=begun["when"]
    )


def _decide(told: Told, round: UUID, days: int, arc: str, said: Mapping[str, str]) -> UUID:  # noqa: A002  as above
    """Add a finding in the room, and say where the partnership stands."""
    given: dict[str, Any] = {"by": told.lead, "now": told.at(days)}
    made = findings.add(**given, round=round, arc=arc, words=said["words"])
    reason = said.get("enquire", "")
    findings.decide(
        **given,
        today=told.day(days),
        finding=made,
        seen=conflict.digest(findings.decided(Finding.objects.get(pk=made))),
        stance=Stance.ENQUIRE if reason else Stance.AGREED,
        reason=reason,
        on=None,
    )
    return made
