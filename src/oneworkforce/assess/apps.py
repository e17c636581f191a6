"""Rounds, findings and reports as a Django application."""

from django.apps import AppConfig


class AssessConfig(AppConfig):
    """How integrated the workforce is, as its people and evidence say."""

    name = "oneworkforce.assess"
    label = "assess"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell audit how our nouns are called, the worker what we do, and plan what its references name."""
        from oneworkforce.assess import jobs, nouns  # noqa: F401, PLC0415  models are loaded by now
        from oneworkforce.assess.commands import posting  # noqa: F401, PLC0415  it sends the letters of a round
        from oneworkforce.assess.queries import arcs  # noqa: PLC0415  as above
        from oneworkforce.plan import served  # noqa: PLC0415  as above

        nouns.register()
        served.register(arcs.titles)
