"""The pieces of a file of posts, and what its headings and names may mean."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.lib.faults import Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Locality, Organisation, Team
from oneworkforce.workforce.domain.staff_cells import Known
from oneworkforce.workforce.models import PartKind, RememberedHeading, RememberedWord, StaffUpload, StaffUploadPart


def piece(upload: StaffUpload, kind: PartKind, number: int) -> bytes | None:
    """Return one piece; None where there is none (any more)."""
    with transactions.reading():
        found = StaffUploadPart.objects.filter(upload=upload, kind=kind, number=number)
        content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def pieces(upload: StaffUpload, kind: PartKind) -> Iterable[bytes]:
    """Yield the pieces of a kind in their order."""
    number = 0
    while (content := piece(upload, kind, number)) is not None:
        yield content
        number += 1


def headings(upload: StaffUpload) -> Mapping[str, str]:
    """Return what headings stand for in such a file, as somebody said before."""
    return dict(RememberedHeading.objects.filter(remembered(upload)).values_list("heading", "item"))


def remembered(upload: StaffUpload) -> Q:
    """Return the condition of what is remembered for a file: its organisation's, else its uploader's for several."""
    if upload.organisation_id:
        return Q(organisation=upload.organisation_id)
    return Q(organisation=None, uploader=upload.uploader)


def known(upload: StaffUpload) -> Known:
    """Return what names may mean in a file."""
    ids = [UUID(one) for one in upload.organisations]
    with transactions.reading():
        names = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))
        teams = list(Team.objects.filter(organisation__in=ids).values_list("organisation", "name", "pk"))
        places = list(Locality.objects.values_list("pk", "name", "parent__name"))
        words: dict[str, dict[str, str]] = {}
        for item, word, value in RememberedWord.objects.filter(remembered(upload)).values_list("item", "word", "value"):
            words.setdefault(item, {})[word] = value
    localities: dict[str, str] = {}
    for pk, name, parent in places:
        folded = text.folded(name)
        localities[folded] = "" if folded in localities else pk.hex
        if parent:
            localities.setdefault(f"{folded}, {text.folded(parent)}", pk.hex)
    cached: dict[str, tuple[str, str]] = {}

    def language(named: str) -> tuple[str, str]:
        folded = text.folded(named)
        if folded not in cached:
            try:
                cached[folded] = partnership.language_tag(named), ""
            except Refused as refused:
                cached[folded] = "", refused.faults[0].remedy
        return cached[folded]

    return Known(
        organisations={text.folded(name): pk.hex for pk, name in names.items()},
        localities=localities,
        teams={(at.hex, text.folded(name)): pk.hex for at, name, pk in teams},
        language=language,
        words=words,
    )
