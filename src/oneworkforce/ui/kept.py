"""What a person typed into a form that could not be taken, to be handed back so that they can copy it.

Handed back are words. Never handed back: passwords, codes, keys and what a page carries along unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, QueryDict

SECRET_WORDS = frozenset(
    {"csrfmiddlewaretoken", "code", "codes", "credential", "key", "otp", "passcode", "passkey", "password"}
    | {"pin", "secret", "token", "next", "action", "seen", "version"}
)
"""A field is left out when any word of its name is one of these: new_password, recovery-code, password1."""
SECRET_KINDS = (forms.PasswordInput, forms.HiddenInput, forms.FileInput)
"""And when its widget is one of these, where the form is known."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One field: its label for a person, and what stood in it."""

    label: str
    text: str

    def __iter__(self) -> Iterator[str]:
        """Unpack as label and text, as `ui.kept` takes them."""
        return iter((self.label, self.text))


def of(request: HttpRequest, form: type[forms.Form] | None = None) -> tuple[Kept, ...]:
    """Return what was posted, in the order of the page; nothing where it cannot be read.

    `form`, where the caller knows it, gives the labels and leaves out its secret fields.
    """
    if request.method != "POST":
        return ()
    try:
        posted = request.POST
    except Exception:  # noqa: BLE001  a body that cannot be read is why we may be here; the page must still come
        return ()
    return tuple(_fields(posted, form.base_fields if form else {}))


def secret(name: str) -> bool:
    """Say whether a field of this name holds what must not be shown again."""
    return not SECRET_WORDS.isdisjoint(word.rstrip("0123456789") for word in re.split(r"[^a-z0-9]+", name.lower()))


def _fields(posted: QueryDict, known: dict[str, forms.Field]) -> Iterator[Kept]:
    for name in posted:
        field = known.get(name)
        if secret(name) or (field is not None and isinstance(field.widget, SECRET_KINDS)):
            continue
        text = "\n".join(posted.getlist(name)).strip()
        if text:
            label = str(field.label) if field is not None and field.label else _label(name)
            yield Kept(label, text)


def _label(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().capitalize() or "Text"
