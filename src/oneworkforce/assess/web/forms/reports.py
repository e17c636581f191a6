"""The forms of the report desk."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.assess.commands import issues, report_comments
from oneworkforce.assess.commands.reports import LONGEST_LINE, LONGEST_PARAGRAPH, LONGEST_TITLE, LONGEST_WORDS
from oneworkforce.assess.domain.desk import Layout
from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.ui.forms import PlainForm

Choices = Sequence[tuple[str, str]]


class ChangeReportForm(PlainForm):
    """What a report is about."""

    title = forms.CharField(label="Title", max_length=LONGEST_TITLE)
    round = forms.ChoiceField(
        label="Round", required=False, help_text="Its results fill the report. All but a strategy's need one."
    )
    strategy = forms.ChoiceField(label="Strategy", required=False, help_text="Its plan fills the report.")
    text = forms.BooleanField(label="Append the text of the strategy", required=False)
    exempt = forms.BooleanField(
        label="Exempt: not for the public",
        required=False,
        help_text="An exempt report is never put on the public page, nor are issues of it from before.",
    )
    exempt_under = forms.CharField(
        label="Exempt under paragraph", max_length=LONGEST_PARAGRAPH, required=False, help_text="Where it is exempt."
    )

    def __init__(self, rounds: Choices, strategies: Choices, data: Any = None, **options: Any) -> None:
        """Offer `rounds` and `strategies`."""
        super().__init__(data, **options)
        self.fields["round"].choices = [("", "None"), *rounds]  # type: ignore[attr-defined]
        self.fields["strategy"].choices = [("", "None"), *strategies]  # type: ignore[attr-defined]


class ReportForm(ChangeReportForm):
    """A new report: its layout too, which it keeps."""

    layout = forms.ChoiceField(
        label="Layout",
        choices=Layout.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Select the layout"},
        help_text="It says which parts the report has. It cannot be changed afterwards.",
    )
    field_order = ("title", "layout")


class PartForm(PlainForm):
    """Own words for one part."""

    placing = forms.ChoiceField(label="Where your words stand", widget=forms.RadioSelect)
    words = forms.CharField(
        label="Your words",
        max_length=LONGEST_WORDS,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14}),
        help_text="An empty line begins a new paragraph. Lines that begin with “- ” become a list.",
    )

    def __init__(self, placings: Sequence[Placing], titles: Choices, data: Any = None, **options: Any) -> None:
        """Offer `placings`, called by `titles` where they have one of their own."""
        super().__init__(data, **options)
        said = dict(titles)
        self.fields["placing"].choices = [  # type: ignore[attr-defined]
            (each.value, said.get(each.value, each.title_)) for each in placings
        ]


class LineForm(PartForm):
    """Own words for a line of the head."""

    words = forms.CharField(label="Your words", max_length=LONGEST_LINE, required=False)


class CommentForm(PlainForm):
    """What a colleague says."""

    words = forms.CharField(
        label="Your comment", max_length=report_comments.LONGEST, widget=forms.Textarea({"rows": 6})
    )


class SettleForm(PlainForm):
    """A reply, or none."""

    reply = forms.CharField(
        label="Reply", max_length=report_comments.LONGEST, required=False, widget=forms.Textarea({"rows": 4})
    )


class IssueForm(PlainForm):
    """Whether the public may read the issue; not asked of an exempt report."""

    public = forms.BooleanField(
        label="Put it on the public page", required=False, help_text="Anybody can read it there without signing in."
    )

    def __init__(self, data: Any = None, *, exempt: bool, **options: Any) -> None:
        """Leave the question out where the report is exempt."""
        super().__init__(data, **options)
        if exempt:
            del self.fields["public"]


class WithdrawForm(PlainForm):
    """Why an issue is withdrawn."""

    reason = forms.CharField(label="Why it is withdrawn", max_length=issues.LONGEST_REASON)
