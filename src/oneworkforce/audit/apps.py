"""Audit as a Django application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Events and their seals."""

    name = "oneworkforce.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how the audit itself, and the partnership that it is of, are called; have the worker seal."""
        from oneworkforce.audit import jobs, own_nouns  # noqa: F401, PLC0415  models are loaded by now

        own_nouns.register()
