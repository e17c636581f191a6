"""A file of answers in words: where its reading stands, its faults together that are alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.queries.uploads import Page
from oneworkforce.assess.web.presenters.rounds import COLOURS
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault
from oneworkforce.ui.jinja import moment
from oneworkforce.ui.parts import Cell, Fact

MOST_PLACES = 20
"""Places named for one kind of fault; beyond them it counts. The file to mend has them all."""
PLAIN = (("--by or frame", "columns to group by"), ("--weight", "weights"), (", or leave --weight out", ""))
"""What the command calls by its options, as a page says it."""
SENTENCES = {
    UploadState.REFUSED: "Nothing of this file was kept. What was in use before is still in use.",
    UploadState.KEPT: "The answers are in use, and the results are computed from them.",
    UploadState.REPLACED: "A later file took its place. Its answers are deleted.",
    UploadState.FAILED: "It was cancelled, or stopped on a fault of ours. Nothing of it was kept. Upload it again.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of fault, or one fault: the sentence, and where."""

    sentence: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UploadPage:
    """What the page of an upload shows."""

    id: str
    title: str
    round: str
    round_title: str
    state: Cell
    moving: bool
    stopping: bool
    done: int
    total: int | None
    words: str
    kept: bool
    refused: bool
    failed: bool
    heading: str
    told: tuple[Told, ...]
    warnings: tuple[str, ...]
    mend: bool
    facts: tuple[Fact, ...]


def page(found: Page) -> UploadPage:
    """Return the page of an upload."""
    moving = found.state is UploadState.WAITING
    words = found.words or "It waits for its turn."
    if found.stopping:
        words = "It is being cancelled: it stops at its next step."
    return UploadPage(
        id=str(found.id),
        title="Answers collected here" if found.collected else "Upload of answers",
        round=str(found.round),
        round_title=found.round_title,
        state=Cell(found.state.title_, tag=COLOURS[found.state]),
        moving=moving,
        stopping=found.stopping,
        done=found.done,
        total=found.total if moving else None,
        words=words if moving else SENTENCES[found.state],
        kept=found.state is UploadState.KEPT,
        refused=found.state is UploadState.REFUSED,
        failed=found.state is UploadState.FAILED,
        heading="What to mend" if found.state is UploadState.REFUSED else "Left out",
        told=tuple(_told(found.faults)),
        warnings=found.warnings,
        mend=found.mend,
        facts=tuple(_facts(found)),
    )


def plain(said: str) -> str:
    """Return a sentence of the command as a page says it."""
    for ours, theirs in reversed(PLAIN):
        said = said.replace(ours, theirs)
    return said


def _told(faults: Sequence[Fault]) -> list[Told]:
    places: dict[str, list[str]] = {}
    for fault in faults:
        places.setdefault(plain(f"{fault.what} {fault.remedy}".strip()), []).append(plain(fault.where))
    return [Told(f"{sentence[:1].upper()}{sentence[1:]}", _named(where)) for sentence, where in places.items()]


def _named(places: Sequence[str]) -> tuple[str, ...]:
    named = [f"{place[:1].upper()}{place[1:]}" for place in places[:MOST_PLACES]]
    more = len(places) - len(named)
    return (*named, *([f"And {text.counted(more, 'more place')}"] if more else []))


def _facts(found: Page) -> list[Fact]:
    if found.collected:
        facts = [Fact("Given", "Collected here, and counted when the round was closed")]
    else:
        facts = [Fact("Given by", found.asked_by), Fact("Given", moment(found.asked_at))]
    if found.ended_at and not found.collected:
        facts.append(Fact("Read", moment(found.ended_at)))
    if found.people is not None:
        facts.append(Fact("People who answered", f"{found.people:,}"))
    return facts
