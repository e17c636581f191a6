"""A report as JSON and back, exactly: what was issued can always be rendered again."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from oneworkforce.documents.model import (
    Align,
    Blank,
    Bullets,
    Column,
    Figure,
    Notice,
    Paragraph,
    Report,
    Section,
    Table,
)

KIND = "kind"
_KINDS: Mapping[str, Any] = {
    kind.__name__: kind for kind in (Report, Section, Paragraph, Bullets, Table, Figure, Notice, Blank, Column)
}


def freeze(report: Report) -> dict[str, Any]:
    """Return the report as values that JSON knows."""
    frozen: dict[str, Any] = _frozen(report)
    return frozen


def thaw(values: Mapping[str, Any]) -> Report:
    """Return the report that was frozen; ValueError where `values` are no frozen report."""
    found = _thawed(values)
    if isinstance(found, Report):
        return found
    raise ValueError("This is no frozen report.")


def _frozen(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {KIND: type(value).__name__} | {each.name: _frozen(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_frozen(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def _thawed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_thawed(each) for each in value)
    if not isinstance(value, Mapping):
        return value
    kind = _KINDS.get(str(value.get(KIND)))
    if kind is None:
        raise ValueError("A frozen report holds no such part.")
    made = {name: _thawed(each) for name, each in value.items() if name != KIND}
    if kind is Column:
        made["align"] = Align(made["align"])
    try:
        return kind(**made)
    except TypeError as error:
        raise ValueError("A frozen report has other parts.") from error
