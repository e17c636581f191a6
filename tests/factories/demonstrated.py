"""The demonstration as people see it: its pages, as the sign-in of a role, on the day it was made."""

import csv
import html
import re
from datetime import date, datetime, tzinfo
from pathlib import Path
from unittest.mock import patch

from django.test import Client
from django.utils import timezone

from factories.world import BACKEND, TODAY
from oneworkforce.ground.models import User
from oneworkforce.site import demo_sign_ins, examples

WALSALL = examples.folder("walsall")


def page(role: str, address: str) -> str:
    """Return what stands on a page, tag by tag: "|Voluntary and community|218|", without charts and list boxes."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(email=f"{role}@{demo_sign_ins.DOMAIN}"), backend=BACKEND)
    with patch.object(timezone, "localdate", _day):
        answer = client.get(address)
    assert answer.status_code == 200, (role, address, answer.status_code)
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main is not None
    shown = re.sub(r"<(svg|select)\b.*?</\1>", "", main[0], flags=re.DOTALL)
    told = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "|", shown)))
    return re.sub(r"[| ]*\|[| ]*", "|", told)


def rows() -> list[dict[str, str]]:
    """Return every post of the fourth example's files."""
    found = []
    for path in sorted(Path(WALSALL, "staff").glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            found += list(csv.DictReader(file))
    return found


def agencies() -> list[dict[str, str]]:
    """Return the agencies of its places: organisation, sector, locality, and the part of the borough."""
    with Path(WALSALL, "agencies.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def here() -> list[dict[str, str]]:
    """Return the posts of its files that somebody holds."""
    return [row for row in rows() if not row["left"] and not row["vacant_since"]]


def part(name: str) -> set[str]:
    """Return the localities of a part of the borough."""
    return {row["locality"] for row in agencies() if row["part"] == name}


_ASKED = timezone.localdate


def _day(value: datetime | None = None, zone: tzinfo | None = None) -> date:
    """Return the day of a moment as ever, and for now the day on which the demonstration was made."""
    return TODAY if value is None else _ASKED(value, zone)
