"""What was gathered beside the answers, put into the sentences that a paper tells."""

from collections.abc import Sequence

from oneworkforce.assess.domain import evidence as rules
from oneworkforce.assess.domain import themes
from oneworkforce.assess.queries.evidence import Row
from oneworkforce.assess.queries.said import ArcSaid, Run
from oneworkforce.assess.queries.themes import ArcThemes
from oneworkforce.assess.reports.material import Beside
from oneworkforce.lib import text
from oneworkforce.ui import jinja


def beside(found: Sequence[ArcSaid]) -> tuple[Beside, ...]:
    """Return what stands beside each arc, in sentences."""
    return tuple(
        Beside(
            each.arc_title,
            tuple(_piece(row) for row in each.evidence),
            tuple(f"“{quote.words}” {quote.where}." for quote in each.quotes),
            *_themes(each.themes),
        )
        for each in found
    )


def held(found: Sequence[Run]) -> tuple[str, ...]:
    """Return what was held, in sentences."""
    return tuple(f"{_named(run)}, {jinja.day(run.held_on)}." for run in found if run.held_on)


def not_run(found: Sequence[Run]) -> tuple[str, ...]:
    """Return what was not run, and why."""
    return tuple(f"{_named(run)}: {run.not_run_because.rstrip('. ')}." for run in found if run.not_run_because)


def _piece(row: Row) -> str:
    told = rules.sentence(row.title, row.figure, row.says)
    return f"{told} Source: {row.source}, {jinja.day(row.dated)}. {row.strength.title_}."


def _themes(of: ArcThemes | None) -> tuple[tuple[str, ...], str]:
    """Return the themes with their guarded numbers; none while remarks are still to be read."""
    if of is None or of.told is None:
        return (), ""
    told = tuple(
        f"{theme.title}: {themes.said(number, of.least)} {'remark' if number == 1 else 'remarks'}."
        for theme, number in of.told.numbers
    )
    if of.told.total is None:
        return told, f"What could tell of fewer than {of.least} is withheld."
    return told, f"{text.counted(of.told.total, 'remark')} in all; one may be under several themes."


def _named(run: Run) -> str:
    return f"{run.kind.title_}: {run.with_whom}"
