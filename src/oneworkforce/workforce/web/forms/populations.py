"""The forms of published population tables, and of the place and group that a page is about."""

from pathlib import Path
from typing import Any

from django import forms

from oneworkforce.lib import tables
from oneworkforce.lib.faults import Refused
from oneworkforce.ui.forms import PlainForm
from oneworkforce.workforce.commands.populations import LONGEST_SOURCE, LONGEST_TITLE

LARGEST = 5 * 1024 * 1024
TAKEN = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods"
FIRST, LAST = 1991, 2100


class TableField(forms.FileField):
    """A file of a table, at most LARGEST. Kind and size are checked here, what is in it is not."""

    widget = forms.FileInput(attrs={"accept": TAKEN})

    def __init__(self, **options: Any) -> None:
        """Take what a FileField takes."""
        empty = "It is empty. Export it again; the first row must hold the headings."
        super().__init__(**{"error_messages": {"empty": empty}, **options})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the file."""
        file = super().clean(data, initial)
        if file is None:
            return None
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(f"The file is larger than {LARGEST >> 20} MB")
        head = file.read(tables.HEAD)
        file.seek(0)
        known = f".{ending(file)}" in tables.KINDS
        try:
            tables.check(Path(f"file.{ending(file)}" if known else "file"), head)
        except Refused as refused:
            raise forms.ValidationError([f"{fault.what} {fault.remedy}" for fault in refused.faults]) from None
        return file


class PopulationForm(PlainForm):
    """A published table with what must be said of it."""

    title = forms.CharField(label="What the table is called", max_length=LONGEST_TITLE)
    source = forms.CharField(label="Who published it", max_length=LONGEST_SOURCE)
    licence = forms.CharField(
        label="Its licence line",
        max_length=LONGEST_SOURCE,
        help_text="As the publisher asks for it, for example: Contains public sector information licensed under …",
    )
    year = forms.IntegerField(label="Year of the figures", min_value=FIRST, max_value=LAST)
    file = TableField(
        label="File", help_text="CSV or Excel, at most 5 MB, with the columns place, characteristic, group and people."
    )


def ending(file: Any) -> str:
    """Return the ending of a file's name, such as "csv": nothing else of the name is kept."""
    return Path(str(file.name)).suffix.lower().removeprefix(".")
