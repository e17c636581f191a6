"""Step 5: gaps in words, pictures and tables."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from oneworkforce.lib import rounding
from oneworkforce.ui import heatmap
from oneworkforce.ui.jinja import day
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.on_page import on_page
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.closing import Closing
from oneworkforce.workforce.domain.demand import Growth
from oneworkforce.workforce.domain.gap_words import Gap
from oneworkforce.workforce.domain.plan_figures import Compared, Figure, Pair
from oneworkforce.workforce.domain.plan_inputs import Sheet
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries import projected
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.reports import plan_gaps as reports
from oneworkforce.workforce.reports import plan_sheets
from oneworkforce.workforce.reports.plan_gaps import number
from oneworkforce.workforce.reports.plan_tables import Table
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, parts

COLUMNS = (
    Column("role", "Role"),
    Column("place", "Place"),
    Column("year", "Year"),
    Column("supply", "There, most likely", number=True),
    Column("between", "Nine in ten", sort=False),
    Column("need", "Needed", number=True),
    Column("gap", "Short by", number=True),
    Column("spread", "Nine in ten", sort=False),
)
EXPORT = (
    "Role",
    "Place",
    "Year",
    "There, mean",
    "There, 5 in 100 at most",
    "There, middle",
    "There, 95 in 100 at most",
    "Needed, main",
    "Needed, low",
    "Needed, high",
    "Gap, lower end",
    "Gap, middle",
    "Gap, upper end",
    "Why no need stands here",
)
NONE_SHORT = "No role is short of people in the likely case, or no need is stated."
NONE_SHORT_OF_KNOWN = "No role whose need is known is short of people in the likely case."
_SENTENCES = 8
_ROWS, _COLUMNS = 20, 15
_MOST_MET = 200
_MOST_ALONE = 20
ByKind = Mapping[BlockKind, Sequence[Figure]]


def nothing(row: WorkforcePlan, last: PlanVersion | None) -> Section:
    """Return what stands there before a projection was run, or where too few people are in it."""
    if last is not None and last.results["withheld"]:
        return Section("The gap", empty=reports.WITHHELD)
    if last is not None:
        acts = [Act("To what is needed", reverse("workforce_plan_required", args=[row.pk]))]
        return Section("The gap", empty=reports.NOBODY, acts=acts)
    acts = [Act("To the projection", reverse("workforce_plan_available", args=[row.pk]))]
    return Section("The gap", empty="The projection has not been run yet. Run it under step 4.", acts=acts)


def page(last: PlanVersion, figures: ByKind, year: int, sheets: Sequence[Sheet]) -> list[Section]:
    """Return the gap in words, as a heat map, and the ways to more; `year` is one of the version's."""
    short = [each for each in (*figures[BlockKind.ROLE], *figures[BlockKind.PART]) if (gap := each.gap()) and gap.short]
    short.sort(key=lambda each: -(each.gap() or Gap(0, 0, 0)).middle)
    unknown = [each for each in figures[BlockKind.ROLE] if each.missing]
    words = [reports.sentence(each) for each in (*short[:_SENTENCES], *unknown[:_SENTENCES])]
    if not short:
        words.insert(0, NONE_SHORT_OF_KNOWN if unknown else NONE_SHORT)
    roles = [each for each in figures[BlockKind.ROLE] if each.stated]
    table = Table(
        f"Roles in the whole area in {year}", ["Role", *reports.HEADINGS], [_row(last, each) for each in roles]
    )
    links = [
        ("All gaps: each role in each place and year", reverse("workforce_gaps", args=[last.pk])),
        ("All gaps as a file", reverse("workforce_gaps_export", args=[last.pk])),
        ("All roles together, year by year", _way(last, figures[BlockKind.ALL][0])),
        *where_missing(last),
    ]
    return [
        Section(
            f"The gap by {year}",
            warnings=[*reports.changed_years(last, year), *not_known(last)],
            words=words,
            facts=[
                Fact("From", f"Version {last.number}, data of {day(last.data_on)}, {last.draws:,} draws"),
                *population(sheets),
            ],
            table=table if roles else None,
            links=links,
        ),
        _met(last, figures[BlockKind.PART], year),
    ]


def population(sheets: Sequence[Sheet]) -> list[Fact]:
    """Return which sheets the needs of a version rest on; nothing where they rest on none."""
    return [Fact("Population", plan_sheets.words(sheets))] if sheets else []


def not_known(last: PlanVersion) -> list[str]:
    """Return which population figures were missing in a run; nothing where none was."""
    return reports.not_known(projected.missing(last.results))


def where_missing(last: PlanVersion) -> list[tuple[str, str]]:
    """Return the way to where population figures are entered, where one was missing in a run."""
    return [to_figures(last.plan_id)] if last.results.get("missing") else []


def to_figures(plan: UUID) -> tuple[str, str]:
    """Return the way to where the population figures of a plan are entered."""
    return "Enter population figures, under step 3", reverse("workforce_plan_required", args=[plan])


