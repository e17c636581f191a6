"""The form of a token."""

from django import forms

from oneworkforce.partnership.commands.tokens import LONGEST_TITLE
from oneworkforce.partnership.domain.tokens import LASTS
from oneworkforce.ui.forms import PlainForm


class TokenForm(PlainForm):
    """What a token is for, and how long it lasts."""

    title = forms.CharField(
        label="What it is for", max_length=LONGEST_TITLE, help_text="The program that will read with it."
    )
    days = forms.ChoiceField(
        label="How long it lasts",
        choices=[(str(days), f"{days} days") for days in LASTS],
        widget=forms.RadioSelect(),
        error_messages={"required": "Select how long it lasts"},
    )
