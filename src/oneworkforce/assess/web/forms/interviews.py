"""The forms of interviews about services."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.interviews import LONGEST, LONGEST_NOTE, LONGEST_REASON
from oneworkforce.assess.domain.framework import Arc, Framework
from oneworkforce.assess.domain.interviews import Said
from oneworkforce.ui.forms import DateField, PlainForm

Choices = Sequence[tuple[str, str]]
NO_SCORE = "No score"


class InterviewForm(PlainForm):
    """Which service, whom of it, who asks, and when."""

    service = forms.CharField(
        label="Service", max_length=LONGEST, help_text="As people here call it, such as: Youth offending."
    )
    organisation = forms.ChoiceField(label="Organisation", required=False)
    role = forms.CharField(
        label="Who is interviewed",
        required=False,
        max_length=LONGEST,
        help_text="Their role, such as: head of service. No name is needed.",
    )
    interviewer = forms.CharField(label="Who asks", max_length=LONGEST)
    held_on = DateField(label="Day", help_text="Planned or held. For example, 12 3 2027.")

    def __init__(self, organisations: Choices, data: Any = None, **options: Any) -> None:
        """Offer `organisations`, and none."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "None"), *organisations]  # type: ignore[attr-defined]


class ThemeForm(PlainForm):
    """One theme during the talk: for each question a score, or none, and a note."""

    mark_optional = False

    def __init__(self, framework: Framework, theme: Arc, data: Any = None, **options: Any) -> None:
        """Ask the theme's questions on the framework's scale."""
        super().__init__(data, **options)
        scale = framework.scale
        scores = [(str(score), _score(framework, score)) for score in range(scale.min, scale.max + 1)]
        for question in theme.questions:
            self.fields[f"score_{question.id}"] = forms.ChoiceField(
                label=framework.say(question.text),
                choices=[*scores, ("", NO_SCORE)],
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Select one of the scores offered"},
            )
            self.fields[f"note_{question.id}"] = forms.CharField(
                label="Note",
                max_length=LONGEST_NOTE,
                required=False,
                widget=forms.Textarea({"rows": 3}),
                error_messages={"max_length": f"The note must be {LONGEST_NOTE:,} characters or fewer"},
            )

    def said(self, theme: Arc) -> dict[str, Said]:
        """Return what was said by question, of a valid form."""
        found = self.cleaned_data
        return {
            question.id: Said(
                int(found[f"score_{question.id}"]) if found[f"score_{question.id}"] else None,
                found[f"note_{question.id}"],
            )
            for question in theme.questions
        }


class ReopenForm(PlainForm):
    """Why an interview that has ended is opened again."""

    reason = forms.CharField(
        label="Why is it opened again?",
        max_length=LONGEST_REASON,
        help_text="It stands in the audit. Do not name a child or a member of a family.",
    )


def _score(framework: Framework, score: int) -> str:
    words = framework.scale.words.get(score)
    return f"{score}: {framework.say(words)}" if words else str(score)
