"""A framework as its page shows it, in its own language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from oneworkforce.assess.domain.framework import Arc, Framework, Question, Text
from oneworkforce.assess.queries.frameworks import Kept
from oneworkforce.lib import rounding, text
from oneworkforce.ui.parts import Cell, Fact

HEADINGS = (
    Cell("Framework"),
    Cell("Version"),
    Cell("Arcs", number=True),
    Cell("Questions", number=True),
    Cell("Used"),
)
EVERYONE = "Everyone"


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """A question: its id, its words, from whose side it looks, who is asked, and whether it is turned round."""

    id: str
    text: str
    perspective: str
    audiences: str
    reverse: bool


@dataclass(frozen=True, slots=True)
class ArcPart:
    """An arc: its place in the rainbow from 1, the child's statement ("" for none), its questions."""

    number: int
    title: str
    statement: str
    questions: tuple[QuestionPart, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page of a framework shows. `warning`: that rounds hold different texts of it, or ""."""

    title: str
    version: int
    facts: tuple[Fact, ...]
    arcs: tuple[ArcPart, ...]
    notes: str
    file: str
    warning: str


def row(kept: Kept) -> tuple[Cell | str | int, ...]:
    """Return one row of the list."""
    made = kept.framework
    to = reverse("framework", args=[made.id, made.version])
    return Cell(made.say(made.title), href=to), str(made.version), len(made.arcs), len(made.questions), _used(kept)


def page(kept: Kept) -> Page:
    """Return the page of one version."""
    made = kept.framework
    return Page(
        title=made.say(made.title),
        version=made.version,
        facts=_facts(kept),
        arcs=tuple(_arc(made, number, arc) for number, arc in enumerate(made.arcs, 1)),
        notes=made.notes,
        file=reverse("framework_file", args=[made.id, made.version]),
        warning=""
        if kept.texts == 1
        else "Rounds hold different texts under this id and version. This is that of the round set up last.",
    )


def _used(kept: Kept) -> str:
    came = "comes with OneWorkforce" if kept.shipped else ""
    used = f"in {text.counted(kept.rounds, 'round')}" if kept.rounds else "" if kept.shipped else "not yet"
    said = ", ".join(each for each in (used, came) if each)
    return said[:1].upper() + said[1:]


def _facts(kept: Kept) -> tuple[Fact, ...]:
    made = kept.framework
    scale = made.scale
    found = [
        Fact("Id", made.id),
        Fact("Used", _used(kept)),
        Fact(
            "Scores",
            [f"From {scale.min} to {scale.max}; {rounding.shown(scale.threshold)} is acceptable"]
            + [f"{score}: {made.say(words)}" for score, words in sorted(scale.words.items())],
        ),
    ]
    if made.audiences:
        found.append(Fact("Asked of", [made.say(title) for title in made.audiences.values()]))
    if made.perspectives:
        found.append(Fact("Looks from the side of", [made.say(title) for title in made.perspectives.values()]))
    return tuple(found)


def _arc(made: Framework, number: int, arc: Arc) -> ArcPart:
    said = made.say(arc.statement) if arc.statement else ""
    return ArcPart(number, made.say(arc.title), said, tuple(_question(made, each) for each in arc.questions))


def _question(made: Framework, question: Question) -> QuestionPart:
    return QuestionPart(
        id=question.id,
        text=made.say(question.text),
        perspective=_title(made, made.perspectives, question.perspective) if question.perspective else "Not given",
        audiences=", ".join(_title(made, made.audiences, each) for each in question.audiences) or EVERYONE,
        reverse=question.reverse,
    )


def _title(made: Framework, titles: Mapping[str, Text], key: str) -> str:
    return made.say(titles[key]) if key in titles else key
