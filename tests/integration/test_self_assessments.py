"""Self-assessments: nobody's but their owner's; one chosen need is sent; guarded totals are all that is left."""

from uuid import UUID

import pytest
from django.urls import reverse

from factories import instruments as made
from factories.command_row import by
from factories.world import NOW, TODAY, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import needs, self_assessments
from oneworkforce.assess.models import Answers, Need, Round, SelfAssessment, Upload
from oneworkforce.assess.queries import stored
from oneworkforce.audit.models import Event
from oneworkforce.ground import envelope, narratives, transactions
from oneworkforce.ground.jobs import runner
from oneworkforce.lib.faults import Refused

pytestmark = pytest.mark.undone

WHO, OWN = "walter", "pia"
OTHERS = ("alice", "walter", "erin", "mona", "carl", "stella", "bea")
ROUTES = ("self_assessment", "self_assessment_remove", "self_assessment_file", "need_send")
EVERYONE = ("alice", "walter", "erin", "mona", "carl", "pia", "stella", "bea")


def test_a_member_fills_their_own_arc_by_arc_and_finishes(world: World) -> None:
    with world.scope(WHO):
        row = made.opened(world)
    client = world.client(OWN)
    assert "is open to you, and private to you" in client.get("/").content.decode()
    assert "Leading together" in client.get(reverse("self_assessments")).content.decode()
    answer = client.post(reverse("self_assessment_begin", args=[row]))
    with world.reading(OWN):
        pk = SelfAssessment.objects.get().pk
    assert answer.headers["Location"] == reverse("self_assessment", args=[pk])
    here = reverse("self_assessment_arc", args=[pk, "children-first"])
    shown = client.get(here).content.decode()
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    answer = client.post(here, {"seen": seen, "l1": "2", "l2": "dk", "l3": "4"})
    assert answer.headers["Location"] == reverse("self_assessment_arc", args=[pk, "leading-change"])
    said = client.get(reverse("self_assessment", args=[pk])).content.decode()
    for words in ("3 of 3 questions answered. Mean 3.00.", "Where support may help", "You scored lowest, below 3.00"):
        assert words in said, words
    assert "I turn what children and families tell us" in said
    client.post(reverse("self_assessment_finish", args=[pk]), {"finished": "yes"})
    assert "You have finished" in client.get(reverse("self_assessment", args=[pk])).content.decode()
    assert "is open to you" not in client.get("/").content.decode()
    client.post(reverse("self_assessment_finish", args=[pk]), {"finished": "no"})
    with world.reading(OWN):
        assert not SelfAssessment.objects.get().finished
    file = client.get(reverse("self_assessment_file", args=[pk]))
    assert "2: I have begun" in file.content.decode()
    assert "I don't know" in file.content.decode()


def test_nobody_else_ever_reaches_it_whatever_their_role(world: World) -> None:
    with world.scope(WHO):
        pk = made.finished(world)
    for who in OTHERS:
        client = world.client(who)
        for route in ROUTES:
            assert client.get(reverse(route, args=[pk])).status_code == 404, (who, route)
        assert client.post(reverse("self_assessment_finish", args=[pk])).status_code == 404
        with world.scope(WHO), pytest.raises(NotFound):
            self_assessments.remove(by=world.viewer(who), self_assessment=pk)
    with world.reading(OWN):
        assert SelfAssessment.objects.get().finished


def test_no_page_audit_row_or_home_page_tells_that_somebody_began_or_finished(world: World) -> None:
    with world.scope(WHO):
        row = made.opened(world)
        before = Event.objects.count()
        pk = made.finished(world, OWN, row)
        assert Event.objects.count() == before
    for who in ("walter", "alice", "stella"):
        client = world.client(who)
        for route, about in (("round_year", [row]), ("needs", [row]), ("self_assessments", []), ("home", [])):
            answer = client.get(reverse(route, args=about))
            assert "Pia" not in answer.content.decode(), (who, route)
            assert str(pk) not in answer.content.decode()


def test_it_is_sealed_under_the_rounds_key(world: World) -> None:
    with world.scope(WHO):
        pk = made.finished(world, scores="234")
    with world.reading(OWN):
        row = SelfAssessment.objects.select_related("round").get()
        assert self_assessments.said_of(row) == {"l1": "2", "l2": "3", "l3": "4"}
        assert b"l1" not in bytes(row.sealed)
        with pytest.raises(envelope.Damaged):
            envelope.decrypt(bytes(row.sealed), envelope.new_key(), document=pk)


