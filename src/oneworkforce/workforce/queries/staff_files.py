"""A file of posts put together from its pieces; what its headings and names may mean."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from oneworkforce.ground import transactions
from oneworkforce.lib import text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Locality, Organisation, Team
from oneworkforce.workforce.domain.staff_cells import Known
from oneworkforce.workforce.models import PartKind, RememberedHeading, RememberedWord, StaffUpload, StaffUploadPart


def file(upload: StaffUpload, folder: Path) -> Path:
    """Put the pieces of the file together, for our eyes only; Refused where they are gone."""
    path = folder / f"staff.{upload.kind}"
    number = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as whole:
        while (content := piece(upload, PartKind.FILE, number)) is not None:
            whole.write(content)
            number += 1
    if not number:
        raise Refused(Fault("file", "It is no longer kept.", "Upload it again."))
    return path


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


def headings(organisation: UUID | None) -> Mapping[str, str]:
    """Return what headings stand for in files of an organisation, as somebody said before."""
    rows = RememberedHeading.objects.filter(organisation=organisation)
    return dict(rows.values_list("heading", "item"))


def known(organisations: Iterable[str], organisation: UUID | None) -> Known:
    """Return what names may mean in a file of these organisations."""
    ids = [UUID(one) for one in organisations]
    with transactions.reading():
        names = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "name"))
        teams = list(Team.objects.filter(organisation__in=ids).values_list("organisation", "name", "pk"))
        places = list(Locality.objects.values_list("pk", "name", "parent__name"))
        words: dict[str, dict[str, str]] = {}
        for item, word, value in RememberedWord.objects.filter(organisation=organisation).values_list(
            "item", "word", "value"
        ):
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
