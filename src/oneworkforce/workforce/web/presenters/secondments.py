"""Secondments in rows, and their two ends side by side."""

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse

from oneworkforce.lib import money, text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain import basis_points, hours, roles, secondment_ends
from oneworkforce.workforce.domain.secondment_ends import DUTIES, Arranged, End, Payment, Return
from oneworkforce.workforce.domain.secondments import OVER, Party, Standing
from oneworkforce.workforce.queries.secondment_pages import Agreed, Page, Row

COLUMNS = (
    Column("person", "Person"),
    Column("home", "From"),
    Column("host", "To"),
    Column("hours", "Hours a week", number=True),
    Column("starts", "From day"),
    Column("ends", "Until"),
    Column("state", "State", sort=False),
    Column("missing", "Still missing", sort=False),
)
FILTERS = (
    Filter("person", "Person"),
    Filter("home", "From"),
    Filter("host", "To"),
    Filter("end", "Our end", (("home", "We are the home end"), ("host", "We are the host end"), ("own", "My own"))),
    Filter(
        "state",
        "State",
        (
            ("open", "Waiting for agreement"),
            ("in_force", "In force"),
            ("soon", "Ends within eight weeks"),
            ("over", "Over"),
        ),
    ),
)
HEADINGS = (
    "Person",
    "From organisation",
    "Post",
    "To organisation",
    "Team",
    "Locality",
    "Role there",
    "Hours a week",
    "First day",
    "Last day",
    "State",
    "Still missing",
)
_UNSAID = "Not said yet"


def colour(standing: Standing) -> str:
    """Return the colour of its tag; the words stand in it."""
    if standing in {Standing.IN_FORCE, Standing.LONGER}:
        return "green"
    if standing is Standing.AGREED:
        return "blue"
    return "grey" if standing in OVER else "yellow"


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one secondment in the list for a page."""
    soon = " (within eight weeks)" if found.ends_soon else ""
    return (
        Cell(found.person, href=reverse("secondment", args=[found.id])),
        found.home,
        found.host,
        _hours(found.minutes),
        jinja.day(found.starts_on),
        f"{jinja.day(found.ends_on)}{soon}",
        Cell(found.standing.title_, tag=colour(found.standing)),
        str(len(found.missing)) if found.missing else "Nothing",
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one secondment in the list for a file."""
    return (
        found.person,
        found.home,
        found.post_reference,
        found.host,
        found.team,
        found.locality,
        roles.title(found.role) if found.role else "",
        found.minutes / 60,
        found.starts_on.isoformat(),
        found.ends_on.isoformat(),
        found.standing.title_,
        " ".join(found.missing),
    )


def when(found: Row) -> str:
    """Return from when to when it lasts, and until when it is asked to."""
    longer = f", asked to last until {jinja.day(found.longer_until)}" if found.longer_until else ""
    return f"{jinja.day(found.starts_on)} to {jinja.day(found.ends_on)}{longer}"


def sides(page: Page) -> list[tuple[str, str, str]]:
    """Return what each end has, in rows: what it is about, the home end, the host end."""
    found, arranged = page.row, page.arranged
    left = "Not known" if found.post_minutes is None else _hours(max(0, found.post_minutes - found.minutes))
    agreed = {each.party: each for each in page.agreed}
    return [
        ("Organisation", found.home, found.host),
        ("Post or work", f"Post {found.post_reference}", _host_work(found)),
        ("Hours a week", f"{left} stay" if found.post_minutes is not None else left, _hours(found.minutes)),
        ("Agreed", _agreed(agreed.get(Party.HOME)), _agreed(agreed.get(Party.HOST))),
        *(_duty(name, arranged) for name in DUTIES),
        ("Share of the cost", *_shares(arranged)),
    ]


def both(page: Page) -> list[Fact]:
    """Return what is one thing for both ends: pay and conditions, who pays, the way back, the reason."""
    arranged = page.arranged
    other = [each for each in secondment_ends.shares(arranged) if each[0] not in {"home", "host"}]
    rows = [
        ("What it is for", page.row.reason),
        ("Pay and conditions that apply", arranged.terms or _UNSAID),
        ("Who pays, and how", Payment(arranged.payment).title_ if arranged.payment else _UNSAID),
        ("Cost a year", money.shown(arranged.cost) if arranged.cost is not None else _UNSAID),
        *((f"Borne by {name}", _share(points, part)) for name, points, part in other),
        ("At the end", _return(arranged)),
    ]
    return [Fact(title, said) for title, said in rows]


def agreed(page: Page) -> list[Fact]:
    """Return what each of the three said, for the page."""
    given = {each.party: each for each in page.agreed}
    return [Fact(party.title_, _agreed(given.get(party))) for party in Party]


def asked(parties: Sequence[Party]) -> str:
    """Return whose agreement is still asked for: "The host end and the person have not agreed yet."."""
    if not parties:
        return ""
    named = text.listed([each.title_[:1].lower() + each.title_[1:] for each in parties])
    verb = "has" if len(parties) == 1 else "have"
    return f"{named[:1].upper()}{named[1:]} {verb} not agreed yet."


def _host_work(found: Row) -> str:
    role = roles.title(found.role) if found.role else ""
    return ", ".join(filter(None, (role, found.team, found.locality))) or _UNSAID


def _agreed(given: Agreed | None) -> str:
    if given is None:
        return "Not yet"
    if given.told_on is not None:
        return f"{given.told_by} said so on {jinja.day(given.told_on)}; written down by {given.by}"
    return f"{given.by}, {jinja.day(given.at)}"


def _duty(name: str, arranged: Arranged) -> tuple[str, str, str]:
    whose, who = arranged.duties[name]
    if not whose:
        return DUTIES[name], "Nobody is named", "Nobody is named"
    home = who if whose in {End.HOME, End.BOTH} else "The other end does"
    host = who if whose in {End.HOST, End.BOTH} else "The other end does"
    return DUTIES[name], home, host


def _shares(arranged: Arranged) -> tuple[str, str]:
    found = {name: _share(points, part) for name, points, part in secondment_ends.shares(arranged)}
    return found.get("home", _UNSAID), found.get("host", _UNSAID)


def _share(points: int, part: Decimal | None) -> str:
    share = basis_points.words(points)
    return share if part is None else f"{share}, {money.shown(part)} a year"


def _return(arranged: Arranged) -> str:
    if not arranged.returns:
        return _UNSAID
    to = f": {arranged.returns_to}" if arranged.returns_to else ""
    return f"{Return(arranged.returns).title_}{to}"


def _hours(minutes: int) -> str:
    return hours.words(minutes)
