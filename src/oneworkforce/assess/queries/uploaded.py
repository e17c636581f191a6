"""What was uploaded, as files again; and what was kept of it, as answers again. For the work of jobs alone.

Every read is a short one of its own: nothing here holds a transaction while answers are added up.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from oneworkforce.assess.domain.kinds import UploadPart as Kind
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.domain.packing import MOST, Pack
from oneworkforce.assess.models import Answers, Round, Upload, UploadPart
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries.packed import Kept
from oneworkforce.ground import transactions


class Replaced(Exception):  # noqa: N818  nothing is in error: a later file was faster, and the job is tried again
    """What was being read is gone: a later file has taken its place."""


def file(upload: Upload, kind: Kind, path: Path) -> Path:
    """Put the pieces of a file together at `path`, for our eyes only."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as whole:
        number = 0
        while (piece := _piece(upload, kind, number)) is not None:
            whole.write(piece)
            number += 1
    if not number:
        raise Replaced
    return path


def frame(upload: Upload, folder: Path, name: str = "frame") -> Path | None:
    """Return the file of an upload's frame, None where it has none."""
    return file(upload, Kind.FRAME, folder / f"{name}.{upload.frame_kind}") if upload.frame_kind else None


def in_use(row: Round) -> Upload | None:
    """Return the upload whose answers are in use."""
    with transactions.reading():
        found = Upload.objects.select_related("round__previous").filter(round=row, state=UploadState.KEPT)
        return found.first()


def kept(row: Round, upload: Upload, folder: Path, name: str = "frame") -> Kept:
    """Return the answers in use of a round; the file of its frame is put in `folder`."""
    with transactions.reading():
        held = list(Answers.objects.filter(upload=upload).order_by("number").values_list("number", "people"))
        first = Answers.objects.filter(upload=upload).values_list("cell", flat=True).first()
    columns = tuple(column for column, _ in first or ())

    def packs() -> Iterator[Pack]:
        for numbers in _portions(held):
            yield from _packs(upload.pk, numbers)

    return Kept(stored.framework_of(row), columns, packs, frame(upload, folder, name))


def _piece(upload: Upload, kind: Kind, number: int) -> bytes | None:
    with transactions.reading():
        found = UploadPart.objects.filter(upload=upload, kind=kind, number=number)
        content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def _portions(held: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Divide rows into portions of no more people than one row may have."""
    numbers: list[int] = []
    people = 0
    for number, more in held:
        if numbers and people + more > MOST:
            yield numbers
            numbers, people = [], 0
        numbers.append(number)
        people += more
    if numbers:
        yield numbers


def _packs(upload: UUID, numbers: list[int]) -> list[Pack]:
    with transactions.reading():
        rows = Answers.objects.filter(upload=upload, number__range=(numbers[0], numbers[-1])).order_by("number")
        found = [
            Pack(tuple((column, category) for column, category in cell), people, bytes(packed))
            for cell, people, packed in rows.values_list("cell", "people", "packed")
        ]
    if len(found) != len(numbers):
        raise Replaced
    return found
