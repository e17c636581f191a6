"""A report on a recorded strategy, with its text appended; and what was made of a round's results, in its paper."""

from uuid import UUID, uuid4

import pytest

from factories import labour, strategies
from factories.areas import findings, reports
from factories.areas.texts import BODY, LONG
from factories.command_row import by
from factories.world import NOW, START, World
from oneworkforce.access.verdicts import NotFound
from oneworkforce.assess.commands import reports as commands
from oneworkforce.assess.commands.reports import About
from oneworkforce.assess.models import Issue, Report
from oneworkforce.ground import transactions
from oneworkforce.plan.models import Strand, Strategy, Version

pytestmark = pytest.mark.undone


def planned(world: World) -> UUID:
    """Record a strategy with a text that is out for comment; return its id."""
    made = strategies.held(world)
    with world.scope("walter"), transactions.whole("test"):
        Version.objects.create(
            strategy_id=made.strategy,
            number=1,
            body=BODY,
            state="out",
            out_on=START,
            comments_until=LONG,
            made_by="Walter Webb",
            made_at=NOW,
        )
    return made.strategy


def begun(world: World, strategy: UUID, *, text: bool = True) -> UUID:
    with world.scope("walter"):
        about = About("Our strategy", strategy=strategy, text=text)
        return commands.add(**by(world, "walter"), layout="strategy-paper", about=about)


def preview(world: World, report: UUID) -> str:
    return world.client("walter").get(f"/reports/{report}/preview/").content.decode()


def test_a_strategy_is_chosen_and_fills_its_paper_with_its_text_appended(world: World) -> None:
    made, walter = planned(world), world.client("walter")
    assert "Workforce strategy" in walter.get("/reports/add/").content.decode()
    sent = {"title": "Our strategy", "layout": "strategy-paper", "strategy": str(made), "text": "on"}
    answer = walter.post("/reports/add/", sent)
    assert answer.status_code == 302
    assert "Workforce strategy, its text appended" in walter.get(answer.headers["Location"]).content.decode()
    said = walter.get(f"{answer.headers['Location']}preview/").content.decode()
    for words in (
        "The strands of Workforce strategy",
        "1. One identity, vision and language",
        "Strand 1: One identity, vision and language",
        "Of 3 actions in the plan:",
        "Appendix: the text of Workforce strategy",
        "Version 1: out for comment.",
        "We learn together.",
        "Version 1 of the text has been out for comment",
        "Outcome",
    ):
        assert words in said, words
    assert "one-childrens-workforce/" not in said, "links are told by their titles"


def test_without_the_tick_no_text_is_appended(world: World) -> None:
    assert "Appendix: the text" not in preview(world, begun(world, planned(world), text=False))


def test_what_is_issued_stays_when_the_strategy_changes(world: World) -> None:
    strategy = planned(world)
    report = begun(world, strategy)
    with world.scope("walter"):
        made = reports.issue(world, report, public=True)
    labour.deliver(NOW)
    with world.scope("walter"), transactions.whole("test"):
        Strand.objects.filter(strategy=strategy, number=1).update(title="Another name")
        Version.objects.update(body="Other words.")
    page = world.client("walter").get(f"/issues/{made}/files/html/").content.decode()
    assert "We learn together." in page
    assert "1. One identity, vision and language" in page
    assert "Other words." in preview(world, report)
    with world.reading():
        assert Issue.objects.get().public


def test_a_strategy_that_is_gone_is_said_so_and_nothing_breaks(world: World) -> None:
    report = begun(world, planned(world))
    with world.scope("walter"), transactions.whole("test"):
        Version.objects.all().delete()
        Strategy.objects.get().actions.all().delete()
        Strategy.objects.get().delete()
    for path in ("", "preview/", "issue/"):
        page = world.client("walter").get(f"/reports/{report}/{path}").content.decode()
        assert "The strategy of this report is not there any more" in page


def test_no_strategy_of_elsewhere_fills_a_report(world: World) -> None:
    sent = {"title": "T", "layout": "strategy-paper", "strategy": str(uuid4())}
    assert "Select one of the choices" in world.client("walter").post("/reports/add/", sent).content.decode()
    with pytest.raises(NotFound):
        begun(world, uuid4())


def test_findings_stand_in_the_paper_by_stance_with_what_supports_them(world: World) -> None:
    with world.scope("walter"):
        report = reports.begun(world)
        with transactions.reading():
            held = Report.objects.get(pk=report).round_id
        findings.recorded(world, held)
    said = preview(world, report)
    assert "What was made of it" in said
    assert "Not yet discussed:" in said
    assert "Shared vision: Vision is shared by few." in said
