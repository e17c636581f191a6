"""Results as JSON and back, exactly: docs/reference/results.md describes every key."""

import json
from dataclasses import asdict, fields
from typing import Any

from oneworkforce.assess.domain.results import By, Change, Results, Row
from oneworkforce.lib import faults

VERSION = 1
"""Of the keys: a key may be added, but none changes its meaning or goes away under the same number."""

RAW = "none: raw figures for an analyst, not for release"

_CHANGE = tuple(one.name for one in fields(Change))
_FIGURES = tuple(name for name in Row._fields if name not in {"by", "arc", "question", "change", "withheld"})


def to_json(results: Results) -> str:
    """Return the results as JSON, floats in full; unguarded results say so in their first line."""
    head: dict[str, Any] = {} if results.guarded else {"suppression": RAW}
    head |= {
        "version": VERSION,
        "framework": results.framework,
        "framework_version": results.framework_version,
        "respondents": results.respondents,
        "min_cell": results.min_cell,
        "weighted": results.weighted,
        "guarded": results.guarded,
        "groupings": results.groupings,
        "groups": [dict(by) for by in results.groups],
        "notes": results.notes,
    }
    # A cell to a line: files of two rounds can be laid side by side, and a row is found by eye.
    lines = [f"  {_dumped(key)}: {_dumped(value)}," for key, value in head.items()]
    cells = ",\n".join(f"    {_dumped(cell(row))}" for row in results.rows)
    return "\n".join(["{", *lines, f'  "cells": [\n{cells}\n  ]' if cells else '  "cells": []', "}\n"])


def from_json(written: str, name: str = "results") -> Results:
    """Return the results that `to_json` wrote; `name` says what they are, for messages.

    Raises `faults.Refused` for anything else.
    """
    try:
        data = json.loads(written, parse_constant=_no_number)
        if data["version"] != VERSION:
            raise _refused(name, "The version of these results is not known.", "Analyse the answers again.")
        return Results(
            framework=data["framework"],
            framework_version=data["framework_version"],
            respondents=data["respondents"],
            min_cell=data["min_cell"],
            weighted=data["weighted"],
            guarded=data["guarded"],
            groupings=tuple(data["groupings"]),
            groups=tuple(_by(group) for group in data["groups"]),
            rows=tuple(row(cell) for cell in data["cells"]),
            notes=tuple(data["notes"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _refused(name, "These are not results of an analysis.", "Choose a file from --json.") from error


def cell(row: Row) -> dict[str, Any]:
    """Return a row by the keys of its JSON."""
    change = asdict(row.change) if row.change else None
    figures = {key: getattr(row, key) for key in _FIGURES}
    about = {"by": dict(row.by), "arc": row.arc, "question": row.question}
    return about | figures | {"change": change, "withheld": row.withheld}


def row(cell: dict[str, Any]) -> Row:
    """Return the row that `cell` made."""
    figures = {key: cell[key] for key in _FIGURES}
    distribution, change = figures.pop("distribution"), cell["change"]
    return Row(
        by=_by(cell["by"]),
        arc=cell["arc"],
        question=cell["question"],
        distribution=None if distribution is None else tuple(distribution),
        change=None if change is None else _change(change),
        withheld=cell["withheld"],
        **figures,
    )


def _change(change: dict[str, Any]) -> Change:
    # Results from before there were crosswalks do not say how many questions were mapped: none was.
    return Change(**{key: change[key] for key in _CHANGE if key != "mapped"}, mapped=change.get("mapped", 0))


def _by(group: dict[str, str]) -> By:
    return tuple(group.items())


def _dumped(value: object) -> str:
    """Return JSON for a value; a float that is no number is a mistake of ours, never written."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _no_number(word: str) -> None:
    raise ValueError(word)


def _refused(name: str, what: str, remedy: str) -> faults.Refused:
    return faults.Refused(faults.Fault(name, what, remedy))
