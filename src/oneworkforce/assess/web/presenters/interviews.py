"""Interviews in words: the list of a round, the page of one, and what they found by service and theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain import interviews
from oneworkforce.assess.domain.framework import Arc, Framework
from oneworkforce.assess.domain.interviews import Said, Theme, View
from oneworkforce.assess.models import Interview, Round
from oneworkforce.assess.queries.interviews import Found, Row, State
from oneworkforce.assess.web.presenters.drawn import Picture, picture
from oneworkforce.assess.web.presenters.grids import Grid
from oneworkforce.documents.model import Figure
from oneworkforce.lib import rounding, text
from oneworkforce.ui import heatmap, listing
from oneworkforce.ui.jinja import day
from oneworkforce.ui.listing import Column, Filter, Wanted
from oneworkforce.ui.parts import Cell, Fact

COLUMNS = (
    Column("service", "Service", sort=False),
    Column("organisation", "Organisation", sort=False),
    Column("role", "Who is interviewed", sort=False),
    Column("interviewer", "Who asks", sort=False),
    Column("held_on", "Day", sort=False),
    Column("scored", "Scores", sort=False, number=True),
    Column("notes", "Notes", sort=False, number=True),
    Column("state", "State", sort=False),
)
FILTERS = (Filter("service", "Service"), Filter("state", "State", State.choices()))
HEADINGS = (
    *("Service", "Organisation", "Who was interviewed", "Who asked", "Day", "Ended"),
    *("Theme", "Question", "Score", "Note"),
)
COLOURS = {State.TO_BE: "grey", State.BEGUN: "blue", State.ENDED: "green"}
NONE = "no score"


@dataclass(frozen=True, slots=True)
class ThemePart:
    """One theme of an interview: its title, place, mean in words, questions with score and note, where it is filled."""

    title: str
    place: str
    mean: str
    answers: tuple[Fact, ...]
    href: str


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """Everything the page of an interview shows. `first`: where to go on, or ""."""

    id: UUID
    service: str
    facts: tuple[Fact, ...]
    themes: tuple[ThemePart, ...]
    first: str
    ended: bool


@dataclass(frozen=True, slots=True)
class ServicesPage:
    """What the interviews of a round found. `pressing`: sentences on the themes below acceptable, lowest first."""

    counted: str
    picture: Picture | None
    by_service: Grid
    by_theme: Grid
    pressing: tuple[str, ...]


def listed(round: Round, rows: Sequence[Row], wanted: Wanted, *, going_on: bool) -> listing.Listing:  # noqa: A002
    """Return the list of interviews."""
    found = [each for each in rows if _wanted(each, wanted)]
    wanted = wanted.clipped(len(found))
    return listing.Listing(
        columns=COLUMNS,
        filters=FILTERS,
        wanted=wanted,
        rows=[_row(each) for each in wanted.of(found)],
        total=len(found),
        path=reverse("interviews", args=[round.pk]),
        export_url=reverse("interviews_export", args=[round.pk]),
        noun="service",
        empty_words="Add each service whose head you will talk with. The list shows who is still to be interviewed.",
        empty_url=reverse("interview_add", args=[round.pk]) if going_on else None,
        empty_action="Add a service",
    )


def counted(rows: Sequence[Row]) -> str:
    """Return how far the interviews have come: "22 services: 20 interviewed, 2 still to be."."""
    if not rows:
        return "No service is on the list yet."
    ended = sum(each.state is State.ENDED for each in rows)
    begun = sum(each.state is State.BEGUN for each in rows)
    parts = [f"{ended:,} interviewed"]
    parts += [f"{begun:,} begun"] if begun else []
    parts += [f"{len(rows) - ended - begun:,} still to be"]
    return f"{text.counted(len(rows), 'service')}: {text.listed(parts)}."


def page(row: Interview, framework: Framework, said: dict[str, Said]) -> InterviewPage:
    """Return the page of an interview."""
    themes = tuple(_theme(row, framework, place, said) for place in range(len(framework.arcs)))
    untouched = (
        theme.href
        for theme, arc in zip(themes, framework.arcs, strict=True)
        if not any(said.get(question.id, Said()) != Said() for question in arc.questions)
    )
    organisation = row.organisation.name if row.organisation else "None"
    facts = (
        Fact("Organisation", organisation),
        Fact("Who is interviewed", row.role or "Not said"),
        Fact("Who asks", row.interviewer),
        Fact("Day", day(row.held_on)),
        Fact("Ended", day(row.ended_at) if row.ended_at else "Not yet"),
    )
    return InterviewPage(row.pk, row.service, facts, themes, next(untouched, ""), row.ended_at is not None)


def services(found: Found, *, notes: bool) -> ServicesPage:
    """Return what was found by service and theme; how many notes there are only for whoever may read them."""
    framework = found.framework
    pressing = tuple(interviews.evidence(framework, each) for each in interviews.pressing(framework, found.themes))
    return ServicesPage(_counted(found), _picture(found), by_service(found), _by_theme(found, notes=notes), pressing)


def by_service(found: Found) -> Grid:
    """Return the mean of each theme by service, as a table."""
    framework = found.framework
    titles = [Cell(framework.say(arc.short or arc.title), number=True) for arc in framework.arcs]
    rows = [_service_row(framework, view) for view in found.views]
    return Grid("Mean score of each theme by service", ["Service", "Organisation", *titles], rows)


def _service_row(framework: Framework, view: View) -> list[Cell | str]:
    means = [interviews.mean(framework, arc, view.said) for arc in framework.arcs]
    return [view.service, view.organisation, *(Cell(_shown(each), number=True) for each in means)]


def _shown(value: Fraction | None) -> str:
    return NONE if value is None else rounding.shown(value)


def _by_theme(found: Found, *, notes: bool) -> Grid:
    headings = ["Services", "Mean", "Lowest", "Highest", "Below acceptable", *(["Notes"] if notes else [])]
    rows = [_theme_row(found.framework, theme, notes=notes) for theme in found.themes]
    return Grid("Each theme over all services", ["Theme", *(Cell(one, number=True) for one in headings)], rows)


def _theme_row(framework: Framework, theme: Theme, *, notes: bool) -> list[Cell | str]:
    numbers = [f"{theme.services:,}", *(_shown(each) for each in (theme.mean, theme.low, theme.high))]
    numbers += [f"{len(theme.below):,}", *([f"{theme.notes:,}"] if notes else [])]
    return [framework.say(theme.arc.title), *(Cell(each, number=True) for each in numbers)]


def _counted(found: Found) -> str:
    said = f"{text.counted(len(found.views), 'service')} interviewed"
    return f"{said}; {found.waiting:,} still to be, or not ended." if found.waiting else f"{said}."


def _picture(found: Found) -> Picture | None:
    framework, scale = found.framework, found.framework.scale
    if not found.views:
        return None
    caption = "Scores of the themes by service"
    drawn = heatmap.HeatMap(
        title=caption,
        least=scale.min,
        most=scale.max,
        threshold=float(scale.threshold),
        threshold_shown=rounding.shown(scale.threshold),
        columns=tuple(framework.say(arc.short or arc.title) for arc in framework.arcs),
        rows=tuple(
            (view.service, tuple(_square(framework, arc, view) for arc in framework.arcs)) for view in found.views
        ),
    )
    return picture(Figure(caption, heatmap.draw(drawn, "services"), _summary(found)))


def _square(framework: Framework, arc: Arc, view: View) -> heatmap.Square:
    value = interviews.mean(framework, arc, view.said)
    return heatmap.Square(None, "") if value is None else heatmap.Square(float(value), rounding.shown(value))


def _summary(found: Found) -> str:
    scored = [(theme.mean, theme) for theme in found.themes if theme.mean is not None]
    if not scored:
        return "No theme has a score."
    low, high = min(scored, key=lambda pair: pair[0])[1], max(scored, key=lambda pair: pair[0])[1]
    name = found.framework.say
    return (
        f"Highest over all services: {name(high.arc.title)}, {_shown(high.mean)}. "
        f"Lowest: {name(low.arc.title)}, {_shown(low.mean)}. The table under it says the same in figures."
    )


def _wanted(row: Row, wanted: Wanted) -> bool:
    service, state = wanted.filters.get("service", ""), wanted.filters.get("state", "")
    return text.folded(service) in text.folded(row.service) and state in {"", row.state}


def _row(row: Row) -> tuple[Cell | str | int, ...]:
    return (
        Cell(row.service, href=reverse("interview", args=[row.id])),
        row.organisation,
        row.role,
        row.interviewer,
        day(row.held_on),
        row.scored,
        row.notes,
        Cell(row.state.title_, tag=COLOURS[row.state]),
    )


def _theme(row: Interview, framework: Framework, place: int, said: dict[str, Said]) -> ThemePart:
    arc = framework.arcs[place]
    value = interviews.mean(framework, arc, said)
    answers = tuple(
        Fact(framework.say(question.text), [_score(framework, each.score), *filter(None, each.note.split("\n"))])
        for question in arc.questions
        for each in [said.get(question.id, Said())]
    )
    return ThemePart(
        title=framework.say(arc.title),
        place=f"Theme {place + 1} of {len(framework.arcs)}",
        mean="No score yet" if value is None else f"Mean {rounding.shown(value)}",
        answers=answers,
        href=reverse("interview_theme", args=[row.pk, arc.id]),
    )


def _score(framework: Framework, score: int | None) -> str:
    if score is None:
        return "No score"
    words = framework.scale.words.get(score)
    return f"{score}: {framework.say(words)}" if words else str(score)
