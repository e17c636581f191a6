"""A round with everything that the next year may take over, made directly; and two years with other frameworks."""

from datetime import date
from uuid import UUID

from factories import crosswalks, rounds, uploading
from factories.world import NOW, START, World
from oneworkforce.assess.models import Contact, FrameCell, Gathering, Letter, Round
from oneworkforce.ground import transactions
from oneworkforce.partnership.models import Organisation, Person

ENDED = date(2026, 3, 31)
NOT_RUN = "Nobody could come in the holidays."


def full(world: World, title: str = "Self-assessment 2009") -> UUID:
    """Make a round with results, a frame (Mill Lane School has ended), letters, contacts and a plan of evidence."""
    made = rounds.held(world, title)
    with world.scope("walter"), transactions.whole("test year"):
        row = Round.objects.get(pk=made)
        Organisation.objects.filter(pk=world.organisations["Mill Lane School"]).update(ended_on=ENDED)
        Person.objects.filter(pk=world.people["vic"]).update(left_on=ENDED)
        cells = [
            FrameCell(
                round=row,
                organisation_id=world.organisations[name],
                locality_id=world.localities[place] if place else None,
                audience=audience,
                invited=invited,
                cut=[["district", "Willow"]],
                by_link=2,
            )
            for name, place, audience, invited in (
                ("Harbour School", "Willow", "", 30),
                ("Northshire Council", "", "", 120),
                ("Mill Lane School", "Willow", "", 12),
                ("Mill Lane School", "", "", 3),
            )
        ]
        FrameCell.objects.bulk_create(cells)
        Contact.objects.create(round=row, cell=cells[0], email="somebody@example.org", digest="d" * 64, answered=True)
        Letter.objects.create(round=row, kind="invitation", subject="Please answer", words="It takes ten minutes.")
        Letter.objects.create(round=row, kind="reminder", subject="Still time", words="Until Friday.")
        Gathering.objects.create(
            round=row,
            kind="focus_group",
            with_whom="Foster carers",
            facilitator_id=world.people["pia"],
            trained=True,
            planned_on=START,
            held_on=START,
            people=7,
        )
        Gathering.objects.create(
            round=row,
            kind="focus_group",
            with_whom="Youth council",
            locality_id=world.localities["Willow"],
            facilitator_id=world.people["vic"],
            trained=True,
            planned_on=START,
            not_run_because=NOT_RUN,
        )
    return made


def mapped(world: World, title: str = "Tool 2011") -> UUID:
    """Make a round by the framework a year later, compared through the crosswalk with one that has results."""
    before = rounds.held(world, f"Before {title}")
    with world.scope("walter"), transactions.whole("test year"):
        return Round.objects.create(
            title=title,
            year=2010,
            framework_id="trial",
            framework_version=4,
            framework=crosswalks.NEXT,
            by=list(rounds.BY),
            previous_id=before,
            crosswalk=crosswalks.CROSSWALK,
            synthetic=True,
            made_at=NOW,
        ).pk


def two(world: World) -> tuple[UUID, UUID]:
    """Make two years with kept answers: the trial framework, then the next version, not yet joined by a crosswalk."""
    before = uploading.made(world, "Tool 2009", year=2009)
    uploading.kept(world, before)
    now = uploading.made(world, "Tool 2010", framework=crosswalks.NEXT, previous=before)
    uploading.kept(world, now, crosswalks.answers())
    return before, now
