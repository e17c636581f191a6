"""A file of posts checked against its rules, column by column, before anything is stored.

Each distinct text of a column is judged once; rows are then told by their codes. What is found is kept in groups of
one rule, one column and one detail, each with its rows.
"""

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from pyarrow import compute

from oneworkforce.lib.tables import Coded
from oneworkforce.workforce.domain import items, staff_cells, staff_plain, staff_rows
from oneworkforce.workforce.domain.items import Item
from oneworkforce.workforce.domain.staff_cells import Judged, Known, Value
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_findings import Findings
from oneworkforce.workforce.domain.staff_headings import IGNORE, Heading
from oneworkforce.workforce.domain.staff_rows import StaffRows
from oneworkforce.workforce.domain.staff_rules import EXAMPLE
from oneworkforce.workforce.domain.staff_typed import Checked, Typed

Mask = NDArray[np.bool_]


def check(
    found: Columns, headings: Sequence[Heading], known: Known, today: dt.date, *, organisation: str = ""
) -> Checked:
    """Check the rows of a file. `headings` stand beside its columns; `organisation`: of all its rows, "" as they say.

    Days are compared with `today`.
    """
    named = {each.item: at for at, each in enumerate(headings) if each.item and each.item != IGNORE}
    findings = Findings(found.numbers, {each.item: each.heading for each in headings if each.item})
    findings.odd(tuple(found.odd))
    for each in headings:
        if each.joint:
            findings.column("N402", each.heading)
    kept = _not_blank([found.columns[at] for at in named.values()], len(found.numbers))
    for key in ("number", "reference"):
        if key in named:
            kept &= ~_says(found.columns[named[key]], EXAMPLE)
    values = {
        key: _judged(items.all_items()[key], found.columns[at], findings, kept, (known, today))
        for key, at in named.items()
    }
    if organisation:  # a row may say so too, and is in error where it names another
        values.pop("organisation", None)
    rows = staff_rows.of(values, len(found.numbers), organisation=organisation)
    staff_rows.check(rows, findings, kept, known)
    good = kept & ~findings.errors
    places = np.flatnonzero(good)
    organisations = rows.organisations
    blank = int(len(kept) - kept.sum())
    return Checked(
        numbers=found.numbers[places],
        organisations=(organisation,) * len(places)
        if organisation
        else tuple(organisations[at] for at in places.tolist()),
        values={key: rows.values[key].taken(places) for key in rows.values if key != "organisation"},
        groups=findings.groups(),
        read=len(found.numbers) - blank + len(found.odd),
        blank=blank,
        mentioned=_mentioned(rows, np.flatnonzero(kept & findings.errors)),
        faulty=np.sort(np.concatenate([found.numbers[kept & findings.errors], np.array(tuple(found.odd), np.int64)])),
    )


def _mentioned(rows: StaffRows, places: NDArray[np.intp]) -> frozenset[tuple[str, str]]:
    typed = rows.values.get("reference")
    if typed is None:
        return frozenset()
    named = zip((rows.organisations[at] for at in places.tolist()), typed.taken(places).listed(), strict=True)
    return frozenset((organisation, reference) for organisation, reference in named if isinstance(reference, str))


def _not_blank(columns: Sequence[Coded], rows: int) -> Mask:
    kept = np.zeros(rows, bool)
    for column in sorted(columns, key=lambda each: len(each.distinct)):
        if kept.all():
            break
        said = np.fromiter(map(bool, map(str.strip, column.values)), bool, len(column.values))
        if said.size:
            kept |= said[column.codes]
    return kept


def _says(column: Coded, word: str) -> Mask:
    return np.asarray(column.codes == column.place(word))


def _judged(item: Item, column: Coded, findings: Findings, kept: Mask, against: tuple[Known, dt.date]) -> Typed:
    """Return a column's values; what its texts break `against` what is known on a day is found for their rows."""
    judge = staff_cells.judge_of(item, *against)
    texts = column.arrow()
    sound = staff_plain.sound(item, texts, against[1])
    asked = np.arange(len(texts)) if sound is None else np.flatnonzero(~sound)
    others: list[Value] = []
    places = np.arange(1, len(texts) + 1, dtype=np.int32)
    bad: list[tuple[int, Judged]] = []
    for at, said in zip(asked.tolist(), texts.take(asked).to_pylist(), strict=True):
        judged = judge(said) if said else staff_cells.EMPTY
        places[at] = 0
        if judged.value is not None:
            others.append(judged.value)
            places[at] = len(others) + (0 if sound is None else len(texts))
        if judged.code:
            bad.append((at, judged))
    findings.texts(item.key, column.codes, bad, kept)
    codes = places[column.codes] if len(texts) else column.codes.astype(np.int32)
    if sound is None:
        return Typed(codes, (None, *others))
    if others:
        return Typed(codes, (None, *texts.to_pylist(), *others))
    return Typed(codes, compute.if_else(sound, texts, None))
