"""The forms of self-assessments and of the needs sent from them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.needs import LONGEST
from oneworkforce.assess.domain.framework import Arc, Framework
from oneworkforce.ui.forms import DateField, PlainForm

WITHOUT = (("dk", "I don't know"), ("na", "It does not apply to me"), ("", "Not answered yet"))


class ArcForm(PlainForm):
    """One arc of one's own self-assessment."""

    mark_optional = False

    def __init__(self, framework: Framework, arc: Arc, data: Any = None, **options: Any) -> None:
        """Ask the arc's questions on the framework's scale."""
        super().__init__(data, **options)
        scale = framework.scale
        scores = [(str(score), _score(framework, score)) for score in range(scale.min, scale.max + 1)]
        for question in arc.questions:
            self.fields[question.id] = forms.ChoiceField(
                label=framework.say(question.text),
                choices=[*scores, *WITHOUT],
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Select one of the answers offered"},
            )


class NeedForm(PlainForm):
    """What is sent, and nothing else."""

    arc = forms.ChoiceField(label="What is it about?")
    words = forms.CharField(
        label="What would help you?",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
        help_text="Your own words. Do not name a child, a member of a family or a colleague.",
    )

    def __init__(self, arcs: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer the arcs of the framework."""
        super().__init__(data, **options)
        self.fields["arc"].choices = list(arcs)  # type: ignore[attr-defined]


class ReplyForm(PlainForm):
    """The reply to a need."""

    reply = forms.CharField(
        label="Your reply",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
        help_text="They read it under “Self-assessments”. What you can offer, when, and whom to ask.",
    )


class OpenForm(PlainForm):
    """How long a round of self-assessments is open."""

    closes_on = DateField(label="Last day", help_text="It can be filled until the end of this day.")


def _score(framework: Framework, score: int) -> str:
    words = framework.scale.words.get(score)
    return f"{score}: {framework.say(words)}" if words else str(score)
