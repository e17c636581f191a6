"""People of an organisation entered in one sitting, and those of them who work elsewhere for a time."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import secondment_agreements, secondments, sitting
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Post, Secondment

HOUR = 60


def play(told: Told) -> None:
    """Enter the posts of the home end, then propose, agree and end as the story tells."""
    said = told.get("secondments")
    if said is None:
        return
    home = told.organisation(said["home"])
    people = [_block(told, place, each) for place, each in enumerate(said["posts"], 1)]
    now, today = told.at(said["days"]), told.day(said["days"])
    sitting.enter(by=told.member("manager"), now=now, today=today, organisation=home, blocks=people)
    for each in said["secondments"]:
        _secondment(told, each, home)


def _block(told: Told, place: int, said: dict[str, Any]) -> sitting.Block:
    typed = {name: value for name, value in said.items() if name != "started"}
    return sitting.Block(place, **typed, started_on=told.day(said["started"]))


def _secondment(told: Told, said: dict[str, Any], home: UUID) -> None:
    manager, lead = told.member("manager"), told.lead
    proposal = secondments.Proposal(
        post=Post.objects.get(organisation=home, person__name=said["name"]).pk,
        host=told.organisation(said["host"]),
        minutes=int(Decimal(said["hours"]) * HOUR),
        starts_on=told.day(said["from"]),
        ends_on=told.day(said["to"]),
        reason=said["reason"],
    )
    first = {"now": told.at(said["proposed"]), "today": told.day(said["proposed"])}
    made = secondments.propose(by=manager, **first, said=proposal)
    row = Secondment.objects.get(pk=made)
    seen = conflict.digest(secondments.shown(row))
    secondments.arrange(by=manager, **first, secondment=made, seen=seen, said=_arrangement(said["arrangement"]))
    if "agreed" in said:
        then = {"now": told.at(said["agreed"]), "today": told.day(said["agreed"])}
        told_on = told.day(said["agreed"])
        secondment_agreements.record_person(
            by=manager, **then, secondment=made, told_by="They themselves, in their appraisal", told_on=told_on
        )
        secondment_agreements.agree(by=lead, **then, secondment=made, party=Party.HOST)
    if ended := said.get("ended"):
        secondments.end(
            by=manager,
            now=told.at(ended["days"]),
            today=told.day(ended["days"]),
            secondment=made,
            on=told.day(ended["on"]),
            reason=ended["because"],
        )


def _arrangement(said: dict[str, Any]) -> secondments.Arrangement:
    shares = said.get("shares")
    return secondments.Arrangement(
        duties={name: (whose, who) for name, (whose, who) in said["duties"].items()},
        payment=said["payment"],
        home_share=shares["home"] if shares else None,
        host_share=shares["host"] if shares else None,
        other_share=0 if shares else None,
        cost=Decimal(said["cost"]) if "cost" in said else None,
        returns=said["returns"],
    )
