"""A team is made, renamed, removed; people join and leave it, and one may lead it."""

from datetime import date, datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.ground.values import Values, taken
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality, Team, TeamMember
from oneworkforce.partnership.models.at_work import at_work
from oneworkforce.partnership.permissions import localities, organisations, teams
from oneworkforce.ui import conflict

NOUN = "team"
LONGEST_NAME = 120


def add(*, by: Viewer, now: datetime, organisation: UUID, name: str, locality: UUID | None = None) -> UUID:
    """Add a team hosted by `organisation`, perhaps for a locality; return its id."""
    with saving.whole("team.add", taken=taken("name", NOUN)):
        host = organisations.get(by, organisation)
        teams.check_add(by, host)
        place = localities.get(by, locality) if locality else None
        values = _values(name)
        values.free("name", Team.objects.filter(organisation=host), noun=NOUN)
        kept = values.settled()
        made = Team.objects.create(organisation=host, locality=place, **kept)
        record(by=by, verb="added", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def change(*, by: Viewer, now: datetime, team: UUID, seen: str, name: str, locality: UUID | None) -> None:
    """Rename a team or place it elsewhere. `ui.conflict.Changed` where it is no longer as it was `seen`."""
    with saving.whole("team.change", taken=taken("name", NOUN)):
        found = teams.get(by, team)
        teams.check_change(by, found)
        place = _place(by, found, locality)
        values = _values(name)
        values.free("name", Team.objects.filter(organisation=found.organisation).exclude(pk=found.pk), noun=NOUN)
        kept = values.settled()
        row = Team.objects.select_for_update().get(pk=found.pk)
        conflict.check(seen, shown(row), {**kept, "locality": str(locality or "")})
        fields = saving.changed(row, {**kept, "locality": place})
        saving.audited(by=by, noun=NOUN, subject=row.pk, fields=fields, now=now)


def shown(row: Team) -> dict[str, object]:
    """Return the values that a form shows, by field."""
    return {"name": row.name, "locality": str(row.locality_id or "")}


def remove(*, by: Viewer, now: datetime, team: UUID) -> None:
    """Remove a team; its people stay where they are."""
    with transactions.whole("team.remove"):
        found = teams.get(by, team)
        teams.check_change(by, found)
        record(by=by, verb="removed", noun=NOUN, subject=found.pk, now=now)
        found.delete()


def join(*, by: Viewer, now: datetime, today: date, team: UUID, person: UUID) -> None:
    """Put a person of any organisation into a team; harmless where they are in it."""
    with transactions.whole("team.join"):
        found = teams.get(by, team)
        if not teams.candidates(by, found).filter(at_work(today), pk=person).exists():
            raise Refused(Fault("person", "This person cannot be found, or has left.", "Choose another."))
        Team.objects.select_for_update().get(pk=found.pk)
        if not TeamMember.objects.filter(team=found, person_id=person).exists():
            TeamMember.objects.create(team=found, person_id=person)
            saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["members"], now=now)


def leave(*, by: Viewer, now: datetime, team: UUID, person: UUID) -> None:
    """Take a person out of a team; harmless where they are not in it."""
    with transactions.whole("team.leave"):
        found = teams.get(by, team)
        teams.check_change(by, found)
        gone, _ = TeamMember.objects.filter(team=found, person_id=person).delete()
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["members"] if gone else [], now=now)


def lead(*, by: Viewer, now: datetime, team: UUID, person: UUID | None) -> None:
    """Let one member lead the team, in place of any before; None: nobody does."""
    with transactions.whole("team.lead"):
        found = teams.get(by, team)
        teams.check_change(by, found)
        Team.objects.select_for_update().get(pk=found.pk)
        members = TeamMember.objects.filter(team=found)
        if person is not None and not members.filter(person_id=person).exists():
            raise Refused(Fault("person", "This person is not in the team.", "Put them into the team first."))
        before = set(members.filter(leads=True).values_list("person_id", flat=True))
        if before == ({person} if person else set()):
            return
        members.filter(leads=True).update(leads=False)
        if person is not None:
            members.filter(person_id=person).update(leads=True)
        saving.audited(by=by, noun=NOUN, subject=found.pk, fields=["lead"], now=now)


def _place(by: Viewer, team: Team, locality: UUID | None) -> Locality | None:
    """Return the locality chosen; the one the team has may stay, whoever asks."""
    if locality is None:
        return None
    return team.locality if locality == team.locality_id else localities.get(by, locality)


def _values(name: str) -> Values:
    values = Values()
    values.line("name", name, label="The name", longest=LONGEST_NAME)
    return values
