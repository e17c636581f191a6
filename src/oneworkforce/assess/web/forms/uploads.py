"""The form with which a file of answers is given."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from oneworkforce.lib import tables
from oneworkforce.lib.faults import Refused
from oneworkforce.ui.forms import PlainForm

LARGEST = 200 * 1024 * 1024
LARGEST_FRAME = 10 * 1024 * 1024
MOST_WORDS, LONGEST_WORD = 20, 60
TAKEN = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.parquet"


class UploadForm(PlainForm):
    """Answers, perhaps a frame, and how cells are read. Kind and size are checked here, what is in them is not."""

    answers = forms.FileField(
        label="File of answers",
        widget=forms.FileInput(attrs={"accept": TAKEN}),
        help_text="CSV, Excel or Parquet, at most 200 MB: a row for each person, a column for each question.",
        error_messages={"empty": "It is empty. Export it again; the first row must hold the headings."},
    )
    frame = forms.FileField(
        label="File of how many could have answered",
        required=False,
        widget=forms.FileInput(attrs={"accept": TAKEN}),
        help_text="A row for each group, its number in a column “invited”. Intervals are narrower with it.",
    )
    missing = forms.CharField(
        label="Words that mean an empty cell",
        required=False,
        max_length=MOST_WORDS * LONGEST_WORD,
        help_text="Between commas, for example: no answer, refused. An empty cell needs no word.",
    )
    lenient = forms.BooleanField(
        label="Leave bad cells out",
        required=False,
        help_text="Otherwise a file with a bad cell is refused, and its rows come back for mending.",
    )

    def clean_answers(self) -> Any:
        """Check size and kind."""
        return checked(self.cleaned_data["answers"], "answers", LARGEST)

    def clean_frame(self) -> Any:
        """Check size and kind."""
        file = self.cleaned_data["frame"]
        return checked(file, "frame", LARGEST_FRAME) if file else file

    def clean_missing(self) -> list[str]:
        """Return the words."""
        words = [" ".join(word.split()) for word in self.cleaned_data["missing"].split(",")]
        found = [word for word in dict.fromkeys(words) if word]
        if len(found) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in found):
            raise forms.ValidationError(f"Give at most {MOST_WORDS} words of {LONGEST_WORD} letters each")
        return found


def ending(file: "UploadedFile[bytes]") -> str:
    """Return the ending of a file's name, such as "csv": nothing else of the name is kept."""
    return Path(str(file.name)).suffix.lower().removeprefix(".")


def checked(file: "UploadedFile[bytes]", name: str, largest: int) -> "UploadedFile[bytes]":
    """Return a file of a table that is no larger than `largest` and holds what it says; refuse any other."""
    if (file.size or 0) > largest:
        raise forms.ValidationError(f"The file is larger than {largest >> 20} MB. Parquet makes it smaller")
    file.seek(0)
    head = file.read(tables.HEAD)
    file.seek(0)
    known = f".{ending(file)}" in tables.KINDS  # another ending may be a part of a name: it is not repeated
    try:
        tables.check(Path(f"{name}.{ending(file)}" if known else name), head)
    except Refused as refused:
        raise forms.ValidationError([f"{fault.what} {fault.remedy}" for fault in refused.faults]) from None
    return file