def _met(last: PlanVersion, figures: Sequence[Figure], year: int) -> Section:
    """Return the share of the need that is met: a heat map and its table, roles down and places across."""
    title = "How much of the need is met"
    needed = [each for each in figures if each.missing or (each.needs is not None and each.needs[0] > 0)]
    rows = list(dict.fromkeys(each.role for each in needed))[:_ROWS]
    columns = list(dict.fromkeys(each.place for each in needed if each.role in rows))[:_COLUMNS]
    if not rows or not columns:
        return Section(title, words=[reports.FEW])
    held = {(each.role, each.place): each for each in needed}
    every = ("Every role, place and year, with its interval", reverse("workforce_gaps", args=[last.pk]))
    cells = [[role, *(_share(last, held.get((role, place))) for place in columns)] for role in rows]
    table = Table(f"Share of the need that is met in {year}", ["Role", *columns], cells)
    return Section(title, words=[reports.FEW], picture=met(held, rows, columns, year), table=table, links=[every])


def met(held: Mapping[tuple[str, str], Figure], rows: Sequence[str], columns: Sequence[str], year: int) -> Markup:
    """Return the heat map: roles down, places across, each square the share of the need that is met (in per cent)."""
    squares = tuple((role, tuple(_square(held.get((role, place))) for place in columns)) for role in rows)
    drawn = heatmap.HeatMap(
        title=f"Share of the need that is met in {year}, in per cent",
        least=0.0,
        most=float(_MOST_MET),
        threshold=100.0,
        threshold_shown="100",
        columns=tuple(columns),
        rows=squares,
        what="Shares",
    )
    return on_page(heatmap.draw(drawn, "met"))


def closes(found: Closing) -> list[Section]:
    """Return whether what is planned closes the gaps, in the whole area and in places, and at what cost."""
    table, left = reports.closed(found), reports.left_out(found)
    sections = [
        Section(
            "Does what is planned close the gap?",
            words=[reports.CERTAIN],
            warnings=left,
            table=table,
            empty="" if table else "It stands here once a service needs a role.",
        )
    ]
    if in_places := reports.closed_in_places(found):
        sections.append(Section("In the places that measures are for", words=[reports.PLACES], table=in_places))
    return sections


def measures(row: WorkforcePlan, shown: Sequence[Shown], why_not: str) -> Section:
    """Return the measures, with the way to make them actions."""
    found = parts(
        row.pk, "measures", "Measures", shown, why_not=why_not, empty="Nothing is planned yet. Add the first measure."
    )
    draft = Act("Send measures to a plan", reverse("workforce_plan_draft", args=[row.pk]), why_not=why_not)
    return Section(found.title, table=found.table, empty=found.empty, acts=[*found.acts, *([draft] if shown else [])])


def listed(row: PlanVersion, rows: Sequence[Figure], total: int, wanted: Wanted, years: Sequence[int]) -> Listing:
    """Return the list of gaps."""
    return Listing(
        columns=COLUMNS,
        filters=filters(years),
        wanted=wanted,
        rows=[_listed(row, each) for each in rows],
        total=total,
        path=reverse("workforce_gaps", args=[row.pk]),
        export_url=reverse("workforce_gaps_export", args=[row.pk]),
        noun="figure",
        caption="Gaps",
        empty_words="Too few people are in the projection to show any.",
    )


def filters(years: Sequence[int]) -> tuple[Filter, ...]:
    """Return what the list is filtered by."""
    return (
        Filter("kind", "Figures of", tuple(BlockKind.choices())),
        *where(years),
        Filter("gap", "Gap", (("short", "Short in the likely case"), ("sure", "Short in nearly every case"))),
    )


def where(years: Sequence[int]) -> tuple[Filter, ...]:
    """Return how any list of gaps is filtered: by role, place and year."""
    chosen = Filter("year", "Year", tuple((str(each), str(each)) for each in years))
    return Filter("role", "Role"), Filter("place", "Place"), chosen


def whole(row: PlanVersion, shown: Listing) -> Section:
    """Return the list as a section."""
    words = "Each role in each place and year, in whole-time equivalents: what is there is in whole numbers."
    return Section("", warnings=not_known(row), words=[words, reports.FEW], listing=shown, links=where_missing(row))


def exported(each: Figure) -> tuple[str | float | None, ...]:
    """Return a row of the file."""
    gap = each.gap()
    needs = each.needs or (None, None, None)
    figures = (each.mean, each.low, each.middle, each.high, *needs)
    ends = (None, None, None) if gap is None else (gap.low, gap.middle, gap.high)
    return (
        each.role,
        each.place,
        each.year,
        *(None if one is None else float(gap_words.exact(one)) for one in (*figures, *ends)),
        reports.why_no_need(each) or None,
    )


def one(
    row: PlanVersion, figures: Sequence[Figure], hours: tuple[int, int] | None, sheets: Sequence[Sheet]
) -> list[Section]:
    """Return a block: its sentence, its fan with a table, and how far it hangs on scenario and hours."""
    last = figures[-1]
    picture, table = reports.fanned(figures)
    facts = _scenarios(last)
    if hours is not None:
        less, more = (gap_words.number(each) for each in hours)
        facts.append(
            Fact("If work takes a tenth less or more time", f"{less} or {more} are needed in the main scenario")
        )
    facts += population(sheets) if last.needs else []
    links = [
        ("Take these years away as a file", reverse("workforce_gap_export", args=[row.pk, last.block])),
        ("All gaps of this version", reverse("workforce_gaps", args=[row.pk])),
        *(where_missing(row) if last.missing else []),
    ]
    return [
        Section("", words=[reports.said(last)], picture=on_page(picture), table=table),
        Section(f"How far {last.year} hangs on what is assumed", facts=facts, links=links),
    ]


