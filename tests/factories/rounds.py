"""A round with guarded results in the world of tests, kept by the ordinary commands from synthetic answers."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from factories.world import NOW, World
from oneworkforce.assess.commands import results as keeping
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.models import Round, Upload
from oneworkforce.assess.queries import analysis
from oneworkforce.assess.queries.analysis import Request, Source
from oneworkforce.ground import transactions

FRAMEWORK = """\
id: trial
version: 3
title: {en: Trial framework}
scale: {min: 1, max: 5, threshold: 3}
arcs:
- id: vision
  title: {en: Shared vision}
  statement: {en: Everybody works together for me.}
  questions:
  - {id: v1, text: {en: We share one vision.}}
  - {id: v2, text: {en: We plan together.}}
- id: values
  title: {en: Common values and language}
  questions:
  - {id: l1, text: {en: We use the same words.}}
  - {id: l2, text: {en: We explain our words to families.}}
- id: outcomes
  title: {en: Outcomes}
  questions:
  - {id: o1, text: {en: Things work out well for children.}}
  - {id: o2, text: {en: We know whether they do.}}
"""
BY = ("district", "audience")
SMALL = "Marsh"
"""A district in which too few answered: everything of it is withheld, and something else with it."""
PEOPLE = {"Willow": 40, "Reed": 30, "Fen": 24, SMALL: 4}


def answers() -> str:
    """Return a file of answers: districts of `PEOPLE`, leaders and frontline staff, scores that vary by arc."""
    lines = ["district,audience,v1,v2,l1,l2,o1,o2"]
    for shift, (district, people) in enumerate(PEOPLE.items()):
        for person in range(people):
            audience = "Leaders" if person % 2 else "Frontline"
            scores = [1 + (person * 7 + question * 3 + shift + person // 5) % 5 for question in range(6)]
            scores[4], scores[5] = max(scores[4], 3), max(scores[5], 2 + person % 3)
            scores[2], scores[3] = min(scores[2], 3), min(scores[3], 2 + person % 2)
            lines.append(",".join([district, audience, *map(str, scores)]))
    return "\n".join(lines) + "\n"


def frame() -> str:
    """Return how many could have answered: twice as many as did."""
    rows = [f"{place},{who},{people}" for place, people in PEOPLE.items() for who in ("Leaders", "Frontline")]
    return "\n".join(["district,audience,invited", *rows]) + "\n"


@cache
def results() -> Results:
    """Return the guarded results of `answers`."""
    with TemporaryDirectory() as folder:
        file, frame_file = Path(folder, "answers.csv"), Path(folder, "frame.csv")
        file.write_text(answers())
        frame_file.write_text(frame())
        source = Source(file, framework_file.parse(FRAMEWORK, "trial"), frame_file)
        return analysis.run(Request(source, choices=Choices(BY))).results


def held(world: World, title: str = "Tool 2009", who: str = "walter") -> UUID:
    """Put a round with results into the partnership of `who`; return its id."""
    with world.scope(who), transactions.whole("test round"):
        made = Round.objects.create(
            title=title,
            year=2009,
            framework_id="trial",
            framework_version=3,
            framework=FRAMEWORK,
            by=list(BY),
            synthetic=True,
            made_at=NOW,
        )
        upload = Upload.objects.create(
            round=made, state=UploadState.KEPT, kind="csv", people=98, asked_by="Walter Webb", asked_at=NOW
        )
        keeping.keep(round=made, upload=upload, results=results(), against=None, now=NOW)
    return made.pk
