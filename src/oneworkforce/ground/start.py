"""Sets Django up for a command that needs the database; the commands that do not start without it."""

import os

import django

SETTINGS = "oneworkforce.site.settings"
PRIVATE = 0o077
"""What we write is read by its owner alone: databases, the keystore, backups, mail in files."""


def set_up() -> None:
    """Read the settings and load every room; `lib.faults.Refused` when a setting cannot be used.

    A command's module is imported before this, so it imports models inside its functions.
    """
    os.umask(PRIVATE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
