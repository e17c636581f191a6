"""The two papers, or any other layout: a report for `documents` to render."""

from dataclasses import dataclass, replace

from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.reports import blocks, layout
from oneworkforce.assess.reports.material import Material
from oneworkforce.documents.model import Blank, Block, Figure, Notice, Paragraph, Report, Section, Table
from oneworkforce.plan.public import Plan

LAYOUTS = tuple(layout.shipped())
"""The names of the layouts that come with the product."""

LANGUAGE = "en-GB"

SYNTHETIC = "The answers behind this report are synthetic: made by a program to show how it works, given by nobody."
EXEMPT = "Not for publication: this report is exempt."


def build(
    layout_name: str,
    results: Results,
    framework: Framework,
    *,
    plan: Plan | None = None,
    exempt: bool = False,
    synthetic: bool = False,
    source: str = "",
) -> Report:
    """Return the paper laid out by `layout_name` (a shipped layout, or a file of that name).

    `exempt`: not for the public; `synthetic`: a notice says so; `source` names the file of answers.
    Raises ValueError for results that are not guarded, which never go into a report; `faults.Refused`
    for a faulty layout.
    """
    if not results.guarded:
        raise ValueError("a report is made of guarded results alone")
    laid = layout.load(layout_name, layout.Names(blocks.BLOCKS, blocks.PARTICULARS))
    paper = _Paper(Material(Reading(results, framework), plan, exempt, synthetic, source))
    return Report(
        title=paper.filled(laid.title),
        subtitle=paper.filled(laid.subtitle),
        particulars=tuple(pair for each in laid.particulars for pair in paper.particular(each)),
        notices=tuple(Notice(text) for text, said in ((EXEMPT, exempt), (SYNTHETIC, synthetic)) if said),
        sections=paper.sections(laid.parts),
        language=LANGUAGE,
        keywords=(framework.say(framework.title), *(framework.say(arc.title) for arc in framework.arcs)),
    )


@dataclass(frozen=True)
class _Paper:
    """Fills a layout's parts from the material."""

    material: Material

    def filled(self, words: str) -> str:
        read = self.material.read
        values = {"framework": read.framework.say(read.framework.title), "threshold": read.threshold}
        return layout.filled(words, values)

    def particular(self, laid: layout.Particular) -> blocks.Pairs:
        if laid.say:
            return blocks.PARTICULARS[laid.say](self.material, laid.label)
        return ((laid.label, self.filled(laid.text) or None),)

    def sections(self, parts: tuple[layout.Part, ...]) -> tuple[Section, ...]:
        """Return the parts as sections; one in which nothing is left to say is left out."""
        made = (
            Section(
                title=self.filled(part.title),
                blocks=tuple(block for item in part.items for block in self.blocks(item)),
                sections=self.sections(part.parts),
                wide=part.wide,
                numbered=part.numbered,
            )
            for part in parts
        )
        return tuple(_upright(section) for section in made if section.blocks or section.sections)

    def blocks(self, item: layout.Item) -> tuple[Block, ...]:
        match item:
            case Paragraph(text):
                return (Paragraph(self.filled(text)),)
            case Blank(prompt):
                return (Blank(self.filled(prompt)),)
            case name:
                return blocks.BLOCKS[name](self.material)


def _upright(section: Section) -> Section:
    """Return the section as it is; upright where nothing in it needs the width."""
    if any(isinstance(block, Table | Figure) for block in section.blocks) or section.sections:
        return section
    return replace(section, wide=False)
