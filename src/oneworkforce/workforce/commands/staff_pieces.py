"""The pieces of a file of posts put together, for our eyes only."""

import os
from pathlib import Path

from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.workforce.models import PartKind, StaffUpload
from oneworkforce.workforce.queries import staff_files


def file(upload: StaffUpload, folder: Path) -> Path:
    """Write the pieces into a file in `folder` and return its path; Refused where they are gone."""
    path = folder / f"staff.{upload.kind}"
    number = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as whole:
        while (content := staff_files.piece(upload, PartKind.FILE, number)) is not None:
            whole.write(content)
            number += 1
    if not number:
        raise Refused(Fault("file", "It is no longer kept.", "Upload it again."))
    return path
