"""The partnership's nouns as a Django application."""

from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    """Organisations, places, people, and who may sign in."""

    name = "oneworkforce.partnership"
    label = "partnership"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell audit how our nouns are called, and listen to what happens at the door."""
        from oneworkforce.partnership import nouns  # noqa: PLC0415  models are loaded by now
        from oneworkforce.partnership.web import sign_in_events  # noqa: PLC0415  as above

        nouns.register()
        sign_in_events.connect()
