"""Sessions in Django's own table, read by a prepared query: every request of a person begins with it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from oneworkforce.ground.prepared import prepared


class SessionStore(db.SessionStore):
    """Django's, but for how a session is found."""

    def _get_session_from_db(self) -> Session | None:
        """Return the session while it lasts; else forget its key, as Django does."""
        rows = _sessions(key=self.session_key or "")
        if rows and rows[0].expire_date > timezone.now():
            return rows[0]
        self._session_key = None
        return None


@prepared
def _sessions(*, key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)
