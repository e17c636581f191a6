"""Addresses that leave the site in letters: from the setting of where it stands, never from what a request claims."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def absolute_path(url: str) -> str:
    """Return `url` with our own origin in place of the one it names."""
    parts = urlsplit(url)
    return f"{settings.ORIGIN}{parts.path}{'?' + parts.query if parts.query else ''}"


def invitation(secret: str) -> str:
    """Return the address at which an invitation is accepted."""
    return f"{settings.ORIGIN}{reverse('invitation_accept', args=[secret])}"
