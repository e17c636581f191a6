"""Workforce, terms: commands that write, and the things that addresses name."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from factories import terms as made
from factories import workforce
from factories.command_row import Row, by, seen
from factories.world import World
from oneworkforce.workforce.commands import (
    hr_questions,
    secondment_agreements,
    secondments,
    terms_groups,
    terms_rules,
    terms_versions,
)
from oneworkforce.workforce.domain.secondments import Party
from oneworkforce.workforce.models import Secondment, TermsGroup


def _told(world: World, who: str = "walter") -> dict[str, Any]:
    return made.told(world, who)


def _group(world: World) -> UUID:
    return made.group(world)


def _version(world: World) -> UUID:
    return made.version(world, made.group(world))


def _change(world: World, pk: UUID) -> None:
    digest = seen(terms_groups.shown, TermsGroup, pk)
    said = made.said("Renamed", organisation=world.organisations[made.SCHOOL])
    terms_groups.change(**by(world, "walter"), group=pk, seen=digest, said=said)


def _say(world: World, pk: UUID) -> None:
    said = terms_versions.Said(pounds=Decimal(28_000), unit="year")
    terms_versions.say(**by(world, "walter"), version=pk, condition="pay_from", said=said)


def _put(world: World, pk: UUID) -> UUID:
    place = world.organisations[made.SCHOOL]
    return terms_rules.put(**by(world, "walter"), group=pk, organisation=place, role="teacher", contract="")


def _post_and_group(world: World) -> tuple[UUID, UUID]:
    return workforce.post(world), made.group(world)


def _ask(world: World, pk: UUID) -> object:
    return hr_questions.ask(**_told(world, "carl"), groups=[pk], condition="leave", text="Is it carried over?")


def _question(world: World) -> UUID:
    return made.question(world, made.group(world))


def _answer(world: World, pk: UUID) -> None:
    hr_questions.answer(**_told(world), question=pk, answer="Five days of it.", published=False)


def _answered(world: World) -> UUID:
    pk = _question(world)
    with world.scope("walter"):
        _answer(world, pk)
    return pk


def _propose(world: World, post: UUID) -> object:
    return secondments.propose(**_told(world, "mona"), said=made.proposal(world, post))


def _arrange(world: World, pk: UUID) -> None:
    digest = seen(secondments.shown, Secondment, pk)
    secondments.arrange(**_told(world), secondment=pk, seen=digest, said=made.arrangement())


def _without_sign_in(world: World) -> UUID:
    made.without_sign_in(world)
    return made.proposed(world, person="Tess Thorn")


def _record(world: World, pk: UUID) -> None:
    secondment_agreements.record_person(**_told(world), secondment=pk, told_by="Tess Thorn", told_on=date(2026, 11, 1))


COMMANDS: tuple[Row, ...] = (
    Row("terms_group.add", lambda w, _: terms_groups.add(**by(w, "walter"), said=made.said()), who="walter"),
    Row("terms_group.change", _change, _group, who="walter"),
    Row(
        "terms.begin",
        lambda w, pk: terms_versions.begin(**by(w, "walter"), group=pk, starts_on=date(2027, 4, 1)),
        _group,
        who="walter",
    ),
    Row("terms.say", _say, _version, who="walter"),
    Row("terms.confirm", lambda w, pk: terms_versions.confirm(**by(w, "walter"), version=pk), _version, who="walter"),
    Row("terms_of.put", _put, _group, who="walter"),
    Row(
        "terms_of.remove",
        lambda w, pk: terms_rules.remove(**by(w, "walter"), rule=pk),
        lambda w: made.rule(w, made.group(w)),
        who="walter",
    ),
    Row(
        "terms_of.override",
        lambda w, pks: terms_rules.override(**by(w, "walter"), post=pks[0], group=pks[1]),
        _post_and_group,
        who="walter",
    ),
    Row("hr_question.ask", _ask, _group, who="carl"),
    Row("hr_question.answer", _answer, _question, who="walter"),
    Row(
        "hr_question.publish",
        lambda w, pk: hr_questions.publish(**by(w, "walter"), question=pk, published=True),
        _answered,
        who="walter",
    ),
    Row("hr_question.withdraw", lambda w, pk: hr_questions.withdraw(**by(w, "carl"), question=pk), _question, "carl"),
    Row("secondment.propose", _propose, workforce.post, who="mona"),
    Row("secondment.arrange", _arrange, made.proposed, who="walter"),
    Row(
        "secondment.agree",
        lambda w, pk: secondment_agreements.agree(**_told(w), secondment=pk, party=Party.HOST),
        made.proposed,
        who="walter",
    ),
    Row("secondment.record_person", _record, _without_sign_in, who="walter"),
    Row(
        "secondment.decline",
        lambda w, pk: secondment_agreements.decline(**_told(w), secondment=pk, reason="No room this year"),
        made.proposed,
        who="walter",
    ),
    Row(
        "secondment.withdraw",
        lambda w, pk: secondment_agreements.withdraw(**_told(w, "mona"), secondment=pk),
        made.proposed,
        who="mona",
    ),
    Row(
        "secondment.extend",
        lambda w, pk: secondments.extend(**_told(w, "mona"), secondment=pk, until=date(2027, 12, 31)),
        made.in_force,
        who="mona",
    ),
    Row(
        "secondment.end",
        lambda w, pk: secondments.end(
            **_told(w, "mona"), secondment=pk, on=date(2026, 12, 31), reason="The work is done"
        ),
        made.in_force,
        who="mona",
    ),
)


def things(world: World) -> dict[str, Any]:
    """Return the ids that this area's addresses hold, by name: of Harbour School, and a proposal of Mona's."""
    group = made.group(world, "Teachers here")
    answered = made.question(world, group, text="How many days?")
    with world.scope("walter"):
        _answer(world, answered)
    return {
        "terms_group": group,
        "terms_version": made.version(world, group),
        "terms_rule": made.rule(world, group),
        "terms_post": workforce.post(world, "Terms 1"),
        "hr_question": made.question(world, group),
        "answered_question": answered,
        "secondment": made.proposed(world, reference="Terms 2"),
    }
