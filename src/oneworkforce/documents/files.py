"""A report on disk: its kind is told by the ending of its name, and it is written whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from oneworkforce.documents import pdf, web, word
from oneworkforce.documents.model import Report
from oneworkforce.lib import faults, text, writing

_RENDERERS: dict[str, Callable[[Report], bytes]] = {".docx": word.render, ".pdf": pdf.render, ".html": web.render}


def check(path: Path) -> None:
    """Refuse a path that `save` could not write to, before any long work.

    Raises faults.Refused for another ending than .docx, .pdf or .html, for a folder that is not there, and for a
    path that is a folder.
    """
    if path.suffix.lower() not in _RENDERERS:
        endings = text.listed(list(_RENDERERS), "or")
        raise faults.Refused(
            faults.Fault(path.name, "The ending of this name is of no kind of report.", f"End it in {endings}.")
        )
    writing.check(path)


def save(report: Report, path: Path) -> None:
    """Write `report` to `path` as its ending says; a report that was there stays whole until the new one replaces it.

    Raises faults.Refused as `check` does, and where the folder or the file may not be written.
    """
    check(path)
    writing.write(path, _RENDERERS[path.suffix.lower()](report))
