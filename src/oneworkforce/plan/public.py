"""What a neighbour may use of plan: read one, add it up, say it, show it, begin one."""

from collections.abc import Mapping
from importlib import resources

from oneworkforce.plan.domain.plan import Plan, Strand, Totals, totals, unknown_links
from oneworkforce.plan.domain.plan_file import read
from oneworkforce.plan.domain.prose import parse as prose
from oneworkforce.plan.domain.sentences import cost, priorities
from oneworkforce.plan.reports import table, text

__all__ = [
    "Plan",
    "Strand",
    "Totals",
    "cost",
    "priorities",
    "prose",
    "read",
    "table",
    "template",
    "text",
    "totals",
    "unknown_links",
]


def template(arc_titles: Mapping[str, str] | None = None) -> str:
    """Return a blank plan file with comments; `arc_titles`, by `framework/arc`, are listed as what it may link to."""
    blank = resources.files("oneworkforce.plan").joinpath("templates", "plan.yaml").read_text("utf-8")
    if not arc_titles:
        return blank
    arcs = "".join(f"#   {arc}  ({' '.join(title.split())})\n" for arc, title in arc_titles.items())
    return f"{blank}\n# The arcs that an action may link to:\n{arcs}"
