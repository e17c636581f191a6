"""Which secondments move hours from one organisation to another on a day, and where a secondment stands.

How the hours are counted: queries/post_shares.py. A post at the host that the same person holds on the contract
"secondment" is the host's own note of the same work, and is not counted besides (`noted`).
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.domain import secondments
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.secondments import Party, Standing, State
from oneworkforce.workforce.models import Agreement, Secondment
from oneworkforce.workforce.models import in_force as posts


def in_force(day: date) -> Q:
    """Return the condition of a secondment in force on a day."""
    return Q(state=State.AGREED, starts_on__lte=day, ends_on__gte=day)


def lending(day: date) -> Q:
    """Return the condition of a secondment in force of a post that its person holds, where both ends work."""
    return _between(day) & posts.held(day, "post") & Q(post__person=F("person"))


def noted(day: date) -> Q:
    """Return the condition of a post that is a host's own note of a secondment of which the home end counts the work.

    It counts it by the post that is lent, or in its totals.
    """
    same = Secondment.objects.filter(_between(day), person=OuterRef("person"), host=OuterRef("organisation"))
    counted = same.filter(lending(day) | ~posts.gives_rows("home"))
    return Q(Exists(counted), contract=Contract.SECONDMENT)


def _between(day: date) -> Q:
    return in_force(day) & working(day, "home") & working(day, "host")


def agreements(row: Secondment) -> list[Agreement]:
    """Return who agreed to what is being agreed, or was last."""
    return list(Agreement.objects.filter(secondment=row, round=row.round).order_by("at", "pk"))


def agreed(row: Secondment) -> frozenset[Party]:
    """Return the parties that agreed to what is being agreed, or was last."""
    return frozenset(Party(each.party) for each in agreements(row))


def standing(row: Secondment, parties: Collection[Party], today: date) -> Standing:
    """Return where a secondment stands; `parties`: those that agreed to its round."""
    return secondments.standing(
        State(row.state),
        parties,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        longer=row.longer_until is not None,
        today=today,
    )
