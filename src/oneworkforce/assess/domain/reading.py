"""Results read beside their framework: each row found by what it is about, each group by its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from oneworkforce.assess.domain.framework import NOT_STATED, Arc, Framework, Question
from oneworkforce.assess.domain.results import By, Results, Row
from oneworkforce.lib import rounding, text

WHOLE: By = ()


@dataclass(frozen=True)
class Reading:
    """What sentences, tables and pictures are made from. A group or row that is not there reads as no answers."""

    results: Results
    framework: Framework

    @cached_property
    def _rows(self) -> dict[tuple[By, str, str], Row]:
        return {(row.by, *_about(row)): row for row in self.results.rows}

    @cached_property
    def _groups(self) -> dict[By, list[Row]]:
        found: dict[By, list[Row]] = {}
        for row in self.results.rows:
            found.setdefault(row.by, []).append(row)
        return found

    @cached_property
    def _columns(self) -> dict[str, set[str]]:
        """Return the columns in which each category stands."""
        found: dict[str, set[str]] = {}
        for column, category in (pair for by in self.results.groups for pair in by):
            found.setdefault(category, set()).add(column)
        return found

    def overall(self, by: By = WHOLE) -> Row:
        """Return the row of all arcs together."""
        return self._rows.get((by, "overall", ""), Row(by, None, None))

    def arc(self, arc: Arc, by: By = WHOLE) -> Row:
        """Return the row of an arc."""
        return self._rows.get((by, "arc", arc.id), Row(by, arc.id, None))

    def question(self, question: Question, by: By = WHOLE) -> Row:
        """Return the row of a question."""
        return self._rows.get((by, "question", question.id), Row(by, None, question.id))

    def rows(self, by: By = WHOLE) -> tuple[Row, ...]:
        """Return every row of a group."""
        return tuple(self._groups.get(by, ()))

    def shown_arcs(self, by: By = WHOLE) -> tuple[tuple[Arc, Row], ...]:
        """Return the arcs of a group that have a score which may be seen, in the framework's order."""
        pairs = ((arc, self.arc(arc, by)) for arc in self.framework.arcs)
        return tuple((arc, row) for arc, row in pairs if score(row) is not None)

    def shown_questions(self, questions: Iterable[Question], by: By = WHOLE) -> tuple[tuple[Question, Row], ...]:
        """Return those of `questions` whose score may be seen, in their order."""
        pairs = ((question, self.question(question, by)) for question in questions)
        return tuple((question, row) for question, row in pairs if score(row) is not None)

    def alone(self, column: str) -> tuple[By, ...]:
        """Return the groups of one grouping column, in reading order."""
        return tuple(by for by in self.results.groups if len(by) == 1 and by[0][0] == column)

    @property
    def crossed(self) -> tuple[By, ...]:
        """Return the groups of all columns together, where there are several columns."""
        return tuple(by for by in self.results.groups if len(by) > 1)

    def respondents(self, by: By = WHOLE) -> int | None:
        """Return how many people of a group answered; None where that is withheld."""
        if by == WHOLE:
            return self.results.respondents
        return next((row.respondents for row in self.rows(by) if row.respondents is not None), None)

    def invited(self, by: By = WHOLE) -> int | None:
        """Return how many people of a group were invited; None where that is withheld or not known.

        An arc's frame counts only the audiences asked about it, so an arc may stand in for a withheld
        overall only where it is asked of everyone.
        """
        rows = [self.overall(by), *(self.arc(arc, by) for arc in self.framework.arcs if self._for_all(arc))]
        return next((row.invited for row in rows if row.invited is not None), None)

    def _for_all(self, arc: Arc) -> bool:
        asked = {audience for question in arc.questions for audience in question.audiences}
        everyone = {audience for question in self.framework.questions for audience in question.audiences}
        return any(not question.audiences for question in arc.questions) or asked >= {
            *everyone,
            *self.framework.audiences,
        }

    def name(self, by: By) -> str:
        """Return the name of a group, fit for a table: "Charnwood", "Hinckley, Leaders and managers"."""
        return ", ".join(self._category(column, category) for column, category in by) or "Everyone"

    def _category(self, column: str, category: str) -> str:
        if text.folded(category) == text.folded(NOT_STATED):
            return capital(f"{column} not stated")
        if column == self.framework.audience_column:
            titles = {text.folded(name): title for name, title in self.framework.audiences.items()}
            if text.folded(category) in titles:
                return self.framework.say(titles[text.folded(category)])
        # A category that says nothing alone ("2"), or that two columns share, is named with its column.
        clear = any(letter.isalpha() for letter in category) and len(self._columns.get(category, ())) <= 1
        return category if clear else capital(f"{column} {category}")

    def title(self, arc: Arc) -> str:
        """Return an arc's title in the framework's language."""
        return self.framework.say(arc.title)

    def short(self, arc: Arc) -> str:
        """Return an arc's short title, else its title."""
        return self.framework.say(arc.short or arc.title)

    def said(self, question: Question) -> str:
        """Return a question's text, and whether its scores were turned round."""
        return f"{self.framework.say(question.text)}{' (scored in reverse)' if question.reverse else ''}"

    def wording(self, question: Question) -> str:
        """Return the same with the text in quotation marks, for a sentence."""
        return f"“{self.framework.say(question.text)}”{' (scored in reverse)' if question.reverse else ''}"

    @property
    def threshold(self) -> str:
        """Return the acceptable score as it is shown."""
        return rounding.shown(self.framework.scale.threshold)

    @property
    def scale(self) -> str:
        """Return the scale's ends in words: "from 1 (fragmented) to 5 (integrated and reformed)"."""
        points = (self.framework.scale.min, self.framework.scale.max)
        return "from " + " to ".join(f"{point} ({end})" if (end := self.end(point)) else str(point) for point in points)

    def end(self, point: int) -> str:
        """Return what a score at an end of the scale means: what its words say in brackets, else all of them."""
        words = self.framework.scale.words.get(point)
        said = "" if words is None else self.framework.say(words)
        inside = said[said.find("(") + 1 : -1] if "(" in said and said.endswith(")") else said
        return within(inside)


def score(row: Row) -> Fraction | None:
    """Return a row's mean as it is shown, to two decimals; None where it is withheld or does not exist.

    Ranks, ties and comparisons in sentences use this figure, so that no text contradicts its table.
    """
    if row.mean is None or row.withheld is not None:
        return None
    return Fraction(rounding.half_up(row.mean))


def capital(words: str) -> str:
    """Return `words` with a first capital, the rest as they are."""
    return words[:1].upper() + words[1:]


def within(words: str) -> str:
    """Return `words` as they stand within a sentence: the first letter small."""
    return words[:1].lower() + words[1:]


def series(items: Sequence[str]) -> str:
    """Return a list in a sentence; with semicolons where the items have commas of their own."""
    if len(items) < 2 or not any("," in item for item in items):  # noqa: PLR2004  a list has two
        return text.listed(items)
    return f"{'; '.join(items[:-1])}; and {items[-1]}"


def _about(row: Row) -> tuple[str, str]:
    if row.question is not None:
        return "question", row.question
    return ("overall", "") if row.arc is None else ("arc", row.arc)
