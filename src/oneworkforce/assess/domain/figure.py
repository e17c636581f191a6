"""One figure of the results: which it is, how it is found again, what it is called, how it reads in a sentence."""

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import By, Row
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.lib import text

WITHHELD = "withheld"
NO_SCORE = "no score"
_LETTERS = 12


class About(NamedTuple):
    """What a figure is about: a group, and an arc or one of its questions; neither is the overall."""

    by: By = ()
    arc: str = ""
    question: str = ""


def about(row: Row) -> About:
    """Return what a row is about."""
    return About(row.by, row.arc or "", row.question or "")


def key(by: By) -> str:
    """Return a group as it stands in an address: the same for the same group, whatever else there is; "" the whole."""
    return hashlib.sha256(json.dumps(by, ensure_ascii=False).encode()).hexdigest()[:_LETTERS] if by else ""


def group(groups: Iterable[By], said: str) -> By | None:
    """Return the group whose `key` is `said`; None where there is none."""
    return next((by for by in groups if key(by) == said), None)


def known(framework: Framework, figure: About) -> bool:
    """Say whether the framework has that arc, and that arc that question."""
    if not figure.arc:
        return not figure.question
    questions = next((each.questions for each in framework.arcs if each.id == figure.arc), None)
    if questions is None:
        return False
    return not figure.question or any(each.id == figure.question for each in questions)


def row(read: Reading, figure: About) -> Row | None:
    """Return the row of a figure; None where the results no longer have the group, or the framework the question."""
    if figure.by not in read.results.groups or not known(read.framework, figure):
        return None
    for arc in read.framework.arcs:
        if arc.id == figure.arc and not figure.question:
            return read.arc(arc, figure.by)
        for question in arc.questions:
            if question.id == figure.question:
                return read.question(question, figure.by)
    return read.overall(figure.by)


def title(read: Reading, figure: About) -> str:
    """Return what a figure is called: "Shared vision, Willow", "“We plan together.”, Everyone"."""
    return f"{thing(read, figure)}, {reading.within(read.name(figure.by)) if not figure.by else read.name(figure.by)}"


def thing(read: Reading, figure: About) -> str:
    """Return the same without the group."""
    for arc in read.framework.arcs:
        if arc.id == figure.arc:
            return next((read.wording(each) for each in arc.questions if each.id == figure.question), read.title(arc))
    return "All arcs"


def value(found: Row | None) -> str:
    """Return how a figure reads: its score, interval and people; that it is withheld; or that there is none."""
    if found is None:
        return "no longer among the results"
    if found.withheld is not None:
        return WITHHELD
    if reading.score(found) is None:
        return NO_SCORE
    people = "" if found.n is None else f", {text.counted(found.n, 'person', 'people')}"
    return f"{scores.figures(found)}{people}"


def sentence(read: Reading, figure: About) -> str:
    """Return a figure as it supports a finding, as the results in force have it."""
    return f"{title(read, figure)}: {value(row(read, figure))}."
