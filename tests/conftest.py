"""What every tier shares: Django's settings, and how property tests run."""

import os

import django
import pytest
from django.conf import settings as django_settings
from hypothesis import settings

from factories import built, databases

DATA = built.begin()
databases.configure(DATA)
django.setup()
built.share_secrets()
# Pages are tested without the front-end packages; the browser journeys collect and serve the real files.
(DATA / "static").mkdir()
django_settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Passwords are tested, not their hashes: argon2 is slow on purpose, and has its test in test_sign_in.py.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
databases.hurry()

# No deadline: the machine may be busy. In CI the same examples each time: a landing does not depend on luck.
settings.register_profile("ours", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("ours")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what was made for the run, where it began: its workers are gone by now."""
    if not hasattr(config, "workerinput"):
        built.end()
