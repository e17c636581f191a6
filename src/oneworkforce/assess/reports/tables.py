"""The results as tables. A cell that may not be seen says "withheld"; one that does not exist has a dash."""

from collections.abc import Sequence

from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By, Change, Row
from oneworkforce.assess.domain.sentences import change as changes
from oneworkforce.assess.domain.sentences import response, scores
from oneworkforce.documents.model import Align, Column, Table
from oneworkforce.lib import rounding

WITHHELD = "withheld"
NOTHING = "\N{EN DASH}"
OVERALL = "All arcs"

_INTERVAL = "95% interval"


def arcs(read: Reading, by: By = WHOLE) -> Table:
    """Return each arc's score, interval and standing, the overall last."""
    return Table(
        caption=f"Scores of {read.name(by)}" if by else "Scores of the arcs",
        columns=(
            Column("Arc", width=3),
            _end("Score"),
            _end(_INTERVAL, 1.6),
            Column(f"Score beside {read.threshold}", width=1.3),
            Column(f"Interval beside {read.threshold}", width=1.7),
        ),
        rows=tuple((title, *standing(row)) for title, row in _arcs_and_overall(read, by)),
    )


def precision(read: Reading, by: By = WHOLE) -> Table:
    """Return for each arc how many answered of how many, the score, its interval and alpha."""
    weighted = read.results.weighted
    extra = (_end("Unweighted"), _end("Effective n")) if weighted else ()
    return Table(
        caption="Scores of the arcs and how sure they are",
        columns=(
            Column("Arc", width=3),
            _end("People"),
            _end("Invited"),
            _end("Score"),
            *extra,
            _end("Standard error"),
            _end(_INTERVAL, 1.7),
            _end("Alpha"),
        ),
        rows=tuple(
            (
                title,
                count(row, row.n),
                count(row, row.invited),
                _score(row),
                *((_figure(row, row.mean_unweighted), _figure(row, row.n_effective, 0)) if weighted else ()),
                _figure(row, row.se, 3),
                _interval(row),
                _figure(row, row.alpha),
            )
            for title, row in _arcs_and_overall(read, by)
        ),
        note="People: those who answered at least half of the arc's questions that they were asked.",
    )


def distributions(read: Reading, each: Sequence[tuple[str, Row]], caption: str, noun: str) -> Table:
    """Return how often each score was given in each row, with its name, and its score; `noun` says what rows are."""
    scale = read.framework.scale
    return Table(
        caption=caption,
        columns=(
            Column(noun, width=4.5),
            *(_end(str(point), 0.7) for point in range(scale.min, scale.max + 1)),
            _end("Don't know", 0.9),
            _end("Not applicable", 1.3),
            _end("Score", 1),
        ),
        rows=tuple(_distribution(read, label, row) for label, row in each),
    )


def beside(read: Reading, groups: Sequence[By], caption: str) -> Table:
    """Return the scores of arcs by group; whichever there are fewer of, within a page, stand in columns."""
    scored = [[_score(row) for _, row in _arcs_and_overall(read, by)] for by in groups]
    if len(groups) <= len(read.framework.arcs):
        columns = [Column("Arc", width=2.2), *(_end(read.name(by)) for by in groups)]
        titles = [title for title, _ in _arcs_and_overall(read, WHOLE)]
        rows = [(title, *cells) for title, *cells in zip(titles, *scored, strict=True)]
    else:
        shorts = [read.short(arc) for arc in read.framework.arcs]
        columns = [Column("Group", width=1.8), *(_end(title) for title in (*shorts, OVERALL))]
        rows = [(read.name(by), *cells) for by, cells in zip(groups, scored, strict=True)]
    return Table(caption, tuple(columns), tuple(rows))


def answered(read: Reading) -> Table:
    """Return how many answered, of how many invited, for everyone and each group of one column."""
    rows = [WHOLE, *(by for column in read.results.groupings for by in read.alone(column))]
    return Table(
        caption="Who answered",
        columns=(Column("Group", width=3), _end("Answered"), _end("Invited"), _end("Rate")),
        rows=tuple(_answered(read, by) for by in rows),
    )


