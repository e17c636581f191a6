"""The record of the workforce as a Django application."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Who works with children here, and who will be needed."""

    name = "oneworkforce.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell audit how our nouns are called."""
        from oneworkforce.workforce import jobs, nouns  # noqa: F401, PLC0415  models are loaded by now

        nouns.register()
