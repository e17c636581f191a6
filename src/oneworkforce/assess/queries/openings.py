"""What is missing before a round can be opened, and what will be fixed then."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import cuts
from oneworkforce.assess.domain.cuts import Cut
from oneworkforce.assess.domain.framework import NOT_STATED, Framework
from oneworkforce.assess.domain.kinds import Instrument, UploadState
from oneworkforce.assess.models import Round, Upload
from oneworkforce.assess.permissions import years
from oneworkforce.assess.queries import frames, places, stored
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused

GIVEN = (UploadState.KEPT, UploadState.WAITING)


@dataclass(frozen=True, slots=True)
class Opening:
    """A round about to be opened: what is missing; what will be fixed, as far as it can be said yet.

    `early`: its first day is still to come. `groups`: for each column the categories answers will carry, with how many
    are invited; `stored_under`: people whose own group is too small in that column.
    """

    row: Round
    missing: tuple[Fault, ...]
    early: bool
    invited: int
    cells: int
    columns: tuple[str, ...]
    least: int
    groups: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    smallest: int


def missing(row: Round, *, today: date) -> tuple[Fault, ...]:
    """Return everything that stands in the way of opening a round that is being prepared."""
    if row.instrument != Instrument.QUESTIONNAIRE:
        return (Fault("", "Its framework is not a questionnaire.", "It is answered from the page of its year."),)
    faults = []
    if Upload.objects.filter(round=row, state__in=GIVEN).exists():
        what = "It was given a file of answers: a round is either uploaded or asked here."
        faults.append(Fault("", what, "Set up a new round for what is asked here."))
    if row.opens_on is None or row.closes_on is None:
        faults.append(Fault("", "It has no dates yet.", "Set its first and its last day."))
    elif row.closes_on < today:
        faults.append(Fault("", "Its last day has passed.", "Set a later one."))
    held = frames.to_cut(row)
    if not held:
        faults.append(Fault("", "It has no frame yet.", "Say who is asked: by organisation, locality and audience."))
    else:
        if strange := _strange(row, held.values()):
            what = f"Its frame has {text.counted(strange, 'group')} of an audience that its framework does not have."
            faults.append(Fault("", what, "Change those groups, or upload the frame again."))
        try:
            cuts.check(held.values(), cuts.least(row.min_cell))
        except Refused as refused:
            faults += refused.faults
    if unfilled := cuts.unfilled(row.by, stored.framework_of(row)):
        named = text.listed([f"“{name}”" for name in unfilled])
        what = f"The site does not know {named} of those it asks."
        remedy = f"Group by {text.listed(cuts.FILLED, 'or')} alone, in its set-up."
        faults.append(Fault("", what, remedy))
    return tuple(faults)


def cut(row: Round, framework: Framework) -> Mapping[UUID, Cut]:
    """Return the cut of each cell of a round's frame; `Refused` where the whole is too small."""
    names = cuts.columns(row.by, framework)
    made = cuts.cut(
        cast("Mapping[Hashable, cuts.Place]", frames.to_cut(row)),
        names,
        framework.audience_column,
        cuts.least(row.min_cell),
    )
    return cast("Mapping[UUID, Cut]", made)


def one(viewer: Viewer, round: UUID, *, today: date) -> Opening:  # noqa: A002  the field's word
    """Return what the page of opening shows, to whoever runs the round."""
    row = years.get(viewer, round)
    framework = stored.framework_of(row)
    faults = missing(row, today=today)
    held = frames.to_cut(row)
    names = () if cuts.unfilled(row.by, framework) else cuts.columns(row.by, framework)
    large = sum(place.invited for place in held.values()) >= cuts.least(row.min_cell)
    counted: dict[str, Counter[str]] = {name: Counter() for name in names}
    whole: Counter[Cut] = Counter()
    if names and large:
        for pk, groups in cut(row, framework).items():
            whole[groups] += held[pk].invited
            for column, category in groups:
                counted[column][category] += held[pk].invited
    titles = dict(places.audiences(framework))
    return Opening(
        row=row,
        missing=faults,
        early=row.opens_on is not None and row.opens_on > today,
        invited=sum(place.invited for place in held.values()),
        cells=len(held),
        columns=names,
        least=cuts.least(row.min_cell),
        groups=tuple(
            (column, tuple((titles.get(name, name), many) for name, many in sorted(groups.items(), key=_order)))
            for column, groups in counted.items()
        ),
        smallest=min(whole.values(), default=0),
    )


def _strange(row: Round, held: Iterable[cuts.Place]) -> int:
    """Return how many groups are of an audience that is none of the framework's, as it may have been changed since."""
    known = {key for key, _ in places.audiences(stored.framework_of(row))} or {""}
    return sum(place.audience not in known for place in held)


def _order(item: tuple[str, int]) -> tuple[bool, str]:
    """Order by name, what is not stated last."""
    return item[0] == NOT_STATED, text.folded(item[0])
