"""The forms of a file of posts: the file itself, what its columns are, what its words mean."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.lib import text
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.table_files import TableFile
from oneworkforce.workforce.commands.staff_uploads import KINDS
from oneworkforce.workforce.domain import items, staff_words
from oneworkforce.workforce.domain.staff_headings import IGNORE
from oneworkforce.workforce.domain.staff_rules import LARGEST, MOST_ROWS

SEVERAL = ""


class StaffFileForm(PlainForm):
    """A file, and whose posts it holds."""

    organisation = forms.ChoiceField(
        label="Whose posts does it hold?",
        required=False,
        help_text="Where it holds those of several, each row says its own in a column.",
    )
    file = TableFile(
        label="File of posts",
        called="staff",
        kinds=[f".{kind}" for kind in KINDS],
        largest=LARGEST,
        otherwise="Give it in several files",
        help_text=f"CSV or Excel (.xlsx), at most {LARGEST >> 20} MB and {MOST_ROWS:,} rows: a row for each post.",
    )

    def __init__(self, organisations: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer these organisations; one alone is not asked for."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.choices = [(SEVERAL, "Each row says its own"), *organisations]
        if len(organisations) == 1:
            del self.fields["organisation"]


class ColumnsForm(PlainForm):
    """What each column of a file stands for, and what words mean that no list has."""

    mark_optional = False

    def __init__(
        self,
        headings: Sequence[Sequence[Any]],
        strange: Sequence[tuple[str, str, int]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Ask about these headings and words (StaffUpload.headings and words)."""
        super().__init__(*args, **kwargs)
        self._columns, self._strange = len(headings), strange
        choices = [("", "Choose one"), (IGNORE, "Leave it out"), *_items()]
        for at, (heading, item, different, empty, joint) in enumerate(headings):
            hint = f"{text.counted(different, 'different text')}, {empty:,} empty"
            if joint:
                hint += ". The heading names two things: a column can hold one"
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=heading or f"Column {at + 1}, without a heading",
                choices=choices,
                initial=item,
                help_text=hint,
                error_messages={"required": f"Say what “{heading or at + 1}” is, or leave it out"},
            )
        for at, (item, word, number) in enumerate(strange):
            named = items.all_items()[item]
            self.fields[f"word-{at}"] = forms.ChoiceField(
                label=f"{named.label}: “{word}”",
                choices=[("", "Not in the list: to be mended"), *staff_words.listed(named.kind)],
                required=False,
                help_text=f"In {text.counted(number, 'row')}",
            )

    def chosen(self) -> list[str]:
        """Return what each column stands for, in their order."""
        return [self.cleaned_data[f"column-{at}"] for at in range(self._columns)]

    def words(self) -> dict[str, dict[str, str]]:
        """Return what words mean, by item."""
        found: dict[str, dict[str, str]] = {}
        for at, (item, word, _) in enumerate(self._strange):
            if value := self.cleaned_data.get(f"word-{at}"):
                found.setdefault(item, {})[word] = value
        return found


def _items() -> list[tuple[str, str]]:
    return [(item.key, item.label) for item in items.all_items().values()]
