"""What comes along when a round is copied forward: shown before it is done, and copied when it is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from oneworkforce.assess.models import Contact, FrameCell, Gathering, Letter, Round


@dataclass(frozen=True, slots=True)
class Carried:
    """What comes along, and how much of what does not.

    `ended`: organisations that have ended; `unasked`, `unwritten`: places in the frame, and letters, of an audience
    that the new framework does not ask. `gatherings`: those that were not run first. `contacts` are never copied.
    """

    cells: tuple[FrameCell, ...]
    letters: tuple[Letter, ...]
    gatherings: tuple[Gathering, ...]
    ended: int
    unasked: int
    unwritten: int
    contacts: int

    @property
    def invited(self) -> int:
        """How many were invited in the places that come along."""
        return sum(cell.invited for cell in self.cells)

    @property
    def organisations(self) -> int:
        """How many organisations come along."""
        return len({cell.organisation_id for cell in self.cells})


def of(row: Round, *, today: date, audiences: Collection[str] | None = None) -> Carried:
    """Return what comes along from a round found by a permission; `audiences`: of another framework (None: the same).

    An organisation's last day is a day on which it is there.
    """
    frame = list(
        FrameCell.objects.select_related("organisation", "locality")
        .filter(round=row)
        .order_by("organisation__name", "locality__name", "audience")
    )
    gone = [cell for cell in frame if cell.organisation.ended_on is not None and cell.organisation.ended_on < today]
    here = [cell for cell in frame if cell not in gone]
    letters = list(Letter.objects.filter(round=row).order_by("audience", "kind"))
    asked = [cell for cell in here if audiences is None or cell.audience in audiences]
    written = [one for one in letters if audiences is None or not one.audience or one.audience in audiences]
    gatherings = Gathering.objects.select_related("facilitator").filter(round=row).order_by("kind", "with_whom", "pk")
    return Carried(
        cells=tuple(asked),
        letters=tuple(written),
        gatherings=tuple(sorted(gatherings, key=lambda one: not one.not_run_because)),
        ended=len({cell.organisation_id for cell in gone}),
        unasked=len(here) - len(asked),
        unwritten=len(letters) - len(written),
        contacts=Contact.objects.filter(round=row).count(),
    )
