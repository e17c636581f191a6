"""Who reads what was noted: who runs rounds all of it, whoever sees results the quotes that were cleared of names."""

from uuid import UUID

from django.db.models import QuerySet

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.models import Gathering, Note, Round
from oneworkforce.assess.permissions import rounds, years

check_change = rounds.check_change
NO_QUOTE = "This note is not marked as a quote, so there is nothing to clear."


def gatherings(viewer: Viewer, round: UUID) -> tuple[Round, QuerySet[Gathering]]:  # noqa: A002  the field's word
    """Return a round and what was gathered for it, for whoever runs rounds; refuse others."""
    found = years.get(viewer, round)
    return found, Gathering.objects.filter(round=found)


def gathering(viewer: Viewer, pk: UUID) -> Gathering:
    """Return what was gathered, its round with it, or say that there is none; refuse who may only see results."""
    rows = Gathering.objects.filter(round__in=rounds.visible_to(viewer), pk=pk)
    found = rows.select_related("round").first()
    if found is None:
        raise NotFound
    check_change(viewer)
    return found


def get(viewer: Viewer, note: UUID) -> Note:
    """Return the note with its gathering and round, or say that there is none; refuse who may only see results."""
    rows = Note.objects.filter(gathering__round__in=rounds.visible_to(viewer), pk=note)
    found = rows.select_related("gathering__round").first()
    if found is None:
        raise NotFound
    check_change(viewer)
    return found


def check_clear(viewer: Viewer, note: Note) -> None:
    """Refuse who does not run rounds, and to clear what is no quote."""
    check_change(viewer)
    if not note.quote:
        raise NotAllowed(NO_QUOTE)


def quotes(viewer: Viewer) -> QuerySet[Note]:
    """Return the quotes that a person has cleared of names, of the rounds that `viewer` sees."""
    rows = Note.objects.filter(gathering__round__in=rounds.visible_to(viewer), quote=True)
    return rows.filter(cleared_at__isnull=False)
