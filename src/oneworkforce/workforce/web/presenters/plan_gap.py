"""Step 5: gaps in words, pictures and tables."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.urls import reverse
from markupsafe import Markup

from oneworkforce.lib import money, rounding, text
from oneworkforce.ui import fan, heatmap
from oneworkforce.ui.jinja import day
from oneworkforce.ui.listing import Column, Filter, Listing, Wanted
from oneworkforce.ui.on_page import on_page
from oneworkforce.ui.parts import Cell, Fact
from oneworkforce.workforce.domain import gap_words
from oneworkforce.workforce.domain.demand import Growth
from oneworkforce.workforce.domain.gap_words import Gap
from oneworkforce.workforce.domain.plan_kinds import BlockKind
from oneworkforce.workforce.models import PlanVersion, WorkforcePlan
from oneworkforce.workforce.queries.closing import Closing, RoleClosed
from oneworkforce.workforce.queries.plan_parts import Shown
from oneworkforce.workforce.queries.projected import Compared, Figure
from oneworkforce.workforce.web.presenters.plan_available import WITHHELD
from oneworkforce.workforce.web.presenters.plan_sections import Act, Section, Table, parts

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
)
NO_NEED = "No need stated"
FEW = "A place or role with one to nine people is put together with others, so that nobody can be known."
_SENTENCES = 8
_ROWS, _COLUMNS = 20, 15
_MOST_MET = 200
ByKind = Mapping[BlockKind, Sequence[Figure]]


def nothing(row: WorkforcePlan, last: PlanVersion | None) -> Section:
    """Return what stands there before a projection was run, or where too few people are in it."""
    if last is not None:
        return Section("The gap", empty=WITHHELD)
    acts = [Act("To the projection", reverse("workforce_plan_available", args=[row.pk]))]
    return Section("The gap", empty="The projection has not been run yet. Run it under step 4.", acts=acts)


def page(last: PlanVersion, figures: ByKind, year: int) -> list[Section]:
    """Return the gap in words, as a heat map, and the ways to more."""
    short = [
        each for each in (*figures[BlockKind.ROLE], *figures[BlockKind.PART]) if (gap := each.gap()) and gap.middle > 0
    ]
    short.sort(key=lambda each: -(each.gap() or Gap(0, 0, 0)).middle)
    words = [sentence(each) for each in short[:_SENTENCES]]
    roles = [each for each in figures[BlockKind.ROLE] if each.needs is not None]
    table = Table(f"Roles in the whole area in {year}", _HEADINGS, [_row(last, each) for each in roles])
    links = [
        ("All gaps: each role in each place and year", reverse("workforce_gaps", args=[last.pk])),
        ("All gaps as a file", reverse("workforce_gaps_export", args=[last.pk])),
        ("All roles together, year by year", _way(last, figures[BlockKind.ALL][0])),
    ]
    return [
        Section(
            f"The gap by {year}",
            words=words or ["No role is short of people in the likely case, or no need is stated."],
            facts=[Fact("From", f"Version {last.number}, data of {day(last.data_on)}, {last.draws:,} draws")],
            table=table if roles else None,
            links=links,
        ),
        _met(last, figures[BlockKind.PART], year),
    ]


def _met(last: PlanVersion, figures: Sequence[Figure], year: int) -> Section:
    """Return the share of the need that is met: a heat map and its table, roles down and places across."""
    title = "How much of the need is met"
    needed = [each for each in figures if each.needs is not None and each.needs[0] > 0]
    rows = list(dict.fromkeys(each.role for each in needed))[:_ROWS]
    columns = list(dict.fromkeys(each.place for each in needed if each.role in rows))[:_COLUMNS]
    if not rows or not columns:
        return Section(title, words=[FEW])
    held = {(each.role, each.place): each for each in needed}
    every = ("Every role, place and year, with its interval", reverse("workforce_gaps", args=[last.pk]))
    cells = [[role, *(_share(last, held.get((role, place))) for place in columns)] for role in rows]
    table = Table(f"Share of the need that is met in {year}", ["Role", *columns], cells)
    return Section(title, words=[FEW], picture=met(held, rows, columns, year), table=table, links=[every])


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
    note = "A measure counts as far as it is certain. The upper end is what nineteen in twenty draws do not pass."
    left = [f"Not counted: {title}, because {why}." for title, why in found.left_out]
    rows = [[each.role, *_closed(each)] for each in found.area]
    sections = [
        Section(
            "Does what is planned close the gap?",
            words=[note],
            warnings=[" ".join(left)] if left else [],
            table=Table("Gap, measures and cost by role", ["Role", *_CLOSES], rows) if rows else None,
            empty="" if rows else "It stands here once a service needs a role.",
        )
    ]
    if found.places:
        rows = [[each.role, each.place, *_closed(each)] for each in found.places]
        words = "Only measures for a place: what is for the whole area is not divided between places."
        table = Table("Gap, measures and cost by role and place", ["Role", "Place", *_CLOSES], rows)
        sections.append(Section("In the places that measures are for", words=[words], table=table))
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
        Filter("role", "Role"),
        Filter("place", "Place"),
        Filter("year", "Year", tuple((str(each), str(each)) for each in years)),
        Filter("gap", "Gap", (("short", "Short in the likely case"), ("sure", "Short in nearly every case"))),
    )


def whole(shown: Listing) -> Section:
    """Return the list as a section."""
    words = "Each role in each place and year, in whole-time equivalents: what is there is in whole numbers."
    return Section("", words=[words, FEW], listing=shown)


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
    )


def one(row: PlanVersion, figures: Sequence[Figure], hours: tuple[int, int] | None) -> list[Section]:
    """Return a block: its sentence, its fan with a table, and how far it hangs on scenario and hours."""
    last = figures[-1]
    picture, table = fanned(figures)
    facts = _scenarios(last)
    if hours is not None:
        less, more = (gap_words.number(each) for each in hours)
        facts.append(
            Fact("If work takes a tenth less or more time", f"{less} or {more} are needed in the main scenario")
        )
    links = [
        ("Take these years away as a file", reverse("workforce_gap_export", args=[row.pk, last.block])),
        ("All gaps of this version", reverse("workforce_gaps", args=[row.pk])),
    ]
    return [
        Section("", words=[_said(last)], picture=on_page(picture), table=table),
        Section(f"How far {last.year} hangs on what is assumed", facts=facts, links=links),
    ]


def fanned(figures: Sequence[Figure]) -> tuple[str, Table]:
    """Return a block as a picture and as its table."""
    last = figures[-1]
    years = tuple(
        fan.Year(str(each.year), each.low / 100, each.middle / 100, each.high / 100, _per_hundred(each.needs))
        for each in figures
    )
    drawn = fan.Fan(f"{last.role}, {last.place}", _said(last), "Whole-time", years)
    headings = ["Year", "There, most likely", "Nine in ten", "Needed", "Short by", "Nine in ten"]
    rows = [[str(each.year), *_cells(each)] for each in figures]
    caption = f"{last.role}, {last.place}: year by year, in whole-time equivalents"
    return fan.draw(drawn), Table(caption, headings, rows)


def _said(last: Figure) -> str:
    return sentence(last) if last.needs else f"{gap_words.number(last.middle)} whole-time are expected in {last.year}."


def _per_hundred(needs: tuple[int, int, int] | None) -> float | None:
    return needs[0] / 100 if needs else None


def compared(
    then: PlanVersion,
    now: PlanVersion,
    *,
    done: Sequence[PlanVersion],
    found: Sequence[Compared],
    year: int,
) -> list[Section]:
    """Return two versions side by side."""
    headings = ["Role", "Place", f"Version {then.number}: there", f"Version {now.number}: there"]
    headings += [f"Version {then.number}: short by", f"Version {now.number}: short by", "Change of the gap"]
    rows = [_compared(each) for each in found]
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
    return [Section("", words=[dates, "Only what both versions show by itself stands here."], table=table, links=links)]


def too_few(row: WorkforcePlan) -> Section:
    """Return what stands there before there are two versions."""
    acts = [Act("To the projection", reverse("workforce_plan_available", args=[row.pk]))]
    return Section("", empty="There are not two finished versions yet.", acts=acts)


def sentence(each: Figure) -> str:
    """Return a gap in words."""
    gap = each.gap()
    place = "the whole area" if each.whole_area else each.place
    return "" if gap is None else gap_words.sentence(gap, each.role, place, each.year)


def _square(each: Figure | None) -> heatmap.Square:
    if each is None or each.needs is None:
        return heatmap.Square(None, "")
    share = 100 * each.middle / each.needs[0]
    return heatmap.Square(min(share, float(_MOST_MET)), rounding.shown(share, 0))


def _share(last: PlanVersion, each: Figure | None) -> Cell | str:
    square = _square(each)
    return "Not by itself" if each is None or square.value is None else Cell(f"{square.shown} %", href=_way(last, each))


_CLOSES = ("Short by", "Measures bring", "Left", "Does it close?", "Cost a year", "Each whole-time")
_HEADINGS = ("Role", "There, most likely", "Nine in ten", "Needed", "Short by", "Nine in ten")


def _row(last: PlanVersion, each: Figure) -> list[Cell | str]:
    return [Cell(each.role, href=_way(last, each)), *_cells(each)]


def _listed(row: PlanVersion, each: Figure) -> list[Cell | str | int]:
    return [Cell(each.role, href=_way(row, each)), each.place, str(each.year), *_cells(each)]


def _cells(each: Figure) -> list[Cell | str]:
    gap = each.gap()
    there: list[Cell | str] = [_number(each.middle), f"{gap_words.number(each.low)} to {gap_words.number(each.high)}"]
    if gap is None or each.needs is None:
        return [*there, NO_NEED, NO_NEED, NO_NEED]
    return [
        *there,
        _number(each.needs[0]),
        _number(gap.middle),
        f"{gap_words.number(gap.low)} to {gap_words.number(gap.high)}",
    ]


def _number(hundredths: int) -> Cell:
    return Cell(gap_words.number(hundredths), number=True)


def _way(version: PlanVersion, each: Figure) -> str:
    return reverse("workforce_gap", args=[version.pk, each.block])


def _scenarios(last: Figure) -> list[Fact]:
    if last.needs is None:
        return [Fact("Need", NO_NEED)]
    found = []
    for at, scenario in enumerate((Growth.MAIN, Growth.LOW, Growth.HIGH)):
        gap = last.gap(at)
        assert gap is not None
        low, middle, high = (gap_words.number(each) for each in (gap.low, gap.middle, gap.high))
        ends = f"short by {middle} (from {low} to {high})"
        found.append(Fact(f"{scenario.title_} scenario", f"{gap_words.number(last.needs[at])} needed, {ends}"))
    return found


def _closed(each: RoleClosed) -> list[Cell | str]:
    likely = each.likely
    left = max(likely.left, Fraction(0))
    answer = "Yes, up to the upper end" if each.worst.closes else "Yes, in the likely case" if likely.closes else "No"
    cost = money.shown(likely.cost) if likely.cost or not likely.unpriced else ""
    unpriced = f"{text.counted(likely.unpriced, 'measure')} without a cost" if likely.unpriced else ""
    return [
        Cell(rounding.shown(likely.gap, 1), number=True),
        Cell(rounding.shown(likely.brought, 1), number=True),
        Cell(rounding.shown(left, 1), number=True),
        answer,
        " and ".join(one for one in (cost, unpriced) if one),
        "Not known" if likely.each is None else Cell(money.shown(likely.each), number=True),
    ]


def _compared(each: Compared) -> list[Cell | str]:
    then, now = each.then.gap(), each.now.gap()
    cells: list[Cell | str] = [each.role, each.place, _number(each.then.middle), _number(each.now.middle)]
    if then is None or now is None:
        return [*cells, *(NO_NEED if one is None else _number(one.middle) for one in (then, now)), NO_NEED]
    change = now.middle - then.middle
    sign = "+" if change > 0 else ""
    return [*cells, _number(then.middle), _number(now.middle), Cell(f"{sign}{gap_words.number(change)}", number=True)]
