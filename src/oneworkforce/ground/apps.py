"""The ground as a Django application."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    """Tables every context stands on."""

    name = "oneworkforce.ground"
    label = "ground"
    default_auto_field = "django.db.models.BigAutoField"
