"""A pyramid: two sides of one ladder of steps, such as women and men by age; what is withheld is hatched."""

from collections.abc import Iterator
from dataclasses import dataclass

from oneworkforce.ui import marks, palette, svg

COLOURS = (palette.ARCS[7], palette.ARCS[4])
_WIDTH = 720.0
_MIDDLE, _TALL, _GAP, _FIGURE, _HATCHED = 130.0, 24.0, 5.0, 56.0, 60.0


@dataclass(frozen=True)
class Step:
    """One rung, `left` and `right` of it as counts; None is withheld."""

    label: str
    left: int | None
    right: int | None


@dataclass(frozen=True)
class Pyramid:
    """Rungs from the top down. ValueError where there is none, or a count below nought."""

    title: str
    sides: tuple[str, str]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        if not self.steps or any((count or 0) < 0 for step in self.steps for count in (step.left, step.right)):
            raise ValueError("a pyramid has a step, and no count below nought")


def draw(pyramid: Pyramid, prefix: str = "pyramid") -> str:
    """Return the picture as SVG; every id in it begins with `prefix`."""
    most = max([step.left or 0 for step in pyramid.steps] + [step.right or 0 for step in pyramid.steps]) or 1
    middle = _WIDTH / 2
    body = [svg.hatch(prefix)]
    for sign, side in zip((-1, 1), pyramid.sides, strict=True):
        anchor = "end" if sign < 0 else "start"
        body.append(marks.line(side, middle + sign * _MIDDLE / 2, 10, marks.SIZE, anchor=anchor))
    top = 24.0
    for step in pyramid.steps:
        body.append(marks.line(step.label, middle, top + _TALL / 2, marks.SIZE, anchor="middle"))
        for sign, count, colour in zip((-1, 1), (step.left, step.right), COLOURS, strict=True):
            body += _bar(sign, count, (top, most), colour, prefix)
        top += _TALL + _GAP
    if any(count is None for step in pyramid.steps for count in (step.left, step.right)):
        body += marks.hatched(prefix, (0, top + 4, 24, 14))
        body.append(marks.line(marks.WHY_WITHHELD, 32, top + 11, marks.SIZE))
        top += 24
    return svg.document(_WIDTH, top, pyramid.title, words(pyramid), body, prefix=prefix, colours=COLOURS)


def words(pyramid: Pyramid) -> str:
    """Return the whole message of the picture in sentences."""
    left, right = (side.lower() for side in pyramid.sides)
    said = "; ".join(f"{step.label}: {left} {_said(step.left)}, {right} {_said(step.right)}" for step in pyramid.steps)
    return f"{pyramid.title}. {said}."


def _said(count: int | None) -> str:
    return marks.WITHHELD if count is None else f"{count:,}"


def _bar(sign: int, count: int | None, place: tuple[float, float], colour: str, prefix: str) -> Iterator[svg.Markup]:
    top, most = place
    inner = _WIDTH / 2 + sign * _MIDDLE / 2
    wide = _WIDTH / 2 - _MIDDLE / 2 - _FIGURE
    length = _HATCHED if count is None else wide * count / most
    left = inner if sign > 0 else inner - length
    if count is None:
        yield from marks.hatched(prefix, (left, top, length, _TALL))
        return
    yield svg.element("rect", x=left, y=top, width=max(length, 1), height=_TALL, fill=colour)
    anchor = "start" if sign > 0 else "end"
    yield marks.line(f"{count:,}", inner + sign * (length + _GAP), top + _TALL / 2, marks.SIZE, anchor=anchor)
