"""A Django form field as the parameters of the GOV.UK macro that shows it, chosen by its widget.

Works for any form, our own or a library's. Texts stay texts: only several errors of one field are
joined as HTML, each escaped.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from markupsafe import Markup, escape

from oneworkforce.ui import dates

Params = dict[str, Any]
_OWN = {
    "autocomplete",
    "inputmode",
    "spellcheck",
    "pattern",
    "class",
    "rows",
    "required",
    "id",
    "type",
    "maxlength",
    "cols",
}
_MARK = " (optional)"
_UNCHOSEN = "Choose one"


def shape(bound: forms.BoundField, label_class: str = "govuk-label--s") -> Params:
    """Return {"kind", "params"} for `ui.field`: the macro's short name and what it is given."""
    widget = bound.field.widget
    if bound.is_hidden:
        return {"kind": "hidden", "params": {"html": bound.as_hidden()}}
    for kinds, kind, made in _BY_WIDGET:
        if isinstance(widget, kinds):
            return {"kind": kind, "params": made(bound, label_class)}
    return {"kind": "input", "params": _input(bound, label_class)}


def summary(form: forms.BaseForm) -> list[Params]:
    """Return the entries of the error summary: the form's own errors, then each field's with a link to it."""
    entries: list[Params] = [{"text": said} for said in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            entries += [{"text": said} for said in bound.errors]
        else:
            entries += [{"text": said, "href": f"#{_first_id(bound)}"} for said in bound.errors]
    return entries


def _id(bound: forms.BoundField) -> str:
    return bound.auto_id or bound.html_name


def _first_id(bound: forms.BoundField) -> str:
    return f"{_id(bound)}-day" if isinstance(bound.field.widget, dates.DateWidget) else _id(bound)


def _label(bound: forms.BoundField) -> str:
    form: Any = bound.form
    marked = getattr(form, "mark_optional", False) and not bound.field.required
    return f"{bound.label}{_MARK if marked and not isinstance(bound.field.widget, forms.CheckboxInput) else ''}"


def _common(bound: forms.BoundField) -> Params:
    params: Params = {}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    errors = [str(said) for said in bound.errors]
    if len(errors) == 1:
        params["errorMessage"] = {"text": errors[0]}
    elif errors:
        params["errorMessage"] = {"html": Markup("<br>").join(escape(said) for said in errors)}
    return params


def _text(bound: forms.BoundField, label_class: str) -> Params:
    attrs = bound.field.widget.attrs
    value = bound.field.widget.format_value(bound.value()) if bound.value() is not None else None
    params = _common(bound) | {
        "id": _id(bound),
        "name": bound.html_name,
        "value": "" if value is None else str(value),
        "label": {"text": _label(bound), "classes": label_class},
        "attributes": {
            name: str(value)
            for name, value in attrs.items()
            if name not in _OWN and value is not None and not isinstance(value, bool)
        },
        "disabled": bound.field.disabled,
    }
    for ours, theirs in (("autocomplete", "autocomplete"), ("inputmode", "inputmode"), ("class", "classes")):
        if attrs.get(ours):
            params[theirs] = attrs[ours]
    if "spellcheck" in attrs:
        params["spellcheck"] = str(attrs["spellcheck"]).lower() == "true"
    return params


def _input(bound: forms.BoundField, label_class: str) -> Params:
    params = _text(bound, label_class)
    kind = getattr(bound.field.widget, "input_type", "text")
    params["type"] = "text" if kind == "number" else kind  # a number spinner changes what was typed when scrolled
    if kind == "number":
        params.setdefault("inputmode", "numeric" if isinstance(bound.field, forms.IntegerField) else "decimal")
        params["attributes"] = {
            name: value for name, value in params["attributes"].items() if name not in {"min", "max", "step"}
        }
    if kind == "email":
        params.setdefault("autocomplete", "email")
        params.setdefault("spellcheck", False)
    return params


def _password(bound: forms.BoundField, label_class: str) -> Params:
    params = _text(bound, label_class)
    params["value"] = ""  # a password is never sent back to the page
    params.setdefault("autocomplete", "current-password")
    return params


def _textarea(bound: forms.BoundField, label_class: str) -> Params:
    attrs = bound.field.widget.attrs
    return _text(bound, label_class) | {"rows": str(attrs.get("rows") or 5), "spellcheck": True}


def _file(bound: forms.BoundField, label_class: str) -> Params:
    params = _text(bound, label_class)
    del params["value"]
    return params


def _choices(bound: forms.BoundField) -> Iterator[tuple[str, str, bool]]:
    field: Any = bound.field
    value = bound.value()
    several = value if isinstance(value, list | tuple | set) else [value]
    chosen = {str(one) for one in several if one is not None}
    for key, said in field.choices:
        if isinstance(said, list | tuple):  # a group of choices
            yield from ((str(inner), str(words), str(inner) in chosen) for inner, words in said)
        else:
            yield "" if key is None else str(key), str(said), ("" if key is None else str(key)) in chosen


def _select(bound: forms.BoundField, label_class: str) -> Params:
    items = [
        {"value": value, "text": said if value or said.strip("- ") else _UNCHOSEN, "selected": chosen}
        for value, said, chosen in _choices(bound)
    ]
    params = _text(bound, label_class) | {"items": items}
    del params["value"]
    return params


def _group(bound: forms.BoundField, label_class: str) -> Params:
    legend = {"text": _label(bound), "classes": label_class.replace("govuk-label", "govuk-fieldset__legend")}
    return _common(bound) | {"fieldset": {"legend": legend}}


def _options(bound: forms.BoundField, label_class: str) -> Params:
    hints: Mapping[str, str] = getattr(bound.field, "hints", {})
    items: list[Params] = []
    for value, said, chosen in _choices(bound):
        if not value and bound.field.required:
            continue
        item: Params = {"value": value, "text": said if said.strip("- ") else "None of these", "checked": chosen}
        if value in hints:
            item["hint"] = {"text": hints[value]}
        if bound.field.disabled:
            item["disabled"] = True
        items.append(item)
    return _group(bound, label_class) | {"idPrefix": _id(bound), "name": bound.html_name, "items": items}


def _checkbox(bound: forms.BoundField, _label_class: str) -> Params:
    item: Params = {"value": "on", "text": _label(bound), "checked": bool(bound.value()), "id": _id(bound)}
    params = _common(bound)
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return params | {"idPrefix": _id(bound), "name": bound.html_name, "items": [item]}


def _date(bound: forms.BoundField, label_class: str) -> Params:
    widget: Any = bound.field.widget
    parts = widget.decompress(bound.value())
    born = widget.attrs.get("autocomplete") == "bday"
    items: list[Params] = []
    for part, value, width in zip(dates.PARTS, parts, (2, 2, 4), strict=True):
        wrong = " govuk-input--error" if bound.errors else ""
        item: Params = {
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "id": f"{_id(bound)}-{part}",
            "value": "" if value is None else str(value),
            "classes": f"govuk-input--width-{width}{wrong}",
        }
        if born:
            item["autocomplete"] = f"bday-{part}"
        items.append(item)
    return _group(bound, label_class) | {"id": _id(bound), "items": items}


_BY_WIDGET: tuple[tuple[Any, str, Any], ...] = (
    (dates.DateWidget, "date", _date),
    (forms.PasswordInput, "password", _password),
    (forms.Textarea, "textarea", _textarea),
    (forms.FileInput, "file", _file),
    (forms.CheckboxInput, "checkboxes", _checkbox),
    ((forms.CheckboxSelectMultiple, forms.SelectMultiple), "checkboxes", _options),
    (forms.RadioSelect, "radios", _options),
    (forms.Select, "select", _select),
)
