"""The results as pictures, each with what it says in words and its table."""

from collections.abc import Sequence
from fractions import Fraction

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Arc
from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By, Row
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.reports import tables
from oneworkforce.assess.reports.material import Material
from oneworkforce.documents.model import Block, Figure
from oneworkforce.lib import rounding
from oneworkforce.ui import bars, heatmap, palette, rainbow_parts
from oneworkforce.ui import rainbow as rainbows

MOST_RAINBOWS = 6
"""Of groups: more are told by the heat map alone."""


def rainbow(made: Material, by: By = WHOLE) -> tuple[Block, ...]:
    """Draw the rainbow of a group; its table alone where the framework has more arcs than a rainbow holds."""
    read = made.read
    table = tables.arcs(read, by)
    if len(read.framework.arcs) > rainbow_parts.MOST_ARCS:
        return (table,)
    drawn = of(read, by)
    prefix = "rainbow" if by == WHOLE else f"rainbow-{read.results.groups.index(by)}"
    return (Figure(drawn.title, rainbows.draw(drawn, prefix), rainbows.words(drawn), table),)


def of(read: Reading, by: By = WHOLE) -> rainbows.Rainbow:
    """Return the rainbow of a group as values to draw."""
    scale = read.framework.scale
    overall = reading.score(read.overall(by))
    title = read.framework.say(read.framework.title)
    return rainbows.Rainbow(
        title=f"{title}: {read.name(by) if by else 'the scores of all who answered'}",
        least=scale.min,
        most=scale.max,
        threshold=float(scale.threshold),
        threshold_shown=read.threshold,
        ends=_scale_ends(read),
        arcs=tuple(_arc(read, place, by) for place in range(len(read.framework.arcs))),
        overall=None if overall is None else rounding.shown(overall),
    )


def _arc(read: Reading, place: int, by: By) -> rainbows.Arc:
    arc = read.framework.arcs[place]
    row = read.arc(arc, by)
    score = reading.score(row)
    return rainbows.Arc(
        title=read.title(arc),
        short=read.short(arc),
        colour=arc.colour or palette.ARCS[place % len(palette.ARCS)],
        score=row.mean if score is not None else None,
        shown=None if score is None else rounding.shown(score),
        sign=row.plain if score is not None else None,
        low=row.low if score is not None else None,
        high=row.high if score is not None else None,
        previous=_previous(arc, row),
        withheld=row.withheld is not None,
    )


def _previous(arc: Arc, row: Row) -> float | None:
    """Return the last round's score; None where it is over other questions than this one's, and so another figure."""
    if row.withheld is not None or row.change is None or row.change.questions < len(arc.questions):
        return None
    return row.change.previous


def group_rainbows(made: Material) -> tuple[Block, ...]:
    """Draw the rainbow of each group that has arcs to show, where there are few groups."""
    read = made.read
    groups = [by for column in read.results.groupings for by in read.alone(column)]
    if len(groups) > MOST_RAINBOWS:
        return ()
    return tuple(block for by in groups if read.shown_arcs(by) for block in rainbow(made, by))


def heat_maps(made: Material) -> tuple[Figure, ...]:
    """Draw a heat map of arcs by the groups of each column."""
    read = made.read
    return tuple(_heat_map(read, column, read.alone(column)) for column in read.results.groupings if read.alone(column))


def _heat_map(read: Reading, column: str, groups: tuple[By, ...]) -> Figure:
    scale = read.framework.scale
    caption = f"Scores of the arcs by {column}"
    drawn = heatmap.HeatMap(
        title=caption,
        least=scale.min,
        most=scale.max,
        threshold=float(scale.threshold),
        threshold_shown=read.threshold,
        columns=tuple(read.name(by) for by in groups),
        rows=tuple(
            (read.short(arc), tuple(_square(read.arc(arc, by)) for by in groups)) for arc in read.framework.arcs
        ),
    )
    seen = [
        (scores.score(row), f"{read.title(arc)}, {read.name(by)}") for by in groups for arc, row in read.shown_arcs(by)
    ]
    prefix = f"heat-map-{read.results.groupings.index(column)}"
    return Figure(caption, heatmap.draw(drawn, prefix), _ends(seen), tables.beside(read, groups, caption))


def _square(row: Row) -> heatmap.Square:
    score = reading.score(row)
    if score is None:
        return heatmap.Square(None, "", withheld=row.withheld is not None)
    return heatmap.Square(row.mean, rounding.shown(score))


def distributions(made: Material) -> tuple[Block, ...]:
    """Draw how often each score was given in each arc, all its questions together."""
    read = made.read
    each = [(read.title(arc), read.arc(arc)) for arc in read.framework.arcs]
    caption = "How often each score was given, by arc"
    table = tables.distributions(read, each, caption, "Arc")
    return (Figure(caption, bars.draw(_bars(read, caption, each), "arcs"), _ends(_seen(each)), table),)


def questions(made: Material) -> tuple[Block, ...]:
    """Draw how often each score was given to the questions of each arc."""
    return tuple(questions_of(made.read, arc) for arc in made.read.framework.arcs)


def questions_of(read: Reading, arc: Arc) -> Figure:
    """Draw how often each score was given to the questions of one arc."""
    each = [(read.said(question), read.question(question)) for question in arc.questions]
    caption = f"{read.title(arc)}: how often each score was given"
    table = tables.distributions(read, each, f"{read.title(arc)}: answers by question", "Question")
    drawn = bars.draw(_bars(read, caption, each), f"questions-{arc.id}")
    return Figure(caption, drawn, _ends(_seen(each)), table)


def _bars(read: Reading, title: str, each: Sequence[tuple[str, Row]]) -> bars.Bars:
    scale = read.framework.scale
    return bars.Bars(
        title=title,
        scores=tuple(str(point) for point in range(scale.min, scale.max + 1)),
        ends=_scale_ends(read),
        bars=tuple(_bar(label, row, scale.points) for label, row in each),
    )


def _bar(label: str, row: Row, points: int) -> bars.Bar:
    score = reading.score(row)
    counts = row.distribution or (0,) * points
    return bars.Bar(
        label=label,
        counts=counts,
        n=sum(counts),
        dont_know=row.dont_know or 0,
        not_applicable=row.not_applicable or 0,
        mean="" if score is None else rounding.shown(score),
        withheld=row.withheld is not None,
    )


def _seen(each: Sequence[tuple[str, Row]]) -> list[tuple[Fraction, str]]:
    return [(score, label) for label, row in each if (score := reading.score(row)) is not None]


def _ends(seen: Sequence[tuple[Fraction, str]]) -> str:
    """Return what is highest and lowest in a picture: the text that stands for it beside its table."""
    if not seen:
        return "No score can be shown."
    told = []
    for word, end in (("Highest", max(seen)[0]), ("Lowest", min(seen)[0])):
        names = "; ".join(name for score, name in seen if score == end)
        told.append(f"{word}: {names} ({rounding.shown(end)}).")
    return " ".join(told)


def _scale_ends(read: Reading) -> tuple[str, str]:
    scale = read.framework.scale
    return read.end(scale.min) or "lowest", read.end(scale.max) or "highest"
