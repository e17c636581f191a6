"""The rounds that stand behind a round, one year after another, with their guarded rows over everyone."""

from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain.trend import Stage
from oneworkforce.assess.models import Round
from oneworkforce.assess.permissions import rounds
from oneworkforce.assess.queries import crosswalks, stored
from oneworkforce.assess.queries.stored import Held

MOST = 10
"""Rounds shown: of more, the latest."""


def stages(viewer: Viewer, round: UUID) -> tuple[Held, tuple[Stage, ...]]:  # noqa: A002  the field's word
    """Return the round and its chain, the earliest first; NotFound where there is none for this viewer.

    A chain that comes round to itself ends there.
    """
    row: Round | None = rounds.get(viewer, round)
    chain: list[Round] = []
    seen: set[UUID] = set()
    while row is not None and row.pk not in seen and len(chain) < MOST:
        seen.add(row.pk)
        chain.append(row)
        row = rounds.visible_to(viewer).filter(pk=row.previous_id).first() if row.previous_id else None
    found = [stored.of(each) for each in chain]
    return found[0], tuple(
        _stage(each, held, last=at == len(chain) - 1)
        for at, (each, held) in reversed(list(enumerate(zip(chain, found, strict=True))))
    )


def _stage(row: Round, held: Held, *, last: bool) -> Stage:
    return Stage(
        title=row.title,
        year=row.year,
        framework=held.framework,
        weighted=row.weighted if held.result is None else held.result.weighted,
        reading=None if held.result is None else stored.reading(held, groups=[0], questions=False),
        compared=None if last else crosswalks.compared(row)[0],
    )
