"""What is in a locality, in words."""

from oneworkforce.lib import text
from oneworkforce.partnership.queries.localities import Inside


def inside(found: Inside) -> str:
    """Return what is in a locality, in words."""
    return text.listed(
        [
            text.counted(found.agencies, "agency", "agencies"),
            text.counted(found.teams, "team"),
            text.counted(found.people, "person", "people"),
        ]
    )
