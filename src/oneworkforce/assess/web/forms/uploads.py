"""The form with which a file of answers is given."""

from django import forms

from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.table_files import TABLES, TableFile

LARGEST = 200 * 1024 * 1024
LARGEST_FRAME = 10 * 1024 * 1024
MOST_WORDS, LONGEST_WORD = 20, 60


class UploadForm(PlainForm):
    """Answers, perhaps a frame, and how cells are read."""

    answers = TableFile(
        label="File of answers",
        called="answers",
        kinds=TABLES,
        largest=LARGEST,
        otherwise="Parquet makes it smaller",
        help_text=f"CSV, Excel or Parquet, at most {LARGEST >> 20} MB: a row for each person, a column for a question.",
    )
    frame = TableFile(
        label="File of how many could have answered",
        called="frame",
        kinds=TABLES,
        largest=LARGEST_FRAME,
        required=False,
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

    def clean_missing(self) -> list[str]:
        """Return the words."""
        words = [" ".join(word.split()) for word in self.cleaned_data["missing"].split(",")]
        found = [word for word in dict.fromkeys(words) if word]
        if len(found) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in found):
            raise forms.ValidationError(f"Give at most {MOST_WORDS} words of {LONGEST_WORD} letters each")
        return found
