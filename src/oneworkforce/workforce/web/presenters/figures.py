"""Own figures by the published formulas, equality groups beside the population, and the words of the method."""

from collections.abc import Mapping, Sequence

from oneworkforce.lib import days, text
from oneworkforce.ui import tallies
from oneworkforce.ui.jinja import day
from oneworkforce.ui.on_page import on_page
from oneworkforce.ui.parts import Fact
from oneworkforce.workforce.domain import cuts, population_file, rates
from oneworkforce.workforce.queries.pictured import Cells, Figures, Head
from oneworkforce.workforce.queries.populations import Beside
from oneworkforce.workforce.web.presenters import told
from oneworkforce.workforce.web.presenters.pictures import dimensions
from oneworkforce.workforce.web.presenters.told import Chart, Told

UNSAID = ("refused", "not_asked", "unknown", cuts.TOTALS)
"""What is known of nobody who is counted under it."""
COUNTS = (
    ("people", "People"),
    ("time", "Whole-time equivalents"),
    ("vacancies", "Vacancies"),
    ("starters", "Starters in 12 months"),
    ("leavers", "Leavers in 12 months"),
)
SOURCE = "the formulas published with the social work workforce census of England"


def said(name: str, figures: Figures) -> Told:
    """Return a count as it is told."""
    value = figures.get(name, 0)
    return told.whole_time(value) if name == "time" else told.count(value)


def facts(figures: Figures) -> list[tuple[str, str, str]]:
    """Return name, figure and formula of each figure of a cell, the counts first."""
    counts = [(title, said(name, figures).said, "") for name, title in COUNTS]
    return counts + [
        (rate.title, rates.value(rate, figures).shown(percent=rate.percent), rate.formula) for rate in rates.RATES
    ]


def marks(figures: Figures) -> tuple[str, ...]:
    """Return what the marks mean that stand among the figures of a cell."""
    counts = {said(name, figures).mark for name, _ in COUNTS}
    return told.meanings(counts | {told.marked(rates.value(rate, figures)) for rate in rates.RATES})


def hours_not_known(name: str, figures: Figures, *, guarded: bool = True) -> str:
    """Return what a caseload is not of: posts that hold cases and of which hours are not known; "" where all are.

    How many they are is told of one's own organisation alone: few posts are the difference of two counts.
    """
    known, holders = (figures.get(each, 0) for each in ("holders_timed", "holders"))
    if not holders or known is None or known >= holders:
        return ""
    if not known:
        return f"{name}: hours are known of no post that holds cases, so there is no number of cases by case holder."
    many = "some posts" if guarded else f"{holders - known:,} of {holders:,} posts"
    return f"{name}: hours of {many} that hold cases are not known. The number by case holder is without their cases."


def formulas() -> list[Fact]:
    """Return each rate with its formula and what is to be known of it."""
    return [Fact(rate.title, f"{rate.formula}. {rate.note}") for rate in rates.RATES]


def every_mark() -> list[Fact]:
    """Return each mark with what it means."""
    return [Fact(mark.value, f"{mark.title_}.") for mark in rates.Mark]


def own(here: Figures, before: tuple[Head, Figures] | None, own_figures: tuple[str, Mapping[str, int]] | None) -> Chart:
    """Return the rates of the partnership, of the picture before, and unguarded those of one's own organisation."""
    columns: list[tuple[str, Figures]] = [("The partnership", here)]
    if before is not None:
        last, figures = before
        columns.append((f"The partnership on {days.day(last.as_of)}", figures))
    if own_figures is not None:
        columns.append(own_figures)
    mine = own_figures[1] if own_figures else None
    rows: list[tuple[str | Told, ...]] = [
        (title, "", *(said(name, figures) for _, figures in columns)) for name, title in COUNTS
    ]
    rows += [
        (
            rate.title,
            rate.formula,
            *(told.value(rates.value(rate, figures), percent=rate.percent) for _, figures in columns),
        )
        for rate in rates.RATES
    ]
    notes = [hours_not_known(title, figures, guarded=figures is not mine) for title, figures in columns]
    percents = [(rate, rates.value(rate, here)) for rate in rates.RATES if rate.percent]
    drawn = tallies.Tallies(
        "Rates of the partnership",
        "Rates",
        tuple(tallies.Tally(rate.title, _length(found), found.shown(percent=True)) for rate, found in percents),
    )
    return Chart(
        drawn.title,
        on_page(tallies.draw(drawn, "rates")),
        tallies.words(drawn),
        ("Figure", "Formula", *(title for title, _ in columns)),
        tuple(rows),
        tuple(note for note in notes if note),
        units=(
            *(title.lower() for _, title in COUNTS),
            *("per cent" if one.percent else "cases" for one in rates.RATES),
        ),
    )


def _length(found: rates.Value) -> float | None:
    if found.mark is rates.Mark.C:
        return None
    return float(found.value or 0)


