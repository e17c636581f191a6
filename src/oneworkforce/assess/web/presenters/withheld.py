"""What is withheld, by group and kind of figure; never by which rule, as that would narrow the hidden figure."""

from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.web.presenters.grids import Grid
from oneworkforce.lib import text

EVERYTHING = "everything"


def by_group(read: Reading) -> Grid:
    """Return a row for each group of which something is withheld."""
    rows = [[read.name(by), said] for by in read.results.groups if (said := _said(read, by))]
    return Grid("What is withheld", ["Group", "Withheld"], rows)


def _said(read: Reading, by: tuple[tuple[str, str], ...]) -> str:
    hidden = [row for row in read.rows(by) if row.withheld is not None]
    if any(row.withheld == "cell" for row in hidden):
        return EVERYTHING
    arcs = sum(row.arc is not None and row.question is None for row in hidden)
    questions = sum(row.question is not None for row in hidden)
    overall = any(row.arc is None for row in hidden)
    counted = [text.counted(count, noun) for count, noun in ((arcs, "arc"), (questions, "question")) if count]
    return text.listed([*counted, *(["the overall score"] if overall else [])])
