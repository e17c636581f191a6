"""Published tables of population on their page."""

from oneworkforce.lib import text
from oneworkforce.ui import jinja
from oneworkforce.ui.parts import Fact
from oneworkforce.workforce.queries.populations import Listed


def facts(found: Listed) -> list[Fact]:
    """Return where a table comes from, who brought it in, and how its file is told from any other."""
    brought = f"{text.counted(found.rows, 'figure')}, brought in by {found.added_by} on {jinja.day(found.added_at)}"
    return [
        Fact("Source", found.source),
        Fact("Licence", found.licence),
        Fact("Figures", brought),
        Fact("Fingerprint of its file (SHA-256)", found.digest),
    ]
