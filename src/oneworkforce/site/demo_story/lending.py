"""People who work at another organisation for a time, with both ends agreed: proposed by a manager who was invited."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.commands import invitations, joining
from oneworkforce.partnership.domain.granting import Place
from oneworkforce.partnership.queries import viewers
from oneworkforce.site import demo_sign_ins as sign_ins
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import secondment_agreements, secondments
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Secondment, TermsGroup

HOUR = 60


def play(told: Told) -> None:
    """Invite the manager of the home end, then propose, agree and end as the story tells."""
    if said := told.get("secondments"):
        manager = _manager(told, said["manager"], told.organisation(said["home"]))
        for each in said["secondments"]:
            _secondment(told, each, manager)


def _manager(told: Told, said: dict[str, Any], home: UUID) -> Viewer:
    """Invite somebody, and let them accept: one end of a secondment never agrees for the other."""
    now, secrets = told.at(said["days"]), list[str]()

    def link(secret: str) -> str:
        secrets.append(secret)
        return told.link("invitation_accept", secret)

    who, place = invitations.Newcomer(said["name"], said["email"]), Place(organisation=home, locality=None)
    invitations.invite(by=told.member("administrator"), now=now, link=link, who=who, role="manager", place=place)
    member = joining.accept(secret=secrets[0], now=now, user=None, password=sign_ins.PASSWORD)
    return viewers.in_scope(membership=member.pk, strong=True, today=told.day(said["days"]))


def _secondment(told: Told, said: dict[str, Any], manager: Viewer) -> None:
    proposal = secondments.Proposal(
        post=told.post(said["post"]).pk,
        host=told.organisation(said["host"]),
        minutes=int(Decimal(said["hours"]) * HOUR),
        starts_on=told.day(said["from"]),
        ends_on=told.day(said["to"]),
        reason=said["reason"],
        locality=told.place(said["locality"]) if "locality" in said else None,
    )
    first: dict[str, Any] = {"now": told.at(said["proposed"]), "today": told.day(said["proposed"])}
    made = secondments.propose(by=manager, **first, said=proposal)
    row = Secondment.objects.get(pk=made)
    arranged = _arrangement(said["arrangement"], row.locality_id)
    seen = conflict.digest(secondments.shown(row))
    secondments.arrange(by=manager, **first, secondment=made, seen=seen, said=arranged)
    if "agreed" in said:
        _agree(told, said["agreed"], made, manager)
    if ended := said.get("ended"):
        when: dict[str, Any] = {"now": told.at(ended["days"]), "today": told.day(ended["days"])}
        on, because = told.day(ended["on"]), ended["because"]
        secondments.end(by=manager, **when, secondment=made, on=on, reason=because)


def _agree(told: Told, days: int, secondment: UUID, manager: Viewer) -> None:
    """Let the host end agree, and the person, who does not sign in, by what the manager writes down."""
    when: dict[str, Any] = {"now": told.at(days), "today": told.day(days), "secondment": secondment}
    told_by = "They themselves, in their appraisal"
    secondment_agreements.record_person(by=manager, **when, told_by=told_by, told_on=told.day(days))
    secondment_agreements.agree(by=told.lead, **when, party=Party.HOST)


def _arrangement(said: dict[str, Any], locality: UUID | None) -> secondments.Arrangement:
    shares = said.get("shares")
    return secondments.Arrangement(
        duties={name: (whose, who) for name, (whose, who) in said["duties"].items()},
        locality=locality,
        terms=TermsGroup.objects.get(title=said["terms"]).pk if "terms" in said else None,
        payment=said["payment"],
        home_share=shares["home"] if shares else None,
        host_share=shares["host"] if shares else None,
        other_share=0 if shares else None,
        cost=Decimal(said["cost"]) if "cost" in said else None,
        returns=said["returns"],
    )
