"""What was gathered beside the answers, in a paper: by arc, guarded, and what was not run with the reason."""

from datetime import date
from uuid import uuid4

from oneworkforce.assess.domain import themes
from oneworkforce.assess.domain.kinds import EvidenceKind, Gathering, Strength
from oneworkforce.assess.queries.evidence import Row
from oneworkforce.assess.queries.said import ArcSaid, Quote, Run
from oneworkforce.assess.queries.themes import ArcThemes, Named
from oneworkforce.assess.reports import gathered, sayings
from oneworkforce.assess.reports.material import Material
from oneworkforce.documents.model import Bullets, Paragraph

DAY = date(2026, 8, 31)
TIME, ROOMS = Named(uuid4(), "Time", everywhere=False), Named(uuid4(), "Rooms", everywhere=True)
PIECE = Row(
    id=uuid4(),
    arc="vision",
    arc_title="Shared vision",
    kind=EvidenceKind.FIGURE,
    title="Reviews held on time",
    figure="68 %",
    says="",
    dated=DAY,
    source="Register",
    strength=Strength.WEAK,
    kept_at="",
    link="",
)


def said(numbers: dict[Named, int], *, unread: bool = False) -> ArcSaid:
    total = sum(numbers.values())
    told = None if unread else themes.guarded(numbers, total=total, rest=0, least=10)
    quote = Quote(uuid4(), "Nobody tells us.", ("vision",), "Said in a focus group")
    return ArcSaid("Shared vision", (PIECE,), (quote,), ArcThemes("vision", tuple(numbers), told, 10))


def test_evidence_quotes_and_themes_stand_under_their_arc() -> None:
    made = Material(None, beside=sayings.beside([said({TIME: 14, ROOMS: 7})]))
    blocks = gathered.evidence(made)
    assert blocks[1:] == (
        Paragraph("Shared vision:"),
        Bullets(
            (
                "Reviews held on time: 68 %. Source: Register, 31 August 2026. Weak: one view, or old.",
                "“Nobody tells us.” Said in a focus group.",
            )
        ),
        Paragraph("Shared vision, what people wrote in their own words. What could tell of fewer than 10 is withheld."),
        Bullets(("Time: 14 remarks.", "Rooms: fewer than 10 remarks.")),
    )


def test_what_is_still_being_read_is_not_in_a_paper() -> None:
    blocks = gathered.evidence(Material(None, beside=sayings.beside([said({TIME: 14}, unread=True)])))
    assert not any("Time" in str(block) for block in blocks)
    assert gathered.evidence(Material(None)) == ()


def test_the_plan_of_evidence_says_what_was_held_and_what_was_not_run_and_why() -> None:
    runs = [
        Run(Gathering.FOCUS_GROUP, "School staff", DAY, ""),
        Run(Gathering.FOCUS_GROUP, "Young people", None, "No trained facilitator was free"),
    ]
    made = Material(None, held=sayings.held(runs), not_run=sayings.not_run(runs))
    assert gathered.gatherings(made) == (
        Paragraph("Evidence was gathered in this way:"),
        Bullets(("Focus group: School staff, 31 August 2026.",)),
        Paragraph("Planned, but not run:"),
        Bullets(("Focus group: Young people: No trained facilitator was free.",)),
    )
    assert gathered.gatherings(Material(None)) == ()
