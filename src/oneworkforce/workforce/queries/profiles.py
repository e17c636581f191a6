"""Everything a place's profile tells, from the picture in force. Few queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.domain import cuts, pictures
from oneworkforce.workforce.queries import pictured
from oneworkforce.workforce.queries.pictured import Cells, Head

_CUTS = tuple("/".join(one.removesuffix("^") for one in cut) for cut in cuts.PEOPLE if cut and cut[0] == cuts.LOCALITY)


@dataclass(frozen=True, slots=True)
class Profile:
    """A place of a picture with the cells that are of it; `groups`: the groups of roles by key."""

    head: Head
    name: str
    node: cuts.Name
    groups: Mapping[str, str]
    people: Cells
    credentials: Cells
    languages: Cells
    skills: Cells


def one(viewer: Viewer, place: str) -> Profile:
    """Return the profile of a place; `NotFound` where the picture in force has none of that id."""
    head = pictured.held(viewer)
    found = None if head is None else next((each for each in head.places if each.key == place), None)
    if head is None or found is None:
        raise NotFound
    where = [place]
    return Profile(
        head=head,
        name=found.name,
        node=((cuts.LOCALITY, place),),
        groups=cuts.role_tree().top().titles,
        people=pictured.cells(head, _CUTS, first=where),
        credentials=pictured.cells(head, (f"{cuts.LOCALITY}/{cuts.WHEN}",), universe=pictures.CREDENTIALS, first=where),
        languages=pictured.cells(head, (f"{cuts.LOCALITY}/{cuts.LANGUAGE}",), universe=pictures.LANGUAGES, first=where),
        skills=pictured.cells(head, (f"{cuts.LOCALITY}/{cuts.SKILL}",), universe=pictures.SKILLS, first=where),
    )
