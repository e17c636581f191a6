"""The results in a terminal: plain text without colours, no wider than asked."""

import textwrap
from collections.abc import Iterable, Sequence

from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.domain.sentences import change, groups, response, scores, withheld
from oneworkforce.assess.reports import pictures
from oneworkforce.lib import rounding
from oneworkforce.ui import rainbow, rainbow_parts

LOWEST_ARCS = 3
LOWEST_QUESTIONS = 5


def summary(results: Results, framework: Framework, *, width: int = 80) -> str:
    """Return the rainbow as text, the overall, what is weakest, which groups differ, what was withheld and why."""
    read = Reading(results, framework)
    parts = [
        _title(read),
        _rainbow(read, width),
        _said((*response.answered(read), *scores.overall(read), *scores.against_threshold(read)), width),
        _listed("Weakest arcs", [_arc(read, pair) for pair in scores.lowest_arcs(read, LOWEST_ARCS)], width),
        _listed("Lowest questions", list(_questions(read)), width),
        *(_groups(read, column, width) for column in results.groupings),
        _listed("Since the previous round", [*change.overall(read), *change.arcs(read)], width),
        _listed("Withheld", withheld.found(read), width),
        _listed("Please note", [*results.notes, *withheld.limits(read)[1:]], width),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _title(read: Reading) -> str:
    return f"{read.framework.say(read.framework.title)}, version {read.results.framework_version}"


def _rainbow(read: Reading, width: int) -> str:
    if len(read.framework.arcs) > rainbow_parts.MOST_ARCS:
        return ""
    return rainbow.text(pictures.of(read), width).rstrip("\n")


def _arc(read: Reading, pair: scores.Scored) -> str:
    arc, row = pair
    said = f"{read.title(arc)}: {scores.figures(row)}"
    return f"{said}; {row.call}" if row.call else said


def _questions(read: Reading) -> Iterable[str]:
    for arc, question, row in scores.lowest_questions(read, LOWEST_QUESTIONS):
        yield f"{rounding.shown(scores.score(row))}  {read.wording(question)} ({read.short(arc)})"


def _groups(read: Reading, column: str, width: int) -> str:
    apart = groups.differing(read, column)
    return "\n".join((_said(apart[:1], width), *(_item(said, width) for said in apart[1:]))) if apart else ""


def _said(sentences: Sequence[str], width: int) -> str:
    return _filled(" ".join(sentences), width)


def _listed(heading: str, items: Sequence[str], width: int) -> str:
    """Return a heading with its items below; "" without items."""
    return "\n".join((f"{heading}:", *(_item(said, width) for said in items))) if items else ""


def _item(said: str, width: int) -> str:
    return _filled(said, width, "  - ", "    ")


def _filled(said: str, width: int, first: str = "", rest: str = "") -> str:
    """Return text in lines; control characters, which could steer a terminal, are left out."""
    plain = "".join(letter if letter.isprintable() else " " for letter in said)
    return textwrap.fill(plain, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
