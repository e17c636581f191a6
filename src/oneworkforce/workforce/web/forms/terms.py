"""The forms of groups of staff: what they are, a new version, a condition, and which posts belong to them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.ui.numbers import WholeField
from oneworkforce.workforce.commands.terms_groups import LONGEST_SOURCE, LONGEST_TITLE
from oneworkforce.workforce.commands.terms_versions import Said
from oneworkforce.workforce.domain import basis_points, half_days, hours, roles, terms
from oneworkforce.workforce.domain.kinds import Contract
from oneworkforce.workforce.domain.terms import Condition, Kind
from oneworkforce.workforce.models import TermsValue
from oneworkforce.workforce.web.forms import amounts

Choices = Sequence[tuple[str, str]]


class GroupForm(PlainForm):
    """A group of staff: its title, whose it is, from when, and where the conditions are read from."""

    title = forms.CharField(
        label="Title", max_length=LONGEST_TITLE, help_text="For example, council staff on the county scale."
    )
    organisation = forms.ChoiceField(label="Employer", required=False)
    agreement = forms.CharField(
        label="National or local agreement", required=False, max_length=LONGEST_TITLE, help_text="Say one of the two."
    )
    source = forms.CharField(
        label="Where it is written",
        required=False,
        max_length=LONGEST_SOURCE,
        help_text="For example, the staff handbook of April 2026.",
    )
    starts_on = DateField(label="In use from", help_text="For example, 1 4 2026.")
    ends_on = DateField(label="In use until", required=False, help_text="Leave it empty while it is in use.")

    def __init__(self, employers: Choices, data: Any = None, **options: Any) -> None:
        """Offer `employers`, and none."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "None: of an agreement alone"), *employers]  # type: ignore[attr-defined]


class VersionForm(PlainForm):
    """From when other conditions hold."""

    starts_on = DateField(label="From", help_text="For example, 1 4 2027.")


class ConditionForm(PlainForm):
    """One condition, in the fields of its kind; or why there is no value; and how it is done in practice."""

    condition: Condition

    def said(self) -> Said:  # noqa: PLR0911  one for each kind
        """Return what was said, once the form is valid."""
        kept = self.cleaned_data
        common: dict[str, Any] = {"unsaid": kept["unsaid"], "note": kept["note"]}
        match self.condition.kind:
            case Kind.PAY:
                pay = kept["pounds"]
                return Said(pounds=pay, unit=kept["unit"] if pay is not None else "", **common)
            case Kind.DAYS:
                return Said(number=amounts.halves(kept["number"]), **common)
            case Kind.HOURS:
                return Said(number=amounts.minutes(kept["number"]), **common)
            case Kind.SHARE:
                return Said(number=amounts.points(kept["number"]), **common)
            case Kind.NOTICE:
                return Said(number=kept["number"], unit=kept["unit"] if kept["number"] is not None else "", **common)
            case Kind.RHYTHM:
                return Said(unit=kept["unit"], words=kept["words"], by_whom=kept["by_whom"], **common)
            case _:
                return Said(words=kept["words"], **common)


def condition_form(condition: Condition, data: Any = None, **given: Any) -> ConditionForm:
    """Return the form of `condition`, with the fields of its kind."""
    fields = {**_FIELDS[condition.kind](condition), **_common(), "condition": condition}
    made: ConditionForm = type("OneConditionForm", (ConditionForm,), fields)(data, **given)
    return made


def initial(condition: Condition, row: TermsValue) -> dict[str, Any]:
    """Return what the form of a condition shows of its row."""
    found: dict[str, Any] = {name: getattr(row, name) for name in ("unit", "words", "by_whom", "unsaid", "note")}
    found |= {"pounds": row.pounds, "number": row.number}
    if row.number is not None and condition.kind in _SHOWN:
        found["number"] = _SHOWN[condition.kind](row.number)
    return found


