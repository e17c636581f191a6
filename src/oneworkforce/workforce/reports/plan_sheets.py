"""Where the population figures of a plan are from, in words: beside every figure that rests on them."""

from collections.abc import Sequence
from datetime import date

from oneworkforce.lib import text
from oneworkforce.ui.jinja import day
from oneworkforce.workforce.domain.plan_inputs import Sheet


def words(sheets: Sequence[Sheet]) -> list[str]:
    """Return a sentence for each sheet and for what was typed; none where there is no figure."""
    return [_said(*each) for each in sheets]


def _said(source: str, read: str, many: int) -> str:
    figures = text.counted(many, "population figure")
    if read:
        return f"{figures} from “{source or 'a file without a name'}”, brought in on {day(date.fromisoformat(read))}."
    return f"{figures} typed in, from “{source}”." if source else f"{figures} typed in, without a source."
