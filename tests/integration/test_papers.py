"""Both papers of a round with groups, gaps and a plan, in every rendering, with every word."""

import re
from collections.abc import Callable

import pytest

from factories import renderings, reports, results
from oneworkforce.assess.domain import framework_file
from oneworkforce.assess.domain.results import By, Withheld
from oneworkforce.assess.reports import papers
from oneworkforce.documents import pdf, web, word
from oneworkforce.documents.model import Report
from oneworkforce.plan import public as plans

NORTH: By = (("district", "North"),)
SOUTH: By = (("district", "South"),)


def paper(layout: str) -> Report:
    framework = framework_file.load("one-childrens-workforce")
    hidden: dict[tuple[By, str], Withheld] = {(SOUTH, "all"): "cell", ((), "q4"): "row", ((), "q5"): "row"}
    made = results.make(
        framework, {"outcomes": 3.67, "common-values": 2.86}, groups={NORTH: {}, SOUTH: {}}, withheld=hidden
    )
    plan = plans.read(results.ROOT / "examples" / "leicestershire" / "plan.yaml")
    return papers.build(layout, made, framework, plan=plan, exempt=True, synthetic=True, source="answers.csv")


@pytest.mark.parametrize("layout", papers.LAYOUTS)
@pytest.mark.parametrize(
    ("render", "read"),
    [(web.render, renderings.of_web), (word.render, renderings.of_word), (pdf.render, renderings.of_pdf)],
    ids=["web", "word", "pdf"],
)
def test_every_word_of_the_paper_is_in_the_rendering(
    layout: str, render: Callable[[Report], bytes], read: Callable[[bytes], str]
) -> None:
    report = paper(layout)
    footer = rf"{re.escape(solid(report.title))}Page\d+of\d+"
    shown = re.sub(footer, "", solid(read(render(report))))
    assert [text for text in reports.words(report) if solid(text) not in shown] == []


def solid(text: str) -> str:
    """Return the text without white space, which each rendering places as its lines fall."""
    return "".join(text.split())
