"""The room of pages as Django finds it: templates and static files, no tables."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base page, components, charts, static files."""

    name = "oneworkforce.ui"
    label = "ui"
