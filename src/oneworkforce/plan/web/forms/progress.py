"""The form in which whoever leads an action says how it is going."""

from django import forms

from oneworkforce.plan.commands.progress import LONGEST_WORDS
from oneworkforce.plan.domain.saying import WHOLE
from oneworkforce.ui.forms import DateField, PlainForm


class ProgressForm(PlainForm):
    """How far it has come, in words, and whether it is done."""

    percent = forms.IntegerField(
        label="How far has it come?", min_value=0, max_value=WHOLE, help_text="Per cent, from 0 to 100."
    )
    words = forms.CharField(
        label="How is it going?",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        help_text="What was reached, what is in the way. The whole partnership reads it: name no child or family.",
    )
    done = forms.BooleanField(label="The action is done", required=False)
    done_on = DateField(
        label="If it is done: since when?",
        required=False,
        help_text="For example, 27 3 2026. Today, if you leave it empty.",
    )
