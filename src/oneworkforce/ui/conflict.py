"""Two people change one thing at once: neither text is lost, the second sees both and chooses.

A form carries `seen`, the digest of the values it was filled with. The command compares it with what
is stored, inside its transaction (`check`), and raises `Changed`. The view then shows "ui/conflict.html"
with a `Conflict`; what is chosen there comes back through `settled` as an ordinary posted form.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from oneworkforce.lib.days import day
from oneworkforce.ui.dates import PARTS, DateWidget

SEEN = "seen"
CHOICE = "choose_"
THEIRS, YOURS, BOTH = "theirs", "yours", "both"
NOTHING = "Nothing"
_LETTERS = 12
_NOT_KEPT = {SEEN, "csrfmiddlewaretoken"}

Values = Mapping[str, object]


class Changed(Exception):  # noqa: N818  nothing is in error: somebody else was faster
    """What is stored is not what the form showed; `stored` holds the values as they are now."""

    def __init__(self, stored: Values) -> None:
        """Keep the values, never their text in the message."""
        super().__init__("Somebody else changed this meanwhile.")
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Difference:
    """One field on which the two differ; `chosen` is "theirs" where this person had not touched it, else "yours".

    `joins`: a text of several lines, of which both can be kept, one after the other.
    """

    name: str
    label: str
    theirs: str
    yours: str
    chosen: str
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides of a change: the fields that differ, the digest of what is stored now, and all that was typed."""

    differences: tuple[Difference, ...]
    seen: str
    typed: tuple[tuple[str, str], ...]


def digest(values: Values) -> str:
    """Return a short digest of `values`: a part for each field in the order of their names, joined by "-"."""
    return "-".join(_part(name, values[name]) for name in sorted(values))


def check(seen: str, stored: Values, wanted: Values) -> None:
    """Raise `Changed` where `stored` is no longer what `seen` was made of; two who say the same do not conflict."""
    if seen != digest(stored) and any(stored[name] != wanted[name] for name in stored):
        raise Changed(stored)


def between(form: forms.BaseForm, changed: Changed) -> Conflict:
    """Return both sides of a valid bound `form` and what is stored; the form's fields are named as the values."""
    posted: Any = form.data
    seen = str(posted.get(SEEN, ""))
    before = dict(zip(sorted(changed.stored), seen.split("-"), strict=False))
    return Conflict(
        differences=tuple(
            Difference(
                name=name,
                label=str(form.fields[name].label),
                theirs=_said(form.fields[name], theirs),
                yours=_said(form.fields[name], yours),
                chosen=THEIRS if before.get(name) == _part(name, yours) else YOURS,
                joins=isinstance(form.fields[name].widget, forms.Textarea) and bool(theirs and yours),
            )
            for name, theirs in changed.stored.items()
            if (yours := form.cleaned_data[name]) != theirs
        ),
        seen=digest(changed.stored),
        typed=tuple(
            (key, value)
            for key in posted
            if key not in _NOT_KEPT and not key.startswith(CHOICE)
            for value in posted.getlist(key)
        ),
    )


def settled(posted: QueryDict, stored: Values) -> QueryDict:
    """Return `posted` with the stored value of each field for which "theirs" was chosen, ready to bind to the form.

    Where "both" was chosen, what was written follows on what is stored.
    """
    made = posted.copy()
    for name, value in stored.items():
        chosen = posted.get(CHOICE + name)
        if chosen == BOTH and isinstance(value, str):
            made[name] = f"{value}\n\n{posted.get(name, '')}"
        if chosen != THEIRS:
            continue
        if f"{name}_{PARTS[0]}" in posted:
            for part, one in zip(PARTS, DateWidget().decompress(value), strict=True):
                made[f"{name}_{part}"] = "" if one is None else str(one)
        elif isinstance(value, bool):
            made.setlist(name, ["on"] if value else [])
        elif isinstance(value, list | tuple | set | frozenset):
            made.setlist(name, [str(one) for one in value])
        else:
            made[name] = "" if value is None else str(value)
    return made


def _part(name: str, value: object) -> str:
    text = json.dumps([name, value], default=str, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def _said(field: Any, value: object) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day(value)
    titles = {str(key): str(title) for key, title in getattr(field, "choices", ())}
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(titles.get(str(one), str(one)) for one in value)) or NOTHING
    return titles.get(str(value), str(field.prepare_value(value)))
