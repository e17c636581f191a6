"""What the results say in a paper: sentences of the domain, as paragraphs and lists."""

from collections.abc import Sequence

from oneworkforce.assess.domain import reading
from oneworkforce.assess.domain.sentences import change as changes
from oneworkforce.assess.domain.sentences import groups as groupings
from oneworkforce.assess.domain.sentences import response as responses
from oneworkforce.assess.domain.sentences import scores
from oneworkforce.assess.domain.sentences import withheld as hidden
from oneworkforce.assess.reports.material import Material
from oneworkforce.documents.model import Block, Bullets, Notice, Paragraph
from oneworkforce.lib import rounding, text

LOWEST = 5
MOST_DESCRIBED = 6
"""With more groups than this, each is told by its range alone."""


def paragraph(sentences: Sequence[str]) -> tuple[Block, ...]:
    """Return sentences as one paragraph; nothing where there are none."""
    return (Paragraph(" ".join(sentences)),) if sentences else ()


def bullets(items: Sequence[str]) -> tuple[Block, ...]:
    """Return a list; nothing where it is empty."""
    return (Bullets(tuple(items)),) if items else ()


def framework(made: Material) -> tuple[Block, ...]:
    """Say what the framework is made of."""
    read = made.read
    shape = made.read.framework
    asked = reading.series([reading.within(shape.say(title)) for title in shape.audiences.values()])
    seen = reading.series([reading.within(shape.say(title)) for title in shape.perspectives.values()])
    holds = f"{text.counted(len(shape.arcs), 'arc')} with {text.counted(len(shape.questions), 'question')}"
    said = [f"{shape.say(shape.title)} looks at the workforce in {holds}."]
    if seen:
        said.append(f"They are written from where these stand: {seen}.")
    if asked:
        said.append(f"These are asked: {asked}.")
    if any(question.audiences for question in shape.questions):
        said.append("Some questions are put to some of them only.")
    said.append(f"Each question is scored {read.scale}. A score of {read.threshold} is taken as acceptable.")
    return paragraph(said)


def children_say(made: Material) -> tuple[Block, ...]:
    """Give the child's statement of each arc."""
    read = made.read
    said = [f"{read.title(arc)}: “{read.framework.say(arc.statement)}”" for arc in read.framework.arcs if arc.statement]
    if not said:
        return bullets([read.title(arc) for arc in read.framework.arcs])
    return (Paragraph("Where the workforce is one, a child could say of each arc:"), Bullets(tuple(said)))


def perception(_: Material) -> tuple[Block, ...]:
    """Say what the scores are not."""
    return (Paragraph(responses.perception()),)


def response(made: Material) -> tuple[Block, ...]:
    """Say how many answered, everyone and by group."""
    read = made.read
    groups = [
        scores.about(read, by, responses.answered(read, by))
        for column in read.results.groupings
        for by in read.alone(column)
        if read.respondents(by) is not None
    ]
    return (*paragraph(responses.answered(read)), *(bullets(groups) if len(groups) <= MOST_DESCRIBED else ()))


def overall(made: Material) -> tuple[Block, ...]:
    """Give the score over all arcs, the highest and the lowest."""
    return paragraph((*scores.overall(made.read), *scores.highest_and_lowest(made.read)))


def weak_spots(made: Material) -> tuple[Block, ...]:
    """Say which arcs are below acceptable, by the figure and by what the interval allows."""
    intro, arcs = scores.unclear(made.read)[:1], scores.unclear(made.read)[1:]
    return (
        *paragraph(scores.against_threshold(made.read)),
        *paragraph((*scores.clear(made.read), *intro)),
        *bullets(arcs),
    )


def low_questions(made: Material) -> tuple[Block, ...]:
    """Name the low questions that an acceptable arc hides."""
    found = scores.low_questions(made.read)
    return (Paragraph("An acceptable arc can hide low questions:"), Bullets(found)) if found else ()


