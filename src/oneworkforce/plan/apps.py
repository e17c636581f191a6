"""Strategies, actions and groups as a Django application."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """What the partnership will do, who leads it and how far it has come."""

    name = "oneworkforce.plan"
    label = "plan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell audit how our nouns are called."""
        from oneworkforce.plan import jobs, nouns  # noqa: F401, PLC0415  models are loaded by now

        nouns.register()
