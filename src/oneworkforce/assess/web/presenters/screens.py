"""The screens of a workshop: finished words and pictures, large enough for the far end of a room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from uuid import UUID

from django.urls import reverse
from markupsafe import Markup

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain import workshop as rules
from oneworkforce.assess.domain.framework import Arc, Question
from oneworkforce.assess.domain.kinds import Strength
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Row
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.domain.workshop import Kind, Screen
from oneworkforce.assess.models import Workshop
from oneworkforce.assess.queries.workshops import Beside
from oneworkforce.assess.reports import pictures, tables
from oneworkforce.assess.web.presenters.drawn import Picture
from oneworkforce.lib import text
from oneworkforce.ui import band, levels, palette, rainbow_parts
from oneworkforce.ui.jinja import day
from oneworkforce.ui.on_page import on_page
from oneworkforce.ui.parts import Link

SIGNS = {"above": "▲", "at": "●", "below": "▼"}


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the strip of screens: its short sign, its name, its colour's class, and whether one is on it."""

    sign: str
    label: str
    url: str
    colour: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every screen: the round, the day, where one is, and the ways back and on."""

    round_title: str
    when: str
    synthetic: bool
    workshop: UUID
    steps: tuple[Step, ...]
    before: Link | None
    after: Link | None
    here: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One group or question: its name, its score as shown, its sign and standing in a word, its bar."""

    name: str
    score: str
    sign: str
    plain: str
    bar: Markup | None


@dataclass(frozen=True, slots=True)
class ArcScreen:
    """One arc as it is shown on the wall."""

    number: int
    title: str
    statement: str
    colour: str
    picture: Picture
    standing: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Scored, ...]], ...]
    lowest: tuple[Scored, ...]
    highest: tuple[Scored, ...]
    evidence: str
    threshold: str


def frame(row: Workshop, arcs: Sequence[Arc], read: Reading, here: Screen, *, synthetic: bool) -> Frame:
    """Return what stands around the screen `here`."""
    walk = rules.screens(arc.id for arc in arcs)
    titles = {arc.id: read.title(arc) for arc in arcs}
    colours = {arc.id: colour_class(arc, place) for place, arc in enumerate(arcs)}
    before, after = rules.beside(walk, here)
    return Frame(
        round_title=row.round.title,
        when=day(row.held_on),
        synthetic=synthetic,
        workshop=row.pk,
        steps=tuple(
            Step(
                {Kind.RAINBOW: "All", Kind.DECIDED: "End"}.get(each.kind, str(at)),
                _label(each, titles),
                address(row, each),
                colours.get(each.arc, ""),
                each == here,
            )
            for at, each in enumerate(walk)
        ),
        before=_link(row, before, titles),
        after=_link(row, after, titles),
        here=f"{walk.index(here) + 1} of {len(walk)}",
    )


def arc_screen(whole: Reading, read: Reading, arc: Arc, beside: Beside) -> ArcScreen:
    """Return one arc. `whole` holds every arc of everyone, `read` this one of every group with its questions."""
    place = whole.framework.arcs.index(arc)
    drawn = _rainbow(whole, place)
    at = place if len(drawn.arcs) > 1 else 0
    colour = drawn.arcs[at].colour
    shown = read.shown_questions(arc.questions)
    lowest, highest = rules.ends(sorted(shown, key=lambda pair: scores.score(pair[1])))
    return ArcScreen(
        number=place + 1,
        title=whole.title(arc),
        statement=whole.framework.say(arc.statement) if arc.statement else "",
        colour=colour_class(arc, place),
        picture=Picture(
            f"{drawn.arcs[at].title}: {drawn.arcs[at].status}",
            on_page(band.draw(drawn, at, "band")),
            band.words(drawn, at),
            on_page(band.draw(drawn, at, "band-phone", narrow=True)),
        ),
        standing=rules.standing(read, arc),
        groups=tuple(
            (column.capitalize(), tuple(_group(read, arc, by, colour) for by in read.alone(column)))
            for column in read.results.groupings
            if read.alone(column)
        ),
        lowest=_questions(read, lowest),
        highest=_questions(read, highest),
        evidence=evidence(beside),
        threshold=read.threshold,
    )


def evidence(found: Beside) -> str:
    """Return what stands beside perception: "3 pieces of evidence (1 strong, 2 weak) and 4 notes stand beside it."."""
    pieces = sum(found.evidence.values())
    said = []
    if pieces:
        each = ", ".join(
            f"{many} {_strength(strength)}" for strength in Strength if (many := found.evidence.get(strength))
        )
        said.append(f"{text.counted(pieces, 'piece')} of evidence ({each})")
    if found.notes:
        said.append(f"{text.counted(found.notes, 'note')} from focus groups")
    if not said:
        return ""
    return f"{text.listed(said)} {'stands' if pieces + found.notes == 1 else 'stand'} beside this score."


def colour_class(arc: Arc, place: int) -> str:
    """Return the class of an arc's colour; "" where its framework gives it one of its own."""
    colour = arc.colour or palette.ARCS[place % len(palette.ARCS)]
    return f"ow-arc-{palette.ARCS.index(colour) + 1}" if colour in palette.ARCS else ""


def address(row: Workshop, screen: Screen) -> str:
    """Return where a screen is."""
    if screen.kind is Kind.ARC:
        return reverse("workshop_arc", args=[row.pk, screen.arc])
    return reverse("workshop_rainbow" if screen.kind is Kind.RAINBOW else "workshop_end", args=[row.pk])


def _label(each: Screen, titles: Mapping[str, str]) -> str:
    return {Kind.RAINBOW: "The whole rainbow", Kind.DECIDED: "What was decided"}.get(each.kind) or titles[each.arc]


def _link(row: Workshop, each: Screen | None, titles: Mapping[str, str]) -> Link | None:
    return None if each is None else Link(_label(each, titles), address(row, each))


def _rainbow(read: Reading, place: int) -> rainbow_parts.Rainbow:
    """Return every arc to draw around this one; this one alone where there are more than a rainbow holds."""
    arcs = read.framework.arcs
    if len(arcs) <= rainbow_parts.MOST_ARCS:
        return pictures.of(read)
    return pictures.of(replace(read, framework=replace(read.framework, arcs=(arcs[place],))))


def _group(read: Reading, arc: Arc, by: By, colour: str) -> Scored:
    row = read.arc(arc, by)
    return _scored(read, read.name(by), row, colour)


def _questions(read: Reading, found: Sequence[tuple[Question, Row]]) -> tuple[Scored, ...]:
    return tuple(_scored(read, read.said(question), row, "") for question, row in found)


def _scored(read: Reading, name: str, row: Row, colour: str) -> Scored:
    score, _, plain, _ = tables.standing(row)
    shown = reading.score(row) is not None
    sign = SIGNS.get(row.plain or "", "") if shown else ""
    return Scored(name, score, sign, plain if shown else "", _bar(read, row, colour) if shown and colour else None)


def _bar(read: Reading, row: Row, colour: str) -> Markup:
    scale = read.framework.scale

    def share(value: float | Fraction | None) -> float | None:
        return None if value is None else (float(value) - scale.min) / (scale.max - scale.min)

    level = levels.Level(share(row.mean) or 0.0, share(scale.threshold) or 0.0, share(row.low), share(row.high))
    return on_page(levels.draw(level, colour))


def _strength(strength: Strength) -> str:
    return strength.title_.partition(":")[0].lower()
