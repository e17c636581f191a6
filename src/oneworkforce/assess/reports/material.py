"""What a paper is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from oneworkforce.assess.domain.reading import Reading
from oneworkforce.documents.model import Block, Section
from oneworkforce.plan.public import Plan


@dataclass(frozen=True, slots=True)
class Made:
    """What the partnership made of its results: a sentence about an arc, where it stands, why, and what it rests on."""

    arc: str
    words: str
    stance: str
    reason: str = ""
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the score of an arc, in sentences: evidence, cleared quotes, themes with guarded numbers.

    `note` is what is to be known of the numbers of themes.
    """

    arc: str
    evidence: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a strategy as it is appended: its version, where that stands, and what it is made of."""

    number: int
    state: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Material:
    """The results beside their framework, the plan, or both.

    `exempt` papers are not for the public, under the paragraph `exempt_under`; `synthetic` answers are nobody's;
    `source` names the file of answers. `titles` are those of arcs by "framework/arc", for a plan without results;
    `standing` says how many actions stand how, `consulted` how the strategy's text was consulted on.
    `beside` is what was gathered beside the answers, by arc; `held` and `not_run` what was to be gathered.
    """

    reading: Reading | None
    plan: Plan | None = None
    exempt: bool = False
    synthetic: bool = False
    source: str = ""
    exempt_under: str = ""
    findings: tuple[Made, ...] = ()
    standing: tuple[tuple[str, int], ...] = ()
    text: Text | None = None
    consulted: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    held: tuple[str, ...] = ()
    not_run: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def read(self) -> Reading:
        """Return the results; ValueError where the paper is made without."""
        if self.reading is None:
            raise ValueError("this paper is made without results")
        return self.reading


Maker = Callable[[Material], tuple[Block, ...]]
"""Makes the blocks that stand for one name in a layout; none where there is nothing to say."""
