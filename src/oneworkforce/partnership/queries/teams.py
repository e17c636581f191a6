"""A team as its page shows it, and who might join it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models.functions import Lower

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.named import Named
from oneworkforce.partnership.models import TeamMember
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.partnership.permissions import localities, teams
from oneworkforce.partnership.queries import choosing


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a team, with the organisation they come from ("" where they have none)."""

    person: UUID
    name: str
    organisation: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a team's page shows."""

    id: UUID
    name: str
    organisation: Named
    locality: Named | None
    members: tuple[Member, ...]


def one(viewer: Viewer, team: UUID, *, today: date) -> Page:
    """Return the page of a team; `verdicts.NotFound` where there is none for this viewer."""
    row = teams.get(viewer, team)
    place = localities.visible_to(viewer).filter(pk=row.locality_id).first() if row.locality_id else None
    members = TeamMember.objects.filter(at_work(today, "person"), team=row).select_related("person__organisation")
    return Page(
        id=row.pk,
        name=row.name,
        organisation=Named(row.organisation_id, row.organisation.name),
        locality=Named(place.pk, place.name) if place else None,
        members=tuple(
            Member(each.person_id, each.person.name, choosing.organisation(each.person), each.leads)
            for each in members.order_by("-leads", Lower("person__name"), "pk")
        ),
    )


def candidates(viewer: Viewer, team: UUID, words: str, *, today: date, most: int) -> tuple[choosing.Choice, ...]:
    """Return up to `most` people whose names hold `words` and who are not in the team, for those who may add them."""
    row = teams.get(viewer, team)
    found = teams.candidates(viewer, row).exclude(teams__team=row)
    return choosing.choices(found, words, today=today, most=most)
