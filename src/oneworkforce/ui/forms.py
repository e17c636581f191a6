"""The base of every form: plain-word errors that say what to do, and refusals put beside their field."""

from collections.abc import Collection
from typing import Any

from django import forms

from oneworkforce.lib import faults
from oneworkforce.ui.dates import REAL, DateField, DateWidget

__all__ = ["DateField", "DateWidget", "PlainForm", "refused_to_form"]


class PlainForm(forms.Form):
    """A form whose fields are shown by `ui.field` and whose errors say what to do, never repeating what was typed.

    A message that a field states itself (error_messages=) is kept.
    """

    mark_optional = True
    """Whether the labels of fields that may stay empty say "(optional)"."""

    more: Collection[str] = ()
    """The names of fields that stand folded under the others: what need not be said here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what a Django form takes."""
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # the browser's own bubbles are not read by everyone
        for name, field in self.fields.items():
            label = str(field.label) if field.label is not None else name.replace("_", " ").capitalize()
            field.label = label
            _reword(field, label)

    def plain(self) -> list[forms.BoundField]:
        """Return the fields that are always seen."""
        return [bound for bound in self if bound.name not in self.more]

    def folded(self) -> list[forms.BoundField]:
        """Return the fields that stand folded under them."""
        return [bound for bound in self if bound.name in self.more]

    def unfolds(self) -> bool:
        """Say whether something stands in a folded field, or is wrong with it: then it must be seen."""
        return any(bound.errors or _says(bound.value()) for bound in self.folded())


def _says(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_says(each) for each in value)
    return value not in _NOTHING


_NOTHING = (None, "", "not_asked")


def refused_to_form(form: forms.BaseForm, refused: faults.Refused) -> None:
    """Put each fault of `refused` on the field that its `where` names, else on the form."""
    for fault in refused.faults:
        if fault.where in form.fields:
            form.add_error(fault.where, f"{fault.what} {fault.remedy}".strip())
        else:
            form.add_error(None, str(fault) if fault.where else f"{fault.what} {fault.remedy}".strip())


def _lowered(label: str) -> str:
    """Return the label inside a sentence: its first letter small, unless it begins with initials."""
    return label if label[1:2].isupper() or label.startswith("I ") else label[:1].lower() + label[1:]


def _reword(field: forms.Field, label: str) -> None:
    inner = _lowered(label)
    words = next(words for kinds, words in _WORDS if isinstance(field, kinds))
    defaults = _defaults(type(field))
    for code, said in words.items():
        if field.error_messages.get(code) == defaults.get(code):  # not stated by the form's author
            field.error_messages[code] = said.format(label=label, inner=inner)
    for validator in field.validators:
        code = getattr(validator, "code", "")
        if code in _LIMITS:
            field.error_messages.setdefault(code, _LIMITS[code].format(label=label))


def _defaults(kind: type[forms.Field]) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        messages |= getattr(base, "default_error_messages", {})
    return messages


_LIMITS = {
    "max_length": "{label} must be %(limit_value)d characters or fewer",
    "min_length": "{label} must be %(limit_value)d characters or more",
    "max_value": "{label} must be %(limit_value)s or less",
    "min_value": "{label} must be %(limit_value)s or more",
    "null_characters_not_allowed": "{label} must not include control characters",
}


_CHOICE = "Select one of the choices in the list"
_WORDS: tuple[tuple[Any, dict[str, str]], ...] = (  # by kind of field, the first that fits
    (
        forms.FileField,
        {
            "required": "Choose a file",
            "invalid": "Choose a file to upload",
            "missing": "Choose a file to upload",
            "empty": "The file is empty: choose another",
        },
    ),
    (DateField, {"required": "Enter {inner}", "invalid_date": REAL}),
    (
        (forms.ChoiceField, forms.ModelChoiceField),
        {
            "required": "Select {inner}",
            "invalid_choice": _CHOICE,
            "invalid_list": _CHOICE,
            "invalid_pk_value": _CHOICE,
        },
    ),
    (forms.BooleanField, {"required": "Tick the box “{label}”"}),
    (
        forms.EmailField,
        {
            "required": "Enter {inner}",
            "invalid": "Enter an e-mail address in the correct format, such as name@example.org",
        },
    ),
    (
        (forms.DecimalField, forms.FloatField),
        {"required": "Enter {inner}", "invalid": "{label} must be a number, such as 12.5"},
    ),
    (forms.IntegerField, {"required": "Enter {inner}", "invalid": "{label} must be a whole number, such as 12"}),
    (forms.Field, {"required": "Enter {inner}", "invalid": "Enter {inner} in the correct format"}),
)
