"""What every tier shares: Django's settings, and how property tests run."""

import os
import tempfile
from pathlib import Path

import django
from django.conf import settings as django_settings
from hypothesis import settings

from factories import databases

DATA = Path(tempfile.mkdtemp(prefix="oneworkforce-test-"))
databases.configure(DATA)
django.setup()
# Pages are tested without the front-end packages; the browser journeys collect and serve the real files.
(DATA / "static").mkdir()
django_settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# Passwords are tested, not their hashes: argon2 is slow on purpose, and has its test in test_sign_in.py.
django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
databases.hurry()

# No deadline: the machine may be busy. In CI the same examples each time: a landing does not depend on luck.
settings.register_profile("ours", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("ours")
