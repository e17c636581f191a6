"""GET /frameworks: the questionnaires behind the rounds."""

from collections.abc import Mapping
from typing import Any

from ninja import Field, Router, Schema

from oneworkforce.assess.domain.framework import Arc, Framework, Question, Text
from oneworkforce.assess.queries import frameworks as queries
from oneworkforce.assess.queries.frameworks import Kept
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.problems import REFUSALS, Problem

router = Router(tags=["Frameworks"])

WORDS = "The same words by language code."


class FrameworkHead(Schema):
    """A version of a framework."""

    id: str = Field(description="Its id, the same in every version.")
    version: int = Field(description="Its version. A version that people have answered never changes.")
    title: str = Field(description="Its title in its own language.")
    language: str = Field(description="The code of its own language.")
    shipped: bool = Field(description="Whether it came with the product.")
    rounds: int = Field(description="How many rounds of the partnership were run with it.")
    arcs: int = Field(description="How many arcs it has.")
    questions: int = Field(description="How many questions it has, over all arcs.")


class Frameworks(Schema):
    """Every framework that can be looked at."""

    frameworks: list[FrameworkHead] = Field(description="By title, the newest version of each first.")


class QuestionPart(Schema):
    """One statement to score."""

    id: str = Field(description="Its id, as in results.")
    text: dict[str, str] = Field(description=WORDS)
    perspective: str = Field(description="The id of whose side it looks from, empty where none is given.")
    audiences: list[str] = Field(description="The ids of who is asked it; empty: everyone.")
    reverse: bool = Field(description="Whether a low answer is the good one; results have it turned round already.")


class ArcPart(Schema):
    """One colour of the rainbow."""

    id: str = Field(description="Its id, as in results and in the links of actions.")
    title: dict[str, str] = Field(description=WORDS)
    statement: dict[str, str] = Field(description="What a child would say where it goes well, by language code.")
    colour: str = Field(description="Its colour as #rrggbb, empty where none is given.")
    questions: list[QuestionPart] = Field(description="Its questions in the order in which they are asked.")


class ScalePart(Schema):
    """What can be answered."""

    min: int = Field(description="The lowest score.")
    max: int = Field(description="The highest score.")
    threshold: str = Field(description="The score from which on it is acceptable, as a decimal.")
    words: dict[int, dict[str, str]] = Field(description="What a score means, by language code.")


class FrameworkWhole(FrameworkHead):
    """A version of a framework with all that is asked."""

    audience_column: str | None = Field(description="The heading of answers that says who answers, null: none does.")
    audiences: dict[str, dict[str, str]] = Field(description="The title of each audience by its id.")
    perspectives: dict[str, dict[str, str]] = Field(description="The title of each perspective by its id.")
    scale: ScalePart = Field(description="What can be answered.")
    parts: list[ArcPart] = Field(description="The arcs in the order of the rainbow, the outermost first.")


@router.get(
    "/frameworks",
    response={200: Frameworks, REFUSALS: Problem},
    summary="Every framework",
    description="The frameworks that come with the product, and those that rounds of the partnership were run with.",
    operation_id="frameworks",
    url_name="api_frameworks",
)
def frameworks(request: Asked) -> Frameworks:
    """Return the heads of all."""
    return Frameworks(frameworks=[FrameworkHead(**_head(kept)) for kept in queries.visible_to(request.viewer)])


@router.get(
    "/frameworks/{slug:framework}/{int:version}",
    response={200: FrameworkWhole, REFUSALS: Problem},
    summary="One framework",
    description="One version of a framework: its scale, its arcs and every question.",
    operation_id="framework",
    url_name="api_framework",
)
def framework(request: Asked, framework: str, version: int) -> FrameworkWhole:
    """Return one version."""
    kept = queries.get(request.viewer, framework, version)
    made = kept.framework
    return FrameworkWhole(
        **_head(kept),
        audience_column=made.audience_column,
        audiences=_texts(made.audiences),
        perspectives=_texts(made.perspectives),
        scale=_scale(made),
        parts=[_arc(arc) for arc in made.arcs],
    )


def _head(kept: Kept) -> dict[str, Any]:
    made = kept.framework
    return {
        "id": made.id,
        "version": made.version,
        "title": made.say(made.title),
        "language": made.language,
        "shipped": kept.shipped,
        "rounds": kept.rounds,
        "arcs": len(made.arcs),
        "questions": len(made.questions),
    }


def _scale(made: Framework) -> ScalePart:
    scale = made.scale
    return ScalePart(
        min=scale.min,
        max=scale.max,
        threshold=str(float(scale.threshold)),
        words={score: dict(words) for score, words in scale.words.items()},
    )


def _arc(arc: Arc) -> ArcPart:
    return ArcPart(
        id=arc.id,
        title=dict(arc.title),
        statement=dict(arc.statement),
        colour=arc.colour,
        questions=[_question(question) for question in arc.questions],
    )


def _question(question: Question) -> QuestionPart:
    return QuestionPart(
        id=question.id,
        text=dict(question.text),
        perspective=question.perspective,
        audiences=list(question.audiences),
        reverse=question.reverse,
    )


def _texts(given: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {key: dict(words) for key, words in given.items()}