def test_only_the_chosen_need_is_sent_seen_before_and_answered(world: World) -> None:
    with world.scope(WHO):
        row = made.opened(world)
        pk = made.finished(world, OWN, row)
    client, here = world.client(OWN), reverse("need_send", args=[pk])
    sent = {"arc": "one-team", "words": made.WORDS}
    preview = client.post(here, sent).content.decode()
    assert "As central support will see it" in preview
    for words in ("Pia Penn", "Harbour School", "One team out of several professions", made.WORDS):
        assert words in preview
    with world.reading(OWN):
        assert not Need.objects.exists(), "nothing was sent by looking"
    assert made.WORDS in client.post(here, {**sent, "change": "yes"}).content.decode()
    assert client.post(here, {**sent, "send": "yes"}).status_code == 302
    with world.reading(OWN):
        need = Need.objects.get()
        assert (need.arc, need.words, need.person_id) == ("one-team", made.WORDS, world.people[OWN])
        assert not Event.objects.filter(noun="need").exists()
    support = world.client(WHO)
    assert "wait for a reply" in support.get("/").content.decode()
    assert made.WORDS in support.get(reverse("needs", args=[row])).content.decode()
    shown = support.get(reverse("need_reply", args=[need.pk])).content.decode()
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    support.post(reverse("need_reply", args=[need.pk]), {"seen": seen, "reply": "Come to Reed on Tuesday."})
    said = client.get(reverse("self_assessments")).content.decode()
    assert "Come to Reed on Tuesday." in said
    assert "Walter Webb" in said
    for who in ("mona", "stella", "bea"):
        assert made.WORDS not in world.client(who).get(reverse("self_assessments")).content.decode()


def test_closing_leaves_guarded_totals_and_nothing_else(world: World) -> None:
    with world.scope(WHO):
        row = made.opened(world)
        for number, who in enumerate(EVERYONE):
            pk = made.begun(world, who, row)
            made.fill(world, pk, who, "234" if number % 2 else "345")
            if who != "carl":
                self_assessments.finish(by=world.viewer(who), today=TODAY, self_assessment=pk, finished=True)
        with transactions.whole("test guard"):
            Round.objects.filter(pk=row).update(min_cell=5)
        job = self_assessments.close(**by(world, WHO), round=row)
        assert job is not None
        assert not SelfAssessment.objects.exists()
        kept = Round.objects.get(pk=row)
        assert kept.closed_at == NOW
        assert kept.key is not None
        with pytest.raises(narratives.Unreadable):
            narratives.read(kept.key)
        [answers] = Answers.objects.all()
        assert (answers.people, answers.cell, Upload.objects.get().people) == (7, [], 7)
    runner.run(job, world.northshire, clock=lambda: NOW)
    with world.reading("pia"):
        read = stored.reading(stored.held(world.viewer("pia"), row))
        assert read.results.respondents == 7
        first = read.framework.arcs[0]
        assert read.arc(first).mean == pytest.approx(24 / 7)
    said = world.client("pia").get(reverse("round", args=[row])).content.decode()
    assert "Children and families first" in said


def test_too_few_are_withheld_and_none_at_all_closes_too(world: World) -> None:
    with world.scope(WHO):
        row = made.opened(world)
        made.finished(world, OWN, row)
        job = self_assessments.close(**by(world, WHO), round=row)
        other = made.opened(world, "Another year")
        assert self_assessments.close(**by(world, WHO), round=other) is None
    assert job is not None
    runner.run(job, world.northshire, clock=lambda: NOW)
    with world.reading("pia"):
        read = stored.reading(stored.held(world.viewer("pia"), row))
        assert read.results.respondents is None
        assert Upload.objects.get(round=row).people is None, "not even how many is told of a few"
        assert not read.shown_arcs()
        assert not Answers.objects.filter(round=other).exists()


def test_it_opens_for_everybody_together_and_until_a_day_that_comes(world: World) -> None:
    with world.scope(WHO):
        grouped = made.round_of(world, "leadership-self-assessment", "By district", columns="district")
        with pytest.raises(Refused, match="knows nothing of groups"):
            self_assessments.open(**by(world, WHO), round=grouped, closes_on=made.LAST)
        row = made.private(world)
        with pytest.raises(Refused, match="This day is over"):
            self_assessments.open(**by(world, WHO), round=row, closes_on=TODAY.replace(day=1))
        with pytest.raises(NotFound):
            made.begun(world, OWN, row)
        self_assessments.open(**by(world, WHO), round=row, closes_on=made.LAST)
        with pytest.raises(NotAllowed, match="open already"):
            self_assessments.open(**by(world, WHO), round=row, closes_on=made.LAST)
        audit = made.talked(world)
        with pytest.raises(NotFound):
            self_assessments.open(**by(world, WHO), round=audit, closes_on=made.LAST)


def test_after_its_last_day_it_can_be_read_and_not_changed(world: World) -> None:
    with world.scope(WHO):
        pk = made.finished(world)
        over(pk)
        with pytest.raises(NotAllowed, match="last day has passed"):
            made.fill(world, pk)
        with pytest.raises(NotAllowed, match="last day has passed"):
            needs.send(**by(world, OWN), today=TODAY, self_assessment=pk, arc="one-team", words="x")
    client = world.client(OWN)
    assert client.get(reverse("self_assessment", args=[pk])).status_code == 200
    assert "Its last day has passed" in client.get(reverse("self_assessments")).content.decode()
    assert client.get(reverse("self_assessment_file", args=[pk])).status_code == 200


def over(pk: UUID) -> None:
    with transactions.whole("test over"):
        days = {"opens_on": TODAY.replace(year=2025), "closes_on": TODAY.replace(year=2025)}
        Round.objects.filter(self_assessments=pk).update(**days)
