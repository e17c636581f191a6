"""Published figures of the population are brought in with their source and licence, or taken out."""

import hashlib
from collections import Counter
from datetime import datetime
from pathlib import Path
from uuid import UUID

from oneworkforce.access.viewer import Viewer
from oneworkforce.audit import saving
from oneworkforce.audit.public import record
from oneworkforce.ground import transactions
from oneworkforce.lib import tables, text, typed
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.partnership.models import Locality
from oneworkforce.workforce.domain import population_file
from oneworkforce.workforce.models import Population, PopulationRow
from oneworkforce.workforce.permissions import pictures as permissions

NOUN = "population"
LONGEST_TITLE, LONGEST_SOURCE = 160, 200
_TWICE = Fault("file", "This file has been brought in already.", "Choose another, or remove the one that is here.")


def add(*, by: Viewer, now: datetime, title: str, source: str, licence: str, year: int, path: Path) -> UUID:
    """Bring in a published table; return its id. `Refused` with every fault by row, and nothing changed."""
    with transactions.reading():
        permissions.check_make(by)
        places, twins = _places()
    # Outside the transaction: reading a file must not hold SQLite's one write lock.
    table = tables.read(path, tables.AT_ONCE)
    at = population_file.headings(table.headings)
    rows = population_file.read(table.batches([each for each in at if each is not None]), at, places, twins)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    words = [
        typed.line(said, where=where, label=label, longest=longest)
        for said, where, label, longest in (
            (title, "title", "The title", LONGEST_TITLE),
            (source, "source", "The source", LONGEST_SOURCE),
            (licence, "licence", "The licence", LONGEST_SOURCE),
        )
    ]
    if faults := [fault for _, fault in words if fault]:
        raise Refused(*faults)
    with saving.whole("population.add", taken=_TWICE):
        permissions.check_make(by)
        if Population.objects.filter(digest=digest).exists():
            raise Refused(_TWICE)
        made = Population.objects.create(
            title=words[0][0],
            source=words[1][0],
            licence=words[2][0],
            year=year,
            digest=digest,
            added_at=now,
            added_by=by.actor,
        )
        PopulationRow.objects.bulk_create(
            [
                PopulationRow(
                    population=made,
                    locality_id=row.place,
                    characteristic=row.characteristic,
                    group=row.group,
                    people=row.people,
                    mark=row.mark,
                )
                for row in rows
            ]
        )
        record(by=by, verb="brought in", noun=NOUN, subject=made.pk, now=now)
    return made.pk


def remove(*, by: Viewer, now: datetime, population: UUID) -> None:
    """Take a table out, with its rows."""
    with saving.whole("population.remove", taken=None):
        row = permissions.get_population(by, population)
        permissions.check_make(by)
        record(by=by, verb="removed", noun=NOUN, subject=row.pk, now=now)
        row.delete()


def _places() -> tuple[dict[str, UUID], frozenset[str]]:
    """Return localities by folded name, and with what they lie in; and the names that several have."""
    rows = list(Locality.objects.values_list("pk", "name", "parent__name"))
    counted = Counter(text.folded(name) for _, name, _ in rows)
    found = {text.folded(name): pk for pk, name, _ in rows}
    found |= {text.folded(f"{name}, {parent}"): pk for pk, name, parent in rows if parent}
    return found, frozenset(name for name, many in counted.items() if many > 1)
