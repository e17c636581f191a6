"""What comes along when a round is copied forward, and what does not, in words."""

from dataclasses import dataclass

from oneworkforce.assess.domain.kinds import Gathering as Kind
from oneworkforce.assess.domain.kinds import Letter
from oneworkforce.assess.models import Gathering, Round
from oneworkforce.assess.queries.copies import Carried
from oneworkforce.lib import text
from oneworkforce.ui.parts import Fact

CONTACTS = (
    "Contacts are not copied: people come and go, and last year's addresses were given for last year. "
    "Give the contacts of the new round when its frame is right."
)


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes along, as facts; `left` is what does not, each in a sentence; `planned` the plan of evidence."""

    facts: tuple[Fact, ...]
    left: tuple[str, ...]
    planned: tuple[str, ...]


def coming(row: Round, carried: Carried) -> Coming:
    """Return what the page shows beforehand."""
    places = text.counted(len(carried.cells), "place")
    frame = f"{places} of {text.counted(carried.organisations, 'organisation')}, {carried.invited:,} invited"
    letters = [f"{Letter(one.kind).title_}{f' to {one.audience}' if one.audience else ''}" for one in carried.letters]
    facts = (
        Fact("Grouped by", text.listed(row.by) or "Nothing: the whole alone"),
        Fact("Fewest people shown", str(row.min_cell)),
        Fact("Weighted", "Yes" if row.weighted else "No"),
        Fact("Frame", frame if carried.cells else "None: this round has none"),
        Fact("Letters", letters or "None: this round has none"),
        Fact("Plan of evidence", text.counted(len(carried.gatherings), "line") if carried.gatherings else "None"),
        Fact("Compared with", row.title),
    )
    return Coming(facts, tuple(_left(carried)), tuple(_planned(one) for one in carried.gatherings))


def _left(carried: Carried) -> list[str]:
    found = [CONTACTS, "Dates, links, answers, results, notes and findings stay with this round."]
    if carried.ended:
        have = "has" if carried.ended == 1 else "have"
        found.append(f"{text.counted(carried.ended, 'organisation')} {have} ended and will not be in the new frame.")
    if carried.unasked:
        places = text.counted(carried.unasked, "place")
        found.append(f"{places} of the frame will be left out: the other framework does not ask that audience.")
    if carried.unwritten:
        letters = text.counted(carried.unwritten, "letter")
        found.append(f"{letters} will be left out: the other framework does not ask that audience.")
    return found


def _planned(one: Gathering) -> str:
    said = f"{Kind(one.kind).title_}: {one.with_whom}"
    return f"{said} (not run this time: {one.not_run_because})" if one.not_run_because else said
