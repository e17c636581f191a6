"""The document of guarded results, key by key as docs/reference/results.md has it, and a part of it."""

from collections.abc import Collection
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import results_json
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.queries import stored
from oneworkforce.lib.faults import Fault, Refused

OVERALL = "overall"
"""The word for the rows of all arcs together, where arcs are chosen."""


class ChangePart(Schema):
    """This round against the previous one, over the questions that are worded alike in both or mapped."""

    mean: float = Field(description="Score of this round over the shared questions.")
    previous: float = Field(description="Score of the previous round over the same.")
    difference: float = Field(description="Score: now less before.")
    se: float | None = Field(description="Score: standard error of the difference; null: too few people.")
    low: float | None = Field(description="Score: lower end of the 95% interval.")
    high: float | None = Field(description="Score: upper end of the 95% interval.")
    p: float | None = Field(description="Probability, two-sided.")
    q: float | None = Field(description="Benjamini-Hochberg within its family.")
    effect: float | None = Field(description="Difference in standard deviations.")
    questions: int = Field(description="How many questions the comparison is over.")
    mapped: int = Field(description="How many of them were asked in other words before, and mapped by a crosswalk.")


class CellPart(Schema):
    """One arc, one question, or all arcs together (neither), of one group.

    A figure that is null is withheld where `withheld` says so, and does not exist where that is null.
    """

    by: dict[str, str] = Field(description="The group: column to category; empty: everyone.")
    arc: str | None = Field(description="The id of its arc; null: all arcs together.")
    question: str | None = Field(description="The id of the question; null: the row is about the whole arc.")
    respondents: int | None = Field(description="People of the group who answered anything.")
    n: int | None = Field(description="People with a score in this row.")
    invited: int | None = Field(description="People of the group who could have answered this row.")
    mean: float | None = Field(description="Score.")
    mean_unweighted: float | None = Field(description="Score without weights; null where nothing was weighted.")
    n_effective: float | None = Field(description="People: Kish's effective number; null where nothing was weighted.")
    se: float | None = Field(description="Score: standard error.")
    low: float | None = Field(description="Score: lower end of the 95% interval.")
    high: float | None = Field(description="Score: upper end of the 95% interval.")
    distribution: list[int] | None = Field(description="A count for each score, from the lowest.")
    dont_know: int | None = Field(description="Count of “don't know”.")
    not_applicable: int | None = Field(description="Count of “not applicable”.")
    alpha: float | None = Field(description="Cronbach's alpha of an arc.")
    call: Literal["above", "below", "not distinguishable"] | None = Field(
        description="What the interval allows to be said beside the threshold."
    )
    plain: Literal["above", "at", "below"] | None = Field(description="The score with two decimals beside it.")
    change: ChangePart | None = Field(description="Against the previous round; null: nothing can be compared.")
    withheld: Literal["cell", "row"] | None = Field(
        description="“cell”: nothing of this group is shown; “row”: this row is not; null: it is shown."
    )


class ResultsDocument(Schema):
    """Everything that may be shown of a round: the file that `oneworkforce analyse --json` writes."""

    version: int = Field(description="Of these keys. A key may be added; none changes its meaning under a number.")
    framework: str = Field(description="The id of the framework that was answered.")
    framework_version: int = Field(description="Its version.")
    respondents: int | None = Field(description="People who answered anything; null where withheld.")
    min_cell: int = Field(description="The fewest people that a shown figure rests on.")
    weighted: bool = Field(description="Whether respondents were weighted to the frame.")
    guarded: Literal[True] = Field(description="Small numbers are withheld, always.")
    groupings: list[str] = Field(description="The columns that groups were made by.")
    groups: list[dict[str, str]] = Field(description="Every group once, as in `by`, the whole first.")
    notes: list[str] = Field(description="Warnings that belong beside the figures.")
    cells: list[CellPart] = Field(description="The rows asked for, in the order of the framework and of `groups`.")


class Part(Schema):
    """Which rows are wanted: all, where nothing is said."""

    arc: list[str] = Field([], description="Only these arcs, by id; `overall`: all together. Once or more.")
    group: list[int] = Field([], description="Only these groups, by their place in `groups`; 0 is everyone.")
    questions: bool = Field(default=True, description="`false`: without the rows of single questions.")


def document(viewer: Viewer, round: UUID, part: Part) -> str:  # noqa: A002  the field's word
    """Return the guarded results as JSON; NotFound where the round has none. Three queries, whatever the part."""
    found = stored.held(viewer, round)
    if found.result is None:
        raise NotFound("This round has no results yet.")
    arcs = _arcs(found.framework, part.arc)
    _check_groups(part.group, len(found.groups))
    reading = stored.reading(found, arcs=arcs, groups=part.group or None, questions=part.questions)
    return results_json.to_json(reading.results)


def _arcs(framework: Framework, named: Collection[str]) -> frozenset[str] | None:
    """Return the arcs as rows have them ("" is the overall), None for all; `Refused` where there is no such arc."""
    known = [arc.id for arc in framework.arcs]
    if not {*named} <= {*known, OVERALL}:
        raise Refused(Fault("arc", "There is no such arc in this framework.", f"Its arcs are {', '.join(known)}."))
    return frozenset((*named, "") if OVERALL in named else named) or None


def _check_groups(places: Collection[int], groups: int) -> None:
    if any(not 0 <= place < groups for place in places):
        raise Refused(
            Fault("group", "There is no such group.", f"Groups are numbered 0 to {groups - 1}, as in `groups`.")
        )
