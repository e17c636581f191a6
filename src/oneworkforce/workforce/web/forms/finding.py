"""The forms of searching, and of asking about somebody found."""

from typing import Any

from django import forms

from oneworkforce.ui.forms import PlainForm
from oneworkforce.workforce.domain import roles
from oneworkforce.workforce.domain.circles import Near
from oneworkforce.workforce.domain.enquiries import Reason, Step
from oneworkforce.workforce.domain.understanding import LONGEST
from oneworkforce.workforce.domain.wanted import Holding, Time
from oneworkforce.workforce.models.enquiry import LONGEST as LONGEST_SENTENCE

FAR = (
    (Near.HERE.value, "The place itself"),
    (Near.BENEATH.value, "And what lies in it"),
    (Near.AROUND.value, "And neighbouring places"),
    (Near.ANYWHERE.value, "Everywhere in the partnership"),
)
ANSWERS = (
    (Step.TOUCH.value, "I will put you in touch"),
    (Step.DECLINE.value, "It is not possible"),
)


class FindForm(PlainForm):
    """A line of words, and the same by fields; everything that is filled in has to hold."""

    mark_optional = False
    q = forms.CharField(
        label="Who are you looking for?",
        required=False,
        max_length=LONGEST,
        help_text="Put commas between: a language or skill, hours, a place. For example: Polish, evenings, Reed. "
        "Do not name a child or a member of a family.",
    )
    language = forms.CharField(label="Language", required=False, max_length=80)
    skill = forms.CharField(label="Skill", required=False, max_length=80)
    role = forms.ChoiceField(label="Role", required=False)
    place = forms.ChoiceField(label="Locality", required=False)
    times = forms.MultipleChoiceField(
        label="Can work", required=False, choices=Time.choices(), widget=forms.CheckboxSelectMultiple
    )
    credential = forms.ChoiceField(
        label="In date", required=False, choices=(("", "Any"), *Holding.choices()), help_text="Of people you keep."
    )
    far = forms.ChoiceField(label="How far", required=False, choices=FAR, initial=Near.BENEATH.value)

    def __init__(self, localities: tuple[tuple[str, str], ...], data: Any = None) -> None:
        """Offer `localities`."""
        super().__init__(data)
        self.fields["role"].choices = [("", "Any"), *roles.choices()]  # type: ignore[attr-defined]
        self.fields["place"].choices = [("", "Any"), *localities]  # type: ignore[attr-defined]


class AskForm(PlainForm):
    """Why somebody is looked for."""

    reason = forms.ChoiceField(
        label="What is it for?",
        choices=Reason.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Select what it is for"},
    )
    words = forms.CharField(
        label="What do you need?",
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea({"rows": 3}),
        help_text="One sentence: what for, when, how long. Do not name a child or a member of a family.",
    )


class AnswerForm(PlainForm):
    """The organisation's answer."""

    answer = forms.ChoiceField(
        label="Your answer",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select your answer"},
    )
    words = forms.CharField(
        label="What you add",
        required=False,
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea({"rows": 3}),
        help_text="For whoever asked: how you will get in touch, or why it is not possible.",
    )


class ForwardForm(PlainForm):
    """Whom of the organisation to ask."""

    person = forms.ChoiceField(
        label="Whom do you ask?", widget=forms.RadioSelect, error_messages={"required": "Select whom you ask"}
    )

    def __init__(self, people: list[tuple[str, str]], data: Any = None) -> None:
        """Offer `people`."""
        super().__init__(data)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class ReplyForm(PlainForm):
    """Yes or no, for oneself."""

    reply = forms.ChoiceField(
        label="Can you help?",
        choices=(("yes", "Yes: show them my name and how to reach me"), ("no", "No: tell them nothing")),
        widget=forms.RadioSelect,
        error_messages={"required": "Select yes or no"},
    )
