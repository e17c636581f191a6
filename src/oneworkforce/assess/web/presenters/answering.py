"""The questionnaire as its pages show it: in the language of whoever reads, each text marked where it is in another."""

from collections.abc import Mapping
from dataclasses import dataclass

import langcodes
from django.urls import reverse

from oneworkforce.assess.domain import page_words, questionnaire
from oneworkforce.assess.domain.framework import Framework, Question, Text
from oneworkforce.assess.domain.questionnaire import LONGEST_REMARK
from oneworkforce.assess.models import Round
from oneworkforce.assess.queries.answering import Holder
from oneworkforce.ui import faces


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the framework's, and its language where that is not the page's ("")."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. `face`: drawn, or ""; `plain`: no score."""

    value: str
    said: Said
    checked: bool
    face: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answers."""

    id: str
    said: Said
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language to choose: how it calls itself."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around each page: its language, its words, where its parts are."""

    lang: str
    words: Mapping[str, str]
    partnership: str
    base: str
    language: str

    def url(self, page: int | str = "") -> str:
        """Return the address of a page, or of "check" or "later"."""
        return f"{self.base}{page}/" if page else self.base


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first page. `code` is shown to whoever came by an open link."""

    title: Said
    sentences: tuple[str, ...]
    told: tuple[str, ...]
    tongues: tuple[Tongue, ...]
    start: str
    resumed: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class ArcPage:
    """One page of questions. `child`: drawn faces, short words, big buttons."""

    number: int
    total: int
    of: str
    title: Said
    statement: Said | None
    questions: tuple[Asked, ...]
    child: bool
    remark: Said | None
    remark_value: str
    remark_hint: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One question on the page of checking."""

    said: Said
    answer: Said | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One arc on the page of checking."""

    title: Said
    number: int
    lines: tuple[Line, ...]
    remark: str


def frame(partnership: str, base: str, language: str) -> Frame:
    """Return what stands around a page for somebody who reads `language`."""
    lang = page_words.of(language)
    return Frame(lang, page_words.words(lang), partnership, base, language)


def say(texts: Text, framework: Framework, around: Frame) -> Said:
    """Return a text in the reader's language, else in the framework's own."""
    code = around.language if around.language in texts else framework.language
    return Said(texts[code], "" if code == around.lang else code)


def welcome(row: Round, framework: Framework, audience: str, around: Frame, start: str) -> Welcome:
    """Return the first page of an audience."""
    words, pages = around.words, questionnaire.pages(framework, audience)
    minutes = questionnaire.minutes(framework, audience)
    long = words["welcome_one" if len(pages) == 1 else "welcome_long"].format(minutes=minutes, pages=len(pages))
    until = [words["welcome_until"].format(date=last_day(row, around))] if row.closes_on else []
    told = [words[f"what_{key}"] for key in ("sealed", "joined")]
    told += [words["what_groups"].format(least=row.min_cell)]
    told += [words["what_words"]] if any(page.arc.remark for page in pages) else []
    return Welcome(
        say(framework.title, framework, around),
        (words["welcome_who"].format(partnership=around.partnership), long, *until, words["welcome_choice"]),
        (*told, words["what_saved"]),
        tongues(framework, around),
        start,
        resumed=False,
    )


def tongues(framework: Framework, around: Frame) -> tuple[Tongue, ...]:
    """Return the languages to choose from; none where there is one alone."""
    codes = questionnaire.languages(framework)
    if len(codes) == 1:
        return ()
    return tuple(
        Tongue(code, langcodes.Language.get(code).autonym(), f"?language={code}", code == around.language)
        for code in codes
    )


def arc_page(holder: Holder, number: int, around: Frame, typed: Mapping[str, str] | None = None) -> ArcPage:
    """Return page `number` with what was saved, or with what was `typed` and cannot be kept."""
    framework, audience = holder.framework, holder.cell.audience
    pages = questionnaire.pages(framework, audience)
    page, words, child = pages[number - 1], around.words, audience in framework.faces
    said = holder.drafted.said if typed is None else typed
    remark = holder.drafted.remarks.get(page.arc.id, "") if typed is None else typed.get(questionnaire.REMARK, "")
    statement = page.arc.statement
    return ArcPage(
        number,
        len(pages),
        words["page_of"].format(page=number, pages=len(pages)),
        say(page.arc.short if child and page.arc.short else page.arc.title, framework, around),
        say(statement, framework, around) if statement else None,
        tuple(_asked(one, framework, said.get(one.id, ""), around, child=child) for one in page.questions),
        child,
        say(page.arc.remark, framework, around) if page.arc.remark else None,
        remark,
        words["remark_hint"].format(longest=LONGEST_REMARK),
        "" if typed is None else words["remark_long"].format(longest=LONGEST_REMARK),
    )


def checked(holder: Holder, around: Frame) -> tuple[tuple[Checked, ...], int]:
    """Return every page with its answers, and how many questions have none."""
    framework, audience = holder.framework, holder.cell.audience
    said, remarks = holder.drafted.said, holder.drafted.remarks
    child = audience in framework.faces
    found, missing = [], 0
    for number, page in enumerate(questionnaire.pages(framework, audience), start=1):
        asked = [_asked(one, framework, said.get(one.id, ""), around, child=child) for one in page.questions]
        lines = tuple(Line(one.said, _chosen(one)) for one in asked)
        missing += sum(line.answer is None for line in lines)
        title = say(page.arc.title, framework, around)
        found.append(Checked(title, number, lines, remarks.get(page.arc.id, "")))
    return tuple(found), missing


def last_day(row: Round, around: Frame) -> str:
    """Return the last day of a round in words; "" where it has none yet."""
    return page_words.day(row.closes_on, around.lang) if row.closes_on else ""


def door(partnership: object, token: str) -> str:
    """Return the address of a questionnaire's first page."""
    return reverse("answer", args=[partnership, token])


def _asked(question: Question, framework: Framework, value: str, around: Frame, *, child: bool) -> Asked:
    words, scale = around.words, framework.scale
    drawn = child and scale.points == faces.MANY
    options = []
    for at, score in enumerate(range(scale.min, scale.max + 1)):
        mood = faces.MANY - at if question.reverse else at + 1
        said = Said(words[f"face_{at + 1}"]) if drawn else _score(score, framework, around)
        options.append(Option(str(score), said, value == str(score), faces.face(mood) if drawn else ""))
    prefix = "child_" if child else ""
    for name, key in (("dk", "dont_know"), ("na", "not_applicable")):
        options.append(Option(name, Said(words[prefix + key]), value == name, plain=True))
    texts = question.short if child and question.short else question.text
    return Asked(question.id, say(texts, framework, around), tuple(options))


def _score(score: int, framework: Framework, around: Frame) -> Said:
    texts = framework.scale.words.get(score)
    if not texts:
        return Said(str(score))
    said = say(texts, framework, around)
    return Said(f"{score} \N{EN DASH} {said.text}", said.lang)


def _chosen(one: Asked) -> Said | None:
    return next((option.said for option in one.options if option.checked), None)
