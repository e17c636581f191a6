"""The site as a Django application: its home page and error pages."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Home, errors, health."""

    name = "oneworkforce.site"
    label = "site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell audit how our nouns are called."""
        from oneworkforce.site import nouns  # noqa: PLC0415  models are loaded by now

        nouns.register()
