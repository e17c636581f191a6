"""Queries whose words are made once a process, and which each call only gives its values.

Django writes a query's SQL anew each time, which takes several times as long as asking a small table. A query that
every request asks, or a page asks by ids alone, is prepared instead:

    @prepared
    def _steps(*, actions: Collection[UUID]) -> QuerySet[Milestone]:
        return Milestone.objects.filter(action__in=actions)

    rows = _steps(actions=found)        # a list of milestones of the open scope

Nothing but SQL is kept: values, the scope among them, are bound by each call, and rows are read each time. What a
function decides about its values (beyond handing them to the query) it decides once, so a decision must not be taken
inside; a value may be an id, a day, a moment or a word compared as a whole, or ids for "in"; None is not a value.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from oneworkforce.ground import scope

R = TypeVar("R")
Value = UUID | date | str
Given = Value | Collection[UUID]
NOBODY = UUID(int=0)
"""An id that no row has: fills up a list of ids shorter than the SQL has room for."""
_IDS = models.UUIDField()
_MOMENTS = models.DateTimeField()
_ROOMS = (1, 4, 16, 32, 64, 128, 256, 512)
_FIRST = datetime(1, 1, 2, tzinfo=UTC)


def prepared(build: Callable[..., QuerySet[Any, R]]) -> Callable[..., list[R]]:
    """Return a function that takes the same names and returns the rows of `build`'s query.

    Raises scope.NoScope where the query is of a partnership and no scope is open, ValueError for a value of another
    kind than those above.
    """
    made: dict[object, _Words] = {}

    @wraps(build)
    def rows(**given: Given) -> list[R]:
        values = {name: _listed(value) for name, value in given.items()}
        if any(len(value) > _ROOMS[-1] for value in values.values()):
            return list(build(**given))
        key = (connection.vendor, tuple((name, _room(value)) for name, value in values.items()))
        words = made.get(key)
        if words is None:
            words = made[key] = _Words(build, given, values)
        return words.rows(values)

    return rows


class _Words:
    """One query in SQL, with where each value goes."""

    def __init__(
        self,
        build: Callable[..., QuerySet[Any, Any]],
        given: Mapping[str, Given],
        values: Mapping[str, Sequence[Value]],
    ) -> None:
        """Have Django write the SQL with values that stand for others."""
        kinds = {name: value[0] if value else NOBODY for name, value in values.items()}
        marks = {name: [_mark(kinds[name]) for _ in range(_room(value))] for name, value in values.items()}
        owner = uuid4()
        with scope.standing_for(owner):
            asked = {name: marks[name] if _many(given[name]) else marks[name][0] for name in given}
            self.query = build(**asked)
            self.compiler: Any = self.query.query.get_compiler(connection=connection)
            self.sql, parameters = self.compiler.as_sql()
        places: dict[Any, tuple[str, int]] = {_stored(owner, connection): ("", 0)}
        for name, each in marks.items():
            places |= {_stored(mark, connection): (name, at) for at, mark in enumerate(each)}
        self.parameters = [(one, places.get(one) if _plain(one) else None) for one in parameters]
        self.scoped = any(place == ("", 0) for _, place in self.parameters)
        bound = {place for _, place in self.parameters if place}
        if missing := {name for name, each in marks.items() for at in range(len(each)) if (name, at) not in bound}:
            raise ValueError(f"The query does not take {', '.join(sorted(missing))} as it is given.")

    def rows(self, values: Mapping[str, Sequence[Value]]) -> list[Any]:
        """Ask with these values."""
        if self.scoped:
            scope.check()
        parameters = tuple(
            parameter if place is None else _stored(_at(values, *place), connection)
            for parameter, place in self.parameters
        )
        compiler = _twin(self.compiler, connection=connection, as_sql=lambda *_, **__: (self.sql, parameters))
        query = _twin(self.query.query, get_compiler=lambda *_, **__: compiler)
        return list(_twin(self.query, _query=query))


def _twin(of: Any, **other: object) -> Any:
    """Return a shallow twin of an object of Django's: its own `clone` copies all, and `copy.copy` asks a queryset."""
    made = object.__new__(type(of))
    made.__dict__.update(of.__dict__, **other)
    return made


def _at(values: Mapping[str, Sequence[Value]], name: str, at: int) -> Value:
    if not name:
        return scope.current()
    each = values[name]
    return each[at] if at < len(each) else NOBODY


def _many(value: Given) -> bool:
    return not isinstance(value, UUID | date | str)


def _listed(value: Given) -> Sequence[Value]:
    return list(value) if not isinstance(value, UUID | date | str) else [value]


def _room(value: Sequence[Value]) -> int:
    return next(room for room in _ROOMS if len(value) <= room)


def _mark(value: Value) -> Value:
    """Return a value like it that no query holds by itself."""
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, str):
        return uuid4().hex
    moment = _FIRST + timedelta(days=uuid4().int % 300_000, microseconds=uuid4().int % 1_000_000)
    return moment if isinstance(value, datetime) else moment.date()


def _stored(value: Value, to: BaseDatabaseWrapper) -> Any:
    """Return a value as the database is given it."""
    if isinstance(value, UUID):
        return _IDS.get_db_prep_value(value, to)
    if isinstance(value, datetime):
        return _MOMENTS.get_db_prep_value(value, to)
    return value if isinstance(value, str) else to.ops.adapt_datefield_value(value)


def _plain(parameter: object) -> bool:
    return isinstance(parameter, UUID | date | str)
