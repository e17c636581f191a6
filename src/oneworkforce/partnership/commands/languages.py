"""What a person speaks or signs: add, change, remove, confirm."""

from datetime import datetime
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.commands import held
from oneworkforce.partnership.domain import languages
from oneworkforce.partnership.models import Language
from oneworkforce.partnership.models.person import Fluency


def add(*, by: Viewer, now: datetime, person: UUID, language: str, fluency: str) -> UUID:
    """Add a language, named as people name it, and return its id; Refused names languages that are near."""
    tag = languages.read(language)
    values = {"tag": tag, "fluency": _fluency(fluency)}
    try:
        return held.add(by=by, now=now, model=Language, person=person, values=values, once="tag")
    except Refused as refused:
        raise Refused(*(Fault("language", fault.what, fault.remedy) for fault in refused.faults)) from refused


def change(*, by: Viewer, now: datetime, item: UUID, seen: str, fluency: str) -> None:
    """Say that a language is spoken better or less well. Another language is another entry."""
    held.change(by=by, now=now, model=Language, item=item, values={"fluency": _fluency(fluency)}, seen=seen)


def remove(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Take a language off the record."""
    held.remove(by=by, now=now, model=Language, item=item)


def confirm(*, by: Viewer, now: datetime, item: UUID) -> None:
    """Say again that the person speaks it so well."""
    held.confirm(by=by, now=now, model=Language, item=item)


def _fluency(typed: str) -> str:
    if typed not in Fluency.values:
        raise Refused(Fault("fluency", "This is not one of the choices.", "Choose how well the language is spoken."))
    return typed
