"""The rainbow in words, and as lines for a terminal."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oneworkforce.lib import text as english
from oneworkforce.ui.rainbow_parts import Arc, Rainbow, Sign

NARROWEST = 40  # columns


@dataclass(frozen=True)
class _Marks:
    full: str
    empty: str
    withheld: str
    threshold: str
    cut: str
    signs: Mapping[Sign, str]


_MARKS = _Marks("█", "·", "/", "│", "…", {"above": "▲", "at": "●", "below": "▼"})
_ASCII = _Marks("#", ".", "/", "|", "~", {"above": "^", "at": "=", "below": "v"})


def words(rainbow: Rainbow) -> str:
    """Return the whole message in words: overall, highest, below the threshold, withheld, without a score."""
    scored = [arc for arc in rainbow.arcs if arc.scored]
    scale = f"on a scale from {rainbow.least:g} ({rainbow.ends[0]}) to {rainbow.most:g} ({rainbow.ends[1]})"
    said = [f"Overall {rainbow.overall} {scale}." if rainbow.overall else f"No overall score, {scale}."]
    if scored:
        top = max(scored, key=lambda arc: arc.score or 0.0)
        said.append(f"Highest: {_named([arc for arc in scored if arc.shown == top.shown])}.")
        below = [arc for arc in scored if arc.sign == "below"]
        none = f"None is below {rainbow.threshold_shown}."
        said.append(f"Below {rainbow.threshold_shown}: {_named(below)}." if below else none)
    withheld = [arc.title for arc in rainbow.arcs if arc.withheld]
    unmeasured = [arc.title for arc in rainbow.arcs if not (arc.scored or arc.withheld)]
    left_out = (("Withheld", withheld), ("Not measured", unmeasured))
    said += [f"{label}: {english.listed(titles)}." for label, titles in left_out if titles]
    return " ".join(said)


def text(rainbow: Rainbow, width: int = 80, ascii_only: bool = False) -> str:
    """Return the rainbow for a terminal: a line for each arc, the scale, and the overall score last.

    Lines fill at most `width` columns, or 40 where it is less; `ascii_only` writes nothing beyond ASCII.
    """
    marks = _ASCII if ascii_only else _MARKS
    broadest = max((len(arc.status) for arc in rainbow.arcs if arc.scored), default=0)
    ends = [_ending(arc, broadest, marks) for arc in rainbow.arcs]
    tail = max(map(_cells, ends))
    room = max(width, NARROWEST) - tail - len("12    ")
    names = [_plain(arc.short or arc.title, ascii_only) for arc in rainbow.arcs]
    name_room = min(max(map(_cells, names)), room // 2)
    bar_room = room - name_room
    lines = [
        f"{place:>2} {_fitted(name, name_room, marks.cut)} {_bar(rainbow, arc, bar_room, marks)} {end}".rstrip()
        for place, (arc, name, end) in enumerate(zip(rainbow.arcs, names, ends, strict=True), start=1)
    ]
    before = " " * (name_room + 4)
    lines.append(before + _axis(rainbow, bar_room))
    lines.append(f"Overall {rainbow.overall}" if rainbow.overall else "No overall score")
    return "\n".join(lines) + "\n"


def _named(arcs: Sequence[Arc]) -> str:
    """Return "A and B, 3.67; C, 2.90": arcs that share a figure stand together."""
    groups: dict[str | None, list[str]] = {}
    for arc in arcs:
        groups.setdefault(arc.shown, []).append(arc.title)
    return "; ".join(f"{english.listed(titles)}, {shown}" for shown, titles in groups.items())


def _ending(arc: Arc, broadest: int, marks: _Marks) -> str:
    if not arc.scored:
        return arc.status
    score = arc.status.rjust(broadest)
    return f"{score} {marks.signs[arc.sign]} {arc.sign}" if arc.sign else score


def _bar(rainbow: Rainbow, arc: Arc, room: int, marks: _Marks) -> str:
    line = [marks.withheld if arc.withheld else marks.empty] * room
    mark = _threshold(rainbow, room)
    if arc.scored and arc.score is not None:
        filled = round(rainbow.share(arc.score) * room)
        if arc.score < rainbow.threshold:
            filled = min(filled, max(mark - 1, 0))  # a gap shows that the mark is not reached
        line[:filled] = marks.full * filled
    line[mark] = marks.threshold
    return "".join(line)


def _axis(rainbow: Rainbow, room: int) -> str:
    """Return the scale under the bars; the threshold is left out where it would touch an end."""
    least, most, middle = f"{rainbow.least:g}", f"{rainbow.most:g}", _plain(rainbow.threshold_shown, ascii_only=True)
    line = least.ljust(room - len(most)) + most
    start = _threshold(rainbow, room) - len(middle) // 2
    if start > len(least) and start + len(middle) < room - len(most):
        line = line[:start] + middle + line[start + len(middle) :]
    return line


def _threshold(rainbow: Rainbow, room: int) -> int:
    return min(int(rainbow.share(rainbow.threshold) * room), room - 1)


def _plain(words: str, ascii_only: bool) -> str:
    """Return `words` on one line without control characters, which could steer the terminal."""
    spaced = " ".join(words.split())
    seen = "".join(letter for letter in spaced if not unicodedata.category(letter).startswith("C"))
    if not ascii_only:
        return seen
    apart = "".join(letter for letter in unicodedata.normalize("NFKD", seen) if not unicodedata.combining(letter))
    return apart.encode("ascii", "replace").decode()


def _fitted(words: str, room: int, cut: str) -> str:
    """Return `words` in exactly `room` columns, cut short with the sign `cut` where they are longer."""
    if _cells(words) > room:
        while _cells(words) > room - len(cut):
            words = words[:-1]
        words += cut
    return words + " " * (room - _cells(words))


def _cells(words: str) -> int:
    """Return the columns `words` take: none for a combining mark, two for a wide letter."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in words
    )
