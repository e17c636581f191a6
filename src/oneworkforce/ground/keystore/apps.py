"""The keystore as a Django application with its own database."""

from django.apps import AppConfig


class KeystoreConfig(AppConfig):
    """Wrapped keys and tombstones."""

    name = "oneworkforce.ground.keystore"
    label = "keystore"
    default_auto_field = "django.db.models.BigAutoField"
