"""A form that somebody opens, fills in and sends."""

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client

_SEEN = re.compile(r'name="seen" value="([^"]*)"')


def sent(client: Client, path: str, said: Mapping[str, str], **more: Any) -> Any:
    """Open the form at `path`, and send `said` with the digest of what it showed."""
    found = _SEEN.search(client.get(path).content.decode())
    return client.post(path, {**said, "seen": found.group(1) if found else ""}, **more)
