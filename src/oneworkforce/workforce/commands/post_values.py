"""What is said of a post, from form to columns and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from oneworkforce.lib import typed
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality, Team
from oneworkforce.workforce.commands.said_values import Taken, by_text, chosen, why
from oneworkforce.workforce.domain import hours, origins, post_states, roles
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.numbering import LONGEST
from oneworkforce.workforce.domain.post_states import Days
from oneworkforce.workforce.models import Post

MOST_CASES = 999
TAKEN = Fault("reference", "Another post of the organisation has this reference.", "Enter another.")
OF_HOLDER = frozenset({"started_on", "started_on_why", "came_from"})
OF_VACANCY = frozenset({"vacant_since", "vacant_since_why"})


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed of a post; ids, choices and hours as text, "" where nothing was said.

    Of a held post `started_on` and `came_from` count, of a vacant one `vacant_since`.
    """

    role: str = ""
    reference: str = ""
    contract: str = ""
    hours: str = ""
    hours_why: str = ""
    full_time_hours: str = ""
    team: str = ""
    locality: str = ""
    started_on: date | None = None
    started_on_why: str = ""
    came_from: str = ""
    vacant_since: date | None = None
    vacant_since_why: str = ""
    cases: str = ""
    cases_why: str = ""


def columns(said: Said, organisation: UUID, *, held: bool, left_on: date | None, today: date) -> dict[str, Any]:
    """Return the columns of a post, `unsaid` among them, but its reference; `Refused` with every fault found."""
    taken = Taken()
    if said.role in roles.all_roles():
        taken.columns["role"] = said.role
    else:
        taken.fault("role", "No role of the list is chosen.", "Choose the nearest one.")
    taken.choose("contract", said.contract, {each.value: each.value for each in Contract})
    teams = by_text(Team.objects.filter(organisation=organisation).values_list("pk", flat=True)) if said.team else {}
    taken.choose("team", said.team, teams, empty=None)
    places = by_text(Locality.objects.values_list("pk", flat=True)) if said.locality else {}
    taken.choose("locality", said.locality, places, empty=None)
    _hours(taken, said)
    taken.number("cases", said.cases, most=MOST_CASES, why_empty=said.cases_why)
    taken.columns |= {"started_on": None, "vacant_since": None, "came_from": ""}
    if held:
        came_from(taken, said.came_from)
        taken.put("started_on", said.started_on, said.started_on_why)
    else:
        taken.put("vacant_since", said.vacant_since, said.vacant_since_why)
    wrong = post_states.refusal(
        Days(held, taken.columns["started_on"], left_on, taken.columns["vacant_since"]), today=today
    )
    faults = [*taken.faults, *([wrong] if wrong else [])]
    if faults:
        raise Refused(*faults)
    named = {"team": "team_id", "locality": "locality_id"}
    return {**{named.get(name, name): value for name, value in taken.columns.items()}, "unsaid": taken.unsaid}


def came_from(taken: Taken, said: str) -> None:
    """Take where the holder of a post came from, as a form sends it."""
    taken.choose("came_from", said, {each: each for each in origins.all_origins()})


def reference(said: str) -> str:
    """Return a reference that was typed on one line; "" where none was; `Refused` where it is too long."""
    found, fault = typed.line(said, where="reference", label="The reference", longest=LONGEST, required=False)
    if fault is not None:
        raise Refused(fault)
    return found


def shown(row: Post) -> dict[str, object]:
    """Return the values that a form shows of a post, by field."""
    unsaid: Mapping[str, str] = row.unsaid
    values: dict[str, object] = {
        "role": row.role,
        "reference": row.reference,
        "contract": chosen(row.contract, unsaid, "contract"),
        "hours": "" if row.minutes is None else hours.shown(row.minutes),
        "hours_why": why(row.minutes, unsaid, "minutes"),
        "full_time_hours": "" if row.full_time_minutes is None else hours.shown(row.full_time_minutes),
        "team": chosen(row.team_id, unsaid, "team"),
        "locality": chosen(row.locality_id, unsaid, "locality"),
        "cases": "" if row.cases is None else str(row.cases),
        "cases_why": why(row.cases, unsaid, "cases"),
    }
    if row.person_id is not None:
        values["came_from"] = chosen(row.came_from, unsaid, "came_from")
    name = "vacant_since" if row.person_id is None else "started_on"
    day = getattr(row, name)
    return values | {name: day, f"{name}_why": why(day, unsaid, name)}


def _hours(taken: Taken, said: Said) -> None:
    minutes, fault = hours.read(said.hours, "hours")
    if fault is None:
        taken.put("minutes", minutes, said.hours_why, where="hours")
    full, wrong = hours.read(said.full_time_hours, "full_time_hours", least=hours.SHORTEST_FULL_TIME)
    taken.columns["full_time_minutes"] = full
    taken.faults += [each for each in (fault, wrong) if each is not None]
