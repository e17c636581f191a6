"""GET /rounds: each year's run, and its guarded results."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema

from oneworkforce.assess.api.results import Part, ResultsDocument, document
from oneworkforce.assess.queries import round_heads as queries
from oneworkforce.assess.queries.round_heads import Head
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.problems import REFUSALS, Problem

router = Router(tags=["Rounds"])


class RoundHead(Schema):
    """One year's run of a framework."""

    id: UUID = Field(description="Its id.")
    title: str = Field(description="Its title.")
    year: int = Field(description="The year that it is of.")
    framework: str = Field(description="The id of its framework.")
    framework_version: int = Field(description="The version of its framework.")
    groupings: list[str] = Field(description="The columns by which its results are cut, fixed from the start.")
    min_cell: int = Field(description="The fewest people that a shown figure rests on.")
    weighted: bool = Field(description="Whether respondents are weighted to the frame.")
    synthetic: bool = Field(description="Whether its people are invented.")
    previous: UUID | None = Field(description="The round that change is shown against, null: none.")
    results: bool = Field(description="Whether it has results.")
    respondents: int | None = Field(description="People who answered; null: withheld, or there are no results.")


class Rounds(Schema):
    """Every round."""

    rounds: list[RoundHead] = Field(description="The latest year first.")


@router.get(
    "/rounds",
    response={200: Rounds, REFUSALS: Problem},
    summary="Every round",
    description="The rounds of the partnership that the token is of.",
    operation_id="rounds",
    url_name="api_rounds",
)
def rounds(request: Asked) -> Rounds:
    """Return all."""
    return Rounds(rounds=[_head(head) for head in queries.visible_to(request.viewer)])


@router.get(
    "/rounds/{uuid:round}",
    response={200: RoundHead, REFUSALS: Problem},
    summary="One round",
    description="One round, without its results.",
    operation_id="round",
    url_name="api_round",
)
def round(request: Asked, round: UUID) -> RoundHead:  # noqa: A001, A002  the field's word
    """Return one."""
    return _head(queries.get(request.viewer, round))


@router.get(
    "/rounds/{uuid:round}/results",
    response={200: ResultsDocument, REFUSALS: Problem},
    summary="The guarded results of a round",
    description=(
        "The document that `oneworkforce analyse --json` writes, with the same figures withheld as on every page: "
        "all of it, or the rows of some arcs and groups."
    ),
    operation_id="results",
    url_name="api_results",
)
def results(request: Asked, round: UUID, part: Query[Part]) -> HttpResponse:  # noqa: A002  the field's word
    """Return the document."""
    return HttpResponse(document(request.viewer, round, part), content_type="application/json; charset=utf-8")


def _head(head: Head) -> RoundHead:
    return RoundHead(
        id=head.id,
        title=head.title,
        year=head.year,
        framework=head.framework,
        framework_version=head.framework_version,
        groupings=list(head.by),
        min_cell=head.min_cell,
        weighted=head.weighted,
        synthetic=head.synthetic,
        previous=head.previous,
        results=head.results,
        respondents=head.respondents,
    )
