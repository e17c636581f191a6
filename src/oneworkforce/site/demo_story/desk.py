"""The paper: begun, worded where only a person can, issued where the story says so."""

from oneworkforce.assess.commands import issues, reports
from oneworkforce.assess.commands.reports import About
from oneworkforce.assess.domain.kinds import Placing
from oneworkforce.assess.reports import desk
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict


def play(told: Told) -> None:
    """Write the report of the story, and issue it with its files where it says whether that is public."""
    said = told.get("report")
    if said is None:
        return
    now, day = told.at(said["days"]), told.day(said["days"])
    about = About(
        title=said["title"],
        round=list(told.rounds.values())[-1] if told.rounds else None,
        strategy=told.strategy,
        text=bool(said.get("text")),
    )
    made = reports.add(by=told.lead, now=now, layout=said["layout"], about=about)
    for key, words in (said.get("words") or {}).items():
        nothing = conflict.digest(reports.shown_part(None))
        line = key.startswith("head/")
        reports.write(
            by=told.lead, now=now, report=made, key=key, seen=nothing, placing=Placing.AFTER, words=words, line=line
        )
    if "public" in said:
        draft = desk.draft(told.lead, made, today=day)
        issues.issue(
            by=told.lead,
            now=now,
            today=day,
            report=made,
            document=draft.document(),
            stamp=draft.stamp,
            public=said["public"],
        )
        told.work(now)
