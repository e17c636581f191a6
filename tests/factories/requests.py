"""What a page answers, whether a verdict travels as an exception or is turned into a page on its way."""

from typing import Any

from django.test import Client

from oneworkforce.access.verdicts import NotAllowed, NotFound


def status(client: Client, url: str, data: dict[str, Any] | None = None) -> int:
    """Return the status of a GET, or of a POST of `data`: 403 where it is not allowed, 404 where nothing is found."""
    try:
        response = client.get(url) if data is None else client.post(url, data)
    except NotAllowed:
        return 403
    except NotFound:
        return 404
    return response.status_code


def page(client: Client, url: str) -> str:
    """Return the text of a page that must open."""
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()
