"""What the demonstration did: the worked examples, played by its members through the ordinary commands."""

from datetime import datetime
from pathlib import Path

from oneworkforce.site.demo_story import (
    assessment,
    collecting,
    conditions,
    consultation,
    desk,
    interviews,
    lending,
    planning,
    six_steps,
    staff,
    year,
)
from oneworkforce.site.demo_story.told import Told

EXAMPLES = ("leicestershire", "central-bedfordshire", "calderdale", "walsall")


def play(folder: Path, now: datetime) -> None:
    """Do all that the story of an example tells; days in it are counted from the day of `now`."""
    told = Told(folder, now)
    assessment.play(told)
    interviews.play(told)
    staff.play(told)
    conditions.play(told)
    lending.play(told)
    collecting.play(told)
    planning.play(told)
    six_steps.play(told)
    staff.picture(told)
    consultation.play(told)
    desk.play(told)
    year.play(told)
