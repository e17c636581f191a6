"""Pay and conditions side by side, and a secondment with both ends, in a real browser."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connections
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from factories.fitness import fit
from factories.live import Site
from oneworkforce.ground import scope, transactions
from oneworkforce.ground.models import Partnership
from oneworkforce.partnership.models import Grant, Organisation, Person, Team
from oneworkforce.partnership.queries import viewers
from oneworkforce.workforce.commands import secondments, terms_groups, terms_rules, terms_versions
from oneworkforce.workforce.commands.terms_versions import Said
from oneworkforce.workforce.models import Post, Terms

NURSES: Mapping[str, Said] = {
    "pay_from": Said(pounds=Decimal(29_970), unit="year"),
    "hours": Said(number=2250),
    "leave": Said(number=54),
    "supervision": Said(unit="six_weeks", words="clinical", by_whom="a senior nurse"),
}
COUNCIL: Mapping[str, Said] = {
    "pay_from": Said(pounds=Decimal(26_421), unit="year"),
    "hours": Said(number=2220),
    "leave": Said(number=52, note="Five more after five years"),
    "reward": Said(unsaid="none"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """What the pages are about."""

    team: UUID
    group: UUID
    secondment: UUID


def made() -> Made:
    """Write down two groups' conditions and propose that a nurse is seconded to the council's family team."""
    now, today = timezone.now(), timezone.localdate()
    with scope.entered(Partnership.objects.get().pk):
        with transactions.reading():
            lead = Grant.objects.filter(role="workforce_lead").values_list("membership", flat=True)[0]
            viewer = viewers.in_scope(membership=lead, strong=True, today=today)
            council = Organisation.objects.get(name="Charnley County Council")
            health = Organisation.objects.get(name="Charnley Community Health")
            team = Team.objects.get(name="Ashbourn family support").pk
            nurse = Person.objects.filter(organisation=health).order_by("name")[0]
            worker = Person.objects.filter(organisation=council).order_by("name")[0]
        groups = []
        for title, place, said in (("Nurses", health, NURSES), ("Council staff", council, COUNCIL)):
            about = terms_groups.Said(title, place.pk, "", "The handbook", today - timedelta(days=100))
            groups.append(group := terms_groups.add(by=viewer, now=now, said=about))
            with transactions.reading():
                version = Terms.objects.get(group=group).pk
            for condition, each in said.items():
                terms_versions.say(by=viewer, now=now, version=version, condition=condition, said=each)
            terms_rules.put(by=viewer, now=now, group=group, organisation=place.pk, role="", contract="")
        with transactions.whole("test posts"):
            values = {"role": "other", "minutes": 2220, "team_id": team, "changed_at": now}
            post = Post.objects.create(organisation=health, person=nurse, reference="N1", **values)
            Post.objects.create(organisation=council, person=worker, reference="C1", **values)
        proposal = secondments.Proposal(
            post.pk, council.pk, 1110, today, today + timedelta(days=365), "Nursing in the family team"
        )
        secondment = secondments.propose(by=viewer, now=now, today=today, said=proposal)
    connections.close_all()
    return Made(team, groups[0], secondment)


def test_conditions_and_secondments_are_fit_for_all_wide_and_on_a_phone(
    site: Site, visitor: Callable[..., Page]
) -> None:
    about = made()
    paths = (
        reverse("terms_team", args=[about.team]),
        reverse("terms_group", args=[about.group]),
        reverse("terms_compare") + f"?group={about.group}",
        reverse("secondment", args=[about.secondment]),
        reverse("secondment_arrange", args=[about.secondment]),
    )
    for width in (1280, 320):
        page = visitor(width=width)
        site.sign_in(page, "workforce_lead")
        for path in paths:
            page.goto(site.url + path)
            fit(page)


def test_a_lead_asks_hr_from_a_condition_and_finds_the_answer_there(site: Site, visitor: Callable[..., Page]) -> None:
    about = made()
    page = visitor(width=375, scripts=False)
    site.sign_in(page, "workforce_lead")
    page.goto(site.url + reverse("terms_team", args=[about.team]))
    expect(page.get_by_text("1 day fewer than the most generous").first).to_be_visible()
    page.get_by_role("link", name="Ask HR about Annual leave").click()
    page.get_by_label("Your question").fill("Whose leave year counts?")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("button", name="Answer it").click()
    page.get_by_label("Answer", exact=True).fill("That of the employer.")
    page.get_by_label("Show question and answer to all").check()
    page.get_by_role("button", name="Send the answer").click()
    page.goto(site.url + reverse("terms_team", args=[about.team]))
    page.get_by_role("link", name="1 answer about Annual leave").click()
    expect(page.get_by_text("That of the employer.")).to_be_visible()