def changed(read: Reading, by: By = WHOLE) -> Table | None:
    """Return each arc's change since the previous round; None where there is no previous round."""
    rows = [(title, row.change) for title, row in _arcs_and_overall(read, by) if row.change is not None]
    if not rows:
        return None
    return Table(
        caption="Change since the previous round",
        columns=(
            Column("Arc", width=3),
            _end("Before"),
            _end("Now"),
            _end("Difference"),
            _end(_INTERVAL, 1.8),
            _end("p"),
            _end("q"),
            _end("Effect"),
        ),
        rows=tuple((f"{title}{changes.mapped_mark(change)}", *change_cells(change)) for title, change in rows),
        note="Over the questions with the same wording in both rounds."
        + (
            " Mapped: also over questions worded otherwise before, which a crosswalk maps."
            if any(change.mapped for _, change in rows)
            else ""
        ),
    )


def statements(read: Reading) -> Table:
    """Return each arc with the child's statement of it and how many questions it has."""
    return Table(
        caption="The arcs of the framework",
        columns=(Column("Arc", width=2), Column("What a child would say", width=3), _end("Questions", 0.8)),
        rows=tuple(
            (
                read.title(arc),
                f"“{read.framework.say(arc.statement)}”" if arc.statement else NOTHING,
                str(len(arc.questions)),
            )
            for arc in read.framework.arcs
        ),
    )


def scale(read: Reading) -> Table | None:
    """Return the words of the scale; None where it has none."""
    words = read.framework.scale.words
    if not words:
        return None
    rows = tuple((str(point), read.framework.say(words[point])) for point in sorted(words))
    return Table("What each score means", (Column("Score", width=1), Column("Meaning", width=6)), rows)


def standing(row: Row) -> tuple[str, str, str, str]:
    """Return a row's score, its interval, and how each stands beside the acceptable score."""
    return _score(row), _interval(row), _word(row, row.plain), _word(row, row.call)


def _arcs_and_overall(read: Reading, by: By) -> list[tuple[str, Row]]:
    return [*((read.title(arc), read.arc(arc, by)) for arc in read.framework.arcs), (OVERALL, read.overall(by))]


def _distribution(read: Reading, label: str, row: Row) -> tuple[str, ...]:
    counts: Sequence[int | None] = row.distribution or [None] * read.framework.scale.points
    figures = (*counts, row.dont_know, row.not_applicable)
    return (label, *(count(row, each) for each in figures), _score(row))


def _answered(read: Reading, by: By) -> tuple[str, ...]:
    people, invited = read.respondents(by), read.invited(by)
    if people is None:
        return (read.name(by), WITHHELD, WITHHELD, WITHHELD)
    share = response.rate(people, invited) if invited is not None else ""
    return (read.name(by), f"{people:,}", NOTHING if invited is None else f"{invited:,}", share or NOTHING)


def change_cells(change: Change) -> tuple[str, str, str, str, str, str, str]:
    """Return a change as cells: before, now, difference, its interval, p, q and the effect."""
    between = NOTHING
    if change.low is not None and change.high is not None:
        between = f"{changes.signed(change.low)} to {changes.signed(change.high)}"
    return (
        rounding.shown(change.previous),
        rounding.shown(change.mean),
        changes.signed(change.difference),
        between,
        NOTHING if change.p is None else _chance(change.p),
        NOTHING if change.q is None else _chance(change.q),
        NOTHING if change.effect is None else changes.signed(change.effect),
    )


def _chance(value: float) -> str:
    shown = rounding.shown(value, 3)
    return "<0.001" if shown == "0.000" else shown


def _score(row: Row) -> str:
    return _figure(row, row.mean)


def _figure(row: Row, value: float | None, places: int = 2) -> str:
    if row.withheld is not None:
        return WITHHELD
    return NOTHING if value is None else rounding.shown(value, places)


def count(row: Row, people: int | None) -> str:
    """Return a count of people; that it is withheld, or a dash where there is none."""
    if row.withheld is not None:
        return WITHHELD
    return NOTHING if people is None else f"{people:,}"


def _interval(row: Row) -> str:
    return WITHHELD if row.withheld is not None else scores.interval(row) or NOTHING


def _word(row: Row, word: str | None) -> str:
    return WITHHELD if row.withheld is not None else word or NOTHING


def _end(title: str, width: float = 1) -> Column:
    return Column(title, Align.END, width)
