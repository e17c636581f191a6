"""A questionnaire on paper: what an audience is asked, numbered; its plain text; and answers typed from it. Pure."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from oneworkforce.assess.domain.framework import Framework, Question, Scale, Text

WIDTH = 40
"""Letters a line of plain text: what a Braille page holds."""
DONT_KNOW, NOT_APPLICABLE, BLANK = "d", "n", "-"
WORDS: Mapping[str, str] = {DONT_KNOW: "dk", NOT_APPLICABLE: "na", BLANK: ""}
"""What is typed for an answer without a score, and how a ballot says it."""
_SINGLE = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it stands on paper."""

    number: int
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """An arc with what is asked of an audience; `remark` asks for own words, or is ""."""

    id: str
    title: str
    remark: str
    asked: tuple[Asked, ...]

    @property
    def numbers(self) -> str:
        """Return which questions it holds, in words."""
        first, last = self.asked[0].number, self.asked[-1].number
        return f"Question {first}" if first == last else f"Questions {first} to {last}"


def spoken(shape: Framework, words: Text, language: str) -> str:
    """Return words in a language, or in the framework's own where it has none in that."""
    return words.get(language) or words.get(shape.language, "")


def parts(shape: Framework, audience: str, language: str) -> tuple[Part, ...]:
    """Return the arcs of a framework of which `audience` is asked something, questions numbered through."""
    found, number = [], 0
    for arc in shape.arcs:
        asked = []
        for question in arc.questions:
            if shape.asks(question, audience):
                number += 1
                asked.append(Asked(number, question.id, _words(shape, question, audience, language)))
        if asked:
            remark = spoken(shape, arc.remark, language)
            found.append(Part(arc.id, spoken(shape, arc.title, language), remark, tuple(asked)))
    return tuple(found)


def scores(shape: Framework, language: str) -> tuple[tuple[int, str], ...]:
    """Return each score of the scale with its words, "" where it has none."""
    scale = shape.scale
    return tuple(
        (score, spoken(shape, scale.words.get(score, {}), language)) for score in range(scale.min, scale.max + 1)
    )


def single(scale: Scale) -> bool:
    """Whether each score of a scale is one figure, so that answers can be typed without blanks between them."""
    return scale.min >= 0 and scale.max <= _SINGLE


def read(said: str, part: Part, scale: Scale) -> Mapping[str, str]:
    """Return what was typed for an arc, by question as a ballot takes it; nothing typed is nothing answered.

    ValueError, with a sentence, for a sign that is no answer, and where there are more or fewer than questions.
    """
    typed = said.lower().split() if not single(scale) else list(re.sub(r"[\s,;.]+", "", said.lower()))
    if not typed:
        return {}
    known = {str(score) for score in range(scale.min, scale.max + 1)}
    for place, each in enumerate(typed):
        if each not in WORDS and each not in known:
            where = part.asked[min(place, len(part.asked) - 1)].number
            raise ValueError(
                f"Question {where} has no such answer. Type {scale.min} to {scale.max}, d, n, or - for a blank."
            )
    if len(typed) != len(part.asked):
        raise ValueError(f"{part.numbers} make {len(part.asked)}, but {len(typed)} were typed. Type - for a blank.")
    return {asked.id: WORDS.get(each, each) for asked, each in zip(part.asked, typed, strict=True)}


def plain(shape: Framework, audience: str, language: str, *, closes: str, back: str) -> str:
    """Return the questionnaire as plain text fit for Braille: one idea a line, numbered, nothing side by side."""
    said = [
        spoken(shape, shape.title, language),
        "",
        "There is no right answer.",
        "Please do not write your name.",
        "Answer each question with one figure or letter.",
        "",
        "The answers are:",
        *(f"{score}: {words}" if words else f"{score}" for score, words in scores(shape, language)),
        "D: I do not know",
        "N: this does not apply to me",
    ]
    for part in parts(shape, audience, language):
        said += ["", "", part.title, ""]
        for asked in part.asked:
            said += [f"{asked.number}. {asked.words}", f"Answer {asked.number}:", ""]
        if part.remark:
            said += [part.remark, "Your words:", ""]
    said += ["", *(line for line in (closes, back) if line), "Thank you.", "End of the questionnaire."]
    lines = [wrapped for line in said for wrapped in (textwrap.wrap(line, WIDTH, subsequent_indent="  ") or [""])]
    return "\n".join(lines) + "\n"


def _words(shape: Framework, question: Question, audience: str, language: str) -> str:
    short = spoken(shape, question.short, language) if audience in shape.faces else ""
    return short or spoken(shape, question.text, language)
