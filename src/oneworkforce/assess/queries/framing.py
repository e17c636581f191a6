"""The file of a frame: opened with the answers, read before them."""

from collections.abc import Mapping
from pathlib import Path

from oneworkforce.assess.domain import frame
from oneworkforce.assess.domain.frame import Frame
from oneworkforce.assess.domain.groups import Categories
from oneworkforce.lib import tables, text


class Framing:
    """A frame's file, or none. `columns`: its groupings, spelled as the answers head them (`own`, by folded name)."""

    def __init__(self, path: Path | None, own: Mapping[str, str]) -> None:
        """Open it; raise Refused where it has no column of numbers."""
        self._table = tables.read(path) if path else None
        framed, self._invited, self._places = frame.headings(self._table.headings) if self._table else ((), 0, ())
        self.columns = tuple(own.get(text.folded(column), column) for column in framed)

    def read(self, known: Mapping[str, Categories]) -> Frame | None:
        """Return the frame; `known`, by column, learn its spelling. Raises Refused with every row that is wrong."""
        if self._table is None:
            return None
        batches = self._table.batches((self._invited, *self._places))
        return frame.read(batches, self.columns, self._invited, self._places, [known[name] for name in self.columns])
