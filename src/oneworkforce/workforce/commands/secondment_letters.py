"""Letters at each step of a secondment: to both ends and the person, with where to read it and nothing of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from oneworkforce.access.viewer import Viewer
from oneworkforce.notify import email
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.public import Reached
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Secondment
from oneworkforce.workforce.permissions import secondments as permissions
from oneworkforce.workforce.queries import secondments as queries


@dataclass(frozen=True, slots=True)
class Said:
    """What a letter says, about which step of which secondment."""

    row: Secondment
    step: str
    subject: str
    text: str


def asked(row: Secondment, *, by: Viewer, now: datetime, today: date) -> None:
    """Ask for agreement all of those who have not agreed."""
    what = "lasts longer" if row.longer_until else "takes place"
    missing = [party for party in Party if party not in queries.agreed(row)]
    text = f"{by.actor} asks you to agree in OneWorkforce that a secondment {what}, or to say no with a reason."
    said = Said(row, "asked", "A secondment waits for your agreement", text)
    _put(said, _reached(row, missing, today), by, now)


def changed(row: Secondment, *, by: Viewer, now: datetime, today: date, again: bool) -> None:
    """Tell both ends and the person that arrangements are other than they were; `again`: they are asked anew."""
    anew = " What was agreed before was to something else: you are asked again." if again else ""
    text = f"{by.actor} changed what is arranged for a secondment in OneWorkforce.{anew}"
    step = f"changed:{now:%Y%m%d%H%M%S%f}"
    _put(Said(row, step, "A secondment has changed", text), _reached(row, Party, today), by, now)


def agreed(row: Secondment, *, by: Viewer, now: datetime, today: date) -> None:
    """Tell the others that one more has agreed."""
    step = f"agreed:{now:%Y%m%d%H%M%S%f}"
    text = f"{by.actor} agreed to a secondment in OneWorkforce, or wrote down that the person did."
    said = Said(row, step, "One more agreed to a secondment", text)
    _put(said, _reached(row, Party, today), by, now)


def told(row: Secondment, *, by: Viewer, now: datetime, today: date, what: str) -> None:
    """Tell both ends and the person what became of it: "is agreed by all", "was declined"."""
    text = f"A secondment in OneWorkforce {what}. {by.actor} was the last to act on it."
    _put(Said(row, what, f"A secondment {what}", text), _reached(row, Party, today), by, now)


def _reached(row: Secondment, parties: Iterable[Party], today: date) -> dict[object, Reached]:
    found: dict[object, Reached] = {}
    for party in parties:
        match party:
            case Party.PERSON:
                people = partnership.reach([row.person_id], today=today)
            case Party.HOME:
                people = partnership.holders_at(permissions.CHANGE, row.home_id, today=today)
            case Party.HOST:
                people = partnership.holders_at(permissions.CHANGE, row.host_id, today=today)
        found |= {one.person: one for one in people}
    return found


def _put(said: Said, to: dict[object, Reached], by: Viewer, now: datetime) -> None:
    row = said.row
    where = f"{settings.ORIGIN}{reverse('secondment', args=[row.pk])}"
    for one in to.values():
        if one.membership == by.membership:
            continue
        email.put(
            key=f"secondment:{row.pk}:{row.round}:{said.step}:{one.person}",
            to=one.email,
            subject=said.subject,
            text=f"{said.text}\n\nYou see it here, once you have signed in:\n\n{where}\n",
            about="a secondment",
            now=now,
        )
