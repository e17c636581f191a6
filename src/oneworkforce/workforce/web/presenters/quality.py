"""Data quality on pages and in files. Unknown, refused, not asked and withheld are four different words."""

from collections.abc import Sequence

from django.urls import reverse

from oneworkforce.lib import rounding, text
from oneworkforce.ui import jinja
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.ui.spreadsheet import Value
from oneworkforce.workforce.domain.kinds import Gives
from oneworkforce.workforce.queries.quality import Item, Page, Row

WITHHELD = "Withheld"
COLUMNS = (
    Column("organisation", "Organisation"),
    Column("points", "Points", number=True),
    Column("posts", "Posts", number=True),
    Column("complete", "Complete", number=True),
    Column("old", "Out of date", number=True),
    Column("impossible", "Cannot be right", number=True),
    Column("reasons", "What to chase", sort=False),
    Column("ask", "From whom", sort=False),
)
ONLY = (
    ("nothing", "Gave nothing"),
    ("impossible", "Posts that cannot be right"),
    ("old", "Out of date"),
    ("nobody", "Nobody to ask"),
)
HEADINGS = (
    "Organisation",
    "Sector",
    "Points",
    "Gives",
    "Posts",
    "Vacancies",
    "Complete in per cent",
    "Posts and records not changed or confirmed in 12 months",
    "Posts and records never confirmed",
    "Posts that cannot be right",
    "Totals",
    "What to chase",
    "From whom",
    "Last asked",
)
ITEM_HEADINGS = ("Item", "Personal", "Known", "Not known", "Prefers not to say", "Not asked yet", "Known in per cent")


def filters(sectors: Sequence[tuple[str, str]]) -> tuple[Filter, ...]:
    """Return what the list is filtered by."""
    return Filter("words", "Organisation"), Filter("sector", "Sector", tuple(sectors)), Filter("only", "Only", ONLY)


def listed(rows: Sequence[Row], total: int, wanted: Wanted, found: Sequence[Filter], path: str) -> Listing:
    """Return the list of organisations, what to chase first first."""
    return Listing(
        columns=COLUMNS,
        filters=found,
        wanted=wanted,
        rows=[row(each) for each in rows],
        total=total,
        path=path,
        export_url=reverse("data_quality_export"),
        noun="organisation",
        empty_words="You see the data quality of no organisation. Ask an administrator which ones you should see.",
    )


def row(found: Row) -> tuple[Cell | str | int, ...]:
    """Return one organisation for a page."""
    facts = found.facts
    return (
        Cell(found.organisation.name, href=reverse("data_quality_of", args=[found.organisation.id])),
        found.points,
        facts.posts,
        Cell(percent(facts.complete), number=True),
        facts.old,
        facts.impossible,
        found.reasons[0] if found.reasons else "Nothing",
        asked(found),
    )


def exported(found: Row) -> tuple[Value, ...]:
    """Return one organisation for a file."""
    facts = found.facts
    return (
        found.organisation.name,
        found.sector_title,
        found.points,
        facts.gives.title_,
        facts.posts,
        facts.vacant,
        "" if facts.complete is None else int(rounding.half_up(100 * facts.complete, 0)),
        facts.old,
        facts.never,
        facts.impossible,
        facts.totals,
        " ".join(found.reasons),
        asked(found),
        found.asked_on.isoformat() if found.asked_on else "",
    )


def asked(found: Row) -> str:
    """Return whom to ask, by name where names may be read."""
    if found.ask is None:
        return "Nobody: name a link person"
    role = "link person" if found.ask.linked else "manager"
    names = [each.name for each in found.ask.people]
    return f"{text.listed(names)} ({role})" if names else f"Its {role}"


def facts(found: Row) -> list[Fact]:
    """Return what stands at the head of the page of one organisation."""
    there = found.facts
    rows = f"{text.counted(there.posts, 'post')}, {there.vacant:,} of them vacant"
    made = [
        Fact("Points", f"{found.points:,}"),
        Fact("Gives", there.gives.title_),
        Fact("Posts in force", rows),
        Fact("Complete", percent(there.complete)),
        Fact("Not changed or confirmed in 12 months", _entries(there.old)),
        Fact("Never confirmed", _entries(there.never)),
    ]
    if there.totals:
        counts = "they count" if there.gives is Gives.TOTALS else "its posts count, not these"
        people = text.counted(there.total_people, "person", "people")
        made.append(Fact("Totals", f"{text.counted(there.totals, 'total')} of {people}; {counts}"))
    made.append(Fact("From whom", asked(found)))
    if found.asked_on:
        made.append(Fact("Last asked", jinja.day(found.asked_on)))
    return made


def items(found: Page) -> list[tuple[Cell | str | int, ...]]:
    """Return how each item stands, for a page."""
    return [_item(each) for each in found.items]


def items_exported(found: Page) -> list[tuple[Value, ...]]:
    """Return how each item stands, for a file."""
    rows: list[tuple[Value, ...]] = []
    for each in found.items:
        personal = "yes" if each.item.personal else "no"
        if each.counted is None:
            rows.append((each.item.label, personal, *([WITHHELD.lower()] * 5)))
            continue
        counted = each.counted
        share = "" if counted.share is None else int(rounding.half_up(100 * counted.share, 0))
        numbers = (counted.known, counted.unknown, counted.refused, counted.not_asked)
        rows.append((each.item.label, personal, *numbers, share))
    return rows


def wrong(found: Page) -> list[tuple[str, str]]:
    """Return the posts that cannot be right, with why."""
    return [(reference, "; ".join(each.title_ for each in problems)) for reference, problems in found.wrong]


def percent(share: float | None) -> str:
    """Return a share in whole per cent; nothing to count is said so."""
    return "Nothing to count" if share is None else rounding.percent(share)


def _entries(number: int) -> str:
    return f"{text.counted(number, 'entry', 'entries')}, posts and staff records together"


def _item(each: Item) -> tuple[Cell | str | int, ...]:
    if each.counted is None:
        return each.item.label, *(Cell(WITHHELD, number=True) for _ in range(5))
    counted = each.counted
    numbers = (counted.known, counted.unknown, counted.refused, counted.not_asked)
    return each.item.label, *numbers, Cell(percent(counted.share), number=True)
