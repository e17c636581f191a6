"""The form field of a file that holds a table, and such a file on the disk for as long as it is read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from oneworkforce.lib import tables, text
from oneworkforce.lib.faults import Refused

SPREADSHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
"""Endings of files that people write."""
TABLES = (*SPREADSHEETS, ".parquet")
"""And of those that programs write."""
_NAMED = (".csv", ".xlsx", ".parquet")


class TableFile(forms.FileField):
    """A file with a table. Its kind and size are checked here, what is in it is not.

    `kinds`: the endings it may have. `largest`: how many bytes; `otherwise`: what to do where there are more. `called`:
    what we call it, since nothing of its name but the ending is repeated.
    """

    def __init__(
        self,
        *,
        largest: int,
        kinds: Sequence[str] = SPREADSHEETS,
        otherwise: str = "",
        called: str = "file",
        **more: Any,
    ) -> None:
        """Take what a FileField takes, too."""
        widget = forms.FileInput(attrs={"accept": ",".join(kinds)})
        empty = "It is empty. Export it again; the first row must hold the headings."
        super().__init__(widget=widget, error_messages={"empty": empty}, **more)
        self.largest, self.kinds, self.otherwise, self.called = largest, kinds, otherwise, called

    def to_python(self, data: Any) -> Any:
        """Return the file, or refuse it."""
        file: Any = super().to_python(data)
        if file is None:
            return None
        if (file.size or 0) > self.largest:
            said = f"The file is larger than {self.largest >> 20} MB"
            raise forms.ValidationError(f"{said}. {self.otherwise}" if self.otherwise else said)
        if f".{ending(file)}" not in self.kinds:
            given = text.listed([kind for kind in _NAMED if kind in self.kinds], "or")
            raise forms.ValidationError(f"It has an unknown ending. Give it as {given}.")
        file.seek(0)
        head = file.read(tables.HEAD)
        file.seek(0)
        try:
            tables.check(Path(f"{self.called}.{ending(file)}"), head)
        except Refused as refused:
            raise forms.ValidationError([f"{fault.what} {fault.remedy}" for fault in refused.faults]) from None
        return file


def ending(file: "UploadedFile[bytes]") -> str:
    """Return the ending of a file's name, such as "csv": nothing else of the name is kept."""
    return Path(str(file.name)).suffix.lower().removeprefix(".")


@contextmanager
def on_disk(file: "UploadedFile[bytes]") -> Iterator[Path]:
    """Put a file on the disk, for our eyes only; it is gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"file.{ending(file)}")
        with path.open("wb") as copy:
            for piece in file.chunks():
                copy.write(piece)
        yield path
