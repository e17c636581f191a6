"""The papers that come with the product, or any other layout: a report for `documents` to render."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from oneworkforce.assess.domain import arcs
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.results import Results
from oneworkforce.assess.reports import blocks, layout
from oneworkforce.assess.reports.material import Material, Text
from oneworkforce.assess.reports.paper import HEAD, TEXT, Line, Paper, Part, Piece
from oneworkforce.documents.model import Blank, Block, Notice, Paragraph, Report, Section
from oneworkforce.plan import public as plans
from oneworkforce.plan.public import Plan

SHIPPED = tuple(layout.shipped())
"""The names of the layouts that come with the product."""

LANGUAGE = "en-GB"

INVENTED = "The plan in this report is synthetic: made up to show how it works, agreed by nobody."
SYNTHETIC = "The answers behind this report are synthetic: made by a program to show how it works, given by nobody."
EXEMPT = "Not for publication: this report is exempt."


@dataclass(frozen=True, slots=True)
class Needs:
    """What a layout cannot be filled without."""

    results: bool
    plan: bool


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
    made = Material(Reading(results, framework), plan, exempt, synthetic, source)
    return laid(layout_name, made).report()


def laid(layout_name: str, made: Material) -> Paper:
    """Return the paper in parts with keys; raises like `build`, and ValueError where what the layout needs is missing.

    The text of a strategy is appended to any layout.
    """
    if made.reading is not None and not made.reading.results.guarded:
        raise ValueError("a report is made of guarded results alone")
    plan = _load(layout_name)
    wanted = _needs(plan)
    if (wanted.results and made.reading is None) or (wanted.plan and made.plan is None):
        raise ValueError(f"the layout {layout_name} needs results or a plan that are not there")
    filler = _Filler(made)
    parts = filler.parts(plan.parts)
    said = ((EXEMPT, made.exempt), (SYNTHETIC if made.reading else INVENTED, made.synthetic))
    return Paper(
        title=filler.filled(plan.title),
        subtitle=filler.filled(plan.subtitle),
        head=tuple(line for each in plan.particulars for line in filler.head(each)),
        notices=tuple(Notice(text) for text, holds in said if holds),
        parts=(*parts, *([filler.appendix(made.text)] if made.text else [])),
        language=LANGUAGE,
        keywords=filler.keywords(),
    )


def strategy(plan: Plan, *, text: str = "", exempt: bool = False, synthetic: bool = False) -> Report:
    """Return the committee paper of a plan without results; `text`, plain with headings and lists, is appended."""
    appended = Text(1, "As in its file", *plans.text(plans.prose(text))) if text.strip() else None
    made = Material(None, plan, exempt, synthetic, text=appended, titles=arcs.shipped())
    return laid("strategy-paper", made).report()


@cache
def needs(layout_name: str) -> Needs:
    """Return what a shipped layout needs; KeyError where there is none of this name."""
    if layout_name not in SHIPPED:
        raise KeyError(layout_name)
    return _needs(_load(layout_name))


def _load(layout_name: str) -> layout.Layout:
    return layout.load(layout_name, layout.Names(blocks.BLOCKS, blocks.PARTICULARS))


def _needs(plan: layout.Layout) -> Needs:
    """Return what blocks and placeholders ask for."""
    named = {item for part in layout.every(plan.parts) for item in part.items if isinstance(item, str)}
    asked = {name for words in layout.words(plan) for name in layout.placeholders(words)}
    return Needs(
        results=bool(named & set(blocks.OF_RESULTS) or asked & {"framework", "threshold"}),
        plan=bool(named & set(blocks.OF_STRATEGY) or "strategy" in asked),
    )


@dataclass(frozen=True)
class _Filler:
    """Fills a layout's parts from the material."""

    material: Material

    def filled(self, words: str) -> str:
        values = {}
        if read := self.material.reading:
            values = {"framework": read.framework.say(read.framework.title), "threshold": read.threshold}
        if self.material.plan:
            values["strategy"] = self.material.plan.title
        return layout.filled(words, values)

    def keywords(self) -> tuple[str, ...]:
        if self.material.reading is None:
            return (self.material.plan.title,) if self.material.plan else ()
        framework = self.material.reading.framework
        return (framework.say(framework.title), *(framework.say(arc.title) for arc in framework.arcs))

    def head(self, particular: layout.Particular) -> Iterator[Line]:
        if particular.say:
            fixed = particular.say in blocks.FIXED
            for label, said in blocks.PARTICULARS[particular.say](self.material, particular.label):
                yield Line(f"{HEAD}{label}", label, said, fixed)
        else:
            yield Line(f"{HEAD}{particular.label}", particular.label, self.filled(particular.text) or None)

    def parts(self, found: tuple[layout.Part, ...], above: str = "") -> tuple[Part, ...]:
        return tuple(self.part(part, f"{above}{place}") for place, part in enumerate(found, start=1))

    def part(self, part: layout.Part, key: str) -> Part:
        return Part(
            key=key,
            title=self.filled(part.title),
            pieces=tuple(_keyed(key, [(self._name(item), self.blocks(item)) for item in part.items])),
            parts=self.parts(part.parts, f"{key}."),
            wide=part.wide,
            numbered=part.numbered,
        )

    def appendix(self, text: Text) -> Part:
        title = self.material.plan.title if self.material.plan else "The strategy"
        version = Paragraph(f"Version {text.number}: {text.state[:1].lower()}{text.state[1:]}.")
        pieces = (Piece(version), *(Piece(block) for block in text.blocks))
        inner = _fixed(text.sections, TEXT)
        return Part(TEXT, f"Appendix: the text of {title}", pieces, inner, numbered=False, fixed=True)

    def blocks(self, item: layout.Item) -> tuple[Block, ...]:
        match item:
            case Paragraph(text):
                return (Paragraph(self.filled(text)),)
            case Blank(prompt):
                return (Blank(self.filled(prompt)),)
            case name:
                return blocks.BLOCKS[name](self.material)

    @staticmethod
    def _name(item: layout.Item) -> str:
        """Return what the gaps of an item are called in keys."""
        return item if isinstance(item, str) else "gap"


def _fixed(sections: tuple[Section, ...], above: str) -> tuple[Part, ...]:
    """Return the sections of a text that is appended as it is."""
    return tuple(
        Part(
            key=(key := f"{above}.{place}"),
            title=section.title,
            pieces=tuple(Piece(block) for block in section.blocks),
            parts=_fixed(section.sections, key),
            numbered=section.numbered,
            fixed=True,
        )
        for place, section in enumerate(sections, start=1)
    )


def _keyed(key: str, items: list[tuple[str, tuple[Block, ...]]]) -> Iterator[Piece]:
    counted: dict[str, int] = {}
    for name, found in items:
        for block in found:
            if isinstance(block, Blank):
                counted[name] = counted.get(name, 0) + 1
                yield Piece(block, f"{key}/{name}-{counted[name]}")
            else:
                yield Piece(block)


LAYOUTS = tuple(name for name in SHIPPED if not needs(name).plan)
"""Those of them that results alone can fill."""
