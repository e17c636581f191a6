"""A file of posts opened within its limits: rows, columns, what a workbook unpacks to, and nothing that runs."""

from collections.abc import Mapping
from pathlib import Path

from oneworkforce.lib import tables
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.lib.tables import Beyond, Limit, Limits
from oneworkforce.workforce.domain import staff_columns
from oneworkforce.workforce.domain.staff_columns import Columns
from oneworkforce.workforce.domain.staff_rules import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, RULES, UNPACKED

LIMITS = Limits(rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS, unpacked=UNPACKED)
_RULES: Mapping[Limit, tuple[str, str]] = {
    Limit.ROWS: ("F103", "file"),
    Limit.COLUMNS: ("F104", "row 1"),
    Limit.SIZE: ("F105", "file"),
    Limit.DOCTYPE: ("F106", "file"),
}


def read(path: Path) -> tuple[tables.Table, Columns]:
    """Return the table and its rows; Refused, with the code of the rule, where the file is not one that is read."""
    try:
        table = tables.read(path, LIMITS)
        places = range(len(table.headings))
        found = staff_columns.gather(table.batches(places), places, most=MOST_ROWS)
    except Beyond as beyond:
        raise broken(*_RULES[beyond.limit]) from None
    except staff_columns.TooMany:
        raise broken("F103") from None
    except UnicodeError:
        raise broken("F101") from None
    if not len(found.numbers) and not found.odd:
        raise broken("F102")
    return table, found


def broken(code: str, where: str = "file") -> Refused:
    """Return the refusal by a rule of the whole file."""
    rule = RULES[code]
    return Refused(Fault(where, f"{rule.what} ({code})", rule.remedy))
