"""Blocks of what was gathered beside the answers: the plan of evidence, and what it brought by arc."""

from collections.abc import Iterator

from oneworkforce.assess.reports.material import Beside, Material
from oneworkforce.documents.model import Block, Bullets, Paragraph

PERCEPTION = "Scores say how people see it. Beside them stand records, and what people said in their own words."


def gatherings(made: Material) -> tuple[Block, ...]:
    """Say which evidence was gathered, and what was planned but not run."""
    parts = (("Evidence was gathered in this way:", made.held), ("Planned, but not run:", made.not_run))
    return tuple(block for head, said in parts if said for block in (Paragraph(head), Bullets(said)))


def evidence(made: Material) -> tuple[Block, ...]:
    """Set evidence, cleared quotes and themes beside each arc."""
    found = tuple(block for each in made.beside for block in _arc(each))
    return (Paragraph(PERCEPTION), *found) if found else ()


def _arc(each: Beside) -> Iterator[Block]:
    if each.evidence or each.quotes:
        yield Paragraph(f"{each.arc}:")
        yield Bullets((*each.evidence, *each.quotes))
    if each.themes:
        yield Paragraph(f"{each.arc}, what people wrote in their own words. {each.note}")
        yield Bullets(each.themes)
