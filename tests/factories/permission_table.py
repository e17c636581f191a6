"""Who gets what at each address (permission_table.txt), and the things that addresses name."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db.models import Model

from factories import areas
from factories.world import NOW, START, World
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Job, Message
from oneworkforce.partnership.models import (
    Cover,
    Credential,
    Grant,
    Grouping,
    Invitation,
    Language,
    LocalityContact,
    Person,
    Qualification,
    Skill,
)

TABLE = Path(__file__).with_suffix(".txt")
AREAS = TABLE.with_name("areas")


@dataclass(frozen=True, slots=True)
class Row:
    """One address and method, with a sign for each column. `arguments`: names of things, or texts after a "="."""

    method: str
    route: str
    cells: str
    arguments: tuple[str, ...]

    def values(self, things: dict[str, UUID]) -> list[UUID | str]:
        """Return what stands in the address."""
        return [name.removeprefix("=") if name.startswith("=") else things[name] for name in self.arguments]


def _lines(path: Path) -> list[list[str]]:
    return [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def _read() -> tuple[tuple[str, ...], tuple[Row, ...]]:
    columns, *lines = _lines(TABLE)
    lines += [line for path in sorted(AREAS.glob("*.txt")) for line in _lines(path)]
    return tuple(columns), tuple(Row(line[0], line[1], line[2], tuple(line[3:])) for line in lines)


COLUMNS, ROWS = _read()


def furnish(world: World) -> dict[str, UUID]:
    """Add to the world one of each thing that an address can name; return their ids by name.

    Pia's skill, language, qualification and credential; Walter's job; a message; Vic's invitation; a cover for Walter
    by Bea; a contact in Willow; what Erin was given. All of Northshire.
    """
    with world.scope(), transactions.whole("furnish"):
        pia = Person.objects.get(pk=world.people["pia"])
        told = {"changed_at": NOW}
        things: dict[str, Model] = {
            "skill": Skill.objects.create(person=pia, name="Makaton", **told),
            "language": Language.objects.create(person=pia, tag="pl", fluency="native", **told),
            "qualification": Qualification.objects.create(person=pia, name="Early years diploma", level=3, **told),
            "credential": Credential.objects.create(person=pia, kind="check", name="DBS", issued_on=START, **told),
            "job": Job.objects.create(kind="k", title="Long work", asked_by=world.users["walter"], asked_at=NOW),
            "message": Message.objects.create(
                key="k", channel="email", recipient="pia@example.org", about="a test", due_at=NOW, made_at=NOW
            ),
            "invitation": Invitation.objects.create(
                person_id=world.people["vic"],
                email="vic@example.org",
                role="practitioner",
                digest="0" * 64,
                sent_by="Walter Webb",
                sent_at=NOW,
                expires_at=NOW + timedelta(days=3650),
            ),
            "cover": Cover.objects.create(
                away_id=world.memberships["walter"],
                stand_in_id=world.memberships["bea"],
                starts_on=START,
                ends_on=START + timedelta(days=3650),
                made_by="Alice Arden",
                made_at=NOW,
            ),
            "contact": LocalityContact.objects.create(
                locality_id=world.localities["Willow"], person_id=world.people["carl"], about="the area"
            ),
            "grant": Grant.objects.get(membership=world.memberships["pia"]),
            "grouping": Grouping.objects.get(),
        }
    found = {name: thing.pk for name, thing in things.items()}
    for area in areas.ALL:
        found |= area.things(world)
    return found | {
        "person": world.people["pia"],
        "member": world.memberships["pia"],
        "organisation": world.organisations["Harbour School"],
        "locality": world.localities["Willow"],
        "team": world.teams["Reed family team"],
    }
