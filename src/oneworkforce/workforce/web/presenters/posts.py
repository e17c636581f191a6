"""Posts in a list, in a file and on a page of their own."""

from collections.abc import Sequence

from django.urls import reverse

from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import ages, hours, origins, roles
from oneworkforce.workforce.domain.cuts import SECTORS
from oneworkforce.workforce.domain.kinds import Contract, Destination, LeavingReason
from oneworkforce.workforce.domain.post_states import Standing
from oneworkforce.workforce.queries.places import Pairs
from oneworkforce.workforce.queries.posts import EVERY, NOT_SAID, Page, Row
from oneworkforce.workforce.web.presenters import said

COLUMNS = (
    Column("reference", "Post"),
    Column("role", "Role"),
    Column("holder", "Held by"),
    Column("organisation", "Organisation"),
    Column("locality", "Locality"),
    Column("contract", "Contract", sort=False),
    Column("hours", "Hours", number=True),
    Column("whole_time", "Whole time", sort=False, number=True),
    Column("state", "State", sort=False),
    Column("started", "Held since"),
)
HEADINGS = (
    *("Post", "Role", "Held by", "Organisation", "Locality", "Team", "Contract", "Hours a week", "Whole time"),
    *("State", "Held since", "Where they came from", "Vacant since", "Last day", "Why they left", "Where they went"),
    "Confirmed on",
)
_COLOURS = {Standing.HELD: "green", Standing.VACANT: "yellow", Standing.ENDING: "orange", Standing.ENDED: "grey"}
NOBODY = "Nobody: vacant"


def filters(organisations: Pairs, localities: Pairs) -> tuple[Filter, ...]:
    """Return the questions that the list can be asked."""
    return (
        Filter("words", "Post or name"),
        Filter("organisation", "Organisation", organisations),
        Filter("sector", "Sector", tuple(SECTORS.items())),
        Filter("locality", "Locality, with those in it", localities),
        Filter("group", "Group of roles", tuple(roles.groups().items())),
        Filter("role", "Role", roles.choices()),
        Filter("contract", "Contract", (*Contract.choices(), (NOT_SAID, "Not said"))),
        Filter(
            "state", "State", (*((each.value, each.title_) for each in Standing), (EVERY, "All, with those that ended"))
        ),
    )


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one row of the list for a page."""
    return (
        Cell(found.reference, href=reverse("post", args=[found.id])),
        roles.title(found.role),
        found.holder.name if found.holder else NOBODY,
        found.organisation.name,
        said.named(found.locality, found.unsaid, "locality"),
        said.titled(Contract, found.contract, found.unsaid, "contract"),
        Cell(said.worked(found.minutes, found.unsaid), number=True),
        Cell(said.whole(found.whole_time), number=True),
        state(found.stands),
        said.day(found.days.started_on, found.unsaid, "started_on") if found.holder else "",
    )


def state(stands: Standing) -> Cell:
    """Return where a post stands as a tag."""
    return Cell(stands.title_, tag=_COLOURS[stands])


def exported(found: Row) -> tuple[Value, ...]:
    """Return one row of the list for a file: numbers stay numbers, and why one is missing stands in its place."""
    return (
        found.reference,
        roles.title(found.role),
        found.holder.name if found.holder else "",
        found.organisation.name,
        said.named(found.locality, found.unsaid, "locality"),
        said.named(found.team, found.unsaid, "team"),
        said.titled(Contract, found.contract, found.unsaid, "contract"),
        said.worked(found.minutes, found.unsaid),
        said.whole(found.whole_time),
        found.stands.title_,
        _iso(found, "started_on") if found.holder else "",
        came_from(found) if found.holder else "",
        "" if found.holder else _iso(found, "vacant_since"),
        found.days.left_on.isoformat() if found.days.left_on else "",
        LeavingReason(found.leaving_reason).title_ if found.leaving_reason else "",
        Destination(found.destination).title_ if found.destination else "",
        found.confirmed_on.isoformat() if found.confirmed_on else "",
    )


ENTERED = ("Name", "Post", "Role", "Contract", Cell("Hours", number=True))


def entered(rows: Sequence[Row]) -> list[tuple[Cell | str, ...]]:
    """Return the rows of people just entered; each leads to their staff record and post."""
    return [
        (
            Cell(found.holder.name, href=reverse("staff", args=[found.holder.id])) if found.holder else NOBODY,
            Cell(found.reference, href=reverse("post", args=[found.id])),
            roles.title(found.role),
            said.titled(Contract, found.contract, found.unsaid, "contract"),
            Cell(said.worked(found.minutes, found.unsaid), number=True),
        )
        for found in rows
    ]


def facts(page: Page) -> list[Fact]:
    """Return what is said of a post."""
    found = page.row
    measured = "its own" if page.own_full_time else "of the organisation"
    rows = [
        Fact("Role", f"{roles.title(found.role)}"),
        Fact("Organisation", found.organisation.name),
        *_holding(page),
        Fact("Contract", said.titled(Contract, found.contract, found.unsaid, "contract")),
        Fact("Hours a week", said.worked(found.minutes, found.unsaid)),
        Fact("Whole time", f"{said.whole(found.whole_time)} of a full-time week {measured}, {_week(page)}"),
        Fact("Team", said.named(found.team, found.unsaid, "team")),
        Fact("Locality", said.named(found.locality, found.unsaid, "locality")),
        Fact("Cases held", said.text(page.cases, found.unsaid, "cases")),
    ]
    if found.days.left_on is not None:
        rows.append(Fact("Last day", jinja.day(found.days.left_on)))
    if found.days.left_on is not None and found.holder:
        rows += [
            Fact("Why they leave", said.titled(LeavingReason, found.leaving_reason, found.unsaid, "leaving_reason")),
            Fact("Where they go", said.titled(Destination, found.destination, found.unsaid, "destination")),
        ]
    if page.before:
        rows.append(Fact("Follows", Cell(page.before.name, href=reverse("post", args=[page.before.id]))))
    if page.after:
        rows.append(Fact("Goes on as", [Cell(each.name, href=reverse("post", args=[each.id])) for each in page.after]))
    return rows


def came_from(found: Row) -> str:
    """Return where the holder of a post came from, or why that is not said."""
    return origins.title(found.came_from) if found.came_from else said.empty(found.unsaid, "came_from")


def confirmed(page: Page) -> str:
    """Return when a post was last said to be so and by whom, and when it changed."""
    on = page.row.confirmed_on
    words = f"Confirmed on {jinja.day(on)} by {page.confirmed_by}" if on else "Not confirmed yet"
    return f"{words}; changed on {jinja.day(page.changed_at)}."


def _holding(page: Page) -> list[Fact]:
    found = page.row
    if found.holder is None:
        return [
            Fact("Held by", NOBODY),
            Fact("Vacant since", said.day(found.days.vacant_since, found.unsaid, "vacant_since")),
        ]
    since = said.day(found.days.started_on, found.unsaid, "started_on")
    rows = [
        Fact("Held by", Cell(found.holder.name, href=reverse("staff", args=[found.holder.id]))),
        Fact("Held since", since if page.months is None else f"{since}: {ages.service_words(page.months)}"),
        Fact("Where they came from", came_from(found)),
    ]
    if page.share is not None:
        rows.append(Fact("Share of their hours", f"{page.share}% of the hours of their posts that you see"))
    return rows


def _week(page: Page) -> str:
    return hours.words(page.full_time)


def _iso(found: Row, column: str) -> str:
    value = getattr(found.days, column)
    return value.isoformat() if value else said.empty(found.unsaid, column)
