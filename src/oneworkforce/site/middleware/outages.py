"""A clear page for everything that is foreseen: refused, not found, unreadable, or the site's records out of reach.

What a view raises comes here first (`process_exception`). What another middleware raises, Django turns
into an answer before it reaches us: it calls the page for a fault of ours, which asks `outage` too
(site/web/errors.py), so that a session that cannot be read gives the same page as a record that cannot.
"""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from enum import Enum
from http import HTTPStatus

import psycopg
from django.db import DatabaseError, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.lib.faults import Refused


class Outage(Enum):
    """Why the site cannot do its work for the moment; the value is the sentence for the page."""

    BUSY = "Other work holds the records just now, so yours had to wait too long."
    FULL = (
        "There is no room left where the records are kept, so nothing can be saved. Your administrator can make room."
    )
    GONE = "The site cannot reach its records. It tries again by itself."


_SQLITE = {
    sqlite3.SQLITE_BUSY: Outage.BUSY,
    sqlite3.SQLITE_LOCKED: Outage.BUSY,
    sqlite3.SQLITE_FULL: Outage.FULL,
    sqlite3.SQLITE_READONLY: Outage.GONE,
    sqlite3.SQLITE_IOERR: Outage.GONE,
    sqlite3.SQLITE_CANTOPEN: Outage.GONE,
    sqlite3.SQLITE_NOMEM: Outage.GONE,
}
_PRIMARY = 0xFF
"""The low byte of an SQLite error code; the rest is detail."""
_BUSY_STATES = ("55P03", "40P01", "40001", "57014")
_FULL_STATE = "53100"
_GONE_CLASSES = ("08", "53", "57P", "58")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_DEEPEST = 12


def outage(error: BaseException) -> Outage | None:
    """Return why `error` means that the records are out of reach; None where it means something else."""
    return next((found for each in _chain(error) if (found := _one(each)) is not None), None)


def _chain(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    for _ in range(_DEEPEST):
        if found is None:
            return
        yield found
        found = found.__cause__ or found.__context__


def _one(error: BaseException) -> Outage | None:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return Outage.FULL
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
    if isinstance(error, psycopg.Error):
        return _postgresql(error)
    if isinstance(error, InterfaceError) or (isinstance(error, OperationalError) and error.__cause__ is None):
        return Outage.GONE
    return None


def _postgresql(error: psycopg.Error) -> Outage | None:
    state = error.sqlstate
    if state is None:
        return Outage.GONE if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else None
    if state == _FULL_STATE:
        return Outage.FULL
    if state in _BUSY_STATES:
        return Outage.BUSY
    return Outage.GONE if state.startswith(_GONE_CLASSES) else None


class Outages:
    """Turns what is foreseen into pages, and lets go of connections that an outage broke."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; after an outage begin anew with the next request."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            let_go()
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for what a view raised; None leaves it to Django."""
        from oneworkforce.site.web import errors  # noqa: PLC0415  it asks this module what an outage is

        if isinstance(error, NotAllowed):
            return errors.refused(request, error)
        if isinstance(error, NotFound):
            return errors.not_found(request, error)
        if isinstance(error, Refused):
            return errors.unusable(request, error)
        found = outage(error)
        return errors.unavailable(request, found) if found else None


def let_go() -> None:
    """Close every connection, whatever state it is in."""
    for alias in connections:
        try:
            connections[alias].close()
        except DatabaseError:
            connections[alias].connection = None
