"""A questionnaire as a paper to print: ordinary, or in large print without tables."""

from oneworkforce.assess.domain import paper
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.domain.paper import Part
from oneworkforce.documents.model import Align, Block, Bullets, Column, Paragraph, Report, Section, Table

_LINES = 3
_LETTERS = (("D", "I do not know"), ("N", "This does not apply to me"))
TYPED = (
    "Somebody types your answers in, without knowing whose they are. "
    "Figures of fewer than {least} people are not shown."
)
_GAP = "\N{NO-BREAK SPACE}" * 4


def form(
    shape: Framework, audience: str, language: str, *, lead: str, closes: str, back: str, least: int, large: bool
) -> Report:
    """Return the questionnaire of an audience in a language; where a text has none in it, in the framework's own.

    `lead` says whom it is for, `closes` until when, `back` where it goes. `least`: the fewest of whom
    the round shows a figure. `large`: for large print, a line a question.
    """
    scores = paper.scores(shape, language)
    signs = [str(score) for score, _ in scores] + [letter for letter, _ in _LETTERS]
    means = [f"{score}: {words}" if words else str(score) for score, words in scores]
    how = Section(
        "How to answer",
        (
            Paragraph("There is no right answer. Please do not write your name. Circle one sign for each question."),
            Bullets(tuple(means + [f"{letter}: {words}" for letter, words in _LETTERS])),
        ),
        numbered=False,
    )
    asked = tuple(
        Section(part.title, tuple(_blocks(part, signs, large=large)), numbered=False)
        for part in paper.parts(shape, audience, language)
    )
    last = Section(
        "What happens now",
        tuple(
            Paragraph(each)
            for each in (
                closes,
                back,
                TYPED.format(least=least),
                "Thank you.",
            )
            if each
        ),
        numbered=False,
    )
    return Report(
        title=paper.spoken(shape, shape.title, language),
        subtitle=lead,
        sections=(how, *asked, last),
        language=language if language in shape.title else shape.language,
        contents=False,
    )


def _blocks(part: Part, signs: list[str], *, large: bool) -> list[Block]:
    found: list[Block]
    if large:
        found = []
        for each in part.asked:
            found += [Paragraph(f"{each.number}. {each.words}"), Paragraph(_GAP.join(signs))]
    else:
        columns = (Column("Question", width=9), *(Column(sign, Align.START) for sign in signs))
        rows = tuple((f"{each.number}. {each.words}", *signs) for each in part.asked)
        found = [Table(part.numbers, columns, rows)]
    if part.remark:
        found.append(Table(part.remark, (Column("Your words"),), ((_GAP,),) * _LINES))
    return found
