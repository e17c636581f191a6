"""Fifteen localities on record: their places and agencies, and a file of posts for each, uploaded as anybody would."""

import csv
from datetime import datetime
from uuid import UUID

from oneworkforce.partnership.commands import localities, locality_pages, organisations
from oneworkforce.partnership.domain.sectors import Level
from oneworkforce.partnership.models import Locality
from oneworkforce.site.demo_story.told import Told
from oneworkforce.workforce.commands import pictures, search_index, staff_uploads


def play(told: Told) -> None:
    """Put the places and agencies of the story on record, then upload and take each file of posts."""
    said = told.get("staff")
    if said is None:
        return
    now = told.at(said["days"])
    _places(told, said, now)
    keeper = told.member("administrator")
    for path in sorted((told.folder / "staff").glob("*.csv")):
        file = staff_uploads.File("csv", [path.read_bytes()])
        made = staff_uploads.receive(by=keeper, now=now, file=file)
        told.work(now)
        staff_uploads.take(by=keeper, now=now, upload=made)
        told.work(now)


def picture(told: Told) -> None:
    """Let search take in everybody, and make the picture, once all that counts is there."""
    said = told.get("picture")
    if said is None:
        return
    while search_index.follow(today=told.day(said["days"])):
        pass
    now = told.at(said["days"])
    pictures.make(by=told.lead, now=now, as_of=told.day(said["days"]))
    told.work(now)


def _places(told: Told, said: dict[str, str], now: datetime) -> None:
    """Add the borough, its parts, their localities, the agencies, and which of them take part where."""
    by = told.member("administrator")
    root = Locality.objects.get(parent=None)
    borough = localities.add(by=by, now=now, name=said["borough"], level=Level.QUADRANT, parent=root.pk)
    parts: dict[str, UUID] = {}
    places: dict[str, UUID] = {}
    agencies: dict[str, UUID] = {}
    with (told.folder / "agencies.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        part, place, name = row["part"], row["locality"], row["organisation"]
        if part not in parts:
            parts[part] = localities.add(by=by, now=now, name=part, level=Level.DISTRICT, parent=borough)
        if place not in places:
            places[place] = localities.add(by=by, now=now, name=place, level=Level.AREA, parent=parts[part])
        if name not in agencies:
            agencies[name] = organisations.add(by=by, now=now, name=name, sector=row["sector"])
        locality_pages.admit(
            by=by, now=now, today=told.day(int(said["days"])), locality=places[place], organisation=agencies[name]
        )
