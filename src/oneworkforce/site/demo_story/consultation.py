"""The text of a strategy: out for comment, answered, adopted."""

from datetime import datetime
from typing import Any
from uuid import UUID

from oneworkforce.partnership.models import Organisation
from oneworkforce.plan.commands import comments, consulted, versions
from oneworkforce.plan.domain.kinds import Asked
from oneworkforce.plan.models import Comment, Consulted, Version
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict


def play(told: Told) -> None:
    """Write the text, send it out, enter what was said, reply, adopt it."""
    said = told.get("text")
    if said is None or told.strategy is None:
        return
    out, until = told.at(said["out_days"]), told.day(said["until_days"])
    version = versions.add(by=told.lead, now=out, strategy=told.strategy, copied=False)
    body = (told.folder / said["file"]).read_text("utf-8")
    seen = conflict.digest(versions.shown(Version.objects.get(pk=version)))
    versions.change(by=told.lead, now=out, version=version, seen=seen, body=body)
    for each in said["asked"]:
        _ask(told, version, each, now=out)
    versions.send_out(by=told.lead, now=out, version=version, until=until, link=told.link("version", version))
    for place, each in enumerate(said["comments"]):
        _comment(told, version, each, days=said["out_days"] + 10 * (place + 1))
    adopted = said["adopted_days"]
    versions.adopt(
        by=told.lead, now=told.at(adopted), version=version, on=told.day(adopted), adopted_by=said["adopted_by"]
    )


def _ask(told: Told, version: UUID, said: dict[str, Any], *, now: datetime) -> None:
    """Ask somebody: the first organisation of the sector that is named, or others by their name."""
    link = told.link("version", version)
    if said["kind"] != Asked.ORGANISATION:
        consulted.add(by=told.lead, now=now, version=version, kind=said["kind"], name=said["name"], link=link)
        return
    rows = Organisation.objects.filter(sector=said["name"]).order_by("name").values_list("pk", flat=True)[:1]
    consulted.add_organisations(by=told.lead, now=now, version=version, organisations=list(rows), link=link)


def _comment(told: Told, version: UUID, said: dict[str, Any], *, days: int) -> None:
    asked = Consulted.objects.filter(version=version, name=said["on_behalf_of"]).first()
    made = comments.enter(
        by=told.lead,
        now=told.at(days),
        version=version,
        said_by=said["said_by"],
        words=said["words"],
        about=said["about"],
        consulted=asked.pk if asked else None,
        on_behalf_of=said["on_behalf_of"],
    )
    seen = conflict.digest(comments.shown(Comment.objects.get(pk=made)))
    comments.reply(by=told.lead, now=told.at(days + 5), comment=made, seen=seen, reply=said["reply"])
