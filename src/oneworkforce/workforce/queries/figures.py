"""An organisation's own figures, as its own manager may see them: unguarded, of today."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.domain import cuts
from oneworkforce.workforce.domain.counted import MEASURES, Counts
from oneworkforce.workforce.permissions import pictures as permissions
from oneworkforce.workforce.queries import counting_lines, picture_material


def own(viewer: Viewer, organisation: UUID, *, today: date) -> tuple[str, dict[str, int]]:
    """Return the name of an organisation of the viewer's and its sums; `NotFound` where it is not theirs."""
    _, name = permissions.get_own(viewer, organisation, today=today)
    places = picture_material.places()
    scene = replace(picture_material.scene(places, today), organisation=organisation)
    lines = list(counting_lines.lines(scene))
    return name, Counts(lines, cuts.people(places, {line.leaves[cuts.ROLE] for line in lines}), MEASURES).whole()
