"""A round asked on the site, from its frame to its closing: copied forward from the round before it."""

import random
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from oneworkforce.assess.commands import (
    answering,
    closings,
    contacts,
    copies,
    dates,
    drafts,
    evidence,
    frames,
    gatherings,
    letters,
    notes,
    open_links,
    openings,
    paper,
    remarks,
    seals,
    themes,
)
from oneworkforce.assess.domain import questionnaire, tokens
from oneworkforce.assess.domain.contact_lists import Line
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.assess.models import Contact, FrameCell, Gathering, Remark, Round
from oneworkforce.assess.queries import stored
from oneworkforce.partnership.models import Locality, Organisation
from oneworkforce.site import demo_sign_ins as sign_ins
from oneworkforce.site.demo_story import workshop
from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict

SEED = 2010
SPREAD = 0.9
"""How far people's answers lie apart."""
SILENT = 0.06
"""The share of questions that somebody does not know or finds not applicable."""


def play(told: Told) -> None:
    """Ask a round as the story tells, where it tells of one."""
    if said := told.get("year"):
        _Year(told, said).play()


class _Year:
    """One round: whoever answers does so by the ordinary commands, from one seeded hand."""

    def __init__(self, told: Told, said: Mapping[str, Any]) -> None:
        self.told = told
        self.said = said
        self.hand = random.Random(SEED)  # noqa: S311  for a story, not for a secret
        self.round = self._copied()

    def play(self) -> None:
        """Prepare, open, ask, answer, close, and read what was said."""
        self._prepare()
        self._gather()
        at, day = self.told.at(self.said["opens"]), self.told.day(self.said["opens"])
        openings.open_round(by=self.told.lead, now=at, today=day, round=self.round)
        letters.invite(by=self.told.lead, now=at, today=day, round=self.round)
        self._answer()
        closes = self.told.at(self.said["closes"])
        today = self.told.day(self.said["closes"])
        closings.close(by=self.told.lead, now=closes, today=today, round=self.round)
        self.told.work(closes)
        self._read()
        workshop.hold(self.told, self.round, self.said["workshop"])

    @property
    def _row(self) -> Round:
        return Round.objects.get(pk=self.round)

    @property
    def _framework(self) -> Framework:
        return stored.framework_of(self._row)

    def _copied(self) -> UUID:
        made = copies.copy(
            by=self.told.lead,
            now=self.told.at(self.said["days"]),
            today=self.told.day(self.said["days"]),
            round=self.told.rounds[self.said["of"]],
            title=self.said["title"],
            year=self.said["year"],
            synthetic=True,
        )
        self.told.rounds[self.said["title"]] = made
        return made

    def _prepare(self) -> None:
        given: dict[str, Any] = {"by": self.told.lead, "now": self.told.at(self.said["days"])}
        given |= {"today": self.told.day(self.said["days"]), "round": self.round}
        dates.put(
            **given,
            seen=conflict.digest(dates.shown(self._row)),
            opens_on=self.told.day(self.said["opens"]),
            closes_on=self.told.day(self.said["closes"]),
            letters_a_minute=60,
        )
        lines: list[Line] = []
        for each in self.said["frame"]:
            organisation = Organisation.objects.get(name=each["organisation"])
            place = Locality.objects.get(name=each["locality"]) if "locality" in each else None
            for audience, invited in each["invited"].items():
                frames.add(
                    **given,
                    organisation=organisation.pk,
                    locality=place.pk if place else None,
                    audience=audience,
                    invited=invited,
                )
                if each.get("by") != "link":
                    lines += self._lines(len(lines), organisation.name, place, audience, invited)
        contacts.add_all(**given, lines=lines)

    def _lines(self, before: int, organisation: str, place: Locality | None, audience: str, many: int) -> list[Line]:
        name = place.name if place else ""
        return [
            Line(before + at, f"asked-{before + at}@{sign_ins.DOMAIN}", organisation, name, audience)
            for at in range(1, many + 1)
        ]

    def _gather(self) -> None:
        for each in self.said["evidence_plan"]:
            now = self.told.at(self.said["days"])
            given: dict[str, Any] = {"by": self.told.lead}
            made = gatherings.add(**given, now=now, round=self.round, kind=each["kind"], with_whom=each["with"])
            days = each.get("held", self.said["closes"])
            gatherings.settle(
                **given,
                now=self.told.at(days),
                today=self.told.day(days),
                gathering=made,
                seen=conflict.digest(gatherings.came(Gathering.objects.get(pk=made))),
                held_on=self.told.day(days) if "held" in each else None,
                people=each.get("people"),
                not_run_because=each.get("not_run", ""),
            )
            for note in each.get("notes", ()):
                notes.add(**given, now=self.told.at(days), gathering=made, words=note["words"], arcs=note["arcs"])

    def _answer(self) -> None:
        """Let a share of those asked answer: by the link of their letter, by an open link, and some on paper."""
        row = self._row
        key, today = seals.key(row), self.told.day(self.said["opens"] + 2)
        for contact in Contact.objects.filter(round=row).select_related("cell").order_by("email"):
            if self.hand.random() < float(self.said["share"]):
                self._hand_in(tokens.of_contact(key, contact.pk, contact.number), contact.cell.audience)
        for cell in self._cells("link"):
            open_links.make(
                by=self.told.lead, now=self.told.at(self.said["opens"]), today=today, round=row.pk, cell=cell.pk
            )
            cell.refresh_from_db()
            token = tokens.of_link(key, cell.link.pk, cell.link.number)
            for at in range(int(cell.invited * float(self.said["share"]))):
                if at % 3:
                    self._hand_in(drafts.begin(link=token, today=today, language="en"), cell.audience)
                else:
                    said, own = self._said(cell.audience)
                    paper.enter(
                        by=self.told.lead,
                        now=self.told.at(self.said["opens"] + 3),
                        today=today,
                        round=row.pk,
                        cell=cell.pk,
                        said=said,
                        remarks=own,
                    )

    def _cells(self, by: str) -> Iterator[FrameCell]:
        named = {each["organisation"] for each in self.said["frame"] if each.get("by") == by}
        found = FrameCell.objects.filter(round=self.round, organisation__name__in=named)
        yield from found.order_by("organisation__name", "audience")

    def _hand_in(self, token: str, audience: str) -> None:
        today = self.told.day(self.said["opens"] + 2)
        said, own = self._said(audience)
        for number, page in enumerate(questionnaire.pages(self._framework, audience), 1):
            typed = {one.id: said[one.id] for one in page.questions}
            typed[questionnaire.REMARK] = own.get(page.arc.id, "")
            drafts.keep(token=token, today=today, page=number, language="en", typed=typed)
        answering.hand_in(token=token, today=today)

    def _said(self, audience: str) -> tuple[dict[str, str], dict[str, str]]:
        """Return what somebody of an audience says: scores about the mean of each arc, now and then a remark."""
        scale = self._framework.scale
        said: dict[str, str] = {}
        own: dict[str, str] = {}
        mood = self.hand.gauss(0, SPREAD / 2)
        for page in questionnaire.pages(self._framework, audience):
            mean = float(self.said["means"][page.arc.id])
            for one in page.questions:
                if self.hand.random() < SILENT:
                    said[one.id] = self.hand.choice(("dk", "na", ""))
                    continue
                score = round(mean + mood + self.hand.gauss(0, SPREAD))
                turned = scale.max + scale.min - score if one.reverse else score
                said[one.id] = str(min(max(turned, scale.min), scale.max))
            if (words := self.said["remarks"].get(page.arc.id)) and self.hand.random() < float(words["share"]):
                own[page.arc.id] = self.hand.choice(words["said"])
        return said, own

    def _read(self) -> None:
        """Put what people wrote under themes, and evidence beside the answers."""
        given: dict[str, Any] = {"by": self.told.lead, "now": self.told.at(self.said["read"])}
        made = {
            arc: themes.add(**given, round=self.round, title=words["theme"], arc=arc)
            for arc, words in self.said["remarks"].items()
        }
        for remark in Remark.objects.filter(round=self.round).order_by("arc", "pk"):
            seen = conflict.digest(remarks.shown(remark))
            remarks.code(**given, remark=remark.pk, seen=seen, themes_of=[str(made[remark.arc])])
        for each in self.said["evidence"]:
            told = {"figure": "", "says": "", "kept_at": "", **each, "dated": self.told.day(each["dated"])}
            evidence.add(**given, today=self.told.day(self.said["read"]), round=self.round, **told)
