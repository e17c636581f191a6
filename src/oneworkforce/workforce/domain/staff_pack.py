"""The rows of a checked file packed into pieces: distinct values as JSON, a code a row beside them.

A piece holds some thousand rows: a page of the preview opens one, storing opens all in turn. What was stored before is
packed likewise, for undoing. Nothing here is read by anybody but us: no piece holds code.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from oneworkforce.workforce.domain.kinds import Unsaid
from oneworkforce.workforce.domain.staff_cells import Value
from oneworkforce.workforce.domain.staff_columns import Rows
from oneworkforce.workforce.domain.staff_typed import Checked, Typed

ROWS = 4096
"""Rows of a piece."""
_FAST = 1

Difference = tuple[str, Any, Any]
"""An item, what is stored, and what would be."""
LEAVES, LEFT = "leaves", "left"
"""Items of differences: who leaves a post that goes on (None: it was vacant, "": of no number) and their last day; who
had left it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a file, each with what storing does to it; `differences` by place within the piece."""

    checked: Checked
    outcomes: NDArray[np.int8]
    stamps: NDArray[np.uint32]
    differences: Mapping[int, Sequence[Difference]]


def pack(piece: Piece) -> bytes:
    """Return a piece as bytes."""
    checked = piece.checked
    named, places = _coded(checked.organisations)
    arrays = {
        "numbers": checked.numbers.astype("<i8"),
        "organisations": np.array(places, "<i4"),
        "outcomes": piece.outcomes.astype("<i1"),
        "stamps": piece.stamps.astype("<u4"),
    }
    values = {}
    for item, typed in checked.values.items():
        used, codes = np.unique(typed.codes, return_inverse=True)
        values[item] = [plain(typed.values[code]) for code in used.tolist()]
        arrays[f"item {item}"] = codes.reshape(-1).astype("<i4")
    told = {
        "organisations": named,
        "values": values,
        "differences": {
            str(at): [[item, plain(old), plain(new)] for item, old, new in each]
            for at, each in piece.differences.items()
        },
        "arrays": [[name, array.dtype.str, len(array)] for name, array in arrays.items()],
    }
    head = json.dumps(told, separators=(",", ":")).encode()
    body = b"".join(array.tobytes() for array in arrays.values())
    return zlib.compress(len(head).to_bytes(8, "little") + head + body, _FAST)


def unpack(content: bytes) -> Piece:
    """Return the piece that `pack` made."""
    whole = zlib.decompress(content)
    start = 8 + int.from_bytes(whole[:8], "little")
    told: dict[str, Any] = json.loads(whole[8:start])
    arrays: dict[str, NDArray[Any]] = {}
    for name, kind, length in told["arrays"]:
        arrays[name] = np.frombuffer(whole, kind, length, start)
        start += arrays[name].nbytes
    named = told["organisations"]
    return Piece(
        Checked(
            numbers=arrays["numbers"],
            organisations=tuple(named[at] for at in arrays["organisations"].tolist()),
            values={item: _opened(values, arrays[f"item {item}"]) for item, values in told["values"].items()},
            groups=(),
            read=0,
            blank=0,
        ),
        arrays["outcomes"],
        arrays["stamps"],
        {
            int(at): [(item, value(old), value(new)) for item, old, new in each]
            for at, each in told["differences"].items()
        },
    )


def joined(pieces: Sequence[Piece]) -> tuple[Checked, NDArray[np.uint32]]:
    """Return the rows of all pieces as one, and their stamps."""
    values = {item: _joined([piece.checked.values[item] for piece in pieces]) for item in pieces[0].checked.values}
    numbers: Rows = np.concatenate([piece.checked.numbers for piece in pieces])
    organisations = tuple(one for piece in pieces for one in piece.checked.organisations)
    stamps: NDArray[np.uint32] = np.concatenate([piece.stamps for piece in pieces])
    return Checked(numbers, organisations, values, (), len(numbers), 0), stamps


def part(checked: Checked, start: int, end: int) -> Checked:
    """Return some consecutive rows, as many of them as there are."""
    end = min(end, len(checked.numbers))
    places = np.arange(start, end)
    return Checked(
        checked.numbers[start:end],
        checked.organisations[start:end],
        {item: typed.taken(places) for item, typed in checked.values.items()},
        (),
        end - start,
        0,
    )


def squeezed(told: object) -> bytes:
    """Return something that JSON can say as bytes."""
    return zlib.compress(json.dumps(told, separators=(",", ":")).encode(), _FAST)


def opened(content: bytes) -> Any:
    """Return what `squeezed` was given."""
    return json.loads(zlib.decompress(content))


def plain(said: Any) -> Any:
    """Return a value as JSON keeps it: why there is none stays apart from a text."""
    return {"unsaid": said.value} if isinstance(said, Unsaid) else said


def value(kept: Any) -> Value:
    """Return the value that JSON kept."""
    return Unsaid(kept["unsaid"]) if isinstance(kept, dict) else kept


def _coded(words: Sequence[str]) -> tuple[list[str], list[int]]:
    known: dict[str, int] = {}
    codes = [known.setdefault(word, len(known)) for word in words]
    return list(known), codes


def _opened(values: Sequence[Any], codes: NDArray[np.int32]) -> Typed:
    """Return a column whose first value is None, as a `Typed` has it."""
    kept = [value(each) for each in values]
    if kept and kept[0] is None:
        return Typed(codes, tuple(kept))
    return Typed(codes + np.int32(1), (None, *kept))


def _joined(columns: Sequence[Typed]) -> Typed:
    known: dict[object, int] = {None: 0}
    values: list[Value] = [None]
    codes = []
    for column in columns:
        places = np.zeros(len(column.values), np.int32)
        for at, each in enumerate(column.values):
            key = (type(each), tuple(each) if isinstance(each, list) else each)
            if each is None:
                continue
            place = known.setdefault(key, len(values))
            if place == len(values):
                values.append(each)
            places[at] = place
        codes.append(places[column.codes])
    return Typed(np.concatenate(codes), tuple(values))
