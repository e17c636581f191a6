"""The form of a letter's words."""

from django import forms

from oneworkforce.assess.domain.letters import LONGEST_SUBJECT, LONGEST_WORDS
from oneworkforce.ui.forms import PlainForm


class LetterForm(PlainForm):
    """Subject and letter, with places in braces that are filled in for each."""

    subject = forms.CharField(label="Subject", max_length=LONGEST_SUBJECT)
    words = forms.CharField(
        label="Letter",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 14}),
        help_text="Filled in for each: {name}, {partnership}, {title} (what is answered), {closes} (the last day), and "
        "{link}, which must stand in it. Shorter letters are answered more.",
    )
