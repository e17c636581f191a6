"""Sends the keystore's tables to the keystore's database, and nothing else there."""

from typing import Any

DATABASE = "keystore"


class Router:
    """Django asks it where a model lives."""

    def db_for_read(self, model: type[Any], **_hints: Any) -> str | None:
        """Return the keystore for its own tables."""
        return DATABASE if model._meta.app_label == "keystore" else None

    def db_for_write(self, model: type[Any], **_hints: Any) -> str | None:
        """Return the keystore for its own tables."""
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool | None:
        """Keep both databases free of each other's tables."""
        if app_label == "keystore" or db == DATABASE:
            return app_label == "keystore" and db == DATABASE
        return None
