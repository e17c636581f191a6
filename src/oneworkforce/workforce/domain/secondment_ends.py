"""What two ends arrange for a secondment, as each sees it, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from oneworkforce.lib import text
from oneworkforce.lib.titled import Titled
from oneworkforce.workforce.domain import seconded_time


class End(Titled):
    """One of the two ends, or both."""

    HOME = "home", "The home end"
    HOST = "host", "The host end"
    BOTH = "both", "Both together"


class Payment(Titled):
    """Who pays the person, and how the other end bears its share."""

    HOME_INVOICES = "home_invoices", "The home end pays and sends an invoice"
    HOME_ALONE = "home_alone", "The home end pays, and nothing is charged"
    HOST_PAYS = "host_pays", "The host end pays directly"
    FUNDER = "funder", "The home end pays and claims from a funder"


class Return(Titled):
    """What happens at the end."""

    OWN_POST = "own_post", "Back to their own post, which is kept"
    OTHER_POST = "other_post", "Back to another post of the home end"
    STAYS = "stays", "A post at the host end is looked for"
    ENDS = "ends", "Employment ends with the secondment"


DUTIES: Mapping[str, str] = {
    "appraises": "Who appraises",
    "supervises": "Who supervises",
    "approves_leave": "Who approves leave",
}
"""What somebody has to do while a secondment is in force, by the names of its columns."""
_NOBODY = {
    "appraises": "Nobody is named who appraises.",
    "supervises": "Nobody is named who supervises.",
    "approves_leave": "Nobody is named who approves leave.",
}


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is arranged: `duties` by name, each (whose end, who); shares in basis points, None where nobody said."""

    duties: Mapping[str, tuple[str, str]]
    terms: str
    payment: str
    home_share: int | None
    host_share: int | None
    other_share: int | None
    other_funder: str
    cost: Decimal | None
    returns: str
    returns_to: str
    place: str
    post_minutes: int | None
    seconded_minutes: int


def missing(arranged: Arranged) -> tuple[str, ...]:
    """Return a sentence for each thing that is not settled yet, in the order of the page."""
    found = [_NOBODY[name] for name in DUTIES if not all(arranged.duties.get(name, ("", "")))]
    if not arranged.terms:
        found.append("It is not said which pay and conditions apply.")
    if not arranged.payment:
        found.append("It is not said who pays, and how.")
    if arranged.home_share is None:
        found.append("It is not said which share each end bears.")
    if not arranged.returns:
        found.append("It is not said what happens at the end.")
    elif arranged.returns == Return.OTHER_POST and not arranged.returns_to:
        found.append("It is not said to which post they return.")
    if not arranged.place:
        found.append("The host end has not said in which team or locality.")
    if arranged.post_minutes is None:
        found.append("The hours of the post are no longer known.")
    elif arranged.post_minutes < arranged.seconded_minutes:
        found.append("The post now has fewer hours than are seconded.")
    return tuple(found)


def shares(arranged: Arranged) -> tuple[tuple[str, int, Decimal | None], ...]:
    """Return who bears how many basis points, and of a cost that is known the exact pounds; () where nobody said."""
    if arranged.home_share is None or arranged.host_share is None:
        return ()
    points = [arranged.home_share, arranged.host_share, arranged.other_share or 0]
    names = ["home", "host", arranged.other_funder]
    pence = None if arranged.cost is None else int(arranged.cost * 100)
    parts = [None] * len(points) if pence is None else list(seconded_time.split(pence, points))
    return tuple(
        (name, point, None if part is None else Decimal(part) / 100)
        for name, point, part in zip(names, points, parts, strict=True)
        if name and (point or name in {"home", "host"})
    )


def counted(found: tuple[str, ...]) -> str:
    """Return "Nothing is missing", "2 things are missing"."""
    if not found:
        return "Nothing is missing"
    return f"{text.counted(len(found), 'thing')} {'is' if len(found) == 1 else 'are'} missing"
