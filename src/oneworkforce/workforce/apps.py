"""The record of the workforce as a Django application."""

from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    """Who works with children here, and who will be needed."""

    name = "oneworkforce.workforce"
    label = "workforce"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell audit how our nouns are called, the worker what to do, and the partnership's pages what we offer."""
        from oneworkforce.workforce import jobs, nouns  # noqa: F401, PLC0415  models are loaded by now
        from oneworkforce.workforce.web import offers  # noqa: PLC0415

        nouns.register()
        offers.register()
