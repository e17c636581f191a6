"""Where links to a questionnaire lead. The one place that writes these addresses."""

from django.conf import settings

from oneworkforce.ground import scope


def address(token: str) -> str:
    """Return the address of a link for one person."""
    return f"{settings.ORIGIN}/answer/{scope.current()}/{token}/"


def open_address(token: str) -> str:
    """Return the address of a link for everybody of a cell of the frame."""
    return f"{settings.ORIGIN}/answer/{scope.current()}/open/{token}/"
