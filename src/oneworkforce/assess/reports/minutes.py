"""The minute of a workshop as a paper: who was there, the scores as shown, what was said and decided of each arc."""

from dataclasses import dataclass

from oneworkforce.access.viewer import Viewer
from oneworkforce.assess.domain import figure
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.domain.reading import Reading
from oneworkforce.assess.domain.workshop import SAID, Content, Decided, OnArc
from oneworkforce.assess.models import Workshop
from oneworkforce.assess.queries import stored
from oneworkforce.assess.queries import workshops as queries
from oneworkforce.assess.queries.stored import Held
from oneworkforce.assess.reports import pictures
from oneworkforce.assess.reports.material import Material
from oneworkforce.assess.reports.papers import LANGUAGE, SYNTHETIC
from oneworkforce.documents.model import Block, Bullets, Notice, Paragraph, Report, Section
from oneworkforce.lib import text
from oneworkforce.ui.jinja import day

HEADINGS = {
    Stance.AGREED: "Agreed",
    Stance.DISPUTED: "Disputed",
    Stance.ENQUIRE: "To be enquired into",
    Stance.PROPOSED: "Not yet discussed",
}
OPEN = "Still open"
NOTHING = "Nothing was said or found of it."
UNDECIDED = "Nothing was decided of it: what was found is still open."


@dataclass(frozen=True, slots=True)
class Drawn:
    """A minute as it would be frozen, and the stamp of what it was made of, taken before anything was read."""

    content: Content
    document: Report
    stamp: str


def minute(viewer: Viewer, row: Workshop) -> Drawn:
    """Return the minute of a workshop that a permission has found; ValueError where its round has no results."""
    stamp = queries.stamp(row)
    held = stored.of(row.round)
    read = stored.reading(held)
    content = queries.content(viewer, row, held, scores(read))
    return Drawn(content, paper(row, held, read, content), stamp)


def scores(read: Reading) -> dict[str, str]:
    """Return the score of each arc as it is shown, the overall as "": with its interval, or that it is withheld."""
    abouts = [About(), *(About(arc=arc.id) for arc in read.framework.arcs)]
    return {about.arc: figure.value(figure.row(read, about)) for about in abouts}


def paper(row: Workshop, held: Held, read: Reading, content: Content) -> Report:
    """Return the minute as a paper."""
    people = text.counted(len(content.present), "person", "people")
    return Report(
        title="Minute of the workshop on the results",
        subtitle=held.title,
        particulars=(
            ("Day", day(row.held_on)),
            *((("Place", row.place),) if row.place else ()),
            ("Led by", row.led_by),
            ("Present", people if content.present else "Nobody was put down"),
            ("Decided", content.counted),
        ),
        notices=(Notice(SYNTHETIC),) if held.synthetic else (),
        sections=(
            Section("Present", _present(content)),
            Section("The scores", pictures.rainbow(Material(read, synthetic=held.synthetic))),
            *(_arc(row, one) for one in content.arcs),
            *_open(content),
        ),
        language=LANGUAGE,
        keywords=("workshop", held.framework.say(held.framework.title)),
    )


def _present(content: Content) -> tuple[Block, ...]:
    if not content.present:
        return (Paragraph("Nobody was put down as present."),)
    return (Bullets(tuple(", ".join(filter(None, one)) for one in content.present)),)


def _arc(row: Workshop, one: OnArc) -> Section:
    parts = [Section("What was said", (Bullets(one.said),))] if one.said else []
    parts += [
        Section(HEADINGS[stance], (Bullets(tuple(_told(row, each) for each in found)),))
        for stance in (Stance.AGREED, Stance.DISPUTED, Stance.ENQUIRE)
        if (found := one.stand(stance))
    ]
    blocks = [Paragraph(f"Score: {one.score}.")] if one.score else []
    if not parts:
        blocks.append(Paragraph(UNDECIDED if one.found else NOTHING))
    return Section(one.title, tuple(blocks), tuple(parts))


def _told(row: Workshop, found: Decided) -> str:
    why = f" Why: {found.reason}" if found.reason else ""
    other = found.decided_on and found.decided_on != row.held_on
    on = f" ({SAID[found.stance].capitalize()} on {day(found.decided_on)}.)" if other and found.decided_on else ""
    return f"{found.words}{why}{on}"


def _open(content: Content) -> tuple[Section, ...]:
    found = content.stand(Stance.PROPOSED)
    if not found:
        return ()
    return (Section(OPEN, (Bullets(tuple(f"{title}: {each.words}" for title, each in found)),)),)
