"""The questionnaire that an audience sees: an arc a page, only what is asked of it, in the languages it has. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from oneworkforce.assess.domain.ballot import WITHOUT_SCORE
from oneworkforce.assess.domain.drafted import Drafted
from oneworkforce.assess.domain.framework import Arc, Framework, Question
from oneworkforce.lib.faults import Fault, Refused

LONGEST_REMARK = 500
SECONDS = 12
"""What one question takes, read and answered on a phone."""
REMARK = "remark"
"""The name of a page's field of one's own words."""


@dataclass(frozen=True, slots=True)
class Page:
    """One arc, with those of its questions that the audience is asked."""

    arc: Arc
    questions: tuple[Question, ...]


def pages(framework: Framework, audience: str) -> tuple[Page, ...]:
    """Return the pages of `audience`; an arc of which nothing is asked has none."""
    asked = (Page(arc, tuple(one for one in arc.questions if framework.asks(one, audience))) for arc in framework.arcs)
    return tuple(page for page in asked if page.questions)


def minutes(framework: Framework, audience: str) -> int:
    """Return how long it takes about, at least two."""
    asked = sum(len(page.questions) for page in pages(framework, audience))
    return max(2, -(-asked * SECONDS // 60))


def languages(framework: Framework) -> tuple[str, ...]:
    """Return the languages in which every question can be read, the framework's own first."""
    codes = dict.fromkeys(code for question in framework.questions for code in question.text)
    every = [code for code in codes if all(code in question.text for question in framework.questions)]
    return (framework.language, *(code for code in every if code != framework.language))


def with_page(framework: Framework, drafted: Drafted, page: Page, typed: Mapping[str, str]) -> Drafted:
    """Return the draft with one page as it was sent. What is no answer counts as none.

    Refused where the remark is too long.
    """
    scores = {str(score) for score in range(framework.scale.min, framework.scale.max + 1)}
    known = scores | set(WITHOUT_SCORE)
    said = {one.id: typed.get(one.id, "") for one in page.questions}
    said = {question: word if word in known else "" for question, word in said.items()}
    remarks = dict(drafted.remarks)
    if page.arc.remark:
        remark = "\n".join(typed.get(REMARK, "").split("\r\n")).strip()
        if len(remark) > LONGEST_REMARK:
            what = f"Your own words are longer than {LONGEST_REMARK} characters."
            raise Refused(Fault(REMARK, what, "Shorten them."))
        remarks[page.arc.id] = remark
    return replace(drafted, said={**drafted.said, **said}, remarks=remarks)


def has_answer(framework: Framework, audience: str, said: Mapping[str, str]) -> bool:
    """Return whether anything was answered: a score, "don't know" or "not applicable"."""
    return any(said.get(question.id) for page in pages(framework, audience) for question in page.questions)
