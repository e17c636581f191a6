"""What a paper is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from oneworkforce.assess.domain.reading import Reading
from oneworkforce.documents.model import Block
from oneworkforce.plan.public import Plan


@dataclass(frozen=True)
class Material:
    """The results beside their framework, and the plan if there is one.

    `exempt` papers are not for the public; `synthetic` answers are nobody's; `source` names the file of answers.
    """

    read: Reading
    plan: Plan | None = None
    exempt: bool = False
    synthetic: bool = False
    source: str = ""


Maker = Callable[[Material], tuple[Block, ...]]
"""Makes the blocks that stand for one name in a layout; none where there is nothing to say."""