def compared(
    then: PlanVersion,
    now: PlanVersion,
    *,
    done: Sequence[PlanVersion],
    found: Compared,
    year: int,
) -> list[Section]:
    """Return two versions side by side."""
    headings = ["Role", "Place", f"Version {then.number}: there", f"Version {now.number}: there"]
    headings += [f"Version {then.number}: short by", f"Version {now.number}: short by", "Change of the gap"]
    rows = [_compared(each) for each in found.both]
    same = (
        "The seed is the same: what differs comes from data and assumptions."
        if then.seed == now.seed
        else ("The seeds differ: a small part of a difference is chance.")
    )
    links = [
        (f"Version {each.number} beside version {now.number}", f"?then={each.number}&now={now.number}")
        for each in done
        if each not in {then, now}
    ]
    dates = f"Data of {day(then.data_on)} and of {day(now.data_on)}. {same}"
    table = Table(f"In {year}, in whole-time equivalents", headings, rows)
    words = [dates, *_alone(then, found.gone), *_alone(now, found.new)]
    empty = "" if rows else "The two versions show nothing of the same roles and places."
    return [Section("", words=words, table=table if rows else None, empty=empty, links=links)]


def _alone(version: PlanVersion, figures: Sequence[Figure]) -> list[str]:
    """Return what only this one of two versions shows by itself; nothing where the other shows all of it too."""
    told = [f"{each.role} in {'the whole area' if each.whole_area else each.place}" for each in figures]
    more = [f"{len(told) - _MOST_ALONE:,} more"] if len(told) > _MOST_ALONE else []
    return [f"Only version {version.number} shows by itself: {'; '.join(told[:_MOST_ALONE] + more)}."] if told else []


def apart(then: PlanVersion, now: PlanVersion) -> Section:
    """Return what stands there where two versions have no year in common, or one of them shows nothing."""
    return Section("", empty=f"Versions {then.number} and {now.number} show no year that both of them have.")


def too_few(row: WorkforcePlan) -> Section:
    """Return what stands there before there are two versions."""
    acts = [Act("To the projection", reverse("workforce_plan_available", args=[row.pk]))]
    return Section("", empty="There are not two finished versions yet.", acts=acts)


def _square(each: Figure | None) -> heatmap.Square:
    if each is None or each.needs is None:
        return heatmap.Square(None, "")
    share = 100 * each.middle / each.needs[0]
    return heatmap.Square(min(share, float(_MOST_MET)), rounding.shown(share, 0))


def _share(last: PlanVersion, each: Figure | None) -> Cell | str:
    square = _square(each)
    if each is not None and each.missing:
        return Cell(reports.NOT_KNOWN, href=_way(last, each))
    return "Not by itself" if each is None or square.value is None else Cell(f"{square.shown} %", href=_way(last, each))


def _row(last: PlanVersion, each: Figure) -> list[Cell | str]:
    return [Cell(each.role, href=_way(last, each)), *reports.cells(each)]


def _listed(row: PlanVersion, each: Figure) -> list[Cell | str | int]:
    return [Cell(each.role, href=_way(row, each)), each.place, str(each.year), *reports.cells(each)]


def _way(version: PlanVersion, each: Figure) -> str:
    return reverse("workforce_gap", args=[version.pk, each.block])


def _scenarios(last: Figure) -> list[Fact]:
    if last.needs is None:
        return [Fact("Need", reports.why_no_need(last))]
    found = []
    for at, scenario in enumerate((Growth.MAIN, Growth.LOW, Growth.HIGH)):
        gap = last.gap(at)
        assert gap is not None
        low, middle, high = (gap_words.number(each) for each in (gap.low, gap.middle, gap.high))
        ends = f"short by {middle} (from {low} to {high})"
        found.append(Fact(f"{scenario.title_} scenario", f"{gap_words.number(last.needs[at])} needed, {ends}"))
    return found


def _compared(each: Pair) -> list[Cell | str]:
    then, now = each.then.gap(), each.now.gap()
    cells: list[Cell | str] = [each.now.role, each.now.place, number(each.then.middle), number(each.now.middle)]
    if then is None or now is None:
        pairs = ((each.then, then), (each.now, now))
        known = [reports.no_gap(figure) if gap is None else number(gap.middle) for figure, gap in pairs]
        return [*cells, *known, reports.NOT_KNOWN if each.then.missing or each.now.missing else reports.NO_NEED]
    change = now.middle - then.middle
    sign = "+" if change > 0 else ""
    return [
        *cells,
        number(then.middle),
        number(now.middle),
        Cell(f"{sign}{gap_words.number(change)}", number=True),
    ]
