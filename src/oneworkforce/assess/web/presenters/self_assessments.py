"""Self-assessments in words, for their owner; and the needs that were sent, for central support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from oneworkforce.assess.domain import self_assessments as rules
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.models import SelfAssessment
from oneworkforce.assess.queries.self_assessments import Mine, Sent
from oneworkforce.lib import rounding, text
from oneworkforce.ui.jinja import day, moment
from oneworkforce.ui.spreadsheet import Value

WORDS = {"dk": "I don't know", "na": "It does not apply to me", "": "Not answered"}


@dataclass(frozen=True, slots=True)
class Card:
    """A round on the page of self-assessments: what to do with it. `own`: theirs, None where it is not begun."""

    title: str
    state: str
    until: str
    round: UUID
    own: UUID | None


@dataclass(frozen=True, slots=True)
class ArcPart:
    """One arc for its owner: how much is answered, its mean, where it is filled."""

    title: str
    answered: str
    mean: str
    href: str


@dataclass(frozen=True, slots=True)
class Help:
    """An arc in which support may help: why, and where a need is written."""

    title: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own self-assessment. `first`: where to go on, or ""."""

    id: UUID
    title: str
    until: str
    finished: bool
    open: bool
    arcs: tuple[ArcPart, ...]
    helped: tuple[Help, ...]
    first: str


@dataclass(frozen=True, slots=True)
class NeedPart:
    """A need as a page shows it; `reply` is "" where there is none yet."""

    id: UUID
    title: str
    sent: str
    words: tuple[str, ...]
    reply: tuple[str, ...]
    replied: str


def cards(found: Sequence[Mine]) -> list[Card]:
    """Return the rounds that a member may fill, or has begun."""
    return [Card(each.title, _state(each), _until(each), each.round, each.own) for each in found]


def own(row: SelfAssessment, framework: Framework, said: Mapping[str, str], *, open: bool) -> OwnPage:  # noqa: A002
    """Return the page of one's own self-assessment."""
    standings = rules.standings(framework, said)
    arcs = tuple(_arc(row, framework, each) for each in standings)
    first = next((part.href for part, each in zip(arcs, standings, strict=True) if not each.answered), "")
    last = row.round.closes_on
    return OwnPage(
        id=row.pk,
        title=row.round.title,
        until=f"It can be filled until {day(last)}." if last else "",
        finished=row.finished,
        open=open,
        arcs=arcs,
        helped=tuple(_help(row, framework, each) for each in rules.helped(standings)),
        first=first,
    )


def rows(framework: Framework, said: Mapping[str, str]) -> list[Sequence[Value]]:
    """Return one's own answers for one's own file."""
    return [
        (framework.say(arc.title), framework.say(question.text), answer(framework, said.get(question.id, "")))
        for arc in framework.arcs
        for question in arc.questions
    ]


def answer(framework: Framework, word: str) -> str:
    """Return an answer in words."""
    if word in WORDS:
        return WORDS[word]
    words = framework.scale.words.get(int(word))
    return f"{word}: {framework.say(words)}" if words else word


def mine(found: Sequence[Sent]) -> list[NeedPart]:
    """Return the needs that their owner sent."""
    return [_need(each, f"{each.arc_title} ({each.round_title})", f"Sent on {_on(each.sent_at)}") for each in found]


def needs(found: Sequence[Sent]) -> list[NeedPart]:
    """Return the needs of a round, for central support."""
    return [_need(each, each.arc_title, f"{who(each)}, sent on {_on(each.sent_at)}") for each in found]


def who(each: Sent) -> str:
    """Return who sent a need, and from where."""
    return f"{each.who}, {each.organisation}" if each.organisation else each.who


def counted(found: Sequence[Sent]) -> str:
    """Return how many needs there are, and how many wait."""
    if not found:
        return "No need was sent yet."
    waiting = sum(not each.reply for each in found)
    return f"{text.counted(len(found), 'need')} sent, {waiting:,} without a reply."


def _need(each: Sent, title: str, sent: str) -> NeedPart:
    replied = f"{each.replied_by}, {moment(each.replied_at)}" if each.replied_at else ""
    return NeedPart(each.id, title, sent, _lines(each.words), _lines(each.reply), replied)


def _on(at: datetime) -> str:
    return day(at)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.split("\n") if line.strip())


def _state(each: Mine) -> str:
    if each.own is None:
        return "Not begun"
    return "Finished" if each.finished else "Begun"


def _until(each: Mine) -> str:
    if not each.open:
        return "Its last day has passed. You can still read yours and take it along until the round is closed."
    return f"Until {day(each.closes_on)}" if each.closes_on else "Open"


def _arc(row: SelfAssessment, framework: Framework, each: rules.Standing) -> ArcPart:
    return ArcPart(
        title=framework.say(each.arc.title),
        answered=f"{each.answered} of {text.counted(len(each.arc.questions), 'question')} answered",
        mean="No score" if each.mean is None else f"Mean {rounding.shown(each.mean)}",
        href=reverse("self_assessment_arc", args=[row.pk, each.arc.id]),
    )


def _help(row: SelfAssessment, framework: Framework, each: rules.Standing) -> Help:
    said = text.listed([f"“{framework.say(question.text)}”" for question in each.weak])
    words = f"You scored lowest, below {rounding.shown(framework.scale.threshold)}: {said}"
    return Help(framework.say(each.arc.title), words, f"{reverse('need_send', args=[row.pk])}?arc={each.arc.id}")
