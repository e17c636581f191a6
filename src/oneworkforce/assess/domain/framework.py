"""A framework: arcs of questions on one scale, asked of audiences. Immutable once a version is used.

The order of its questions is the layout of every stored response (method section 1).
`framework_file` reads one from YAML and says what is wrong with it.
"""

import hashlib
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from oneworkforce.assess.domain.kinds import Instrument
from oneworkforce.lib import text

Text = Mapping[str, str]
"""The same words by language code; every text has the framework's own language."""

NOT_STATED = "not stated"
"""The category of everyone whose group is not known."""


@dataclass(frozen=True)
class Scale:
    """Whole numbers from `min` to `max`; `words` describes a score, 1 as fragmented to 5 as integrated."""

    min: int
    max: int
    threshold: Fraction
    words: Mapping[int, Text] = field(default_factory=dict)

    @property
    def points(self) -> int:
        """How many scores there are."""
        return self.max - self.min + 1


@dataclass(frozen=True)
class Question:
    """One statement to score. No `audiences` means that everyone is asked it; `short`: its words for children."""

    id: str
    text: Text
    perspective: str = ""
    audiences: tuple[str, ...] = ()
    reverse: bool = False
    short: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Arc:
    """One colour of the rainbow: a theme, the child's statement of it, its questions.

    `remark` asks for a few words of one's own; without it nobody is asked for any.
    """

    id: str
    title: Text
    questions: tuple[Question, ...]
    statement: Text = field(default_factory=dict)
    colour: str = ""
    short: Text = field(default_factory=dict)
    remark: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Framework:
    """A versioned instrument. `audience_column` names the answers' column that routes questions, if any.

    `audiences` and `perspectives` give the titles of the ids that questions use. `notes` are for
    whoever edits it ("questions ours, editable"), never for respondents. `instrument` is how it is
    answered; the audiences in `faces` answer by drawn faces and read short words.
    """

    id: str
    version: int
    title: Text
    scale: Scale
    arcs: tuple[Arc, ...]
    language: str = "en"
    audience_column: str | None = None
    audiences: Mapping[str, Text] = field(default_factory=dict)
    perspectives: Mapping[str, Text] = field(default_factory=dict)
    notes: str = ""
    instrument: Instrument = Instrument.QUESTIONNAIRE
    faces: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order of the layout."""
        return tuple(question for arc in self.arcs for question in arc.questions)

    @cached_property
    def positions(self) -> tuple[range, ...]:
        """For each arc, where its questions stand in the layout."""
        ends = [0]
        for arc in self.arcs:
            ends.append(ends[-1] + len(arc.questions))
        return tuple(range(start, end) for start, end in itertools.pairwise(ends))

    def say(self, words: Text) -> str:
        """Return `words` in the framework's own language."""
        return words[self.language]

    def asks(self, question: Question, audience: str) -> bool:
        """Whether `audience` is asked `question`; an audience not stated is asked everything (method 2)."""
        if self.audience_column is None or audience == NOT_STATED or not question.audiences:
            return True
        return audience in question.audiences

    def wording(self, question: Question) -> str:
        """Return the identity of a question's wording: SHA-256 of (text, scale, reverse), method section 1.

        The text is the default language's, NFKC, white space folded, case folded: a moved line
        break is no new question.
        """
        words = text.folded(self.say(question.text))
        identity = json.dumps([words, self.scale.min, self.scale.max, question.reverse], ensure_ascii=False)
        return hashlib.sha256(identity.encode()).hexdigest()
