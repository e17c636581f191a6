"""Pay and conditions of the groups of staff in one team, and what was asked of HR about them."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.partnership.commands import teams
from oneworkforce.site.demo_story.told import Told
from oneworkforce.workforce.commands import hr_questions, terms_groups, terms_rules, terms_versions
from oneworkforce.workforce.models import Terms, TermsGroup

SCALES = {"days": 2, "hours": 60, "per_cent": 100}
"""How many of what is kept make one of what people write: half days, minutes, hundredths of a per cent."""


def play(told: Told) -> None:
    """Make the team, write down what each of its groups has, then ask and answer."""
    said = told.file("terms")
    if said is None:
        return
    team = _team(told, said["team"])
    for each in said["groups"]:
        _group(told, each, told.at(said["team"]["days"]))
    for each in said["questions"]:
        _question(told, each, team)


def _team(told: Told, said: dict[str, Any]) -> UUID:
    keeper, now = told.member("administrator"), told.at(said["days"])
    host, place = told.organisation(said["organisation"]), told.place(said["locality"])
    made = teams.add(by=keeper, now=now, organisation=host, name=said["name"], locality=place)
    for reference in said["members"]:
        person = told.post(reference).person_id
        assert person is not None  # examples/walsall/build.py
        teams.join(by=keeper, now=now, today=told.day(said["days"]), team=made, person=person)
    return made


def _group(told: Told, said: dict[str, Any], now: datetime) -> None:
    given: dict[str, Any] = {"by": told.lead, "now": now}
    place, starts_on = told.organisation(said["organisation"]), told.day(said["starts"])
    about = terms_groups.Said(said["title"], place, said.get("agreement", ""), said["source"], starts_on)
    made = terms_groups.add(**given, said=about)
    terms_rules.put(**given, group=made, organisation=place, role="", contract=said.get("contract", ""))
    version = Terms.objects.get(group=made).pk
    _say(given, version, said["conditions"])
    if later := said.get("later"):
        version = terms_versions.begin(**given, group=made, starts_on=told.day(later["days"]))
        _say(given, version, later["conditions"])
    if said.get("confirmed"):
        terms_versions.confirm(**given, version=version)


def _say(given: dict[str, Any], version: UUID, conditions: dict[str, dict[str, Any]]) -> None:
    for condition, values in conditions.items():
        columns = {name: value for name, value in values.items() if name not in SCALES}
        for name, scale in SCALES.items():
            if name in values:
                columns["number"] = int(Decimal(values[name]) * scale)
        if "pounds" in columns:
            columns["pounds"] = Decimal(columns["pounds"])
        terms_versions.say(**given, version=version, condition=condition, said=terms_versions.Said(**columns))


def _question(told: Told, said: dict[str, Any], team: UUID) -> None:
    groups = list(TermsGroup.objects.filter(title__in=said["groups"]).values_list("pk", flat=True))
    made = hr_questions.ask(
        by=told.member(said["by"]),
        now=told.at(said["days"]),
        today=told.day(said["days"]),
        groups=groups,
        condition=said["condition"],
        text=said["text"],
        team=team,
    )
    if answer := said.get("answer"):
        hr_questions.answer(
            by=told.member(answer["by"]),
            now=told.at(answer["days"]),
            today=told.day(answer["days"]),
            question=made,
            answer=answer["text"],
            published=answer["published"],
        )
