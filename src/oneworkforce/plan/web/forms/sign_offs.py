"""The form with which the executive answers."""

from django import forms

from oneworkforce.plan.commands.sign_offs import LONGEST
from oneworkforce.plan.domain.kinds import Answer
from oneworkforce.ui.forms import PlainForm


class AnswerForm(PlainForm):
    """Signed off, or sent back with a reason."""

    answer = forms.ChoiceField(
        label="What do you say?",
        choices=((Answer.SIGNED.value, "Sign it off"), (Answer.RETURNED.value, "Send it back")),
        widget=forms.RadioSelect(),
        error_messages={"required": "Select whether you sign it off or send it back"},
    )
    remark = forms.CharField(
        label="Remark",
        required=False,
        max_length=LONGEST,
        help_text="Where you send it back, say what should change.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
