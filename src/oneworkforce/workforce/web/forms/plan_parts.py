"""The form of a part of a workforce plan, made from its description in domain/plan_parts.py."""

from typing import Any

from django import forms

from oneworkforce.ui.forms import DateField, PlainForm
from oneworkforce.ui.numbers import NumberField, WholeField
from oneworkforce.workforce.domain.plan_parts import LONGEST_NAME, Field, Kind, PartOf
from oneworkforce.workforce.queries.plan_parts import Offered
from oneworkforce.workforce.web.forms.amounts import PoundsField

_NONE = [("", "None")]


class PartForm(PlainForm):
    """The fields of a kind of part."""

    def __init__(self, part: PartOf, offered: Offered, data: Any = None, **options: Any) -> None:
        """Take the fields of `part`, offering the places and services of its plan."""
        self.base_fields = {each.name: _field(each, offered) for each in part.fields}  # type: ignore[misc]
        super().__init__(data, **options)

    def values(self) -> dict[str, Any]:
        """Return what was typed, of a valid form."""
        return dict(self.cleaned_data)


def _field(field: Field, offered: Offered) -> forms.Field:  # noqa: PLR0911  one a kind
    usual: dict[str, Any] = {"label": field.label, "required": field.needed, "help_text": field.hint}
    match field.kind:
        case Kind.LINE:
            return forms.CharField(max_length=field.most, **usual)
        case Kind.LINES:
            return forms.CharField(max_length=field.most, widget=forms.Textarea(attrs={"rows": 4}), **usual)
        case Kind.WHOLE:
            return WholeField(min_value=field.least, max_value=field.most, **usual)
        case Kind.HUNDREDTHS:
            return NumberField(min_value=field.least, max_value=field.most, decimal_places=2, max_digits=9, **usual)
        case Kind.DATE:
            return DateField(**usual)
        case Kind.MONEY:
            return PoundsField(**usual)
        case Kind.LANGUAGE:
            return forms.CharField(max_length=LONGEST_NAME, **usual)
    among = _among(field, offered)
    return forms.ChoiceField(choices=[*([] if field.needed and len(among) == 1 else _NONE), *among], **usual)


def _among(field: Field, offered: Offered) -> list[tuple[str, str]]:
    if field.kind is Kind.PLACE:
        return list(offered.places)
    if field.kind is Kind.SERVICE:
        return list(offered.services)
    return list(offered.roles if field.kind is Kind.ROLE else field.among)
