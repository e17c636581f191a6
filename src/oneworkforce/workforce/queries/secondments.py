"""What of posts is at a host on a day, so that whole time is counted once; and where a secondment stands.

The rule: on each day in force (first and last included) the host counts the seconded minutes, in the team, locality
and role of the secondment, over the full-time week of the post; the home organisation counts what is left of the post's
minutes (domain/seconded_time.left_at_home). A post at the host that the same person holds on the contract
"secondment" is the host's own note of the same work, and is not counted besides (`repeated`).
"""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from oneworkforce.workforce.domain import secondments
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.seconded_time import Lent, lent_by_post
from oneworkforce.workforce.domain.secondments import Party, Standing, State
from oneworkforce.workforce.models import Agreement, Post, Secondment


def in_force(day: date) -> Q:
    """Return the condition of a secondment in force on a day."""
    return Q(state=State.AGREED, starts_on__lte=day, ends_on__gte=day)


def lent(day: date) -> Mapping[UUID, tuple[Lent, ...]]:
    """Return what of each post is at a host on a day, for all of the partnership: for counts, never for a page."""
    rows = Secondment.objects.filter(in_force(day), post__isnull=False).order_by("pk")
    columns = rows.values_list("post_id", "host_id", "team_id", "locality_id", "role", "post__role", "minutes")
    return lent_by_post(
        [
            Lent(post, host, team, locality, role or own, minutes)
            for post, host, team, locality, role, own, minutes in columns
            if post is not None
        ]
    )


def repeated(day: date) -> frozenset[UUID]:
    """Return the posts that are a host's own note of a secondment in force, and that no count adds to it."""
    same = Secondment.objects.filter(in_force(day), person=OuterRef("person"), host=OuterRef("organisation"))
    rows = Post.objects.filter(Exists(same), contract=Contract.SECONDMENT)
    return frozenset(rows.values_list("pk", flat=True))


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
