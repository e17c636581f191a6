"""A file of posts put together from its pieces and read, within limits; what its names may mean."""

import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from oneworkforce.ground import transactions
from oneworkforce.lib import tables, text
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership import public as partnership
from oneworkforce.partnership.models import Locality, Organisation, Team
from oneworkforce.workforce.domain import staff_columns
from oneworkforce.workforce.domain.staff_cells import Known
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_rules import MOST_COLUMNS, MOST_ROWS, RULES, UNPACKED
from oneworkforce.workforce.models import PartKind, RememberedHeading, RememberedWord, StaffUpload, StaffUploadPart

_HEAD = 4096


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


def read(path: Path) -> tuple[tables.Table, Columns]:
    """Return the table and its rows; Refused, with the code of the rule, where the file is not one that is read."""
    check_workbook(path)
    try:
        table = tables.read(path)
        if len(table.headings) > MOST_COLUMNS:
            raise broken("F104", "row 1")
        places = range(len(table.headings))
        found = staff_columns.gather(table.batches(places), places, most=MOST_ROWS)
    except staff_columns.TooMany:
        raise broken("F103") from None
    if not len(found.numbers) and not found.odd:
        raise broken("F102")
    return table, found


def check_workbook(path: Path) -> None:
    """Refuse a workbook that unpacks to more than is read, or that declares a document type (and so entities)."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_COLUMNS or sum(part.file_size for part in parts) > UNPACKED:
                raise broken("F105")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as content:
                        head = content.read(_HEAD)
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\x00!\x00D" in head:
                        raise broken("F106")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise broken("F101") from None


def broken(code: str, where: str = "file") -> Refused:
    """Return the refusal by a rule of the whole file."""
    rule = RULES[code]
    return Refused(Fault(where, f"{rule.what} ({code})", rule.remedy))


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
            cached[folded] = partnership.language(named)
        return cached[folded]

    return Known(
        organisations={text.folded(name): pk.hex for pk, name in names.items()},
        localities=localities,
        teams={(at.hex, text.folded(name)): pk.hex for at, name, pk in teams},
        language=language,
        words=words,
    )