def places(head: Head) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of every place of the picture, in the order of the tree."""
    keys = {place.key for place in head.places}
    return tuple((key, title) for key, title in cuts.localities(head.places).titles.items() if key in keys)


def equality(head: Head, found: Cells, place: str, characteristic: str, beside: Beside | None) -> Chart:
    """Return the workforce of a place by equality group, beside the population where a published table tells it."""
    dimension = dimensions(head)[characteristic]
    node = (cuts.LOCALITY, place)
    counts = {key: found.of((node, (characteristic, key))) for key in dimension.titles}
    base = _base(found.of((node,)), counts)
    whole = _population(beside)
    titles = dimension.titles
    bars: list[tallies.Tally] = []
    rows: list[tuple[str | Told, ...]] = []
    for key, title in titles.items():
        known = key not in UNSAID
        ours = rates.share(counts[key], base) if known else None
        theirs = _theirs(beside, key, whole) if known else None
        rows.append(
            (
                title,
                told.count(counts[key]),
                told.value(ours, percent=True) if ours else told.NOTHING,
                _lived(beside, key) if known else told.NOTHING,
                told.value(theirs, percent=True) if theirs else told.NOTHING,
                _difference(ours, theirs),
            )
        )
        if ours is not None:
            length = None if ours.mark is rates.Mark.C else float(ours.value or 0)
            bars.append(tallies.Tally(f"{title}: workforce", length, ours.shown(percent=True)))
        if theirs is not None and theirs.value is not None:
            bars.append(tallies.Tally(f"{title}: population", float(theirs.value), theirs.shown(percent=True), 1))
    name = next((place_.name for place_ in head.places if place_.key == place), "")
    label = population_file.CHARACTERISTICS[characteristic]
    drawn = tallies.Tallies(f"{label} in {name}: workforce beside population", "Shares", tuple(bars))
    headings = ("Group", "Workforce", "Share of those who said", "Population", "Share of it", "Difference in points")
    about = "No published table of population here has this place and characteristic."
    if beside:
        about = f"Population: {beside.source}, {beside.year}, brought in on {day(beside.added_at)}. {beside.licence}"
    notes = ("A share of the workforce is of those who said; who did not is counted, and is in no share.", about)
    return Chart(
        drawn.title, on_page(tallies.draw(drawn, "equality")), tallies.words(drawn), headings, tuple(rows), notes
    )


def _base(people: int | None, counts: Mapping[str, int | None]) -> int | None:
    """Return how many said; None where what is withheld would be told by it."""
    unsaid = [counts[key] for key in UNSAID if key in counts]
    if people is None or any(one is None for one in unsaid):
        return None
    return people - sum(one or 0 for one in unsaid)


def _population(beside: Beside | None) -> int | None:
    if beside is None or any(people is None for people, _ in beside.groups.values()):
        return None
    return sum(people or 0 for people, _ in beside.groups.values())


def _lived(beside: Beside | None, key: str) -> Told:
    if beside is None or key not in beside.groups:
        return told.NOTHING
    people, mark = beside.groups[key]
    return Told(mark, None, mark) if people is None else told.count(people)


def _theirs(beside: Beside | None, key: str, whole: int | None) -> rates.Value | None:
    if beside is None or key not in beside.groups or whole is None:
        return None
    return rates.share(beside.groups[key][0], whole)


def _difference(ours: rates.Value | None, theirs: rates.Value | None) -> Told:
    if ours is None or theirs is None or ours.value is None or theirs.value is None:
        return told.NOTHING
    return told.points((ours.value - theirs.value) * rates.HUNDRED)


def not_known(head: Head, found: Cells) -> list[str]:
    """Return sentences on what is not known of whom; a number that is withheld is said to be."""
    sentences = []
    if head.unknown:
        names = {"people": "how many people", "whole_time": "their hours"}
        missing = [f"{names.get(name, name)} ({text.counted(many, 'total')})" for name, many in head.unknown.items()]
        sentences.append(f"Organisations that give totals did not say {text.listed(missing)}.")
    if hours := hours_not_known("The partnership", found.figures(())):
        sentences.append(hours)
    labels = {cuts.AGE: "age", cuts.GENDER: "gender", cuts.ETHNICITY: "ethnic group", cuts.DISABILITY: "disability"}
    for name, label in labels.items():
        parts = [
            f"{title.lower()} {rates.count(count) if count is not None else 'withheld'}"
            for key, title in dimensions(head)[name].titles.items()
            if key in UNSAID and (count := found.of(((name, key),))) != 0
        ]
        if parts:
            sentences.append(f"Of {label}: {text.listed(parts)}.")
    return sentences


def chosen(options: Sequence[tuple[str, str]], asked: str) -> str:
    """Return what was asked for where it is one of the options, else the first; "" where there is none."""
    return asked if any(asked == key for key, _ in options) else next((key for key, _ in options), "")
