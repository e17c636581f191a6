"""The forms of contacts: one by hand, and a list."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.domain.contact_lists import COLUMNS, LONGEST_EMAIL, LONGEST_NAME, MOST
from oneworkforce.lib import text
from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.table_files import TableFile

Choices = Sequence[tuple[str, str]]
LARGEST = 10 * 1024 * 1024
_NO_LOCALITY = "Everywhere"


class ContactForm(PlainForm):
    """One person who is asked."""

    email = forms.EmailField(label="E-mail address", max_length=LONGEST_EMAIL)
    name = forms.CharField(
        label="Name", required=False, max_length=LONGEST_NAME, help_text="For the greeting of a letter."
    )
    organisation = forms.ChoiceField(label="Organisation")
    locality = forms.ChoiceField(label="Locality", required=False)
    audience = forms.ChoiceField(label="Audience")
    language = forms.ChoiceField(label="Language", required=False)

    def __init__(
        self,
        organisations: Choices,
        localities: Choices,
        audiences: Choices,
        languages: Sequence[str],
        data: Any = None,
        **options: Any,
    ) -> None:
        """Offer what there is; no audience where the framework has none, no language where it has one alone."""
        super().__init__(data, **options)
        found: dict[str, Choices] = {
            "organisation": [("", ""), *organisations],
            "locality": [("", _NO_LOCALITY), *localities],
            "audience": [("", ""), *audiences],
            "language": [("", "Not known"), *((each, each) for each in languages)],
        }
        for name, choices in found.items():
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
        if not audiences:
            del self.fields["audience"]
        if len(languages) == 1:
            del self.fields["language"]


class ContactListForm(PlainForm):
    """A list of those who are asked."""

    file = TableFile(
        label="File",
        called="list",
        largest=LARGEST,
        otherwise="Give it in several parts",
        help_text=f"CSV or Excel, at most {MOST:,} people, with the columns {text.listed(COLUMNS)}.",
    )
