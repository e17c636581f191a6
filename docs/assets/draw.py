"""Draws the picture that the README opens with, from the worked example: `python docs/assets/draw.py`."""

from pathlib import Path

from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.queries.analysis import Request, Source, run
from oneworkforce.assess.reports import pictures
from oneworkforce.ui import rainbow

HOME = Path(__file__).parents[2]
PICTURE = Path(__file__).with_name("rainbow.svg")


def draw() -> str:
    """Return the rainbow of the example's answers."""
    framework = framework_file.load(framework_file.DEFAULT)
    example = HOME / "examples" / "leicestershire"
    found = run(Request(Source(example / "answers.csv", framework, example / "frame.csv")))
    return rainbow.draw(pictures.of(Reading(found.results, framework)))


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
