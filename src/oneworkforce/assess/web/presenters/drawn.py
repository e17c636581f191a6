"""Pictures of the results on a page: drawn by us, without the looks after dark that the site's policy would block."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from oneworkforce.assess.domain.reading import WHOLE, Reading
from oneworkforce.assess.domain.results import By
from oneworkforce.assess.reports import pictures
from oneworkforce.documents.model import Figure
from oneworkforce.ui import rainbow, rainbow_parts
from oneworkforce.ui.on_page import on_page


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, its caption and what it says in words; `phone`: the same drawn for 320 px, where there is one."""

    caption: str
    svg: Markup
    summary: str
    phone: Markup | None = None


def picture(figure: Figure) -> Picture:
    """Return a report's figure for a page; its table is shown on its own."""
    return Picture(figure.caption, on_page(figure.svg), figure.summary)


def rainbow_of(read: Reading, by: By = WHOLE, *, prefix: str = "rainbow") -> Picture | None:
    """Return the rainbow of a group, wide and narrow; None where the framework has more arcs than a rainbow holds."""
    if len(read.framework.arcs) > rainbow_parts.MOST_ARCS:
        return None
    drawn = pictures.of(read, by)
    wide, phone = rainbow.draw(drawn, prefix), rainbow.draw(drawn, f"{prefix}-phone", narrow=True)
    return Picture(drawn.title, on_page(wide), rainbow.words(drawn), on_page(phone))


def side_by_side(read: Reading, groups: Sequence[By]) -> tuple[Picture, ...]:
    """Return the narrow rainbows of groups, to stand beside each other; none where there are too many of either."""
    if len(groups) > pictures.MOST_RAINBOWS or len(read.framework.arcs) > rainbow_parts.MOST_ARCS:
        return ()
    made = [(at, pictures.of(read, by)) for at, by in enumerate(groups)]
    return tuple(
        Picture(read.name(by), on_page(rainbow.draw(each, f"group-{at}", narrow=True)), rainbow.words(each))
        for by, (at, each) in zip(groups, made, strict=True)
    )
