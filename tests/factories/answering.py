"""A round that is open for answers, in the world of tests; and people who answer it.

Three audiences (leaders, frontline staff, children) of Harbour School and Kite Club; Kite Club's only leader is a cell
of one, and leaders' answers are therefore counted without their organisation. Everybody invited has a contact; the
children come by an open link.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.world import NOW, World
from oneworkforce.assess.commands import answering, drafts, seals
from oneworkforce.assess.domain import framework_file, questionnaire, tokens
from oneworkforce.assess.models import Contact, FrameCell, OpenLink, Round
from oneworkforce.ground import transactions

FRAMEWORK = """\
id: asked
version: 1
title: {en: How we work together, cy: Sut rydym yn gweithio gyda'n gilydd}
scale:
  min: 1
  max: 5
  threshold: 3
  words:
    1: {en: Never true, cy: Byth yn wir}
    5: {en: Always true}
audience_column: audience
audiences:
  leaders: {en: Leaders}
  frontline: {en: Frontline staff}
  young: {en: Children}
faces: [young]
arcs:
- id: vision
  title: {en: Shared vision, cy: Gweledigaeth}
  statement: {en: Everybody works together for me.}
  remark: {en: "What would you change?", cy: "Beth fyddech chi'n ei newid?"}
  questions:
  - {id: v1, audiences: [leaders], text: {en: Leaders pay for it., cy: Mae arweinwyr yn talu.}}
  - id: v2
    text: {en: Services plan together., cy: Mae gwasanaethau'n cynllunio gyda'i gilydd.}
    short: {en: They plan together.}
- id: money
  title: {en: Money}
  questions:
  - {id: m1, audiences: [leaders], text: {en: Budgets are shared., cy: Rhennir cyllidebau.}}
- id: story
  title: {en: My story}
  short: {en: Story}
  questions:
  - id: s1
    reverse: true
    text: {en: Families tell their story again and again., cy: Mae teuluoedd yn ailadrodd eu stori.}
    short: {en: I tell my story again and again.}
  - {id: s2, text: {en: Somebody listens., cy: Mae rhywun yn gwrando.}}
"""
BY = ("organisation",)
LEADERS, FRONTLINE, YOUNG = "leaders", "frontline", "young"
CELLS = (
    ("Harbour School", LEADERS, 12, "not stated"),
    ("Harbour School", FRONTLINE, 24, "Harbour School"),
    ("Harbour School", YOUNG, 40, "Harbour School"),
    ("Kite Club", LEADERS, 1, "not stated"),
    ("Kite Club", FRONTLINE, 11, "Kite Club"),
)
"""Organisation, audience, how many, and under which organisation its answers are counted."""
OPEN_LINK = ("Harbour School", YOUNG)


@dataclass(slots=True)
class Asked:
    """An open round: tokens by e-mail address, the open link's token, ids of cells by organisation and audience."""

    round: UUID
    partnership: UUID
    tokens: dict[str, str] = field(default_factory=dict)
    link: str = ""
    cells: dict[tuple[str, str], UUID] = field(default_factory=dict)

    def door(self, email: str, page: int | str = "") -> str:
        """Return the address of somebody's questionnaire."""
        return door(self.partnership, self.tokens[email], page)

    def open_door(self) -> str:
        """Return the address of the open link."""
        return reverse("answer_open", args=[self.partnership, self.link])


def door(partnership: UUID, token: str, page: int | str = "") -> str:
    """Return the address of a questionnaire, or of a page of it."""
    base = reverse("answer", args=[partnership, token])
    return f"{base}{page}/" if page else base


def address(organisation: str, audience: str, number: int) -> str:
    """Return the address of the `number`-th person (from 1) of a cell."""
    return f"{audience}{number}@{organisation.split(maxsplit=1)[0].lower()}.example.org"


def asked(
    world: World, *, last: date | None = None, who: str = "walter", title: str = "Tool 2026", many: int = 0
) -> Asked:
    """Open a round for answers until `last` (a week from today); return how it is answered.

    `many`: so many frontline staff of Harbour School are invited instead of those of `CELLS`.
    """
    today = timezone.localdate()
    framework = framework_file.parse(FRAMEWORK, "asked")
    with world.scope(who), transactions.whole("test round"):
        row = Round(
            title=title,
            year=2026,
            framework_id=framework.id,
            framework_version=framework.version,
            framework=FRAMEWORK,
            by=list(BY),
            synthetic=True,
            opens_on=(last or today) - timedelta(days=30),
            closes_on=last or today + timedelta(days=7),
            opened_at=NOW,
            made_at=NOW,
        )
        key = seals.make(row, now=NOW)
        row.save()
        made = Asked(row.pk, world.partnership_of(who))
        for organisation, audience, invited, cut in CELLS:
            more = many if (organisation, audience) == ("Harbour School", FRONTLINE) else 0
            _cell(world, made, row, key, (organisation, audience, more or invited, cut))
        link = OpenLink(cell_id=made.cells[OPEN_LINK], made_at=NOW)
        made.link = tokens.of_link(key, link.pk, link.number)
        link.digest = tokens.digest(made.link)
        link.save()
    return made


def answered(world: World, made: Asked, email: str, said: Mapping[str, str], *, remark: str = "") -> None:
    """Let somebody answer `said` (by question; a `remark` on the first page) and hand in."""
    token, today = made.tokens[email], timezone.localdate()
    with world.scope():
        with transactions.reading():
            cell = Contact.objects.select_related("cell").get(round=made.round, email=email).cell
        pages = questionnaire.pages(framework_file.parse(FRAMEWORK, "asked"), cell.audience)
        for number, _ in enumerate(pages, start=1):
            typed = {**said, questionnaire.REMARK: remark} if number == 1 else dict(said)
            drafts.keep(token=token, today=today, page=number, language="en", typed=typed)
        answering.hand_in(token=token, today=today)


def walked(client: Client, start: str, said: Mapping[str, str]) -> str:
    """Answer through the pages as a person does, from the address `start` of a questionnaire; return the last page."""
    base, at = start, 1
    answer = client.get(f"{base}{at}/")
    while answer.status_code == 200:
        go = "check" if 'value="check"' in answer.content.decode() else "next"
        answer = client.post(f"{base}{at}/", {**said, "go": go})
        assert answer.status_code == 302, answer.status_code
        if go == "check":
            break
        at += 1
        answer = client.get(f"{base}{at}/")
    answer = client.post(f"{base}check/", follow=True)
    return answer.content.decode()


def everybody(organisation: str, audience: str) -> list[str]:
    """Return the addresses of a cell."""
    many = next(many for place, who, many, _ in CELLS if (place, who) == (organisation, audience))
    return [address(organisation, audience, number) for number in range(1, many + 1)]


def _cell(world: World, made: Asked, row: Round, key: bytes, given: tuple[str, str, int, str]) -> None:
    organisation, audience, invited, cut = given
    cell = FrameCell.objects.create(
        round=row,
        organisation_id=world.organisations[organisation],
        audience=audience,
        invited=invited,
        cut=[["organisation", cut], ["audience", audience]],
    )
    made.cells[organisation, audience] = cell.pk
    if (organisation, audience) == OPEN_LINK:
        return
    contacts = []
    for number in range(1, invited + 1):
        contact = Contact(round=row, cell=cell, email=address(organisation, audience, number))
        token = tokens.of_contact(key, contact.pk, contact.number)
        contact.digest = tokens.digest(token)
        made.tokens[contact.email] = token
        contacts.append(contact)
    Contact.objects.bulk_create(contacts, batch_size=500)