def lowest_questions(made: Material) -> tuple[Block, ...]:
    """Name the lowest questions of all."""
    found = [
        f"{made.read.wording(question)}: {rounding.shown(scores.score(row))} ({made.read.title(arc)})"
        for arc, question, row in scores.lowest_questions(made.read, LOWEST)
    ]
    return (Paragraph("These questions scored lowest of all:"), Bullets(tuple(found))) if found else ()


def groups(made: Material) -> tuple[Block, ...]:
    """Describe the groups of each column, and say which of them differ."""
    read = made.read
    if not read.results.groupings:
        return ()
    found = [*paragraph(groupings.everyone(read))]
    for column in read.results.groupings:
        tell = groupings.profiles if len(read.alone(column)) <= MOST_DESCRIBED else groupings.ranges
        found += [Paragraph(f"By {column}:"), *bullets(tell(read, column))]
        if apart := groupings.differing(read, column):
            found += [Paragraph(apart[0]), *bullets(apart[1:])]
    return (*found, *paragraph(groupings.comparing(read)))


def change(made: Material) -> tuple[Block, ...]:
    """Say what has changed since the previous round."""
    read = made.read
    return (
        *paragraph(changes.overall(read)),
        *bullets(changes.arcs(read)),
        *paragraph(changes.comparing(read)),
    )


def withheld(made: Material) -> tuple[Block, ...]:
    """Say what is withheld and why."""
    said = " ".join(hidden.found(made.read))
    return (Notice(said),) if any(row.withheld for row in made.read.results.rows) else (Paragraph(said),)


def limits(made: Material) -> tuple[Block, ...]:
    """Say what the guard cannot know."""
    return paragraph(hidden.limits(made.read))


def reliability(made: Material) -> tuple[Block, ...]:
    """Say how well the questions of each arc hang together."""
    return paragraph(responses.alpha(made.read))


def method(made: Material) -> tuple[Block, ...]:
    """Say how the figures were made."""
    read = made.read
    arcs = len(read.framework.arcs)
    said = (
        "A person has a score for an arc if they answered at least half of the questions of it that they were asked.",
        "That score is the mean of their answers: “don't know”, “not applicable” and no answer count in no mean.",
        "The score of an arc is the mean of its people's scores; the score over all arcs is their plain mean.",
        f"Below, at or above {read.threshold} is read off the score with two decimals, halves rounded up.",
        "The 95% interval allows for who happened to answer: the more of those invited, the narrower it is.",
        "It cannot allow for people who did not answer because they think differently.",
        f"“Not distinguishable” means that {read.threshold} lies inside the interval.",
        f"Each interval stands alone: among {arcs} arcs, one may be on the wrong side of {read.threshold} by chance.",
        "Alpha, from 0 to 1, says how closely the answers to an arc's questions go together.",
        "Figures are rounded only to be shown, so a difference may not match the two figures beside it.",
    )
    return (Bullets((*said, *groupings.comparing(read), *changes.comparing(read))),)


def findings(made: Material) -> tuple[Block, ...]:
    """Say what the partnership made of its results: stance by stance, arc by arc."""
    found: dict[str, list[str]] = {}
    for each in made.findings:
        about = [f"{each.arc}: {each.words}", *([f"({each.reason})"] if each.reason else []), *each.supports]
        found.setdefault(each.stance, []).append(" ".join(about))
    return tuple(block for stance, said in found.items() for block in (Paragraph(f"{stance}:"), Bullets(tuple(said))))


def notes(made: Material) -> tuple[Block, ...]:
    """Give the notes that belong beside the figures."""
    return bullets(made.read.results.notes)


def source(made: Material) -> tuple[Block, ...]:
    """Say which answers and which framework the figures rest on."""
    results = made.read.results
    answers = [f"Answers: {made.source}."] if made.source else []
    return paragraph([*answers, f"Framework: {results.framework}, version {results.framework_version}."])
