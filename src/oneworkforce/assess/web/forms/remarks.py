"""The forms with which remarks are put under themes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands.themes import LONGEST
from oneworkforce.ui.forms import PlainForm

Choices = Sequence[tuple[str, str]]


class RemarkForm(PlainForm):
    """Which themes a remark belongs to."""

    themes = forms.MultipleChoiceField(label="Themes", required=False, widget=forms.CheckboxSelectMultiple)
    new = forms.CharField(
        label="A new theme",
        required=False,
        max_length=LONGEST,
        help_text="A few words of your own. Everybody who sees results reads them: do not quote or name anybody.",
    )
    everywhere = forms.BooleanField(label="The new theme is of all arcs", required=False)
    set_aside = forms.BooleanField(
        label="Set this remark aside",
        required=False,
        help_text="It tells of a child or of somebody at work, or it says nothing. It is counted nowhere.",
    )
    mark_optional = False

    def __init__(self, offered: Choices, data: Any = None, **options: Any) -> None:
        """Offer the themes of the remark's arc and of all arcs."""
        super().__init__(data, **options)
        self.fields["themes"].choices = list(offered)  # type: ignore[attr-defined]
        if not offered:
            self.fields["themes"].widget = forms.MultipleHiddenInput()

    def clean_themes(self) -> list[str]:
        """Return the ids in an order of their own, as they are kept."""
        return sorted(self.cleaned_data["themes"])


class ThemeForm(PlainForm):
    """A theme, and of which arc it is."""

    title = forms.CharField(
        label="The theme",
        max_length=LONGEST,
        help_text="A few words of your own. Everybody who sees results reads them: do not quote or name anybody.",
    )
    arc = forms.ChoiceField(label="Arc", required=False)
    mark_optional = False

    def __init__(self, arcs: Choices, data: Any = None, **options: Any) -> None:
        """Offer the arcs, all of them together first; none, where the theme is there already."""
        super().__init__(data, **options)
        if arcs:
            self.fields["arc"].choices = list(arcs)  # type: ignore[attr-defined]
        else:
            del self.fields["arc"]
