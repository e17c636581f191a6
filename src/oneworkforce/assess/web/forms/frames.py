"""The forms of the frame, of a round's dates, and of opening it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.dates import FEWEST_LETTERS, MOST_LETTERS
from oneworkforce.assess.domain.frame_file import MOST_INVITED
from oneworkforce.assess.web.forms.uploads import LARGEST_FRAME
from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.ui.table_files import TableFile

Choices = Sequence[tuple[str, str]]


class CellForm(PlainForm):
    """One group of the frame."""

    organisation = forms.ChoiceField(label="Organisation")
    locality = forms.ChoiceField(label="Locality", required=False, help_text="Where these people work.")
    audience = forms.ChoiceField(label="Audience", help_text="Who they are: it decides which questions they get.")
    invited = forms.IntegerField(
        label="How many are asked", min_value=1, max_value=MOST_INVITED, error_messages={"required": "Enter how many"}
    )
    mark_optional = False

    def __init__(
        self, organisations: Choices, localities: Choices, audiences: Choices, data: Any = None, **options: Any
    ) -> None:
        """Offer what the partnership and the framework have; without audiences nobody is told apart."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["organisation"].choices = [("", ""), *organisations]
        fields["locality"].choices = [("", "Everywhere"), *localities]
        fields["audience"].choices = [("", ""), *audiences]
        if not audiences:
            del fields["audience"]


class FrameFileForm(PlainForm):
    """A file of the frame."""

    file = TableFile(
        label="File of the frame",
        largest=LARGEST_FRAME,
        help_text="CSV or Excel, with the columns organisation, locality, audience and invited. No names of persons.",
    )


class DatesForm(PlainForm):
    """From when to when a round is asked."""

    opens_on = DateField(label="First day", help_text="For example, 1 3 2027.")
    closes_on = DateField(label="Last day", help_text="People can still answer on this day.")
    letters_a_minute = forms.IntegerField(
        label="Letters a minute",
        min_value=FEWEST_LETTERS,
        max_value=MOST_LETTERS,
        help_text="How fast letters go out. Ask whoever runs your mail what it bears.",
    )


class ExtendForm(PlainForm):
    """A later last day."""

    closes_on = DateField(label="New last day", help_text="People can still answer on this day.")


class OpenForm(PlainForm):
    """Yes, open it; and on purpose before its day, where that is so."""

    early = forms.BooleanField(label="Open it now, before its first day", required=False)
    mark_optional = False

    def __init__(self, early: str, data: Any = None) -> None:
        """Ask about `early` (what is said of it), or not at all where it is ""."""
        super().__init__(data)
        if early:
            self.fields["early"].help_text = early
        else:
            del self.fields["early"]
