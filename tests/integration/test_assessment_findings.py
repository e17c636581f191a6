"""Findings: recorded, proposed, decided with a reason, supported by figures looked up anew and by other evidence."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import rounds
from factories.areas import findings as area
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import findings, proposals, supports
from oneworkforce.assess.commands import results as keeping
from oneworkforce.assess.domain.figure import About
from oneworkforce.assess.domain.kinds import Stance
from oneworkforce.assess.models import Finding, Round, Support, Upload
from oneworkforce.assess.queries import findings as queries
from oneworkforce.audit.models import Event
from oneworkforce.ground import transactions
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone

WHO = "walter"
MOST = 30
"""Statements of a page, those that open a request and its scope with it."""


def told(world: World, made: UUID, who: str = "erin") -> tuple[queries.Told, ...]:
    with world.reading(who):
        return queries.of_round(world.viewer(who), made)


def drafted(world: World, made: UUID) -> int:
    with world.scope(WHO):
        return proposals.draft(**by(world, WHO), round=made)


def decided(world: World, finding: UUID, stance: str, **given: object) -> None:
    with world.scope(WHO):
        with transactions.reading():
            seen = conflict.digest(findings.decided(Finding.objects.get(pk=finding)))
        values = {"reason": "", "on": None, **given}
        findings.decide(**by(world, WHO), today=TODAY, finding=finding, seen=seen, stance=stance, **values)  # type: ignore[arg-type]


def test_the_results_propose_findings_and_never_one_twice(world: World) -> None:
    made = rounds.held(world)
    assert drafted(world, made) == 3
    assert drafted(world, made) == 0
    found = told(world, made)
    assert [each.arc for each in found] == ["vision", "values", "values"]
    assert {each.stance for each in found} == {Stance.PROPOSED}
    assert "Common values and language is below the acceptable score of 3.00" in found[1].words
    assert found[1].supports[0].startswith("Common values and language, everyone: 2.26, interval 2.20 to 2.31")


def test_a_proposal_worded_anew_is_not_proposed_again(world: World) -> None:
    made = rounds.held(world)
    drafted(world, made)
    with world.scope(WHO):
        row = Finding.objects.order_by("words")[0]
        seen = conflict.digest(findings.shown(row))
        findings.change(**by(world, WHO), finding=row.pk, seen=seen, arc=row.arc, words="Said in our own words.")
    assert drafted(world, made) == 0


def test_a_figure_that_supports_a_finding_follows_the_results(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
        supports.add_figure(**by(world, WHO), finding=finding, about=area.VISION)
        before = told(world, made)[0].supports
        row = Round.objects.get(pk=made)
        later = rounds.results()
        moved = {"mean": 4.444, "low": 4.4, "high": 4.5}
        rows = tuple(each._replace(**moved) if each.arc == "vision" else each for each in later.rows)  # type: ignore[arg-type]
        keeping.keep(
            round=row, upload=Upload.objects.get(round=row), results=replace(later, rows=rows), against=None, now=NOW
        )
    assert before != told(world, made)[0].supports
    assert told(world, made)[0].supports == ("Shared vision, everyone: 4.44, interval 4.40 to 4.50, 98 people.",)
    with world.reading():
        assert "4.4" not in str(list(Support.objects.values_list()))


def test_a_figure_supports_a_finding_once(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
        supports.add_figure(**by(world, WHO), finding=finding, about=area.VISION)
        with pytest.raises(Refused, match="already"):
            supports.add_figure(**by(world, WHO), finding=finding, about=area.VISION)
        for about in (About((("district", "East"),), "vision"), About((), "nothing"), About((), "vision", "l1")):
            with pytest.raises(Refused, match="no such figure"):
                supports.add_figure(**by(world, WHO), finding=finding, about=about)


@pytest.mark.parametrize("stance", ["disputed", "enquire"])
def test_what_is_disputed_or_enquired_into_needs_a_reason(world: World, stance: str) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    with pytest.raises(Refused) as refused:
        decided(world, finding, stance)
    assert [fault.where for fault in refused.value.faults] == ["reason"]
    decided(world, finding, stance, reason="Schools see it otherwise.")
    (found,) = told(world, made)
    assert (found.stance, found.reason, found.decided_on) == (Stance(stance), "Schools see it otherwise.", TODAY)


def test_what_is_not_yet_discussed_has_no_day_and_no_day_is_ahead(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    with pytest.raises(Refused, match="not come yet"):
        decided(world, finding, "agreed", on=TODAY + timedelta(days=1))
    decided(world, finding, "agreed", on=TODAY - timedelta(days=3))
    assert told(world, made)[0].decided_on == TODAY - timedelta(days=3)
    decided(world, finding, "proposed")
    assert told(world, made)[0].decided_on is None


def test_two_who_word_a_finding_at_once_lose_nothing(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    client, url = world.client(WHO), reverse("finding_change", args=[finding])
    seen = conflict.digest({"arc": "vision", "words": "Vision is shared by few."})
    first = client.post(url, {"arc": "vision", "words": "Vision is shared by some.", "seen": seen})
    second = client.post(url, {"arc": "vision", "words": "Vision is shared by nobody.", "seen": seen})
    assert first.status_code == 302
    assert second.status_code == 409
    assert "Vision is shared by some." in second.content.decode()
    assert "Vision is shared by nobody." in second.content.decode()
    assert told(world, made)[0].words == "Vision is shared by some."


def test_two_who_decide_at_once_see_both_sides(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    client, url = world.client(WHO), reverse("finding_decide", args=[finding])
    seen = conflict.digest({"stance": "proposed", "reason": "", "decided_on": None})
    assert client.post(url, {"stance": "agreed", "reason": "", "seen": seen}).status_code == 302
    other = client.post(url, {"stance": "disputed", "reason": "Not so.", "seen": seen})
    assert other.status_code == 409
    assert "Not so." in other.content.decode()
    assert told(world, made)[0].stance == Stance.AGREED


def test_evidence_says_whose_and_of_when_and_leads_nowhere_but_the_web(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    client, url = world.client(WHO), reverse("support_add_evidence", args=[finding])
    sent = {"words": "Inspectors saw it.", "source": "Inspection", "link": "javascript:alert(1)"}
    refused = client.post(url, sent).content.decode()
    assert "This is not an address of the web." in refused
    assert "Inspectors saw it." in refused
    day = {"dated_day": "31", "dated_month": "8", "dated_year": "2026"}
    assert client.post(url, {**sent, **day, "link": "https://example.org/r"}).status_code == 302
    assert told(world, made)[0].supports == ("Inspectors saw it. Source: Inspection, 31 August 2026.",)
    page = client.get(reverse("findings", args=[made])).content.decode()
    assert 'href="https://example.org/r" rel="noopener noreferrer"' in page


def test_only_who_runs_rounds_records_and_a_stranger_finds_none(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    for who in ("erin", "alice"):
        with world.scope(who), pytest.raises(NotAllowed):
            findings.remove(**by(world, who), finding=finding)
    with world.scope("sol"), pytest.raises(NotFound):
        findings.remove(**by(world, "sol"), finding=finding)
    with world.reading("sol"), pytest.raises(NotFound):
        queries.of_round(world.viewer("sol"), made)
    page = world.client("erin").get(reverse("findings", args=[made])).content.decode()
    assert "Vision is shared by few." in page
    assert "Only a workforce lead runs rounds." in page
    assert reverse("finding_remove", args=[finding]) not in page


def test_a_support_of_another_finding_is_not_found(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        one, other = area.recorded(world, made), area.recorded(world, made, "Another.")
        support = supports.add_figure(**by(world, WHO), finding=one, about=area.VISION)
        with pytest.raises(NotFound):
            supports.remove(**by(world, WHO), finding=other, support=support)
        supports.remove(**by(world, WHO), finding=one, support=support)
    assert [each.supports for each in told(world, made)] == [(), ()]


def test_audit_names_fields_and_no_words(world: World) -> None:
    made = rounds.held(world)
    with world.scope(WHO):
        finding = area.recorded(world, made)
    decided(world, finding, "disputed", reason="Schools see it otherwise.")
    with world.reading("stella"):
        events = list(Event.objects.filter(noun="finding").order_by("verb").values_list("verb", "fields", "reason"))
    assert events == [("added", [], ""), ("decided", ["stance", "reason", "decided on"], "")]


def test_the_page_filters_and_exports_what_it_shows(world: World) -> None:
    made = rounds.held(world)
    drafted(world, made)
    client = world.client("carl")
    page = client.get(reverse("findings", args=[made]), {"arc": "vision"}).content.decode()
    assert "It cannot be told whether Shared vision" in page
    assert "groups differ most" not in page
    url = f"{reverse('findings_export', args=[made])}?arc=values"
    file = client.post(url, {"purpose": "check"}).content.decode("utf-8-sig")
    assert len([line for line in file.splitlines() if line.startswith("Common values")]) == 2
    assert "Shared vision" not in file


def test_the_pages_lead_from_results_to_findings_and_back(world: World) -> None:
    made = rounds.held(world)
    client = world.client(WHO)
    assert "No finding has been recorded yet." in client.get(reverse("round", args=[made])).content.decode()
    drafted(world, made)
    page = client.get(reverse("round", args=[made])).content.decode()
    assert "3 findings: 3 not yet discussed." in page
    assert "Record findings" in page
    arc = client.get(reverse("round_arc", args=[made, "vision"])).content.decode()
    assert "It cannot be told whether Shared vision" in arc
    assert f"{reverse('finding_add', args=[made])}?arc=vision" in arc


def test_a_round_without_results_proposes_nothing_but_takes_findings(world: World) -> None:
    with world.scope(WHO), transactions.whole("test round"):
        made = Round.objects.create(
            title="Tool 2010",
            year=2010,
            framework_id="trial",
            framework_version=3,
            framework=rounds.FRAMEWORK,
            made_at=NOW,
        ).pk
    with pytest.raises(Refused, match="no results"):
        drafted(world, made)
    client = world.client(WHO)
    assert "This round has no results yet." in client.get(reverse("findings", args=[made])).content.decode()
    assert client.post(reverse("finding_add", args=[made]), {"arc": "", "words": "Said."}).status_code == 302
    assert told(world, made)[0].arc_title == "All arcs"


@pytest.mark.parametrize("name", ["findings", "round_arc", "round"])
def test_the_database_is_asked_as_often_for_thirty_findings_as_for_three(world: World, name: str) -> None:
    made = rounds.held(world)
    client, url = world.client("erin"), reverse(name, args=[made, *(["vision"] if name == "round_arc" else [])])
    counts = []
    for many in (3, 27):
        with world.scope(WHO):
            for number in range(many):
                finding = area.recorded(world, made, f"Finding {many}-{number}.")
                supports.add_figure(**by(world, WHO), finding=finding, about=area.VISION)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST, counts