_SHOWN = {Kind.DAYS: half_days.shown, Kind.HOURS: hours.shown, Kind.SHARE: basis_points.shown}


class RuleForm(PlainForm):
    """Which posts belong to a group."""

    mark_optional = False
    organisation = forms.ChoiceField(label="Posts of", error_messages={"required": "Select an organisation"})
    role = forms.ChoiceField(label="Role", required=False, choices=(("", "Any role"), *roles.choices()))
    contract = forms.ChoiceField(label="Contract", required=False, choices=(("", "Any contract"), *Contract.choices()))

    def __init__(self, employers: Choices, data: Any = None, **options: Any) -> None:
        """Offer `employers`."""
        super().__init__(data, **options)
        self.fields["organisation"].choices = [("", "Choose one"), *employers]  # type: ignore[attr-defined]


class OverrideForm(PlainForm):
    """To which group one post belongs."""

    mark_optional = False
    group = forms.ChoiceField(label="Pay and conditions of", required=False)

    def __init__(self, groups: Choices, data: Any = None, **options: Any) -> None:
        """Offer `groups`, and what the rules say."""
        super().__init__(data, **options)
        self.fields["group"].choices = [("", "As the rules of its employer say"), *groups]  # type: ignore[attr-defined]


def _common() -> dict[str, forms.Field]:
    return {
        "unsaid": forms.ChoiceField(
            label="If there is no value, why",
            required=False,
            choices=(("", "There is one, or nobody was asked"), *((each.value, each.title_) for each in terms.SAID)),
            widget=forms.RadioSelect(),
        ),
        "note": forms.CharField(
            label="In practice",
            required=False,
            max_length=terms.LONGEST_WORDS,
            help_text="How it is read and done from day to day. Name nobody.",
            widget=forms.Textarea(attrs={"rows": 3}),
        ),
    }


def _pay(about: Condition) -> dict[str, forms.Field]:
    return {
        "pounds": amounts.PoundsField(label=about.title, required=False, help_text=about.hint),
        "unit": forms.ChoiceField(
            label="That is for", choices=terms.Per.choices(), initial=terms.Per.YEAR, required=False
        ),
    }


def _notice(about: Condition) -> dict[str, forms.Field]:
    return {
        "number": WholeField(
            label=about.title, required=False, min_value=0, max_value=terms.MOST_NOTICE, help_text=about.hint
        ),
        "unit": forms.ChoiceField(label="Weeks or months", choices=terms.Unit.choices(), required=False),
    }


def _rhythm(about: Condition) -> dict[str, forms.Field]:
    return {
        "unit": forms.ChoiceField(
            label=f"{about.title}: how often", required=False, choices=(("", "Choose one"), *terms.Often.choices())
        ),
        "words": forms.CharField(
            label="Of what kind",
            required=False,
            max_length=terms.LONGEST_LINE,
            help_text="For example, clinical, managerial, in a group.",
        ),
        "by_whom": forms.CharField(
            label="By whom", required=False, max_length=terms.LONGEST_LINE, help_text="A role, not a name."
        ),
    }


def _words(about: Condition) -> dict[str, forms.Field]:
    field = forms.CharField(
        label=about.title,
        required=False,
        max_length=terms.LONGEST_WORDS,
        help_text=about.hint,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    return {"words": field}


_FIELDS: dict[Kind, Any] = {
    Kind.PAY: _pay,
    Kind.DAYS: lambda about: {
        "number": amounts.DaysField(label=f"{about.title}: days a year", required=False, help_text=about.hint)
    },
    Kind.HOURS: lambda about: {
        "number": amounts.HoursField(label=f"{about.title}: hours", required=False, help_text=about.hint)
    },
    Kind.SHARE: lambda about: {
        "number": amounts.PerCentField(label=f"{about.title}: per cent of pay", required=False, help_text=about.hint)
    },
    Kind.NOTICE: _notice,
    Kind.RHYTHM: _rhythm,
    Kind.WORDS: _words,
}
