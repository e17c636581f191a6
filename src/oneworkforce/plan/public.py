"""What a neighbour may read of plan."""

from collections.abc import Mapping


def template(arc_titles: Mapping[str, str]) -> str:
    """Return a blank plan file; `arc_titles`, by `framework/arc`, are listed as what it may link to."""
    arcs = "".join(f"#   {arc}  ({title})\n" for arc, title in arc_titles.items())
    return f"actions: []\n\n# The arcs that an action may link to:\n{arcs}"
