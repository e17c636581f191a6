"""Notify as a Django application."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """E-mail and calendar invitations."""

    name = "oneworkforce.notify"
    label = "notify"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the outbox who sends by which channel."""
        from oneworkforce.notify import calendar, email  # noqa: F401, PLC0415  models are loaded by now
